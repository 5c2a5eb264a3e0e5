"""Who asks and who answers, turn by turn: a person may do both.

A turn is a question where it asks or requests. Of one whose part it is to ask (an interviewer, `Q`)
it is so as a whole, and what does not ask is a remark: words like anybody's. Of anybody else only
the sentences at the end are the question, for what comes before them is told.

What was asked holds for the words of whoever answers, and for no longer: it ends where another
speaks, but for an interviewer's short remarks between.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from bot.documents import Document, Paragraph, Span, Voice, block
from bot.segmentation.asking import asks, closes_asking, is_courtesy, is_left_open, is_remark
from bot.segmentation.labels.dialogue import PAIRS
from bot.segmentation.sentences import sentences_of

LONG_REMARK = 240  # code points that an interviewer tells before his question is cut off from it
LOOKED = 8  # parts after a turn among which is looked for who answers
LONGEST_QUESTION = 600  # code points of the question that is cut off
WITNESS = re.compile(r"\b(?:WITNESS|DEPONENT|Witness|Deponent)\b")
"""What `A` is called where lawyers speak between."""
NOTED = re.compile(r"[^\w\[({]{0,20}[\[({]")
"""Example: the beginning of `**[OBSERVER NOTES]:**`."""
LETTER = re.compile(r"[^\W\d_]+")
ANSWERER = dict(PAIRS)
"""By the letter that asks, the one that answers."""


class Role(StrEnum):
    """What a turn is in the conversation."""

    NARRATION = "narration"
    """Nobody's words in particular: an article, an introduction, a closing line."""
    QUESTION = "question"
    """Put to another; it helps to find what answers it and is never quoted."""
    SPEECH = "speech"
    """A speaker's own words."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted words, or the question at their end."""

    role: Role
    speaker: str | None
    """None where the document does not say: in narration, in the answer of a FAQ."""
    asked: str | None
    """The question that these words answer."""
    label: Span | None
    """Where the speaker's name is printed, with its marks; no part of the words."""
    paragraphs: tuple[Paragraph, ...]
    """In order, headings among them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What stands between two labels, before anything is known of who asks."""

    voice: Voice | None
    """None before the first label, and for what a narrator puts in between."""
    paragraphs: tuple[Paragraph, ...]
    label: Span | None = None


@dataclass(slots=True)
class _Open:
    """The question that is being answered."""

    words: str
    asker: Voice
    answerer: str | None
    """Who is to answer it, or has begun to; None while anybody may."""
    begun: bool = False

    def is_answered_by(self, voice: Voice) -> bool:
        """Whether these are words of who answers it; of all who may, whoever speaks first does."""
        if voice.speaker is None:
            return self.asker.speaker is None
        if self.answerer is None and voice.speaker != self.asker.speaker:
            self.answerer = voice.speaker
        witness = self.answerer == "A" and WITNESS.search(voice.speaker) is not None
        answers = voice.speaker == self.answerer or witness
        self.begun = self.begun or answers
        return answers

    def outlives(self, voice: Voice, length: int, *, noted: bool) -> bool:
        """Whether it is still open after another's words of so many code points.

        An objection stands between the letters; an interviewer says "Right."
        """
        if noted or (self.answerer is not None and not self.begun):
            return True
        own = voice.speaker == self.asker.speaker
        return own and (not self.begun or (voice.asks and length <= LONG_REMARK))


def with_roles(document: Document, said: Sequence[Said], *, written: bool) -> Iterator[Turn]:
    """The turns with what they are and what they answer.

    Args:
        written: whether these are messages, which are all their writers' own words.
    """
    names = frozenset(each.voice.speaker for each in said if each.voice)
    question: _Open | None = None
    for at, each in enumerate(said):
        voice = each.voice
        if voice is None or written:
            role = Role.SPEECH if voice and voice.speaker else Role.NARRATION
            yield Turn(role, voice.speaker if voice else None, None, each.label, each.paragraphs)
            continue
        answers = _answerer(document, each, names)
        for turn in _cut(document, each, voice, answered=_is_answered(document, said, at, answers)):
            if turn.role is Role.QUESTION:
                question = _Open(_words(document, turn.paragraphs), voice, answers)
            elif question and turn.paragraphs:
                if question.is_answered_by(voice):
                    turn = replace(turn, asked=question.words)
                elif not question.outlives(
                    voice, len(_words(document, turn.paragraphs)), noted=_is_note(document, turn)
                ):
                    question = None
            yield turn


