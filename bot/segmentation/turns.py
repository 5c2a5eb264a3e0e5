"""Who speaks where: a document's paragraphs as turns of speakers.

Some formats say it (a subtitle's voices, a list of questions and answers): `layout.voices`.
Labelled transcripts say so themselves (`Name:`, `Q.`/`A.`, bold or heading labels:
`bot/segmentation/speaker_labels.py`). The magazine interview has no labels: short paragraphs that
end in a question mark, each followed by paragraphs that answer; the names stand in the title, the
introduction or the byline (`bot/segmentation/unlabelled_interviews.py`). Everything else is
narration, and stays it: a document that is no interview is never made into one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from bot.documents import Document, Paragraph, ParagraphKind, Span, Voice, block
from bot.segmentation.speaker_labels import find_labels, is_time
from bot.segmentation.unlabelled_interviews import Interview, closing_lines, find_interview


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
    """None where the document does not say: in narration, in the answer of a FAQ."""
    asked: str | None
    """The last question an interviewer put before these words."""
    label: Span | None
    """Where the speaker's name is printed, with its marks; no part of the words."""
    paragraphs: tuple[Paragraph, ...]
    """In order, headings among them."""


DIRECTION = re.compile(
    r"(?:\[[^\[\]]{1,300}\]|\([^()]{1,300}\)|(?P<mark>[*_])(?![*_\s])[^*_]{1,300}(?P=mark))\.?"
)
"""Example: `[Applause]`, `(She laughs.)`, `*The lights go out.*`: a narrator between the words."""
LONG_REMARK = 240  # code points; an interviewer's longer turn without a question is a speech


def turns_of(document: Document) -> Iterator[Turn]:
    """The turns of a document, in order; together with their labels they hold all its words."""
    text, paragraphs = document.text, document.layout.paragraphs
    if voices := document.layout.voices:
        yield from _with_questions(document, _labelled(text, paragraphs, voices))
        return
    closing = closing_lines(text, paragraphs)
    body, end = paragraphs[:closing], paragraphs[closing:]
    if labels := find_labels(text, body, document.layout.bold):
        found = _labelled(text, body, labels)
    elif interview := find_interview(text, body):
        found = _magazine(body, interview)
    else:
        body, end = paragraphs, ()
        found = iter([Turn(Role.NARRATION, None, None, None, paragraphs)])
    yield from _with_questions(document, found)
    if end:
        yield Turn(Role.NARRATION, None, None, None, end)


def _labelled(
    text: str, paragraphs: Iterable[Paragraph], voices: Iterable[Voice]
) -> Iterator[Turn]:
    """Cut the paragraphs where voices begin; a turn goes on until the next one."""
    speaking: Voice | None = None
    said: list[Paragraph] = []
    coming = iter(voices)
    voice = next(coming, None)
    done = 0  # where the last label ended
    for paragraph in paragraphs:
        start = max(done, paragraph.start)
        if speaking and (aside := _aside(text, paragraph, start, voice, speaking)):
            if said or _is_printed(speaking):
                yield _turn(speaking, said)
            yield aside
            speaking, said = replace(speaking, span=Span(paragraph.end, paragraph.end)), []
            continue
        while voice is not None and voice.span.start < paragraph.end:
            said += _between(text, paragraph, start, voice.span.start)
            if speaking or said:
                yield _turn(speaking, said)
            speaking, said = voice, []
            done = voice.span.end
            start, voice = max(done, paragraph.start), next(coming, None)
        said += _between(text, paragraph, start, paragraph.end)
        unmarked = paragraph.kind is ParagraphKind.HEADING and paragraph.words == Span(
            paragraph.start, paragraph.end
        )
        if speaking and _is_printed(speaking) and said == [paragraph] and unmarked:
            said = [replace(paragraph, kind=ParagraphKind.TEXT)]  # `Yes` under a name is no heading
    if said or speaking is None or _is_printed(speaking):
        yield _turn(speaking, said)


def _aside(
    text: str, paragraph: Paragraph, start: int, voice: Voice | None, speaking: Voice
) -> Turn | None:
    """A paragraph of its own between a speaker's words that nobody says: `[Applause]`, a time."""
    whole = start == paragraph.start and (voice is None or voice.span.start >= paragraph.end)
    if not whole or speaking.speaker is None:
        return None
    if is_time(text, paragraph):
        label = Span(paragraph.start, paragraph.end)
        return Turn(Role.NARRATION, None, None, label, ())
    if DIRECTION.fullmatch(text, paragraph.start, paragraph.end):
        return Turn(Role.NARRATION, None, None, None, (paragraph,))
    return None


def _between(text: str, paragraph: Paragraph, start: int, end: int) -> list[Paragraph]:
    """The part of a paragraph between two offsets, if there are words in it."""
    if (start, end) == (paragraph.start, paragraph.end):
        return [paragraph]
    # `A. Yes` may look like a heading: what stands after a label is said
    labelled = start > paragraph.start and paragraph.kind is ParagraphKind.HEADING
    kind = ParagraphKind.TEXT if labelled else paragraph.kind
    piece = block(text, start, end, kind) if start < end else None
    return [piece] if piece else []


def _turn(voice: Voice | None, said: Iterable[Paragraph]) -> Turn:
    if voice is None:
        return Turn(Role.NARRATION, None, None, None, tuple(said))
    role = Role.QUESTION if voice.asks else Role.SPEECH
    label = voice.span if _is_printed(voice) else None
    return Turn(role, voice.speaker, None, label, tuple(said))


def _is_printed(voice: Voice) -> bool:
    return voice.span.start < voice.span.end


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


def _with_questions(document: Document, turns: Iterable[Turn]) -> Iterator[Turn]:
    """Give each speech the question before it; a long remark without a question is a speech."""
    asked: str | None = None
    for turn in turns:
        if turn.role is Role.QUESTION and turn.paragraphs:
            start, end = turn.paragraphs[0].words.start, turn.paragraphs[-1].words.end
            words = document.unbroken(start, end)
            # what nobody in particular asks is a list's question, whatever it looks like
            if turn.speaker is not None and len(words) > LONG_REMARK and "?" not in words:
                yield replace(turn, role=Role.SPEECH)
                asked = None
                continue
            asked = words
        yield replace(turn, asked=asked) if turn.role is Role.SPEECH else turn
