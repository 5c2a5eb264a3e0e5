"""How a document was read: who speaks in it and how much, what is nobody's, and what is doubtful.

For a person to see whether it was read right, and to put it right
(`bot/segmentation/corrections.py`). Nothing here changes how anything is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.documents import Document, Span, one_line
from bot.errors import Notice
from bot.segmentation import Corrections, Names, Role, Speaker, Transcript, moments_of, speakers_of
from bot.viewing.label_guesses import Guess, guessed

LEAST_TIMES = 10  # of a recording; three agree by chance
LEAST_TO_YOU = 4  # questions put to "you"
TO_YOU_OFTEN = 3.0  # of them in a thousand words; prose and manuals have 2 at most (docs/log.md)
NEARLY_ALL = 0.95  # share of the words; who answers in an interview has .92 (docs/log.md)
LEAST_LABELS = 10  # with which one who has nearly all words is odd
TO_YOU = re.compile(
    r"\b(?:you|your|yours|Sie|Ihr|Ihre|Ihnen|Ihren|du|dir|dich|vous|votre|vos|tu|usted|ustedes|"
    r"você|jij|jullie|Lei)\b[^.?!\n]{0,300}\?"
)
"""Example: `you remember when the well was dug?`, up to its question mark."""
SUBTITLES = "subtitles"  # the format, which mostly names nobody
LINES_SHOWN = 5
LONGEST_LINE = 120  # code points of a line that is shown


@dataclass(frozen=True, slots=True)
class HowRead:
    """A document as it was read."""

    speakers: tuple[Speaker, ...]
    """As they are called now, in the order of their first words."""
    characters: int
    """Code points of all its words; those of each speaker stand with them."""
    unsaid: int
    """Code points of what nobody in particular says."""
    corrections: Corrections
    """What a person said of it, which is done to it already."""
    unclear: tuple[str, ...]
    """Some lines that look like a speaker's label and were not taken for one."""
    guess: Guess | None
    """How labels seem to be written that were not understood."""
    doubts: tuple[Notice, ...]
    """What a person should look at."""


def how_read(transcript: Transcript, speakers: Sequence[Speaker]) -> HowRead:
    """How a document was read.

    Args:
        speakers: those of the transcript, as they are called now.
    """
    sizes = [
        (turn.speaker, sum(each.end - each.start for each in turn.paragraphs))
        for turn in transcript.turns
    ]
    guess = guessed(transcript)
    return HowRead(
        speakers=tuple(speakers),
        characters=sum(size for _, size in sizes),
        unsaid=sum(size for speaker, size in sizes if speaker is None),
        corrections=transcript.corrections,
        unclear=tuple(_unclear(transcript, guess)),
        guess=guess,
        doubts=_doubts(transcript, speakers, guess),
    )


def doubts_of(transcript: Transcript) -> tuple[Notice, ...]:
    """What a person should look at in how a document was read; mostly nothing.

    Of 400,000 characters it takes 0.2 s at worst.
    """
    return _doubts(transcript, speakers_of(transcript, Names(), passages={}), guessed(transcript))


def _doubts(
    transcript: Transcript, speakers: Sequence[Speaker], guess: Guess | None
) -> tuple[Notice, ...]:
    document = transcript.document
    if not speakers:
        return tuple(_unheard(document, guess))
    labelled = sum(turn.label is not None and turn.speaker is not None for turn in transcript.turns)
    said = sum(speaker.characters for speaker in speakers)
    most = max(speakers, key=lambda speaker: speaker.characters)
    if labelled < LEAST_LABELS or most.characters < NEARLY_ALL * said:
        return ()
    return (
        Notice(
            "{name}: {speaker} has {percent} % of the words; check who speaks in it.",
            code="doubt-one-speaker",
            fields={
                "name": one_line(document.name),
                "speaker": one_line(most.name or most.found[0]),
                "percent": int(100 * most.characters / max(said, 1)),
            },
        ),
    )


def _unheard(document: Document, guess: Guess | None) -> Iterator[Notice]:
    """Why a document in which nobody is named looks like a transcript all the same."""
    name = one_line(document.name)
    if guess is not None:
        yield Notice(
            "{name} looks like a transcript, but no speaker was found: {count} lines begin like "
            "“{label}”; say how its labels are written.",
            code="doubt-labels",
            fields={"name": name, "count": guess.lines, "label": guess.example},
        )
        return
    if document.format == SUBTITLES:
        return
    times = document.layout.moments or moments_of(document.text)
    if len(times) >= LEAST_TIMES:
        yield Notice(
            "{name} looks like a transcript, with {count} times of a recording, but no speaker "
            "was found; say how its labels are written.",
            code="doubt-times",
            fields={"name": name, "count": len(times)},
        )
        return
    to_you = sum(1 for _ in TO_YOU.finditer(document.text))
    often = to_you * 1000 >= TO_YOU_OFTEN * len(document.text.split())
    if to_you >= LEAST_TO_YOU and often:
        yield Notice(
            "{name} looks like an interview, with {count} questions put to somebody, but no "
            "speaker was found; say how its labels are written.",
            code="doubt-questions",
            fields={"name": name, "count": to_you},
        )


def _unclear(transcript: Transcript, guess: Guess | None) -> Iterator[str]:
    """The first lines that look like a label and were not taken for a speaker's."""
    document, shown = transcript.document, set[str]()
    nobody = transcript.corrections.nobody
    nameless = (
        turn.label
        for turn in transcript.turns
        if turn.label and turn.speaker is None and turn.role is Role.SPEECH and turn.asked is None
        if not any(name in _line(document, turn.label) for name in nobody)
    )
    for span in (*nameless, *(guess.places if guess else ())):
        line = _line(document, span)
        if line not in shown:
            shown.add(line)
            yield line
        if len(shown) == LINES_SHOWN:
            return


def _line(document: Document, span: Span) -> str:
    """The line of a label, cut where it is long."""
    end = document.text.find("\n", span.end, span.start + LONGEST_LINE)
    last = end if end >= 0 else min(len(document.text), span.start + LONGEST_LINE)
    words = one_line(" ".join(document.text[span.start : last].split()))
    return words if end >= 0 or last == len(document.text) else f"{words}…"
