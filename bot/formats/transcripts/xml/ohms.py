"""OHMS: an interview's record of the Oral History Metadata Synchronizer.

New records hold WebVTT (`vtt_transcript`). Older ones hold a text with labels (`DUARTE: …`), which
are found there as in any text (`bot/segmentation`), and `sync`, which says at which word of which
line each minute begins: `1:|13(3)|19(14)`. The points of the index become headings. A record with
an index alone is read as its headings and synopses.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from bot.documents import Layout, Metadata, Moment, ParagraphKind
from bot.formats.builder import Builder
from bot.formats.captions.subtitles import cues_in, is_webvtt
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.transcripts.captioned import utterances_of
from bot.formats.transcripts.times import is_recorded, seconds_in
from bot.formats.transcripts.utterance import Utterance
from bot.formats.transcripts.writing import written
from bot.formats.transcripts.xml.tree import child_words

FOOTNOTES = re.compile(r"\[\[footnotes\]\].*?(?:\[\[/footnotes\]\]|\Z)", re.DOTALL)
FOOTNOTE = re.compile(r"\[\[footnote\]\][^\[]{0,20}\[\[/footnote\]\]")
"""Example: `[[footnote]]12[[/footnote]]`, which stands within a sentence."""
NO_TRANSCRIPT = re.compile(r"\s*no transcript\.?\s*", re.IGNORECASE)
SYNC = re.compile(r"(?P<line>\d{1,9})\((?P<word>\d{1,9})\)")
"""Example: `13(3)`: the third word of the thirteenth line."""
LABEL = re.compile(r"(?P<label>[^\W\d_a-z][^\n:a-z]{0,40}):(?=\s|\Z)")
"""Example: `DUARTE:`, `DR. OBI:`."""
WITHIN = re.compile(r" (?P<label>[^\W\d_a-z][^\s:]{0,40}):(?=\s)")
"""Example: ` DUARTE: ` within a line."""
LATE = 120.0  # seconds after which the words of a point are looked for no more
RECURRING = 2  # lines that begin with a label, by which it is known within one
LETTERS = re.compile(r"[^\W_]+")
MATCHED = 40  # code points of a point's first words, by which its paragraph is found
WORDING = Wording(
    authors=("interviewee",),
    interviewers=("interviewer",),
    issued=("date", "date_nonpreferred_format"),
    publisher=("repository",),
    container=("collection_name", "series_name"),
    language=("language",),
    kind=("kind",),
)


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of the index."""

    seconds: float
    title: str
    synopsis: str
    partial: str
    """The first of what is said there."""

    @property
    def opening(self) -> str:
        """The same, letters only: by it the paragraph is found."""
        return "".join(LETTERS.findall(self.partial.casefold()))[:MATCHED]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a transcript, or a part of it."""

    number: int
    """From 1."""
    first: int
    """The number of its first word in the line, from 0."""
    words: str


def written_record(root: Element) -> tuple[str, Layout, str, Metadata]:
    """Text, layout, title and what is stated of an interview."""
    record = root.find("record")
    record = root if record is None else record
    stated = stated_in(list(_settings(record)), WORDING)
    points = sorted(_points(record), key=lambda point: point.seconds)
    captions = (record.findtext("vtt_transcript") or "").strip()
    transcript = record.findtext("transcript") or ""
    if "-->" in captions:
        text, layout = written(_captioned(captions, points, stated.interviewers))
    elif transcript.strip() and not NO_TRANSCRIPT.fullmatch(transcript):
        text, layout = _labelled(transcript, record.findtext("sync") or "", points)
    else:
        text, layout = _indexed(points)
    return text, layout, child_words(record, "title"), stated


def _settings(record: Element) -> Iterator[Setting]:
    for each in record:
        words = each.get("value") or " ".join((each.text or "").split())
        if isinstance(each.tag, str) and words:
            yield Setting(each.tag.lower(), words)


def _points(record: Element) -> Iterator[_Point]:
    for each in record.iterfind("index/point"):
        seconds, title = seconds_in(child_words(each, "time")), child_words(each, "title")
        if title and seconds is not None and is_recorded(seconds):
            partial = each.findtext("partial_transcript") or ""
            yield _Point(seconds, title, child_words(each, "synopsis"), partial)


def _captioned(
    captions: str, points: Sequence[_Point], interviewers: Sequence[str]
) -> Iterator[Utterance]:
    """The utterances of the cues, each point's title above the one that is said at its time."""
    if not is_webvtt(captions):
        captions = f"WEBVTT\n\n{captions}"
    cues = cues_in(captions.replace("\r\n", "\n"))
    said = list(utterances_of(cues, escaped=True, at_each_change=True))
    coming = list(points)
    for at, each in enumerate(said):
        following = next(
            (one.start for one in said[at + 1 : at + 50] if one.start is not None), None
        )
        above: list[str] = []
        while coming and (following is None or coming[0].seconds < following):
            above.append(coming.pop(0).title)
        yield replace(each, heading=" · ".join(above), asks=_is_called(each.speaker, interviewers))