def _cut(document: Document, said: Said, voice: Voice, *, answered: bool) -> Iterator[Turn]:
    """A turn as what it tells and what it asks, in this order; mostly it is one of the two."""
    at = _question_start(document, said, voice, answered=answered)
    speech = Turn(Role.SPEECH, voice.speaker, None, said.label, said.paragraphs)
    if at is None:
        yield speech
        return
    told = [piece for each in said.paragraphs if (piece := _part(document, each, 0, at))]
    asked = [
        piece
        for each in said.paragraphs
        if (piece := _part(document, each, at, len(document.text)))
    ]
    if told:
        yield replace(speech, paragraphs=tuple(told))
    label = None if told else said.label
    yield Turn(Role.QUESTION, voice.speaker, None, label, tuple(asked))


def _question_start(document: Document, said: Said, voice: Voice, *, answered: bool) -> int | None:
    """Where the question of a turn begins; None where it asks nothing."""
    if not said.paragraphs:
        return None
    start, end = said.paragraphs[0].start, said.paragraphs[-1].end
    if voice.speaker is None:
        return start if voice.asks else None
    breaks = tuple(each.start for each in said.paragraphs[1:])
    sentences = sentences_of(document.text, start, end, breaks=breaks)
    asking = [asks(document.text, span, tags=voice.asks) for span in sentences]
    if not voice.asks:
        closing = len(asking) - len(list(takewhile(bool, reversed(asking))))
        if closing == len(asking) or not answered:
            return None
        at = sentences[closing].start
        return start if is_courtesy(document.text[start:at]) else at
    return _interviewers(document, said, sentences, asking, answered=answered)


def _interviewers(
    document: Document,
    said: Said,
    sentences: Sequence[Span],
    asking: Sequence[bool],
    *,
    answered: bool,
) -> int | None:
    """Where the question begins of one whose part it is to ask; None where this is a remark.

    The whole turn is, but for a long story before; what is asked early and then talked away is not.
    """
    start, end = said.paragraphs[0].start, said.paragraphs[-1].end
    put = [span for span, ask in zip(sentences, asking, strict=True) if ask]
    if not answered and not all(asking):
        return None  # whoever goes on has asked nobody
    lettered = _letter(document, said) is not None
    if put and (lettered or end - put[-1].end <= LONG_REMARK):
        if put[0].start - start <= LONG_REMARK or lettered:
            return start
        near = (span.start for span in put if end - span.start <= LONGEST_QUESTION)
        return next(near, put[-1].start)
    words = document.text[start:end]
    untold = lettered and answered and not (is_remark(words) or is_courtesy(words))
    return start if untold or is_left_open(words) else None


def _part(document: Document, paragraph: Paragraph, start: int, end: int) -> Paragraph | None:
    """The part of a paragraph between two offsets; None where there is nothing in it."""
    if start <= paragraph.start and paragraph.end <= end:
        return paragraph
    start, end = max(start, paragraph.start), min(end, paragraph.end)
    return block(document.text, start, end, paragraph.kind) if start < end else None


def _is_note(document: Document, turn: Turn) -> bool:
    """Whether nobody speaks: what is in brackets, as its label is."""
    if turn.speaker is not None or turn.label is None:
        return turn.speaker is None
    return NOTED.match(document.text, turn.label.start) is not None


def _letter(document: Document, said: Said) -> str | None:
    """The letter or word of a pair that a label consists of: `Q`."""
    if said.label is None:
        return None
    found = LETTER.search(document.text, said.label.start, said.label.end)
    return found[0] if found and found[0] in ANSWERER else None


def _answerer(document: Document, said: Said, names: frozenset[str | None]) -> str | None:
    """Who alone is to answer: the `A` of a `Q`, where there is one."""
    letter = ANSWERER.get(_letter(document, said) or "")
    return letter if letter in names else None


def _after(document: Document, said: Sequence[Said], at: int) -> Iterator[Voice]:
    """The voices after a turn; one's own `Right.` and one's own next question do not count."""
    own = said[at].voice
    for each in said[at + 1 : at + 1 + LOOKED]:
        if each.voice and each.paragraphs:
            words = _words(document, each.paragraphs)
            same = own is not None and each.voice.speaker == own.speaker is not None
            if not same or not (is_remark(words) or closes_asking(words)):
                yield each.voice


def _is_answered(document: Document, said: Sequence[Said], at: int, answerer: str | None) -> bool:
    """Whether another speaks next, or whoever is to answer; an interviewer's last words ask."""
    own = said[at].voice
    following = next(_after(document, said, at), None)
    if following is None or own is None:
        return own is None or own.asks
    if answerer is not None:
        return following.speaker == answerer
    return following.speaker is None or following.speaker != own.speaker


def _words(document: Document, paragraphs: Sequence[Paragraph]) -> str:
    return document.unbroken(paragraphs[0].words.start, paragraphs[-1].words.end)
