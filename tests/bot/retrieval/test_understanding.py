"""What a question is taken to mean: in a conversation, misspelt, about the whole, not in English."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chatbot import Chatbot
from bot.library.indexing.searcher import Searcher
from bot.library.library import Library
from bot.retrieval.understanding.overview import is_overview
from bot.retrieval.understanding.query import EARLIER_WEIGHT, dependence, read_question
from bot.retrieval.understanding.query_understanding import understand
from bot.segmentation.language import is_foreign
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

SOURCE = document(
    "The village dug a well.\n\n# Knowledge\n\nEarly warning needs knowledge of the valley.\n",
    name="a.md",
)


@pytest.fixture
def searcher(tmp_path: Path) -> Iterator[Searcher]:
    """A library of one document."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(SOURCE, place="a")
        yield library.searcher([SOURCE])


def test_a_question_by_itself_has_one_reading() -> None:
    """Its words with their stems; those that it is about are told from those it is made of."""
    (reading,) = read_question(ToyEncoder(), "Who dug the wells?")

    assert reading.stems == ("who", "dug", "the", "well")
    assert reading.content.tolist() == [False, True, False, True]
    assert reading.reading_weight == 1


def test_a_question_in_a_conversation_is_read_bare_and_completed() -> None:
    """The last two questions stand before it, their words count less, the shares add up to 1."""
    bare, completed = read_question(
        ToyEncoder(), "Why?", history=["First?", "Who dug the well?", "When was it dug?"]
    )

    assert completed.text == "Who dug the well? When was it dug? Why?"
    assert completed.term_weight.tolist() == [EARLIER_WEIGHT] * 8 + [1]
    assert bare.reading_weight + completed.reading_weight == pytest.approx(1)


def test_a_follow_up_leans_on_the_conversation_and_a_new_topic_does_not() -> None:
    """Pronouns, a beginning with "and", and few words of its own lean."""
    leaning = [("What does it aim to do?", 1), ("Why?", 0), ("And in Liberia?", 1)]
    alone = ("What research should donors support in conflict areas?", 6)

    assert all(dependence(words, content_words=count) >= 0.6 for words, count in leaning)
    assert dependence(alone[0], content_words=alone[1]) == 0


def test_a_leaning_question_says_how_it_was_understood(searcher: Searcher) -> None:
    """A question that stands alone says nothing, though it was asked in a conversation."""
    leaning = understand(ToyEncoder(), searcher, "And who dug it?", history=["What is the well?"])
    alone = understand(
        ToyEncoder(), searcher, "Which village needs early warning knowledge?", history=["Why dig?"]
    )

    assert leaning.read_as == "What is the well? And who dug it?"
    assert alone.read_as is None


@pytest.mark.parametrize(
    "question", ["Who said that?", "And who says so?", "What was the question?"]
)
def test_a_question_about_the_answer_asks_the_last_one_again(
    searcher: Searcher, question: str
) -> None:
    """So that its quotation is shown once more, with its speaker and what was asked."""
    history = ["Which village needs early warning knowledge?", "Who dug the village well?"]

    understood = understand(ToyEncoder(), searcher, question, history=history)

    assert understood.readings[0].text == understood.read_as == "Who dug the village well?"


@pytest.mark.parametrize(
    "question",
    [
        "What is this about?",
        "Summarise the interview.",
        "main topics",
        "What's this document about",
    ],
)
def test_a_question_about_the_whole_is_answered(tmp_path: Path, question: str) -> None:
    """By passages that stand for it, and never by a refusal."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(SOURCE, place="a")
        answer = Chatbot(library, ToyEncoder(), documents=[SOURCE]).answer(question)

    assert is_overview(question)
    assert answer.found


def test_a_question_about_a_part_is_not_about_the_whole() -> None:
    """However it begins."""
    assert not is_overview("What is this well about to become?")
    assert not is_overview("What is the main topic of the second chapter?")


@pytest.mark.parametrize(
    "question",
    [
        "Wer hat den Brunnen gegraben und warum?",
        "Quand est-ce que le puits est né ?",
        "誰が井戸を掘りましたか",
        "Кто вырыл колодец?",
    ],
)
def test_a_question_in_another_language_has_a_word_of_warning(
    searcher: Searcher, question: str
) -> None:
    """English questions have none, with a foreign name in them or without."""
    assert understand(ToyEncoder(), searcher, question, history=()).warning
    assert not is_foreign("When did the village of El Arish dig a well?")
    assert not is_foreign("early warning knowledge")


def test_asked_literally_nothing_is_read_into_a_question(tmp_path: Path) -> None:
    """Neither the conversation nor another spelling."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(SOURCE, place="a")
        chatbot = Chatbot(library, ToyEncoder(), documents=[SOURCE])

        answer = chatbot.answer("And who dug it?", history=["What is the well?"], literal=True)

    assert answer.understood_as is None
