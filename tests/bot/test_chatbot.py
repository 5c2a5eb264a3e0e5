"""The chatbot: questions in, the documents' own words out."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chatbot import LONGEST_QUESTION, Chatbot
from bot.documents.confidence import Confidence
from bot.documents.document import Document
from bot.errors import LibraryError, QuestionError
from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.retrieval.scope import Scope
from bot.retrieval.understanding.small_talk import Reply
from tests.support.toy_encoder import ToyEncoder

INTERVIEW = """\
Reporter: When was the well dug, and by whom?

Guide: The villagers dug the well in May. They used picks and a borrowed pump. It rained all week.

Reporter: What did the pump cost?

Guide: The pump cost nothing, because a farmer lent it. She wanted it back by harvest time.
"""
PANEL = """\
Reporter: Who dug the well?

Guide: We dug the well in May, with borrowed picks.

Engineer: The well was dug too near the river, I think.

Reporter: And who paid for the well?

Engineer: The parish paid for the well, and I signed for it.

Guide: We paid with our work, you know.
"""
ARTICLE = "The bridge over the river was built in 1907. It carries two lanes of traffic.\n"


@pytest.fixture
def documents() -> tuple[Document, ...]:
    """An interview and an article."""
    return (
        decode_document(INTERVIEW.encode(), name="interview.txt"),
        decode_document(ARTICLE.encode(), name="article.txt"),
    )


@pytest.fixture
def library(tmp_path: Path, documents: tuple[Document, ...]) -> Iterator[Library]:
    """A library that holds both."""
    with Library(tmp_path, ToyEncoder()) as library:
        for document in documents:
            library.add(document, place=document.name)
        yield library


def test_damage_met_by_a_question_is_mended_and_the_question_answered(
    library: Library, documents: tuple[Document, ...], tmp_path: Path
) -> None:
    """Words' codes that changed on the disk are built again from the store, before it answers."""
    chatbot = Chatbot(library, ToyEncoder(), documents=documents)
    before = chatbot.answer("Who dug the well?")
    for segment in (tmp_path / "index").rglob("*.npy"):
        with segment.open("rb+") as file:
            file.seek(-1, os.SEEK_END)
            last = file.read(1)[0]
            file.seek(-1, os.SEEK_END)
            file.write(bytes([last ^ 1]))

    after = [chatbot.answer("Who dug the well?") for _ in range(2)]

    assert [answer.citations for answer in after] == [before.citations] * 2


def test_the_sentence_with_the_questions_words_is_quoted_first(
    library: Library, documents: tuple[Document, ...]
) -> None:
    """The quotation is the sentence that answers, with its speaker and what was asked."""
    chatbot = Chatbot(library, ToyEncoder(), documents=documents)

    answer = chatbot.answer("the villagers dug the well")

    best = answer.citations[0]
    assert best.quote == "The villagers dug the well in May."
    assert (best.passage.speaker, best.passage.asked) == (
        "Guide",
        "When was the well dug, and by whom?",
    )


def test_no_two_quotations_come_from_one_passage_and_the_best_is_first(
    library: Library, documents: tuple[Document, ...]
) -> None:
    """However many are asked for."""
    chatbot = Chatbot(library, ToyEncoder(), documents=documents)

    answer = chatbot.answer("the pump", citations=5)

    quotations = answer.citations or answer.closest
    assert len({citation.passage for citation in quotations}) == len(quotations)
    scores = [citation.score for citation in quotations]
    assert scores == sorted(scores, reverse=True)


def test_only_the_documents_asked_about_are_searched(
    library: Library, documents: tuple[Document, ...]
) -> None:
    """A library may hold more than a question is about."""
    chatbot = Chatbot(library, ToyEncoder(), documents=documents[1:])

    answer = chatbot.answer("the villagers dug the well")

    quotations = answer.citations or answer.closest
    assert {citation.document.name for citation in quotations} == {"article.txt"}


def test_an_interviewers_question_is_never_quoted(
    library: Library, documents: tuple[Document, ...]
) -> None:
    """Even asked word for word, the question finds its answer and not itself."""
    chatbot = Chatbot(library, ToyEncoder(), documents=documents)

    answer = chatbot.answer("When was the well dug, and by whom?")

    assert all("by whom" not in citation.quote for citation in answer.citations + answer.closest)


@pytest.mark.parametrize("question", ["What did the pump cost?", "what did the pumps cost"])
def test_the_documents_own_question_is_answered(
    library: Library, documents: tuple[Document, ...], question: str
) -> None:
    """Put as the interviewer put it, a question finds what was answered to it, first and for sure."""
    chatbot = Chatbot(library, ToyEncoder(), documents=documents)

    answer = chatbot.answer(question)

    assert answer.citations[0].passage.asked == "What did the pump cost?"
    assert answer.confidence is Confidence.CERTAIN


