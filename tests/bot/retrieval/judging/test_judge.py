"""What is claimed of quotations, and what is refused."""

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import numpy as np
import pytest

from bot.documents import Confidence
from bot.library.indexing.searcher import Searcher
from bot.library.library import Library
from bot.retrieval.answer import MOST
from bot.retrieval.judging.answer_kinds import lacks_a_number, lacks_what_is_asked
from bot.retrieval.judging.chance import Chance, Chances
from bot.retrieval.judging.judge import Judge, Judgement, shown
from bot.retrieval.judging.logistic import Logistic
from bot.retrieval.judging.strangers import STRANGERS
from bot.retrieval.reader import read
from bot.retrieval.retriever import Retriever
from bot.retrieval.understanding.query_understanding import understand
from tests.support.texts import WELLS as SOURCE
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

INTERVIEW = document(
    "Interviewer: Who paid for the mill?\n\nMiller: The whole valley paid for the mill.\n\n"
    "Interviewer: And who ground the corn?\n\nMiller: My sister ground it, until it burnt.\n",
    name="mill.txt",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of two documents."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(SOURCE, place="a")
        library.add(INTERVIEW, place="mill")
        yield library


def judged(searcher: Searcher, question: str, *, count: int = 5) -> tuple[Judgement, ...]:
    """What is claimed of the quotations that a question finds."""
    understood = understand(ToyEncoder(), searcher, question, history=())
    ranked = Retriever().retrieve(searcher, understood.readings)
    quotations = read(ranked, understood.readings, count=count)
    return Judge(ToyEncoder()).judged(searcher, understood, ranked, quotations)


def test_what_is_shown_comes_before_what_is_only_close(library: Library) -> None:
    """At most three are shown, however many are asked for, and none after one that is not."""
    for question in ("When was the bridge built?", "How is the well?", "What was paid?"):
        claims = [each.confidence for each in judged(library.searcher([SOURCE]), question)]
        shown_ones = [claim for claim in claims if claim is not Confidence.NONE]

        assert claims == [*shown_ones, *[Confidence.NONE] * (len(claims) - len(shown_ones))]
        assert len(shown_ones) <= MOST


def test_a_question_that_was_put_to_the_speaker_is_certain(library: Library) -> None:
    """The words after the very question are its answer."""
    claims = judged(library.searcher([INTERVIEW]), "Who paid for the mill?")

    assert claims[0].confidence is Confidence.CERTAIN
    assert Confidence.CERTAIN not in [each.confidence for each in claims[1:]]


def test_a_name_that_stands_nowhere_leaves_it_unsure(library: Library) -> None:
    """Whatever else is alike: the question turns on it."""
    claims = judged(library.searcher([SOURCE]), "Was the bridge built in 1907 by Zebulon?")

    assert {each.confidence for each in claims} <= {Confidence.UNSURE, Confidence.NONE}


def test_a_question_about_the_whole_is_answered(library: Library) -> None:
    """By passages that stand for the rest; that each answers is not claimed."""
    claims = judged(library.searcher([SOURCE]), "What is this about?")

    assert claims[0].confidence is Confidence.UNSURE


def test_a_question_in_another_language_is_not_refused(library: Library) -> None:
    """The model does not read it, so that nothing is alike says nothing."""
    claims = judged(library.searcher([SOURCE]), "Wie und warum ist das nicht gut?")

    assert claims[0].confidence is Confidence.UNSURE


def test_nothing_found_is_nothing_claimed(library: Library) -> None:
    """There is no quotation to claim anything of."""
    assert judged(library.searcher([]), "Who paid for the mill?") == ()


def test_further_quotations_are_shown_where_they_add() -> None:
    """A quarter as likely as the first, and three at most."""
    assert shown([0.8, 0.2, 0.1]) == [0.8, 0.2]
    assert shown([0.8, 0.1, 0.7]) == [0.8]
    assert shown([0.4, 0.4, 0.4, 0.4]) == [0.4, 0.4, 0.4]
    assert shown([0.1]) == [0.1]


def test_chance_is_what_strangers_find() -> None:
    """By the definition, stranger by stranger."""
    passages = np.array([[1, 0], [0.6, 0.8]], dtype=np.float32)
    strangers = np.array([[1, 0], [0, 1]], dtype=np.float32)

    chance = Chance.of(passages, strangers)

    assert chance.centre.tolist() == pytest.approx([0.8, 0.4])
    assert chance.mean == pytest.approx((0.8 + 0.4) / 2)
    assert chance.spread == pytest.approx(0.2)
    assert chance.nearest == pytest.approx((1 + 0.8) / 2)


def test_chance_is_measured_once_a_scope_and_forgotten_with_it(library: Library) -> None:
    """The same scope gives the same object, another one another; of a state that is gone, none."""
    chances = Chances(ToyEncoder())
    first = chances.at(library.searcher([SOURCE]))

    assert chances.at(library.searcher([SOURCE])) is first
    assert chances.at(library.searcher([INTERVIEW])) is not first
    scope = ref(library.searcher([SOURCE]).scope)
    library.add(document("The mill burnt.\n", name="b.txt"), place="b")
    library.searcher([INTERVIEW])
    gc.collect()
    assert scope() is None
    assert chances.at(library.searcher([SOURCE])) is not first


def test_strangers_ask_different_things() -> None:
    """Forty, none twice."""
    assert len(set(STRANGERS)) == len(STRANGERS) == 40


@pytest.mark.parametrize(
    ("question", "quote", "lacks"),
    [
        ("How many boats came?", "A dozen came.", False),
        ("How many boats came?", "Some came.", True),
        ("When did it burn?", "In 1907.", False),
        ("When did it burn?", "It burnt down.", True),
        ("Who ground the corn?", "It was Ada.", False),
        ("Who ground the corn?", "The corn was ground.", True),
        ("Why did it burn?", "It burnt.", False),
    ],
)
def test_what_is_asked_for_is_missed(question: str, quote: str, lacks: bool) -> None:
    """A number, a time, a name."""
    assert lacks_what_is_asked(question, quote) is lacks


def test_a_number_asked_about_is_missed() -> None:
    """Only digits count."""
    assert lacks_a_number("What of 1907?", "It was 1906.")
    assert not lacks_a_number("What of 1907?", "In 1907 it burnt.")
    assert not lacks_a_number("What of it?", "It burnt.")


def test_a_logistic_model_is_even_where_its_sum_is_nought() -> None:
    """And surer with each sign that speaks for it."""
    model = Logistic((1.0, 1.0, 1.0), bias=-2)

    assert model.probability([1, 1, 0]) == pytest.approx(0.5)
    assert model.probability([1, 1, 1]) == pytest.approx(1 / (1 + np.exp(-1)))
