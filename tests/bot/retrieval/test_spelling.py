"""A slip of the pen is read as the documents' word, and a word that is spelt right is left alone."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import Searcher
from bot.retrieval.understanding.dictionary import (
    english_words,
    in_order,
    is_of_another_language,
)
from bot.retrieval.understanding.query import read_question
from bot.retrieval.understanding.spelling import respelt
from embeddings.encoders.encoder import Encodings
from tests.support.searching import searching
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

SOURCE = document(
    "The village dug a well.\n\n# Knowledge\n\nEarly warning needs knowledge of the valley.\n\n"
    "Language models are trained in modules.\n\nA module has parts.\n\nThe definition of the idea.\n\n"
    "They refused all signs of hallucination.\n\nThe communication was broken.\n\nThe Zyrkonaut flew.\n",
    name="a.md",
)


class SyllableEncoder(ToyEncoder):
    """A toy whose vocabulary has no word whole but a few: it parts the others in two tokens."""

    def encode(self, texts: Sequence[str]) -> Encodings:
        """The toy's encodings, a token twice for words it does not know."""
        whole = super().encode(texts)
        known = {"early", "budget", "what", "is", "the", "a", "of"}
        repeats = [
            [1 if text[start:end].lower() in known else 2 for start, end in spans.tolist()]
            for text, spans in zip(texts, whole.spans, strict=True)
        ]
        return Encodings(
            whole.vectors,
            tuple(np.repeat(t, r, axis=0) for t, r in zip(whole.tokens, repeats, strict=True)),
            tuple(np.repeat(s, r, axis=0) for s, r in zip(whole.spans, repeats, strict=True)),
        )


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """A library of one document."""
    yield from searching(tmp_path_factory.mktemp("library"), SOURCE)


def read_as(searcher: Searcher, question: str) -> str | None:
    """What a question is read as."""
    return respelt(searcher, read_question(SyllableEncoder(), question)[0])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("early warnign knowlege", "early warning knowledge"),
        ("langauge modles", "language models"),
        ("the defnition of hallucinaton", "the definition of hallucination"),
        ("wht is the vallley?", "what is the valley?"),
        ("in wich language", "in which language"),
        ("a zykronaut", "a zyrkonaut"),
        ("becuase of the village", "because of the village"),
        ("a brokken comunicatoin?", "a broken communication?"),
    ],
)
def test_a_misspelt_word_is_read_as_the_documents_spell_it(
    searcher: Searcher, typed: str, meant: str
) -> None:
    """One slip from five letters on, two from nine; swapped letters before a wrong one."""
    assert read_as(searcher, typed) == meant


@pytest.mark.parametrize(
    "question",
    [
        "the refund",  # English, though "refused" is alike
        "ikea signs",  # too short for a slip
        "sinus idea",
        "the Knowlege",  # a name
        "vllaeg",  # two slips in too short a word
        "das wetter in der allee",  # German, though "valley" is alike
        "un module défini",
        "wat zknowledge",  # begins with another letter
        "early budget",
    ],
)
def test_a_word_that_is_spelt_right_is_left_alone(searcher: Searcher, question: str) -> None:
    """In whatever language, and what may be a name, or is too far from every word."""
    assert read_as(searcher, question) is None


@given(st.sampled_from(in_order()))
def test_no_english_word_is_changed(searcher: Searcher, word: str) -> None:
    """Of all that are listed."""
    assert read_as(searcher, word) is None


def test_a_list_of_words_is_halved_as_it_is_in_order() -> None:
    """The last word and the first are found, and what lies beside a word is not."""
    assert list(in_order()) == sorted(in_order())
    assert {"language", "models", "nairobi"} <= english_words()
    assert all(map(is_of_another_language, ["wetter", "maison", "calle"]))
    assert not any(map(is_of_another_language, ["wettter", "", "a" * 99, "zzzzz", "maisonn"]))
