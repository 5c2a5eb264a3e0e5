"""Speakers' labels in transcripts: `Name:`, `Q.`/`A.`, `**Name**`, `### Name`.

A label alone proves nothing: manuals print `Note:`, reviews `Pros:`, recipes `Serves:`. Labels
are speakers' when at least two of them recur and somebody asks, or says "I", as people in
conversation do.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.paragraph import Kind, Paragraph, Span

NAME = r"[^\W\d_a-z][\w.'’&/-]*(?: [\w.'’&/()-]+){0,5}"
LABEL = re.compile(
    rf"^[ \t]*[*_]{{0,3}}(?:(?P<qa>[QA])\d{{0,3}}[.:]|(?P<name>{NAME})[*_]{{0,3}}[ \t]*:)"
    r"[*_]{0,3}(?=\s|\Z)",
    re.MULTILINE,
)
"""Example: `Reporter: `, `**Dr. Ada Obi:** `, `Q. `, `A2: `."""
BOLD = re.compile(rf"^[ \t]*(?P<marks>\*\*|__)(?P<name>{NAME})(?P=marks)(?=\s|\Z)", re.MULTILINE)
"""Example: `**Guide**` above or before the words."""

PARTICLES = frozenset(
    """
    de del der den di da dos du la le van von bin ibn al el of the and for y
    """.split()
)
ASKING = frozenset(
    """
    q question interviewer reporter journalist host moderator presenter chair questioner anchor
    correspondent press examiner counsel
    """.split()
)
NOBODY = frozenset(
    """
    note notes warning caution tip tips example examples important remark summary source sources
    figure table date time place location subject from to cc re pros cons problem solution
    ingredients method serves input output result results returns raises args see title author
    authors keywords abstract references url link links definition answer key step steps
    background conclusion introduction advantages disadvantages before after price
    """.split()
)
"""Words that documents print before a colon without anybody speaking."""
LEAST_LABELS = 4  # labelled lines that make a transcript; fewer where they are Q and A
MOSTLY = 0.6  # share of a transcript's labels that recur
LEAST_SHARE = 0.1  # labels for each paragraph; below it, names stand above sections, not turns
ASKS_MOSTLY = 0.5  # share of a speaker's turns that end in a question mark
IN_CONVERSATION = 0.25  # share of turns that ask or say "I" or "we"
FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|my|we|our|me|us)\b")
ENDS_ASKING = re.compile(r"\?[\"'”’)\]*_]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's name where it stands in the text."""

    span: Span
    """The name with its marks and colon."""
    speaker: str
    asks: bool
    """Whether this speaker is one who asks: an interviewer, a moderator, `Q`."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    name: str
    words: str
    """What stands between this label and the next."""


def find_labels(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Label, ...]:
    """The speakers' labels of a transcript, in order; none where the text is no conversation."""
    best: tuple[Label, ...] = ()
    for places in (
        _headings(text, paragraphs),
        _matches(text, paragraphs, LABEL),
        _matches(text, paragraphs, BOLD),
    ):
        labels = _speakers(text, list(places), len(paragraphs))
        best = max(best, labels, key=len)
    return best


def _speakers(text: str, places: list[tuple[Span, str]], paragraphs: int) -> tuple[Label, ...]:
    """The labels among lines that look alike, if together they are a conversation's."""
    ends = [*(span.start for span, _ in places), len(text)][1:]
    candidates = [
        _Candidate(span, name, text[span.end : end])
        for (span, name), end in zip(places, ends, strict=False)
    ]
    counts = Counter(candidate.name for candidate in candidates)
    in_pairs = counts["Q"] > 0 and counts["A"] > 0
    known = {name for name, count in counts.items() if count > 1 or (in_pairs and name in "QA")}
    turns = [candidate for candidate in candidates if candidate.name in known]
    if (
        len(known) < 2
        or (len(turns) < LEAST_LABELS and not in_pairs)
        or len(turns) < MOSTLY * len(candidates)
        or len(turns) < LEAST_SHARE * paragraphs
        or not _is_conversation(turns)
    ):
        return ()
    asking = _asking(known, turns)
    # once it is a transcript, a name that speaks a single time is a speaker too
    return tuple(Label(each.span, each.name, each.name in asking) for each in candidates)


def _headings(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Span, str]]:
    for paragraph in paragraphs:
        name = text[paragraph.words.start : paragraph.words.end].rstrip(":")
        if paragraph.kind is Kind.HEADING and _is_name(name):
            yield Span(paragraph.start, paragraph.end), name


def _matches(
    text: str, paragraphs: Sequence[Paragraph], pattern: re.Pattern[str]
) -> Iterator[tuple[Span, str]]:
    for paragraph in paragraphs:
        if paragraph.kind is not Kind.HEADING:
            line = text.rfind("\n", 0, paragraph.start) + 1
            for match in pattern.finditer(text, line, paragraph.end):
                name = match.groupdict().get("qa") or match["name"]
                if _is_name(name):
                    yield Span(match.end() - len(match[0].lstrip()), match.end()), name


def _is_name(words: str) -> bool:
    """Whether words could name a speaker: each begun as a name is, none that names a thing."""
    parts = words.split()
    return (
        0 < len(parts) <= 6
        and all(
            part[0].isupper() or part[0].isdigit() or part[0] == "(" or part in PARTICLES
            for part in parts
        )
        and words.lower() not in NOBODY
    )


def _is_conversation(turns: Sequence[_Candidate]) -> bool:
    spoken = [ENDS_ASKING.search(turn.words) or FIRST_PERSON.search(turn.words) for turn in turns]
    speakers = {turn.name for turn in turns}
    changes = sum(one.name != next_one.name for one, next_one in pairwise(turns))
    return sum(map(bool, spoken)) >= IN_CONVERSATION * len(turns) and changes >= len(speakers) - 1


def _asking(known: set[str], turns: Sequence[_Candidate]) -> set[str]:
    """Those who ask: by what they are called, or because most of their turns are questions."""
    asking: set[str] = set()
    for name in known:
        own = [turn for turn in turns if turn.name == name]
        share = sum(ENDS_ASKING.search(turn.words) is not None for turn in own) / len(own)
        called = {part.strip("().").lower() for part in name.split()} & ASKING
        if share >= ASKS_MOSTLY or called:
            asking.add(name)
    return asking if asking != known else set()
