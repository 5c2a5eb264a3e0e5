"""Speakers' labels in transcripts: where they stand and whom they name.

    Reporter: Why did you dig?          **Reporter** Why did you dig?
    [00:12] Reporter: Why did you dig?  Reporter  0:12        (and the words below it)
    Q. Why did you dig?                 [Reporter] Why did you dig?

Lines that look alike are gathered kind by kind; the kind that proves to be a conversation
(`bot/segmentation/dialogue.py`), and the largest of those, gives the speakers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.documents import Paragraph, ParagraphKind, Span, Voice
from bot.segmentation.dialogue import LabelledWords, speaking, who_asks
from bot.segmentation.timestamps import TIME_MARK

NAME = r"[^\W\d_a-z][\w.'’&/-]*(?: [\w.'’&/-]+){0,5}(?<!_)"
"""Example: `Dr. Ada O'Neil`, `THE PRESIDENT`, `Speaker 1`, `SPEAKER_00`."""
ROLE = r"(?:[ \t]{0,20}\([^()\n:]{1,60}\))?"
"""Example: ` (via video)`; it is no part of the name."""
WHEN = rf"(?:[ \t]{{0,20}}[,|·–-]?[ \t]{{0,20}}{TIME_MARK})"
"""Example: ` (00:12:31)`, `  0:12`, ` - 0:12`."""
COLON = r"[ \t]{0,20}(?::[*_]{0,3}(?=\s|\Z)|：[*_]{0,3})"
"""Example: `:`, `:**`; a wide one needs no space after it."""
BEFORE = rf"(?P<before>[*_]{{0,3}}{TIME_MARK}[*_]{{0,3}}[ \t]{{0,20}}[–-]?[ \t]{{0,20}})"
START = rf"[ \t]{{0,80}}(?:>>+[ \t]{{0,20}})?{BEFORE}?"
"""Example: `>> ` of live captions, `[00:12] `; every run is bounded, as no file may take long."""

NAMED = rf"(?P<name>{NAME}){ROLE}[*_]{{0,3}}(?P<after>{WHEN})?[*_]{{0,3}}{COLON}"
NAME_LABEL = re.compile(rf"^{START}[*_]{{0,3}}{NAMED}", re.MULTILINE)
"""Example: `Reporter: `, `**Dr. Ada Obi:** `, `[00:12] Guide (via video): `, `A. Obi: `."""
LABEL = re.compile(
    rf"^{START}[*_]{{0,3}}"
    rf"(?:(?P<qa>Q|A|Question|Answer) ?\d{{0,3}}[.:][*_]{{0,3}}(?=\s|\Z)|{NAMED})",
    re.MULTILINE,
)
"""Example: the same, and `Q. `, `A2: `, `Question 1: `."""
TIMED = re.compile(
    rf"^{START}[*_]{{0,3}}(?P<name>{NAME}){ROLE}[*_]{{0,3}}(?P<after>{WHEN})?[*_]{{0,3}}[ \t\r]*$",
    re.MULTILINE,
)
"""Example: `Ada Obi  0:12` or `[00:12] Ada Obi`, alone on a line."""
BRACKETS = re.compile(rf"^[ \t]*\[(?P<name>{NAME})\]:?(?=\s|\Z)", re.MULTILINE)
"""Example: `[Reporter] Why?`."""
BOLD = re.compile(
    rf"^{START}(?P<marks>\*\*|__)(?P<name>{NAME}){ROLE}{WHEN}?(?P=marks)(?P<after>{WHEN})?(?=\s|\Z)",
    re.MULTILINE,
)
"""Example: `**Guide**` or `**Guide** (00:12)`, above or before the words."""
ALONE = re.compile(rf"{START}(?P<name>{NAME}){ROLE}(?P<after>{WHEN})?[ \t]*+:?[ \t]*+")
"""Example: `Guide` as a heading, as bold words, or as a paragraph above the words."""
AFTER_BOLD = re.compile(rf"(?P<after>{WHEN})?(?:{COLON})?")
"""Example: `:` or ` (00:12)` after a bold `Guide`."""
TIME_ALONE = re.compile(rf"[ \t]*{TIME_MARK}[ \t]*")
"""Example: `00:00:03.000 --> 00:00:07.000` on the line above a name."""

PARTICLES = frozenset(
    """
    de del der den di da dos du la le van von bin ibn al el of the and for y
    """.split()
)
NOBODY = frozenset(
    """
    note notes warning caution tip tips example examples important remark summary source sources
    figure table date time place location subject from to cc re pros cons problem solution
    ingredients method serves input output result results returns raises args see title author
    authors keywords abstract references url link links definition answer key step steps
    background conclusion introduction advantages disadvantages before after price
    action actions decision decisions motion resolved agreed discussion apologies present absent
    attendees agenda item items outcome owner due deadline status priority description next
    todo info error debug given when then expected actual yes no okay applause laughter music
    inaudible crosstalk silence pause
    """.split()
)
"""Words that documents print before a colon or in brackets without anybody speaking."""
MOST_PARTS = 6  # words of a name: `Her Excellency Dr. Ellen Johnson Sirleaf`
LONGEST_GAP, LONGEST_TIME = 80, 200  # code points over a name: of blanks, and of a line of a time
UNNAMED = frozenset({"Question", "Answer"})
"""Labels that part the voices and name nobody."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a label may stand."""

    span: Span
    name: str
    timed: bool


