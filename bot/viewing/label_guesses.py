"""Lines that look like speakers' labels and were not understood, and how they seem to be written.

A guess names nobody: it is shown to a person, who may say that it is so. It is looked for by the
same templates that a person writes (`bot/segmentation/corrections.py`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.documents import Span, Voice, one_line
from bot.segmentation import Transcript, labels_like

LOOKED_AT = 100_000  # code points; an hour's talk has 60,000, and looking takes 0.15 s
MARKS = (
    "{name} {role}:",
    "{name} –",
    "{name} ––",
    "{name} |",
    "{name} >",
    "<{name}>",
    "[{name}]",
    "**{name}**",
    "{NAME}.",
    "{name}",
)
FRAMES = (
    *MARKS[:-2],  # a line of capitals, or a short one, is no label by itself
    *(f"{time} {marks}" for time in ("{time}", "[{time}]", "{time} –") for marks in MARKS),
    *(f"{{number}} {marks}" for marks in ("{NAME}.", "{NAME}", "{NAME}:")),
    "{name} {time}",
    "{name} ({time})",
)
"""How labels are written in general."""
LEAST_LINES = 6  # that make a guess
LEAST_NAMES, MOST_NAMES = 2, 30  # who recur in them
MOSTLY = 0.6  # share of a frame's lines whose names recur
LEAST_CHANGES = 0.3  # share of lines after which another one's comes: a list goes on with the same
SPOKEN = 0.3  # share of lines after which somebody asks, or says "I"
PAIR = frozenset({"Q", "A"})
"""Single letters that are names, where both are there."""
NAMELIKE = re.compile(
    r"[^\W\d_][\w.'’()&/-]{0,40}(?: [^\W\d_(][\w.'’()&/-]{0,40}){0,5}|"
    r"(?i:speaker|person|participant|interviewer|interviewee|respondent|sprecher|locuteur) \w{1,3}"
)
"""Example: `dr. ada obi`, `Speaker 1`; neither a sentence nor `Chapter 1`."""
SPEECH = re.compile(
    r"\b(?:I|I'm|I’m|my|we|our|me|us|you|ich|wir|mein|uns|Sie|je|nous|vous|yo|nosotros|eu|nós|ik)\b|"
    r"[?？]"
)
"""Example: the `I` of `I dug it`."""


@dataclass(frozen=True, slots=True)
class Guess:
    """How labels seem to be written that were not understood."""

    template: str
    """As `Corrections.label` takes it."""
    example: str
    """The first of them, as the text has it."""
    lines: int
    """How many lines are written so."""
    places: tuple[Span, ...]
    """Where the labels of the first of them stand."""


def guessed(transcript: Transcript, *, most_places: int = 20) -> Guess | None:
    """How labels that were not understood seem to be written; None where nothing looks like it."""
    text = transcript.document.text[:LOOKED_AT]
    known = {turn.label.start for turn in transcript.turns if turn.label and turn.speaker}
    best: Guess | None = None
    for frame in FRAMES:
        found = [voice for voice in labels_like(text, frame) if voice.span.start not in known]
        recurring = _recurring(text, found)
        if recurring and (best is None or len(recurring) > best.lines):
            first = recurring[0].span
            best = Guess(
                frame,
                one_line(" ".join(text[first.start : first.end].split())),
                len(recurring),
                tuple(voice.span for voice in recurring[:most_places]),
            )
    return best


def _recurring(text: str, found: Sequence[Voice]) -> list[Voice]:
    """The labels of names that recur, if together they look like a conversation."""
    counts = Counter(voice.speaker for voice in found)
    pair = counts.keys() & PAIR if counts.keys() >= PAIR else frozenset()
    names = {
        name for name, count in counts.items() if count > 1 and (name in pair or _is_namelike(name))
    }
    recurring = [voice for voice in found if voice.speaker in names]
    if (
        len(recurring) < max(LEAST_LINES, MOSTLY * len(found))
        or not LEAST_NAMES <= len(names) <= MOST_NAMES
    ):
        return []
    changes = sum(one.speaker != after.speaker for one, after in pairwise(recurring))
    spoken = sum(SPEECH.search(words) is not None for words in _after(text, found))
    enough = changes >= LEAST_CHANGES * len(recurring) and spoken >= SPOKEN * len(found)
    return recurring if enough else []


def _is_namelike(name: str | None) -> bool:
    return name is not None and len(name) > 2 and NAMELIKE.fullmatch(name) is not None


def _after(text: str, found: Sequence[Voice]) -> Iterator[str]:
    """What stands between each label and the next."""
    ends = [*(voice.span.start for voice in found), len(text)][1:]
    for voice, end in zip(found, ends, strict=True):
        yield text[voice.span.end : end]
