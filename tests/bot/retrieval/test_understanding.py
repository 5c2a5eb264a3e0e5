"""What a question is taken to mean: in a conversation, misspelt, about the whole, not in English."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chatbot import Chatbot
from bot.library.indexing.searcher import Searcher
from bot.library.library import Library
from bot.retrieval.understanding.follow_up import EARLIER_WEIGHT
from bot.retrieval.understanding.overview import is_overview
from bot.retrieval.understanding.query import dependence, read_question
from bot.retrieval.understanding.query_understanding import understand
from bot.segmentation.language import is_foreign
from tests.support.searching import searching
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

SOURCE = document(
    "The village dug a well.\n\n# Knowledge\n\nEarly warning needs knowledge of the valley.\n",
    name="a.md",
)


@pytest.fixture
def searcher(tmp_path: Path) -> Iterator[Searcher]:
    """A library of one document."""
    yield from searching(tmp_path, SOURCE)


def test_a_question_by_itself_has_one_reading() -> None:
    """Its words with their stems; those that it is about are told from those it is made of."""
    (reading,) = read_question(ToyEncoder(), "Who dug the wells?")

    assert reading.stems == ("who", "dug", "the", "well")
    assert reading.content.tolist() == [False, True, False, True]
    assert reading.reading_weight == 1


def test_a_question_in_a_conversation_is_read_bare_and_completed(searcher: Searcher) -> None:
    """The last question's content words count less than its own; the shares add up to 1."""
    history = ["What is knowledge?", "Who dug the well?"]

    bare, completed = understand(ToyEncoder(), searcher, "And when?", history=history).readings

    assert bare.text == "And when?"
    assert completed.text == "Who dug the well? And when?"
    assert completed.term_weight.tolist() == [0, EARLIER_WEIGHT, 0, EARLIER_WEIGHT, 1, 1]
    assert bare.reading_weight + completed.reading_weight == pytest.approx(1)
    assert completed.document is not None
    assert completed.document.sha256 == SOURCE.sha256


def test_a_word_that_is_asked_again_counts_once(searcher: Searcher) -> None:
    """As the question's own."""
    _, completed = understand(
        ToyEncoder(), searcher, "And that well?", history=["Who dug the well?"]
    ).readings

    assert completed.term_weight.tolist() == [0, EARLIER_WEIGHT, 0, 0, 1, 1, 1]


@pytest.mark.parametrize("talk", ["Thanks!", "hi", "Thank you so much", "Why?"])
def test_what_has_no_topic_is_no_history(searcher: Searcher, talk: str) -> None:
    """Thanks, greetings and bare question words leave nothing to lean on."""
    (alone,) = understand(ToyEncoder(), searcher, "And when?", history=[talk]).readings
    after = understand(ToyEncoder(), searcher, "And when?", history=["Who dug the well?", talk])

    assert alone.reading_weight == 1
    assert after.readings[1].text == "Who dug the well? And when?"


def test_the_document_of_the_conversation_comes_before_another(tmp_path: Path) -> None:
    """Of two that answer alike; that of the first question, where the last ones name none."""
    text = "# {}\n\nThe authors are listed at the end of this paper by their names.\n"
    documents = [
        document(text.format(title), name=f"{title}.md") for title in ("Floods", "Bridges")
    ]
    with Library(tmp_path, ToyEncoder()) as library:
        for each in documents:
            library.add(each, place=each.name)
        chatbot = Chatbot(library, ToyEncoder(), documents=documents)

        named = [
            chatbot.answer("Who are its authors?", history=[f"What are {topic}?", "Really?", "ok"])
            for topic in ("floods", "bridges")
        ]

    first = [(*answer.citations, *answer.closest)[0].document.name for answer in named]
    assert first == ["Floods.md", "Bridges.md"]


def test_a_follow_up_leans_on_the_conversation_and_a_new_topic_does_not() -> None:
    """Pronouns, a beginning with "and", and few words of its own lean."""
    leaning = [("What does it aim to do?", 1), ("Why?", 0), ("And in Liberia?", 1)]
    alone = ("What research should donors support in conflict areas?", 6)

    assert all(dependence(words, content_words=count) >= 0.6 for words, count in leaning)
    assert dependence(alone[0], content_words=alone[1]) == 0


def test_a_leaning_question_says_in_a_few_words_what_it_continues(searcher: Searcher) -> None:
    """The last question's content words as they stand in it, and no question that was asked."""
    history = [
        "What is the well?",
        "How did Ada's early-warning knowledge help the valley?",
        "Thanks",
    ]

    leaning = understand(ToyEncoder(), searcher, "And who has it?", history=history)

    assert leaning.continuing == "Ada's early-warning knowledge help, valley"


def test_a_question_that_leaves_the_conversation_says_nothing(searcher: Searcher) -> None:
    """Though it was asked in one: it stands alone, and what is nearest to it is elsewhere."""
    history = ["Who dug a well in the village?"]

    alone = understand(
        ToyEncoder(), searcher, "Which valley needs early warning knowledge?", history=history
    )

    assert alone.continuing is None


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