def find_labels(
    text: str, paragraphs: Sequence[Paragraph], bold: Sequence[Span] = ()
) -> tuple[Voice, ...]:
    """The speakers' labels of a transcript, in order; none where the text is no conversation.

    Args:
        bold: the bold words with which paragraphs begin, where the text shows no marks of it.
    """
    best: tuple[Voice, ...] = ()
    for places in (
        _under_each(text, _headings(text, paragraphs)),
        _matches(text, paragraphs, NAME_LABEL),
        _matches(text, paragraphs, LABEL),
        _matches(text, paragraphs, BOLD),
        _bold(text, bold),
        _under_each(text, _timed(text, paragraphs)),
        _matches(text, paragraphs, BRACKETS),
    ):
        best = max(best, _speakers(text, list(places), len(paragraphs)), key=len)
    # a name alone on its line is the weakest of signs: asked only where there is no other
    return best or _speakers(
        text, list(_under_each(text, _alone(text, paragraphs))), len(paragraphs)
    )


def is_name(words: str) -> bool:
    """Whether words could name a speaker: each begun as a name is, none that names a thing."""
    parts = words.split()
    return (
        0 < len(parts) <= MOST_PARTS
        and all(not part[0].islower() or part in PARTICLES for part in parts)
        and words.lower() not in NOBODY
    )


def label_of(line: str) -> tuple[str, int] | None:
    """The name that a line of captions begins with, and how long its label is."""
    match = LABEL.match(line) or BRACKETS.match(line)
    if match is None:
        return None
    name = match.groupdict().get("qa") or match["name"]
    return (name, match.end()) if is_name(name) or len(name) == 1 else None


def is_time(text: str, paragraph: Paragraph) -> bool:
    """Whether a time is all that a paragraph holds."""
    return TIME_ALONE.fullmatch(text, paragraph.start, paragraph.end) is not None


def _speakers(text: str, places: Sequence[_Place], paragraphs: int) -> tuple[Voice, ...]:
    """The labels among lines that look alike, if together they are a conversation's."""
    ends = [*(place.span.start for place in places), len(text)][1:]
    said = [
        LabelledWords(
            place.name,
            text[place.span.start : place.span.end],
            text[place.span.end : end],
            timed=place.timed,
        )
        for place, end in zip(places, ends, strict=False)
    ]
    speakers = [
        (place, each)
        for place, each, speaks in zip(places, said, speaking(said, paragraphs), strict=True)
        if speaks
    ]
    asking = who_asks([each for _, each in speakers])
    return tuple(
        Voice(
            place.span,
            None if place.name in UNNAMED else place.name,
            place.name in asking,
        )
        for place, _ in speakers
    )


