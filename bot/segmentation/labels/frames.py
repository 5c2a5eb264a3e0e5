"""Frames: the ways in which labels are written, and the lines of a text that are written so.

    Reporter: Why did you dig?          **Reporter** Why did you dig?
    [00:12] Reporter: Why did you dig?  Reporter  0:12        (and the words below it)
    <reporter> Why did you dig?         ### Reporter：
    Mr. Lark. Why did you dig?          REPORTER — Why did you dig?

A line is taken here for whatever its marks allow; whether it is a label, and what it says, is told
by what stands in the same frame (`bot/segmentation/labels/find.py`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.documents import Paragraph, ParagraphKind, Span, lines, trimmed
from bot.segmentation.labels.patterns import (
    AFTER_BOLD,
    ALONE,
    ANGLE,
    BOLD,
    CLOCKED,
    DASHED,
    ENDS,
    LABELLED,
    SQUARE,
    STOPPED,
    SYSTEM,
    TIME_ALONE,
    TIME_LED,
    TIMED,
)

MOSTLY_NAMES = 0.8  # of the lines begun by a time, those that hold a name alone
UNSEEN = " •*_~\u200b\u200e\u200f\ufeff"
"""What may stand around a name and is no part of it."""
LONGEST_GAP, LONGEST_TIME = 80, 200  # code points over a name: of blanks, and of a line of a time


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label may stand."""

    span: Span
    name: str
    """What stands where a name does, without role, time and marks."""
    timed: bool = False
    marks: str = ""
    """What is printed before the name, without the time: `**`, `- `, `>> `."""
    role: bool = False
    """Whether brackets follow the name."""
    opens: bool = True
    """Whether it begins something new: a paragraph, or a line after the end of a sentence."""
    heading: bool = False
    examiner: str | None = None
    """Who asks from here on, where the line says only that: `BY MS. COUNSEL:`."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to write labels."""

    find: Callable[[str, Sequence[Paragraph], Sequence[Span]], Sequence[Place]]
    marked: bool = False
    """Whether its marks alone tell a label, so that anything in them is a name."""
    enclosed: bool = False
    """Whether anything in its marks is a label once names are known to stand in them."""
    alone: bool = False
    """Whether names stand on lines of their own, with the words below."""
    formal: bool = False
    """Whether only capitals and titles are names, as any sentence may be written so."""


def labelled(text: str, paragraphs: Sequence[Paragraph], _bold: Sequence[Span]) -> list[Place]:
    """Names before a colon."""
    return _matches(text, paragraphs, LABELLED)


def bold(text: str, paragraphs: Sequence[Paragraph], spans: Sequence[Span]) -> list[Place]:
    """Bold names, by the marks of a text or by what its format says."""
    if not spans:
        return _matches(text, paragraphs, BOLD)
    found = []
    for span in spans:
        if match := ALONE.fullmatch(text, span.start, span.end):
            after = AFTER_BOLD.match(text, span.end)
            assert after is not None  # it may match nothing
            place = _place(text, match, Span(span.start, after.end()), opens=True)
            timed = place.timed or bool(after["after"])
            found.append(Place(place.span, place.name, timed, "**", place.role))
    return found


def angled(text: str, paragraphs: Sequence[Paragraph], _bold: Sequence[Span]) -> list[Place]:
    """Names in angle brackets, as in chats, and the lines between that their program wrote."""
    found = _matches(text, paragraphs, ANGLE)
    if not found:
        return []
    for match, _ in lines_matching(text, paragraphs, SYSTEM):
        found.append(Place(Span(match.end() - len(match[0].lstrip()), match.end()), "", timed=True))
    return sorted(found, key=lambda place: place.span.start)


def square(text: str, paragraphs: Sequence[Paragraph], _bold: Sequence[Span]) -> list[Place]:
    """Names in square brackets."""
    return _matches(text, paragraphs, SQUARE)


def dashed(text: str, paragraphs: Sequence[Paragraph], _bold: Sequence[Span]) -> list[Place]:
    """Names before a dash."""
    return _matches(text, paragraphs, DASHED)


def stopped(text: str, paragraphs: Sequence[Paragraph], _bold: Sequence[Span]) -> list[Place]:
    """Names before a full stop."""
    return _matches(text, paragraphs, STOPPED)


def timed(text: str, paragraphs: Sequence[Paragraph], _bold: Sequence[Span]) -> list[Place]:
    """Names with a time and nothing else on their line; not where lines with times are words."""
    found = [place for place in _matches(text, paragraphs, TIMED) if place.timed]
    lines = {text.rfind("\n", 0, place.span.end) + 1 for place in found}
    led = [match.start() in lines for match in TIME_LED.finditer(text)]
    return found if sum(led) >= MOSTLY_NAMES * len(led) else []


