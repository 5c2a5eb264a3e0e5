"""Interviews without labels: no question is quoted, and who answers is who was announced."""

from functools import cache

import pytest

from tests.support.texts import document
from tests.support.transcripts.annotated import Kind
from tests.support.transcripts.faults import GRAVE, Fault, FaultKind, faults_of
from tests.support.transcripts.generated import Made
from tests.support.transcripts.magazines import magazine
from tests.support.transcripts.web_page import web_page

INTERVIEWS = 400
STILL_WRONG = {
    FaultKind.WRONG_NAME: 18,  # `Interview: Eve Moss` as the last line; `Ada Obi访谈`
    FaultKind.NAMED_LABEL: 23,  # a number before bold words on a page
    FaultKind.NAMED_QUESTION: 23,  # so their requests are not seen
    FaultKind.WRONG_QUESTION: 42,
}
"""In how many of the interviews today; none of these may grow, and each is to be nought."""
FOUND = 0.87  # share of answers' letters that carry a name, and of questions that are not quotable


@cache
def read() -> tuple[tuple[int, Made, tuple[Fault, ...]], ...]:
    """Every interview with its seed and what is wrong with its passages, every other as a page."""
    found: list[tuple[int, Made, tuple[Fault, ...]]] = []
    for seed in range(INTERVIEWS):
        one = magazine(seed)
        right = web_page(one.right) if seed % 2 else one.right
        found.append((seed, one, tuple(faults_of(document(right.text, name=right.name), right))))
    return tuple(found)


@pytest.mark.parametrize("kind", sorted(GRAVE))
def test_no_interview_is_read_wrong(kind: FaultKind) -> None:
    """A wrong name, a question or its number under a name, an answer to another question: never."""
    wrong = {
        seed: f"{one.frame}: {fault.words!r} {fault.found!r}"
        for seed, one, faults in read()
        for fault in faults
        if fault.kind is kind
    }

    assert len(wrong) <= STILL_WRONG[kind], wrong


def test_most_interviews_are_found() -> None:
    """So that finding none is no way to find none wrongly."""
    pieces = [piece for _, one, _ in read() for piece in one.right.pieces]
    spoken = sum(
        sum(map(str.isalnum, piece.words)) for piece in pieces if piece.kind is Kind.SPEECH
    )
    put = sum(piece.kind is Kind.QUESTION for piece in pieces)
    faults = [fault for _, _, found in read() for fault in found]
    unnamed = sum(fault.letters for fault in faults if fault.kind is FaultKind.NO_NAME)
    loose = sum(fault.kind is FaultKind.LOOSE_QUESTION for fault in faults)

    assert unnamed <= (1 - FOUND) * spoken
    assert loose <= (1 - FOUND) * put
