"""Subtitles, SRT and WebVTT: the words of the cues as paragraphs, with their times and voices.

The text is what a viewer reads: without tags, styles, notes and cue numbers; lines of one voice
follow each other with one space, and a new paragraph begins with another voice, after a pause, or
where one grows long. webvtt-py finds the cues of both kinds.
"""

import codecs
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.documents import Layout, Moment, Span, Voice
from bot.errors import DocumentError
from bot.formats.builder import Builder
from bot.formats.captions.cues import Line, lines_of
from bot.formats.format import Extract, Format
from bot.formats.plain.decoding import decode

LARGEST = 10_000_000  # bytes; a day of speech has under 3 MB
PAUSE = 3.0  # seconds of silence that end a paragraph
COMFORTABLE = 500  # code points; a longer paragraph ends at its next sentence end
LONGEST = 1000  # code points; automatic captions have no sentence ends
OPENING = 4096  # bytes in which the first cue is looked for

TIME = r"(?:\d{1,9}:)?\d{1,2}:\d{1,2}[.,]\d{1,9}"
TIMES = rf"[ \t]*{TIME}[ \t]*-->[ \t]*{TIME}"
"""Example: `00:00:01,000 --> 00:00:02,000`."""
FIRST_CUE = re.compile(rf"^(?:\d{{1,9}}[ \t]*\r?\n)?{TIMES}", re.MULTILINE)
"""Example: `1` and `00:00:01,000 --> 00:00:02,000` on the next line."""
TIMES_LINE = re.compile(rf"^{TIMES}", re.MULTILINE)
ENDS_A_SENTENCE = re.compile(r"[.!?…。！？]['\"’”)\]*_]*\Z")
"""Example: the end of `He said "no."`."""
ASIDE = re.compile(r"[\[(♪♫].*[\])♪♫]")
"""Example: `[Applause]`, `(laughs)`, `♪ la la ♪`: nobody's words, in a paragraph of their own."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words on the screen, and when."""

    start: float  # seconds
    end: float
    words: str
    """With its tags and line ends."""


def recognises(data: bytes) -> bool:
    """Whether the file begins as WebVTT must, or with an SRT cue."""
    opening = data[:OPENING]
    marked = opening.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = opening.decode("utf-16" if marked else "utf-8-sig", "ignore")
    return is_webvtt(text) or FIRST_CUE.match(text.lstrip()) is not None


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The words of the cues.

    Raises:
        DocumentError: it is no text, holds no cue with words, or is over the limit.
    """
    if len(data) > LARGEST:
        raise DocumentError(
            "{name} has {size} MB and subtitles may have {limit} MB; split it into smaller files.",
            code="subtitles-large",
            name=name,
            size=round(len(data) / 1e6),
            limit=round(LARGEST / 1e6),
        )
    decoded = decode(data, name)
    cues = cues_in(decoded.text)
    lines = lines_of([cue.words for cue in cues], escaped=is_webvtt(decoded.text))
    text, layout = _written(cues, lines)
    if not text:
        raise DocumentError(
            "{name} holds no subtitles; each needs a line of times (00:00:01,000 --> "
            "00:00:02,000) and words below it.",
            code="subtitles-none",
            name=name,
        )
    return Extract(text, layout, encoding=decoded.encoding, notes=decoded.notes)


def is_webvtt(text: str) -> bool:
    return re.match(r"WEBVTT(?:\s|\Z)", text) is not None


def cues_in(text: str) -> list[Cue]:
    """The cues in the order of the file, with those whose times make no sense left out."""
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    found: list[Cue] = []
    for kind in ("vtt",) if is_webvtt(text) else ("srt", "vtt"):
        try:
            parsed = webvtt.from_buffer(io.StringIO(_tidy(text, kind)), format=kind)
        except (MalformedFileError, MalformedCaptionError):
            continue
        cues = [
            Cue(
                caption.start_time.in_milliseconds() / 1000,
                caption.end_time.in_milliseconds() / 1000,
                caption.raw_text,
            )
            for caption in parsed.captions
        ]
        found = max(found, cues, key=len)
        if 2 * len(found) > sum(1 for _ in TIMES_LINE.finditer(text)):
            break
        # SRT without numbers is read as WebVTT, which needs none
    return found


def _tidy(text: str, kind: str) -> str:
    """What webvtt-py asks of a file: SRT begins with its first cue, WebVTT writes 1.5 for 1,5."""
    if kind == "srt":
        first = FIRST_CUE.search(text)
        return text[first.start() :] if first else text
    with_points = TIMES_LINE.sub(lambda line: line[0].replace(",", "."), text)
    return with_points if is_webvtt(text) else f"WEBVTT\n\n{with_points}"


def _written(cues: Sequence[Cue], lines: Sequence[Line]) -> tuple[str, Layout]:
    """The lines put together as paragraphs, and where cues and voices begin in them."""
    builder = Builder()
    moments: list[Moment] = []
    voices: list[Voice] = []
    said: int | None = None  # the last cue
    for paragraph in _paragraphs(cues, lines):
        pieces = [f"{line.mark}{line.label}{line.words}".strip() for line in paragraph]
        placed = builder.add(" ".join(pieces))
        if placed is None:
            continue
        start = placed.start
        for line, piece in zip(paragraph, pieces, strict=True):
            if line.begins:
                printed = len(f"{line.mark}{line.label}".rstrip())
                voices.append(Voice(Span(start, start + printed), line.speaker, line.asks))
            if line.cue != said:
                moments.append(Moment(start, cues[line.cue].start))
            said = line.cue
            start += len(piece) + 1
    text, layout = builder.finish()
    return text, Layout(layout.paragraphs, moments=tuple(moments), voices=tuple(voices))


def _paragraphs(cues: Sequence[Cue], lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that stand in one paragraph."""
    run: list[Line] = []
    length = 0
    for line in lines:
        if run and _parts(cues, run[-1], line, length):
            yield run
            run, length = [], 0
        run.append(line)
        length += len(line.words) + 1
    if run:
        yield run


def _parts(cues: Sequence[Cue], before: Line, line: Line, length: int) -> bool:
    """Whether a new paragraph begins with a line.

    Args:
        length: code points of the paragraph before it.
    """
    return (
        line.begins
        or ASIDE.fullmatch(before.words) is not None
        or ASIDE.fullmatch(line.words) is not None
        or cues[line.cue].start - cues[before.cue].end >= PAUSE
        or length >= LONGEST
        or (length >= COMFORTABLE and ENDS_A_SENTENCE.search(before.words) is not None)
    )


FORMAT = Format(
    name="subtitles", endings=(".srt", ".vtt"), recognises=recognises, read=read, version=2
)
