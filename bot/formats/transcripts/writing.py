"""Utterances in, text and layout out: what all transcripts whose file names the speakers become.

The text is what was said. A name is not printed in it, since it is none of the words: the layout
has it as a voice, as of subtitles. Utterances of one speaker follow each other with one space; a
paragraph ends with another voice, after a pause, or where it grows long.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.documents import Layout, Moment, ParagraphKind, Span, Voice
from bot.formats.builder import Builder
from bot.formats.transcripts.utterance import Utterance
from bot.segmentation import LabelledWords, who_asks

PAUSE = 3.0  # seconds of silence that end a paragraph
COMFORTABLE = 500  # code points; a longer paragraph ends at its next sentence end
LONGEST = 1000  # code points; automatic transcripts may have no sentence ends
PARTS = re.compile(r"\n[ \t]*\n")
"""Example: the blank line between two paragraphs."""
ENDS_A_SENTENCE = re.compile(r"[.!?…。！？؟][\"'”’»)\]*_]*\Z")
"""Example: the end of `He said "no."`."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """An utterance, or one paragraph of it, on one line."""

    words: str
    of: Utterance
    first: bool
    """Whether the utterance begins with it."""
    begins: bool
    """Whether another voice than that of the piece before begins here."""


def written(utterances: Iterable[Utterance], *, is_chat: bool = False) -> tuple[str, Layout]:
    """The words one under the other, and where paragraphs, voices and times begin in them.

    Args:
        is_chat: whether these are messages: nobody interviews, whoever asks.
    """
    pieces = list(_pieces(utterances))
    asking = frozenset() if is_chat else _asking(pieces)
    builder = Builder()
    moments: list[Moment] = []
    voices: list[Voice] = []
    for run in _paragraphs(_with_headings_above_questions(pieces, asking)):
        if heading := run[0].of.heading if run[0].first else "":
            builder.add(" ".join(heading.split()), ParagraphKind.HEADING)
        placed = builder.add(" ".join(piece.words for piece in run))
        if placed is None:
            continue
        start = placed.start
        for piece in run:
            speaker, seconds = piece.of.speaker, piece.of.start
            if piece.begins:
                voices.append(Voice(Span(start, start), speaker, speaker in asking))
            if piece.first and seconds is not None:
                moments.append(Moment(start, seconds))
            start += len(piece.words) + 1
    text, layout = builder.finish()
    return text, replace(layout, moments=tuple(moments), voices=tuple(voices), messages=is_chat)


def _pieces(utterances: Iterable[Utterance]) -> Iterator[_Piece]:
    before: Utterance | None = None
    heading = ""  # of utterances that have no words
    for utterance in utterances:
        heading = utterance.heading or heading
        parts = [" ".join(part.split()) for part in PARTS.split(utterance.words)]
        if heading:
            utterance = replace(utterance, heading=heading)
        for number, words in enumerate(filter(None, parts)):
            begins = before is None or utterance.speaker != before.speaker or utterance.begins
            yield _Piece(words, utterance, number == 0, begins and number == 0)
            before, heading = utterance, ""


def _asking(pieces: Sequence[_Piece]) -> frozenset[str | None]:
    """Those whom the file calls interviewers, else those who ask by what they say."""
    called = frozenset(piece.of.speaker for piece in pieces if piece.of.asks)
    return called or frozenset(who_asks(_said(pieces)))


def _said(pieces: Sequence[_Piece]) -> list[LabelledWords]:
    """What each named speaker says, turn by turn."""
    turns: list[tuple[str, list[str]]] = []
    for piece in pieces:
        if piece.begins:
            turns.append((piece.of.speaker or "", []))
        turns[-1][1].append(piece.words)
    return [LabelledWords(name, name, " ".join(words)) for name, words in turns if name]


def _with_headings_above_questions(
    pieces: Sequence[_Piece], asking: frozenset[str | None]
) -> list[_Piece]:
    """Move a heading that stands between a question and its answer above the question."""
    placed = list(pieces)
    turn = 0  # where the last turn begins
    before = 0  # where the one before it begins
    for at, piece in enumerate(placed):
        if piece.begins:
            before, turn = turn, at
        asked = at == turn and before < turn and placed[before].of.speaker in asking
        if piece.first and piece.of.heading and asked and not placed[before].of.heading:
            question = placed[before]
            placed[before] = replace(question, of=replace(question.of, heading=piece.of.heading))
            placed[at] = replace(piece, of=replace(piece.of, heading=""))
    return placed


def _paragraphs(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Runs of pieces that stand in one paragraph."""
    run: list[_Piece] = []
    length = 0
    for piece in pieces:
        if run and _parts(run[-1], piece, length):
            yield run
            run, length = [], 0
        run.append(piece)
        length += len(piece.words) + 1
    if run:
        yield run


def _parts(before: _Piece, piece: _Piece, length: int) -> bool:
    """Whether a new paragraph begins with a piece.

    Args:
        length: code points of the paragraph before it.
    """
    started, ended = piece.of.start, before.of.end
    return (
        piece.begins
        or not piece.first
        or bool(piece.of.heading)
        or piece.of.apart
        or (started is not None and ended is not None and started - ended >= PAUSE)
        or length >= LONGEST
        or (length >= COMFORTABLE and ENDS_A_SENTENCE.search(before.words) is not None)
    )
