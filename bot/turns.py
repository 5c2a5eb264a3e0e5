"""Who speaks where: a document's paragraphs as turns of speakers.

Labelled transcripts say so themselves (`Name:`, `Q.`/`A.`, bold or heading labels:
`bot/labels.py`). The magazine interview has no labels: short paragraphs that end in a question
mark, each followed by paragraphs that answer; the names stand in the title, the introduction or the
byline (`bot/magazine.py`). Everything else is narration, and stays it: a document that is no
interview is never made into one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from bot.document import Document
from bot.formats import paragraphs_of
from bot.labels import Label, find_labels
from bot.magazine import Interview, closing_lines, find_interview
from bot.paragraph import Paragraph, Span, block


class Role(StrEnum):
    """What a turn is in the conversation."""

    NARRATION = "narration"
    """Nobody's words in particular: an article, an introduction, a closing line."""
    QUESTION = "question"
    """Put by an interviewer; it helps to find what answers it and is never quoted."""
    SPEECH = "speech"
    """A speaker's own words."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted words."""

    role: Role
    speaker: str | None
    asked: str | None
    """The last question an interviewer put before these words."""
    label: Span | None
    """Where the speaker's name is printed, with its marks; no part of the words."""
    paragraphs: tuple[Paragraph, ...]
    """In order, headings among them."""


LONG_REMARK = 240  # code points; an interviewer's longer turn without a question is a speech


def turns_of(document: Document) -> Iterator[Turn]:
    """The turns of a document, in order; together with their labels they hold all its words."""
    paragraphs = paragraphs_of(document)
    closing = closing_lines(document.text, paragraphs)
    body, end = paragraphs[:closing], paragraphs[closing:]
    if labels := find_labels(document.text, body):
        found = _labelled(document.text, body, labels)
    elif interview := find_interview(document.text, body):
        found = _magazine(body, interview)
    else:
        body, end = paragraphs, ()
        found = iter([Turn(Role.NARRATION, None, None, None, paragraphs)])
    yield from _with_questions(document.text, found)
    if end:
        yield Turn(Role.NARRATION, None, None, None, end)


def _labelled(
    text: str, paragraphs: Iterable[Paragraph], labels: Iterable[Label]
) -> Iterator[Turn]:
    """Cut the paragraphs at the labels; a turn goes on until the next one."""
    speaking: Label | None = None
    said: list[Paragraph] = []
    coming = iter(labels)
    label = next(coming, None)
    for paragraph in paragraphs:
        start = paragraph.start
        while label is not None and label.span.start < paragraph.end:
            said += _between(text, paragraph, start, label.span.start)
            if speaking or said:
                yield _turn(speaking, said)
            speaking, said = label, []
            start, label = label.span.end, next(coming, None)
        said += _between(text, paragraph, start, paragraph.end)
    yield _turn(speaking, said)


def _between(text: str, paragraph: Paragraph, start: int, end: int) -> list[Paragraph]:
    """The part of a paragraph between two offsets, if there are words in it."""
    if (start, end) == (paragraph.start, paragraph.end):
        return [paragraph]
    piece = block(text, start, end, paragraph.kind)
    return [piece] if piece else []


def _turn(label: Label | None, said: Iterable[Paragraph]) -> Turn:
    if label is None:
        return Turn(Role.NARRATION, None, None, None, tuple(said))
    role = Role.QUESTION if label.asks else Role.SPEECH
    return Turn(role, label.speaker, None, label.span, tuple(said))


def _magazine(paragraphs: Sequence[Paragraph], interview: Interview) -> Iterator[Turn]:
    """Introduction, then questions and answers by turns."""
    edges = [0, *interview.edges, len(paragraphs)]
    for first, last in pairwise(edges):
        if first == last:
            continue
        if first in interview.questions:
            role, speaker = Role.QUESTION, interview.interviewer
        elif first in interview.edges:
            role, speaker = Role.SPEECH, interview.interviewee
        else:
            role, speaker = Role.NARRATION, None
        yield Turn(role, speaker, None, None, tuple(paragraphs[first:last]))


def _with_questions(text: str, turns: Iterable[Turn]) -> Iterator[Turn]:
    """Give each speech the question before it; a long remark without a question is a speech."""
    asked: str | None = None
    for turn in turns:
        if turn.role is Role.QUESTION and turn.paragraphs:
            words = text[turn.paragraphs[0].words.start : turn.paragraphs[-1].words.end]
            if len(words) > LONG_REMARK and "?" not in words:
                yield replace(turn, role=Role.SPEECH)
                asked = None
                continue
            asked = words
        yield replace(turn, asked=asked) if turn.role is Role.SPEECH else turn