def clocked(text: str, paragraphs: Sequence[Paragraph], _bold: Sequence[Span]) -> list[Place]:
    """Names with a time in brackets before their words."""
    return _matches(text, paragraphs, CLOCKED)


def headings(text: str, paragraphs: Sequence[Paragraph], _bold: Sequence[Span]) -> list[Place]:
    """Headings that could be names."""
    found = []
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            words = paragraph.words
            if match := ALONE.fullmatch(text, words.start, words.end):
                span = Span(paragraph.start, paragraph.end)
                found.append(_place(text, match, span, opens=True, heading=True))
    return found


def alone(text: str, paragraphs: Sequence[Paragraph], _bold: Sequence[Span]) -> list[Place]:
    """Names that have a line for themselves."""
    found = []
    for paragraph in paragraphs:
        if paragraph.kind not in (ParagraphKind.HEADING, ParagraphKind.TEXT):
            continue
        for line in lines(text, paragraph.start, paragraph.end):
            end = min(paragraph.end, line.end)
            words = Span(*trimmed(text, line.start, end))
            opens = opens_at(text, paragraph, words.start)
            if opens and (match := ALONE.fullmatch(text, words.start, words.end)):
                found.append(_place(text, match, words, opens=True))
    return found


COLON = Frame(labelled)
"""A name before a colon, which letters stand beside too."""
FRAMES = (
    Frame(headings, alone=True),
    COLON,
    Frame(bold),
    Frame(angled, marked=True),
    Frame(timed, alone=True),
    Frame(square, enclosed=True),
    Frame(clocked),
)
FORMAL = (Frame(stopped, formal=True), Frame(dashed, formal=True))
"""Signs that end sentences too: asked where the others tell less than half as much."""
WEAKEST = Frame(alone, alone=True)
"""A name alone on its line is the weakest of signs: asked only where there is no other."""


def is_time(text: str, paragraph: Paragraph) -> bool:
    """Whether a time is all that a paragraph holds."""
    return TIME_ALONE.fullmatch(text, paragraph.start, paragraph.end) is not None


def lines_matching(
    text: str, paragraphs: Sequence[Paragraph], pattern: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], Paragraph]]:
    """Where a pattern stands at the start of a line of a paragraph."""
    before = 0  # where the paragraph before ends: no line of this one begins further back
    for paragraph in paragraphs:
        line_end = text.rfind("\n", before, paragraph.start)
        line = line_end + 1 if line_end >= 0 or before == 0 else paragraph.start
        before = paragraph.end
        for match in pattern.finditer(text, line, paragraph.end):
            yield match, paragraph


def opens_at(text: str, paragraph: Paragraph, start: int) -> bool:
    """Whether something new begins at an offset: a paragraph, or a line after a sentence's end."""
    if start <= paragraph.start:
        return True
    before = text[paragraph.start : start].rstrip(" \t")
    return before[-1:] in "\r\n" and ENDS.search(before[-80:]) is not None


def _matches(text: str, paragraphs: Sequence[Paragraph], pattern: re.Pattern[str]) -> list[Place]:
    """Where a label may stand at the start of a line."""
    found: list[tuple[Place, ParagraphKind]] = []
    for match, paragraph in lines_matching(text, paragraphs, pattern):
        start = match.end() - len(match[0].lstrip())
        opens = opens_at(text, paragraph, start)
        place = _place(text, match, Span(start, match.end()), opens=opens)
        found.append((place, paragraph.kind))
    # `Wells: a history` looks like a heading and is one; a name that speaks elsewhere is a label
    names = {place.name for place, kind in found if kind is not ParagraphKind.HEADING}
    return [
        place
        for place, kind in found
        if kind is not ParagraphKind.HEADING or place.timed or place.name in names
    ]


def _place(
    text: str, match: re.Match[str], span: Span, *, opens: bool, heading: bool = False
) -> Place:
    """The label of a match; a time on the line above goes with it."""
    found = match.groupdict()
    above = _time_above(text, span.start)
    before = found.get("before") or ""
    return Place(
        span=Span(span.start if above is None else above, span.end),
        name=" ".join(match["name"].split()).strip(UNSEEN),
        timed=above is not None
        or bool(before or found.get("after") or found.get("behind") or found.get("inside")),
        marks=_shape(before, found),
        role=bool(found.get("role")),
        opens=opens or above is not None,
        heading=heading,
    )


def _shape(before: str, found: dict[str, str]) -> str:
    """How a name is set: what of bullets, arrows and emphasis stands before it."""
    emphasis = "*" if set(before + (found.get("marks") or "")) & set("*_") else ""
    marks = (("-", "item"), ("1", "number"), (">", "arrows"))
    return "".join(sign for sign, group in marks if found.get(group)) + emphasis


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