def test_what_the_documents_do_not_say_has_closest_passages_and_no_citations(
    library: Library, documents: tuple[Document, ...]
) -> None:
    """Words that stand nowhere are not answered, and the nearest passages are labelled so."""
    chatbot = Chatbot(library, ToyEncoder(), documents=documents)

    answer = chatbot.answer("quantum chromodynamics")

    assert not answer.found
    assert answer.confidence is Confidence.NONE
    assert answer.closest


def test_two_questions_in_one_are_answered_one_after_the_other(
    library: Library, documents: tuple[Document, ...]
) -> None:
    """Each by itself, the second after the first; read as typed, they are one question."""
    chatbot = Chatbot(library, ToyEncoder(), documents=documents)
    question = "When was the well dug? What did the pump cost?"

    answer = chatbot.answer(question, citations=2)
    literal = chatbot.answer(question, citations=2, literal=True)

    first, second = answer.parts
    assert (first.question, second.question) == (
        "When was the well dug?",
        "What did the pump cost?",
    )
    assert (
        second.citations
        == chatbot.answer(second.question, history=[first.question], citations=2).citations
    )
    assert answer.citations[:2] == (first.citations[0], second.citations[0])
    assert len(answer.citations + answer.closest) == 2
    assert literal.parts == ()


def test_talk_about_the_tool_is_not_put_to_the_documents(
    library: Library, documents: tuple[Document, ...]
) -> None:
    """But for a summary, which is passages that stand for the whole; as typed all is a question."""
    chatbot = Chatbot(library, ToyEncoder(), documents=documents)

    hello = chatbot.answer("Hello!")
    summary = chatbot.answer("Summarise this")

    assert (hello.reply, hello.citations, hello.closest) == (Reply.GREETING, (), ())
    assert summary.reply is Reply.SUMMARY and summary.citations
    assert chatbot.answer("Hello!", literal=True).reply is None


@pytest.mark.parametrize("question", ["", " \n\t", "x" * (LONGEST_QUESTION + 1)])
def test_a_blank_or_endless_question_is_refused(
    library: Library, documents: tuple[Document, ...], question: str
) -> None:
    """In one sentence that says what to do."""
    chatbot = Chatbot(library, ToyEncoder(), documents=documents)

    with pytest.raises(QuestionError, match=r"^The question .*[.]$"):
        chatbot.answer(question)


def test_only_what_a_speaker_says_is_quoted(tmp_path: Path) -> None:
    """By the name that is shown now: a renaming counts at once, and the old name is gone."""
    panel = decode_document(PANEL.encode(), name="panel.txt")
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(panel, place="panel.txt")
        chatbot = Chatbot(library, ToyEncoder(), documents=[panel])

        before = chatbot.answer("Who dug the well?", among=Scope(speaker="Engineer"), citations=5)
        library.rename_speaker(panel, "Engineer", "Ada")
        after = chatbot.answer("Who dug the well?", among=Scope(speaker="Ada"), citations=5)

        quotations = before.citations or before.closest
        assert {citation.passage.speaker for citation in quotations} == {"Engineer"}
        assert [each.quote for each in after.citations or after.closest] == [
            each.quote for each in quotations
        ]
        with pytest.raises(LibraryError, match=r"Nobody called Engineer .* Guide, Ada\.$"):
            chatbot.answer("Who dug the well?", among=Scope(speaker="Engineer"))


def test_who_only_asks_cannot_be_quoted(library: Library, documents: tuple[Document, ...]) -> None:
    """The sentence names those who can."""
    chatbot = Chatbot(library, ToyEncoder(), documents=documents)

    with pytest.raises(LibraryError, match=r"Nobody called Reporter .* their speakers: Guide\.$"):
        chatbot.answer("When was the well dug?", among=Scope(speaker="Reporter"))
    with pytest.raises(LibraryError, match=r"nobody is named in them\.$"):
        chatbot.answer("When?", among=Scope(documents[1:], "Guide"))


def test_what_a_document_is_about_can_be_asked_of_one_speaker(tmp_path: Path) -> None:
    """The passages that stand for the rest are theirs."""
    panel = decode_document(PANEL.encode(), name="panel.txt")
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(panel, place="panel.txt")
        chatbot = Chatbot(library, ToyEncoder(), documents=[panel])

        answer = chatbot.answer("What is this about?", among=Scope(speaker="Guide"))

    assert {citation.passage.speaker for citation in answer.citations} == {"Guide"}
    assert answer.citations[0].quote == "We dug the well in May, with borrowed picks."


def test_a_speaker_of_several_documents_is_quoted_from_each_of_them(
    library: Library, documents: tuple[Document, ...]
) -> None:
    """And from those alone: an article that names nobody is left out."""
    panel = decode_document(PANEL.encode(), name="panel.txt")
    library.add(panel, place="panel.txt")
    chatbot = Chatbot(library, ToyEncoder(), documents=[*documents, panel])

    answer = chatbot.answer("Who dug the well?", among=Scope(speaker="Guide"), citations=9)

    quotations = answer.citations or answer.closest
    assert {each.document.name for each in quotations} == {"interview.txt", "panel.txt"}
    assert {each.passage.speaker for each in quotations} == {"Guide"}
