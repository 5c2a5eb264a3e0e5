"""Whatever a transcript looks like: no name rather than a wrong one, no question as an answer."""

from collections.abc import Iterator
from functools import cache

import pytest

from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.roles import Role
from bot.segmentation.transcript import Transcript
from tests.support.texts import document
from tests.support.transcripts.annotated import Kind
from tests.support.transcripts.faults import GRAVE, Fault, FaultKind, faults_of
from tests.support.transcripts.generated import Made, made
from tests.support.transcripts.plain_documents import KINDS, plain_document
from tests.support.transcripts.web_page import web_page

TRANSCRIPTS = 2_000
PAGES = 300
PLAIN = 10 * len(KINDS)
NAMED = 0.95  # share of the letters of speeches that carry their speaker's name
FOUND = 0.95  # share of questions that cannot be quoted, and of answers that have their question


STILL_WRONG = {
    FaultKind.WRONG_NAME: 0,
    FaultKind.NAMED_LABEL: 0,
    FaultKind.WRONG_QUESTION: 4,
    FaultKind.NAMED_QUESTION: 0,
}
"""In how many of the transcripts today; none of these may grow."""
STILL_WRONG_PAGES = 4
TIMETABLES = (14, 189, 239)
"""Times with places after them, who speak today."""


@cache
def read() -> tuple[tuple[int, Made, tuple[Fault, ...]], ...]:
    """Every transcript with its seed and what is wrong with its passages."""
    return tuple(_read())


def _read() -> Iterator[tuple[int, Made, tuple[Fault, ...]]]:
    for seed in range(TRANSCRIPTS):
        one = made(seed)
        source = document(one.right.text, name=one.right.name)
        yield seed, one, tuple(faults_of(source, one.right))


@pytest.mark.parametrize("kind", sorted(GRAVE))
def test_no_transcript_is_read_wrong(kind: FaultKind) -> None:
    """A wrong name, a question or a label under a name, an answer to what was not asked: never."""
    wrong = {
        seed: f"{one.frame}: {fault.words!r} {fault.found!r}"
        for seed, one, faults in read()
        for fault in faults
        if fault.kind is kind
    }

    assert len(wrong) <= STILL_WRONG[kind], wrong


def test_no_transcript_on_a_web_page_is_read_wrong() -> None:
    """Where bold words are no marks, a line's end is a `<br>` and a heading an element."""
    wrong = {
        seed: f"{one.frame}: {fault.kind}: {fault.words!r} {fault.found!r}"
        for seed in range(PAGES)
        for one in [made(seed)]
        for page in [web_page(one.right)]
        for fault in faults_of(document(page.text, name=page.name), page)
        if fault.kind in GRAVE
    }

    assert len(wrong) <= STILL_WRONG_PAGES, wrong


def test_speakers_have_their_names() -> None:
    """So that naming nobody is no way to name nobody wrongly."""
    spoken = sum(
        sum(letter.isalnum() for letter in piece.words)
        for _, one, _ in read()
        for piece in one.right.pieces
        if piece.kind is Kind.SPEECH
    )
    unnamed = sum(
        fault.letters
        for _, _, faults in read()
        for fault in faults
        if fault.kind is FaultKind.NO_NAME
    )

    assert unnamed <= (1 - NAMED) * spoken


@pytest.mark.parametrize(
    "kind", [FaultKind.LOOSE_QUESTION, FaultKind.NO_QUESTION, FaultKind.OLD_QUESTION]
)
def test_questions_are_found(kind: FaultKind) -> None:
    """They cannot be quoted; what answers them has them, and nothing else does."""
    put = sum(piece.kind is Kind.QUESTION for _, one, _ in read() for piece in one.right.pieces)
    missed = sum(fault.kind is kind for _, _, faults in read() for fault in faults)

    assert missed <= (1 - FOUND) * put


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(seed, marks=pytest.mark.xfail(reason="a timetable speaks", strict=True))
        if seed in TIMETABLES
        else seed
        for seed in range(PLAIN)
    ],
)
def test_a_plain_document_has_no_speaker(seed: int) -> None:
    """Recipes, manuals, minutes, logs, letters: lines with a colon are no conversation."""
    name, text = plain_document(seed)
    transcript = Transcript.of(document(text, name=name))
    passages = split_passages(transcript)

    assert {passage.speaker for passage in passages} <= {None}
    if name.startswith("cues"):  # captions may be anybody's speech and questions
        return
    assert {passage.asked for passage in passages} <= {None}
    assert {turn.role for turn in transcript.turns} == {Role.NARRATION}