def _indexed(points: Sequence[_Point]) -> tuple[str, Layout]:
    """An index by itself: under each title what the archive says of it, else what is said first."""
    described = any(point.synopsis for point in points)
    builder = Builder()
    moments: list[Moment] = []
    for point in points:
        placed = builder.add(point.title, ParagraphKind.HEADING)
        for words in (point.synopsis if described else point.partial).split("\n"):
            builder.add(" ".join(words.split()))
        moments += [Moment(placed.start, point.seconds)] if placed else []
    text, layout = builder.finish()
    return text, replace(layout, moments=tuple(moments))


def _is_called(speaker: str | None, people: Sequence[str]) -> bool:
    """Whether a label is somebody's name or a part of it: `BROCK` of `David C. Brock`."""
    label = set(LETTERS.findall((speaker or "").casefold()))
    return bool(label) and any(label <= set(LETTERS.findall(each.casefold())) for each in people)


def _labelled(transcript: str, sync: str, points: Sequence[_Point]) -> tuple[str, Layout]:
    """The paragraphs of a text, with the minutes where they begin in its lines."""
    minutes = _minutes(sync)
    builder = Builder()
    moments: list[Moment] = []
    coming = list(points)
    passed = 0.0  # the last minute that has begun
    for paragraph in _paragraphs(FOOTNOTES.sub("", transcript)):
        words = " ".join(line.words for line in paragraph)
        letters = "".join(LETTERS.findall(words.casefold()))
        while coming and _is_here(coming[0], letters, passed, timed=bool(minutes)):
            builder.add(coming.pop(0).title, ParagraphKind.HEADING)
        placed = builder.add(words)
        if placed is None:
            continue
        start = placed.start
        for line in paragraph:
            for word, seconds in minutes.get(line.number, ()):
                if line.first <= word <= line.first + line.words.count(" "):
                    passed = seconds
                    moments.append(Moment(start + _word_at(line.words, word - line.first), seconds))
            start += len(line.words) + 1
    text, layout = builder.finish()
    once = {moment.start: moment for moment in moments if moment.start < len(text)}
    return text, replace(layout, moments=tuple(once[start] for start in sorted(once)))


def _is_here(point: _Point, letters: str, passed: float, *, timed: bool) -> bool:
    """Whether what a point tells of begins with this paragraph: by its words, else by its time."""
    if point.opening and point.opening in letters:
        return True
    return timed and passed >= point.seconds + (LATE if point.opening else 0.0)


def _minutes(sync: str) -> dict[int, list[tuple[int, float]]]:
    """For each line, from 1, the words with which minutes begin, from 0, and their seconds."""
    step, _, stamps = sync.partition(":")
    each = int(step) * 60.0 if step.strip().isdecimal() and len(step) < 4 else 60.0
    found: dict[int, list[tuple[int, float]]] = {}
    for number, stamp in enumerate(stamps.split("|")):
        if match := SYNC.search(stamp[:40]):
            at = found.setdefault(int(match["line"]), [])
            at.append((max(0, int(match["word"]) - 1), number * each))
    return found


def _paragraphs(transcript: str) -> Iterator[list[_Line]]:
    """Lines parted by blank ones and by labels, which may stand within a line too."""
    lines = [" ".join(FOOTNOTE.sub("", line).split()) for line in transcript.split("\n")]
    labels = Counter(match["label"] for line in lines if (match := LABEL.match(line)))
    known = {label for label, count in labels.items() if count >= RECURRING}
    run: list[_Line] = []
    for number, line in enumerate(lines, 1):
        for piece in _pieces(number, line, known):
            if run and (not piece.words or LABEL.match(piece.words)):
                yield run
                run = []
            if piece.words:
                run.append(piece)
    if run:
        yield run


def _pieces(number: int, line: str, known: Collection[str]) -> Iterator[_Line]:
    """A line, cut before each label in it that other lines begin with."""
    done = first = 0
    for match in WITHIN.finditer(line):
        if match["label"] in known:
            words = line[done : match.start()]
            yield _Line(number, first, words)
            first += words.count(" ") + 1
            done = match.start() + 1
    yield _Line(number, first, line[done:])


def _word_at(line: str, number: int) -> int:
    """Where a word of a line begins, by its number from 0; of one it has not, its last."""
    start = 0
    for _ in range(number):
        space = line.find(" ", start)
        if space < 0:
            break
        start = space + 1
    return start
