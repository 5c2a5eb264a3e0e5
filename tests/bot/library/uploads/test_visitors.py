"""Visitors' own documents are theirs alone, whatever others upload."""

import hashlib
from pathlib import Path

import pytest

from bot.chatbot import Chatbot
from bot.citing.correction import Correction
from bot.documents.keys import SourceKey
from bot.errors import LibraryError
from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.library.uploads import Uploads
from bot.retrieval.scope import Scope
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.bot.library.uploads.visiting import ADA, BEN, WELL, Clock, names
from tests.support.histories import QUESTIONS, TEXTS, told
from tests.support.toy_encoder import CountingEncoder, ToyEncoder


def test_a_document_is_its_visitors_alone(visitors: Uploads, library: Library) -> None:
    """Neither another visitor, nor the list of what is served, knows of it."""
    visitors.add(ADA, "well.txt", WELL)

    assert names(visitors, ADA) == ["well.txt"]
    assert names(visitors, BEN) == []
    assert [document.name for document in library.documents()] == ["walk.txt"]
    assert [entry.name for entry in library.entries()] == ["walk.txt"]
    with pytest.raises(LibraryError, match=r"holds no well\.txt"):
        library.remove("well.txt")


def test_served_and_own_documents_are_asked_together(visitors: Uploads, library: Library) -> None:
    """The own one is quoted like any other, and only to its visitor."""
    visitors.add(ADA, "well.txt", WELL)
    chatbot = Chatbot(library, ToyEncoder(), documents=library.documents())
    question = "the villagers dug the well in a dry summer"

    own = chatbot.answer(question, among=Scope((*chatbot.documents, *visitors.documents(ADA))))
    other = chatbot.answer(question)

    assert (own.citations or own.closest)[0].document.name == "well.txt"
    assert {each.document.name for each in (*other.citations, *other.closest)} <= {"walk.txt"}


def test_the_same_bytes_of_two_visitors_are_kept_and_removed_apart(
    visitors: Uploads, library: Library
) -> None:
    """Each has a document under their own name, and loses only that."""
    visitors.add(ADA, "well.txt", WELL)
    visitors.add(BEN, "my well.txt", WELL)
    both = (names(visitors, ADA), names(visitors, BEN))

    visitors.remove(ADA, "well.txt")

    assert both == (["well.txt"], ["my well.txt"])
    assert (names(visitors, ADA), names(visitors, BEN)) == ([], ["my well.txt"])
    assert library.has(visitors.documents(BEN)[0])


@pytest.mark.parametrize("held", ["by nobody", "by a visitor", "by the library", "by the visitor"])
def test_an_upload_is_read_and_encoded_whoever_has_the_same(tmp_path: Path, held: str) -> None:
    """What the encoder is given and what is told on the way are the same; only one's own is quick.

    Else the time that an upload takes would say whether somebody here has that very file.
    """
    encoder = CountingEncoder()
    with Library(tmp_path, encoder) as library:
        visitors = Uploads(library)
        if held == "by the library":
            library.add(decode_document(WELL, name="well.txt"), place="/well.txt")
        elif held != "by nobody":
            visitors.add(ADA if held == "by a visitor" else BEN, "well.txt", WELL)
        encoder.encoded.clear()
        told: list[tuple[int, int]] = []

        visitors.add(BEN, "well.txt", WELL, progress=lambda *numbers: told.append(numbers))

    passages = [
        each.embedded
        for each in split_passages(Transcript.of(decode_document(WELL, name="well.txt")))
    ]
    again = held == "by the visitor"
    assert sorted(encoder.encoded) == ([] if again else sorted(passages))
    assert told == ([] if again else [(len(passages), len(passages))])


def test_what_one_visitor_says_of_a_document_another_with_the_same_does_not_see(
    visitors: Uploads, library: Library
) -> None:
    """Speakers' names and corrections are of one visitor's document, not of its bytes."""
    talk = b"Reporter: What happened then?\n\nGuide: I waited there, and so did all of us.\n"
    own, other = (visitors.add(each, "talk.txt", talk).documents[0] for each in (ADA, BEN))

    library.rename_speaker(own, "Guide", "Mr Secret")
    library.references.correct(own, Correction(title="The secret talk"))

    assert [each.name for each in library.speakers(own)] == ["Reporter", "Mr Secret"]
    assert [each.name for each in library.speakers(other)] == ["Reporter", "Guide"]
    assert library.references.correction(other) == Correction()


def test_a_visitors_answers_are_the_same_whatever_others_upload(
    visitors: Uploads, library: Library
) -> None:
    """Quotations, order, scores bit for bit and confidence; before, after, and when it is gone."""
    chatbot = Chatbot(library, ToyEncoder(), documents=library.documents())
    for number, text in enumerate(TEXTS[:3]):
        visitors.add(BEN, f"{number}.md", text.encode())

    def answers() -> list[object]:
        asked = (*chatbot.documents, *visitors.documents(BEN))
        return [
            told(chatbot.answer(question, among=Scope(documents)))
            for question in QUESTIONS
            for documents in (asked, None)
        ]

    before = answers()
    visitors.add(ADA, "days.md", TEXTS[4].encode())
    visitors.add(ADA, "the same.md", TEXTS[1].encode())
    during = answers()
    visitors.remove(ADA, "days.md")

    assert before == during == answers()


def test_what_is_served_and_uploaded_too_is_quoted_once(
    visitors: Uploads, library: Library
) -> None:
    """As a visitor sees no difference between the two."""
    (own,) = visitors.add(BEN, "walk.txt", b"A walk\n\nWe walked home.\n").documents
    chatbot = Chatbot(library, ToyEncoder(), documents=library.documents())

    answer = chatbot.answer("Who walked home?", among=Scope((*chatbot.documents, own)))

    assert len((*answer.citations, *answer.closest)) == 1


def test_a_document_that_is_served_too_stays_when_its_visitor_goes(
    visitors: Uploads, library: Library, clock: Clock
) -> None:
    """A place of one's own is one place; the path on the machine is another."""
    visitors.add(ADA, "walk-home.txt", b"A walk\n\nWe walked home.\n")

    clock.pass_on(hours=2)
    visitors.expire()

    (walk,) = library.documents()
    assert walk.name == "walk.txt" and library.has(walk)


def test_nobody_else_learns_what_a_visitor_calls_a_document(
    visitors: Uploads, library: Library
) -> None:
    """Who adds the same bytes is not given the document that only a visitor has."""
    visitors.add(ADA, "my secret.txt", WELL)
    reading = SourceKey(hashlib.sha256(WELL).hexdigest(), "text", visitors.documents(ADA)[0].reader)

    assert library.document_of(reading) is None
