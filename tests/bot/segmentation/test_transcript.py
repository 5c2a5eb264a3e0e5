"""Turns that are found once: shared by who asks, kept within bounds, and no other owner's."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest

from bot.documents.document import Document
from bot.segmentation import transcript as module
from bot.segmentation.corrections import Corrections
from bot.segmentation.roles import Turn
from bot.segmentation.transcript import A_PART, Transcript, Transcripts
from bot.segmentation.turns import turns_of
from tests.support.texts import document

TALK = document("Ada: Who dug the well?\n\nBen: We did.\n\nAda: When?\n\nBen: In the dry summer.")
LONGER = document("\n\n".join(f"Ada: What was {n}?\n\nBen: It was {n}." for n in range(20)))


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """The documents in which turns are looked for, as often as that is done."""
    found: list[Document] = []

    def noted(each: Document, corrections: Corrections) -> Iterator[Turn]:
        found.append(each)
        return turns_of(each, corrections)

    monkeypatch.setattr(module, "turns_of", noted)
    return found


def test_the_turns_of_a_document_are_found_once(looked: list[Document]) -> None:
    """Whatever it is called where it is asked for; each asks of the document it has itself."""
    transcripts = Transcripts()
    renamed = replace(TALK, name="other.txt", title="Other")

    first, second = transcripts.of(TALK), transcripts.of(renamed)

    assert first.turns is second.turns
    assert first.turns == Transcript.of(TALK).turns
    assert (first.document, second.document) == (TALK, renamed)
    assert looked == [TALK, TALK]  # the second is of the line above


def test_a_document_that_several_ask_for_at_once_is_looked_through_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The others wait for the first, and have what it found."""
    begun, go = Event(), Event()
    looked: list[Document] = []

    def slow(each: Document, corrections: Corrections) -> Iterator[Turn]:
        looked.append(each)
        begun.set()
        go.wait(10)
        return turns_of(each, corrections)

    monkeypatch.setattr(module, "turns_of", slow)
    transcripts = Transcripts()
    with ThreadPoolExecutor(3) as threads:
        asked = [threads.submit(transcripts.of, TALK) for _ in range(3)]
        begun.wait(10)
        go.set()
        found = [each.result().turns for each in asked]

    assert looked == [TALK]
    assert found[0] is found[1] is found[2]


def test_two_owners_of_one_document_share_nothing(looked: list[Document]) -> None:
    """Else one could tell by the time it takes that the other has it."""
    transcripts = Transcripts()

    transcripts.of(replace(TALK, owner="ada"))
    transcripts.of(replace(TALK, owner="ben"))

    assert [each.owner for each in looked] == ["ada", "ben"]


def test_what_is_kept_has_a_bound(looked: list[Document]) -> None:
    """One that is longer than all that may be kept is kept alone, until another comes."""
    transcripts = Transcripts(most=20 * A_PART)

    for each in (TALK, LONGER, LONGER, TALK, TALK, LONGER):
        transcripts.of(each)

    assert looked == [TALK, LONGER, TALK, LONGER]


def test_nothing_is_kept_for_ever(looked: list[Document]) -> None:
    """After some time a document is looked through again."""
    transcripts = Transcripts(longest=0)

    transcripts.of(TALK)
    transcripts.of(TALK)

    assert looked == [TALK, TALK]


def test_a_correction_is_read_by_itself(looked: list[Document]) -> None:
    """As it was found and as a person corrects it a document is looked through once each."""
    transcripts, corrections = Transcripts(), Corrections(nobody=("Ben",))

    as_found, corrected = transcripts.of(TALK), transcripts.of(TALK, corrections)

    assert transcripts.of(TALK, corrections).turns is corrected.turns
    assert transcripts.of(TALK).turns is as_found.turns
    assert as_found.turns != corrected.turns
    assert looked == [TALK, TALK]
