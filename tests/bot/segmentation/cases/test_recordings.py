"""What programs write of a recording: tables, JSON, captions; the speakers are those they name."""

from functools import cache

import pytest

from tests.support.texts import document
from tests.support.transcripts.annotated import Kind
from tests.support.transcripts.faults import Fault, FaultKind, faults_of
from tests.support.transcripts.generated import Made
from tests.support.transcripts.recordings import FORMATS, recording

RECORDINGS = 100 * len(FORMATS)
STILL_WRONG = 6
"""Tables in Chinese are no tables yet, and of those without a time the head speaks."""
MISSED = 0.04  # share of speeches without a name, and of questions that can be quoted
SELDOM = (FaultKind.NO_NAME, FaultKind.LOOSE_QUESTION, FaultKind.NO_QUESTION)


@cache
def read() -> tuple[tuple[int, Made, tuple[Fault, ...]], ...]:
    """Every recording with its seed and what is wrong with its passages."""
    found: list[tuple[int, Made, tuple[Fault, ...]]] = []
    for seed in range(RECORDINGS):
        one = recording(seed)
        source = document(one.right.text, name=one.right.name)
        found.append((seed, one, tuple(faults_of(source, one.right))))
    return tuple(found)


@pytest.mark.parametrize("kind", sorted(set(FaultKind) - set(SELDOM)))
def test_no_recording_is_read_wrong(kind: FaultKind) -> None:
    """A wrong name, a question or a key under a name, an answer to another question: never."""
    wrong = {
        seed: f"{one.frame}: {fault.words!r} {fault.found!r}"
        for seed, one, faults in read()
        for fault in faults
        if fault.kind is kind
    }

    assert len(wrong) <= (STILL_WRONG if kind is FaultKind.NAMED_LABEL else 0), wrong


@pytest.mark.parametrize("kind", SELDOM)
def test_whoever_is_named_in_a_recording_is_named(kind: FaultKind) -> None:
    """So that naming nobody is no way to name nobody wrongly."""
    spoken = sum(piece.kind is Kind.SPEECH for _, one, _ in read() for piece in one.right.pieces)
    missed = [
        f"{seed}: {one.frame}: {fault.words!r}"
        for seed, one, faults in read()
        for fault in faults
        if fault.kind is kind
    ]

    assert len(missed) <= MISSED * spoken, missed