def _headings(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[_Place]:
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            match = ALONE.fullmatch(text, paragraph.words.start, paragraph.words.end)
            if match and is_name(match["name"]):
                yield _place(text, match, Span(paragraph.start, paragraph.end))


def _alone(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[_Place]:
    """Names that have the first line of a paragraph for themselves."""
    for paragraph in paragraphs:
        end = text.find("\n", paragraph.start, paragraph.end)
        line = Span(paragraph.start, end if end >= 0 else paragraph.end)
        match = ALONE.fullmatch(text, line.start, line.end)
        if (
            paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.TEXT)
            and match
            and is_name(match["name"])
        ):
            yield _place(text, match, line)


def _bold(text: str, bold: Sequence[Span]) -> Iterator[_Place]:
    for span in bold:
        match = ALONE.fullmatch(text, span.start, span.end)
        if match and is_name(match["name"]):
            after = AFTER_BOLD.match(text, span.end)
            assert after is not None  # it may match nothing
            yield _place(text, match, Span(span.start, after.end()), timed=bool(after["after"]))


def _timed(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[_Place]:
    return (place for place in _matches(text, paragraphs, TIMED) if place.timed)


def _matches(
    text: str, paragraphs: Sequence[Paragraph], pattern: re.Pattern[str]
) -> Iterator[_Place]:
    """Where a label stands at the start of a line."""
    found: list[tuple[_Place, ParagraphKind]] = []
    before = 0  # where the paragraph before ends: no line of this one begins further back
    for paragraph in paragraphs:
        line_end = text.rfind("\n", before, paragraph.start)
        line = line_end + 1 if line_end >= 0 or before == 0 else paragraph.start
        before = paragraph.end
        for match in pattern.finditer(text, line, paragraph.end):
            if match.groupdict().get("qa") or is_name(match["name"]):
                start = match.end() - len(match[0].lstrip())
                found.append((_place(text, match, Span(start, match.end())), paragraph.kind))
    # `A. Yes` looks like a heading and is none; `Wells: a history` is one
    names = {place.name for place, kind in found if kind is not ParagraphKind.HEADING}
    return (
        place for place, kind in found if kind is not ParagraphKind.HEADING or place.name in names
    )


def _place(text: str, match: re.Match[str], span: Span, *, timed: bool = False) -> _Place:
    """The label of a match; a time on the line above goes with it."""
    found = match.groupdict()
    above = _time_above(text, span.start)
    return _Place(
        Span(span.start if above is None else above, span.end),
        found.get("qa") or match["name"],
        timed or above is not None or bool(found.get("before") or found.get("after")),
    )


def _time_above(text: str, start: int) -> int | None:
    """Where the line above begins, if a time is all it holds."""
    first = max(0, start - LONGEST_GAP)
    end = len(text[first:start].rstrip()) + first
    first = max(0, end - LONGEST_TIME)
    line_end = text.rfind("\n", first, end)
    if line_end < 0 < first:
        return None
    line = line_end + 1
    return line if "\n" in text[end:start] and TIME_ALONE.fullmatch(text, line, end) else None


def _under_each(text: str, places: Iterator[_Place]) -> Iterator[_Place]:
    """Names that stand alone have words under them: of two in a row only one is a name.

    `Guide` above `Yes` is a name with its words; `River talk` above `Reporter` is a title.
    """
    found = list(places)
    counts = Counter(place.name for place in found)
    held: _Place | None = None
    for place in found:
        if held and text[held.span.end : place.span.start].isspace():
            if counts[held.name] > 1 or counts[place.name] == 1:
                continue
        elif held:
            yield held
        held = place
    if held:
        yield held
