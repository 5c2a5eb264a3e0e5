"""What is wrong with a reading: the passages of a document against what is known of its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.documents.document import Document
from bot.documents.passage import Passage
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.transcripts.annotated import Annotated, Kind, Piece

NO_LETTERS = re.compile(r"[\W_]+")
ASKERS = (Kind.QUESTION, Kind.REMARK)
SILENT = (Kind.NOBODY, Kind.ANYTHING, Kind.LABEL)


class FaultKind(StrEnum):
    """The worst first."""

    WRONG_NAME = "words under a wrong name"
    NAMED_QUESTION = "a question can be quoted under a name"
    NAMED_LABEL = "a label can be quoted under a name"
    WRONG_QUESTION = "an answer to what was not asked"
    OLD_QUESTION = "an answer to what is answered already"
    NO_NAME = "words that cannot be quoted, or under no name"
    LOOSE_QUESTION = "a question can be quoted under no name"
    LOOSE_LABEL = "a label can be quoted under no name"
    NO_QUESTION = "an answer without its question"


GRAVE = frozenset(
    {
        FaultKind.WRONG_NAME,
        FaultKind.NAMED_QUESTION,
        FaultKind.NAMED_LABEL,
        FaultKind.WRONG_QUESTION,
    }
)
"""What is wrong; the others are what was not found out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong."""

    kind: FaultKind
    words: str
    found: str | None
    """The name or the question that was found."""

    @property
    def letters(self) -> int:
        return len(_letters(self.words))


@dataclass(frozen=True, slots=True)
class _Placed:
    piece: Piece
    passages: tuple[Passage, ...]
    """Those that hold words of it, in order."""
    whole: bool
    """Whether each of its letters stands in one."""


def faults_of(document: Document, right: Annotated) -> list[Fault]:
    """All that is wrong with the passages of a document, in the order of the text."""
    passages = split_passages(Transcript.of(document))
    placed = list(_placed(document, right, passages))
    faults = [fault for each in placed for fault in _of_voice(each)]
    faults += _of_program(document, right, passages, placed)
    spoken = [each for each in placed if each.piece.kind not in SILENT]
    return faults + [fault for at in range(len(spoken)) for fault in _of_question(spoken, at)]


def _of_voice(placed: _Placed) -> Iterator[Fault]:
    """Whether words stand in passages as their kind allows, under a name that is right."""
    piece = placed.piece
    names = {passage.speaker for passage in placed.passages}
    if piece.kind is Kind.ANYTHING or not _letters(piece.words):
        return
    for name in sorted(name for name in names if name is not None):
        if piece.kind is Kind.LABEL:
            yield Fault(FaultKind.NAMED_LABEL, piece.words, name)
        elif piece.kind is Kind.QUESTION:
            yield Fault(FaultKind.NAMED_QUESTION, piece.words, name)
        elif name not in piece.speakers:
            yield Fault(FaultKind.WRONG_NAME, piece.words, name)
    if piece.kind is Kind.QUESTION and None in names:
        yield Fault(FaultKind.LOOSE_QUESTION, piece.words, None)
    elif piece.kind is Kind.LABEL and None in names:
        yield Fault(FaultKind.LOOSE_LABEL, piece.words, None)
    elif piece.kind is Kind.SPEECH and (None in names or not placed.whole):
        yield Fault(FaultKind.NO_NAME, piece.words, None)


def _of_program(
    document: Document, right: Annotated, passages: Sequence[Passage], placed: Sequence[_Placed]
) -> Iterator[Fault]:
    """What somebody is said to say and a format wrote: a key, a tag, the number of a cue."""
    if _same(document, right):
        return  # each of its letters is some piece's
    for passage in passages:
        letters = _letters(passage.text)
        for each in placed:
            if passage in each.passages:
                letters = letters.replace(_letters(each.piece.words), "", 1)
        if letters and passage.speaker is not None:
            yield Fault(FaultKind.NAMED_LABEL, passage.text, passage.speaker)


def _of_question(spoken: Sequence[_Placed], at: int) -> Iterator[Fault]:
    """Whether words have the question that was put to their speaker last, or none."""
    piece = spoken[at].piece
    asked = {passage.asked for passage in spoken[at].passages}
    put, directly = _put(spoken, at)
    for question in asked - {None}:
        if any(_alike(question or "", words) for words in put):
            continue
        before = [each.piece for each in spoken[:at]]
        old = any(_alike(question or "", words) for words in _answered_by(piece, before))
        yield Fault(
            FaultKind.OLD_QUESTION if old else FaultKind.WRONG_QUESTION, piece.words, question
        )
    if piece.kind is Kind.SPEECH and directly and asked == {None}:
        yield Fault(FaultKind.NO_QUESTION, piece.words, None)


def _put(spoken: Sequence[_Placed], at: int) -> tuple[list[str], bool]:
    """What may be said to have been asked before words, and whether it was just before them."""
    own = spoken[at].piece
    put: list[str] = []
    directly = False
    for before in range(at - 1, -1, -1):
        piece = spoken[before].piece
        if _of_one(piece, own):
            continue
        if piece.kind not in ASKERS:
            break
        put.append(piece.words)
        if piece.kind is Kind.QUESTION:
            directly = before == at - 1
            put += [each.piece.words for each in spoken[:before] if each.piece.turn == piece.turn]
            break
    return put, directly


def _answered_by(own: Piece, before: Sequence[Piece]) -> list[str]:
    """The last question that was put to a speaker and answered, however long ago."""
    put: list[str] = []
    for answer, question in pairwise(reversed(before)):
        if question.kind not in ASKERS or not _of_one(answer, own):
            continue
        put += [each.words for each in before if each.turn == question.turn]
        if question.kind is Kind.QUESTION:
            break
    return put


def _of_one(piece: Piece, other: Piece) -> bool:
    return not set(piece.speakers).isdisjoint(other.speakers)


def _alike(question: str, words: str) -> bool:
    """Whether the letters of one stand in the other: a question may be cut or have more before."""
    one, other = _letters(question), _letters(words)
    return one in other or other in one


def _letters(text: str) -> str:
    return NO_LETTERS.sub("", text)


def _placed(document: Document, right: Annotated, passages: Sequence[Passage]) -> Iterator[_Placed]:
    """Where each piece stands, found letter by letter: a format may set other signs between."""
    places = [at for at, letter in enumerate(document.text) if letter.isalnum()]
    text = _letters(document.text)
    same = _same(document, right)
    holders = _holders(places, passages)
    done = 0
    for piece in right.pieces:
        letters = _letters(piece.words)
        if same:
            start = done
            assert text.startswith(letters, start), (right.name, piece)
        elif piece.kind is Kind.LABEL:
            continue  # the format keeps what it likes of it
        else:
            start = text.find(letters, done)
        if start < 0:
            if piece.kind not in SILENT:
                yield _Placed(piece, (), whole=False)
            continue
        done = start + len(letters)
        held = dict.fromkeys(holders[start:done])
        inside = tuple(passages[each] for each in held if each is not None)
        yield _Placed(piece, inside, whole=None not in held)


def _same(document: Document, right: Annotated) -> bool:
    """Whether the format shows all pieces and nothing else."""
    return _letters(document.text) == "".join(_letters(piece.words) for piece in right.pieces)


def _holders(places: Sequence[int], passages: Sequence[Passage]) -> list[int | None]:
    """Which passage each place stands in."""
    found: list[int | None] = []
    number = 0
    for at in places:
        while number < len(passages) and passages[number].end <= at:
            number += 1
        inside = number < len(passages) and passages[number].start <= at
        found.append(number if inside else None)
    return found
