"""What a document shows: every word of it as a heading, a label, a question or plain text.

For the page's source pane, for the questions it suggests, and for the proof that no word is lost on
the way to passages.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.documents import Document, ParagraphKind
from bot.segmentation import Role, Transcript

OPENING = 20_000  # code points in which a document's own questions are looked for


class PartKind(StrEnum):
    """How a part of a document is to be shown."""

    HEADING = "heading"
    LABEL = "label"
    """A speaker's name as the document prints it."""
    QUESTION = "question"
    """An interviewer's words, which are never quoted as an answer."""
    MARKUP = "markup"
    """What only sets the page up: HTML, a link's address, a rule."""
    TEXT = "text"


UNSAID = {
    ParagraphKind.HEADING: PartKind.HEADING,
    ParagraphKind.MARKUP: PartKind.MARKUP,
}


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A span of a document and how it is to be shown."""

    start: int
    end: int
    shown: PartKind
    speaker: str | None = None
    """Whose words begin here, by the name found; None where nobody else begins to speak."""
    whose: str | None = None
    """Whose words these are, or whose name it is, by the name found; None where nobody is named."""
    asks: bool = False
    """Whether it is an interviewer's."""
    number: int = 1
    """The paragraph's, from 1; a label or heading has that of the paragraph that follows."""
    heading: str | None = None
    """The words of the heading it stands under; over a heading stands none."""


def parts_of(transcript: Transcript) -> tuple[OutlineItem, ...]:
    """The parts of a document, in order, none over another; together they hold all its words."""
    return tuple(_parts(transcript))


def questions_of(document: Document, count: int) -> tuple[str, ...]:
    """The first questions put in a document, for a person who does not know what to ask."""
    layout = document.layout.until(OPENING)
    end = layout.paragraphs[-1].end if layout.paragraphs else 0
    opening = replace(document, text=document.text[:end], layout=layout)
    asked = (turn.asked for turn in Transcript.of(opening).turns if turn.asked)
    return tuple(dict.fromkeys(" ".join(words.split()) for words in asked))[:count]


def _parts(transcript: Transcript) -> Iterator[OutlineItem]:
    before: str | None = None  # who spoke last
    number, heading = 1, None
    for turn, places in transcript.numbered():
        begins = turn.speaker if turn.label or turn.speaker != before else None
        before = before if turn.role is Role.NARRATION else turn.speaker
        whose, asks = turn.speaker, turn.role is Role.QUESTION
        if places:
            number, heading = places[0].number, places[0].heading
        if turn.label:
            yield OutlineItem(
                turn.label.start,
                turn.label.end,
                PartKind.LABEL,
                begins,
                whose=whose,
                asks=asks,
                number=number,
                heading=heading,
            )
            begins = None
        spoken = PartKind.QUESTION if asks else PartKind.TEXT
        for place in places:
            paragraph, number, heading = place.paragraph, place.number, place.heading
            shown = UNSAID.get(paragraph.kind, spoken)
            if asks and shown is PartKind.HEADING:
                shown = spoken
            said = shown is spoken
            yield OutlineItem(
                paragraph.start,
                paragraph.end,
                shown,
                begins if said or shown is PartKind.HEADING else None,
                whose=whose if said else None,
                asks=asks and said,
                number=number,
                heading=heading,
            )
            begins = begins if shown is PartKind.MARKUP else None
            number += paragraph.kind not in UNSAID  # that of the next one
