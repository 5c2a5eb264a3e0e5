"""What stands about a sentence: its neighbours, and its heading."""

from pathlib import Path

import numpy as np
import pytest

from bot.library.library import Library
from bot.retrieval.retriever import Retriever
from bot.retrieval.surroundings import between_sentences, headed, met_about
from bot.retrieval.understanding.query import read_question
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder


def test_what_a_neighbour_meets_counts_for_less_and_never_across_passages() -> None:
    """Three sentences of one passage, one of the next."""
    best = np.array([[1.0, 0.0], [0.2, 0.5], [0.0, 0.0], [0.0, 1.0]], dtype=np.float32)
    owner = np.array([0, 0, 0, 1])

    met = met_about(best, owner, 0.8)

    assert met == pytest.approx(np.array([[1.0, 0.4], [0.8, 0.5], [0.16, 0.4], [0.0, 1.0]]))
    assert best[1, 0] == pytest.approx(0.2)  # what was given is left as it was


def test_a_heading_holds_words_by_their_stems() -> None:
    """A passage under no heading has none of them."""
    source = document("It rained.\n\n# Digging wells\n\nThe village dug one in May.\n", name="a.md")
    readings = read_question(ToyEncoder(), "Who dug the well?")

    found = headed(readings, split_passages(Transcript.of(source)))

    assert found.tolist() == [[False] * 4, [False, False, False, True]]


def test_words_of_a_heading_count_less_and_all_together_as_much() -> None:
    """Where all stand in it or none, nothing changes between the words."""
    weight = np.array([0.5, 0.3, 0.2], dtype=np.float32)
    heading = np.array([[True, False, False], [True] * 3, [False] * 3])

    counted = between_sentences(weight, heading, 0.5)

    assert counted.sum(axis=1) == pytest.approx(np.ones(3))
    assert counted[0] == pytest.approx(weight * [0.5, 1, 1] / 0.75)
    assert counted[1:] == pytest.approx(np.stack([weight, weight]))


def test_no_words_count_nothing() -> None:
    """Of a question without any, whose weights add up to 0."""
    counted = between_sentences(np.zeros(0, dtype=np.float32), np.zeros((2, 0), dtype=bool), 0.5)

    assert counted.shape == (2, 0)


def test_the_sentence_that_tells_comes_before_the_one_that_names(tmp_path: Path) -> None:
    """The heading names whom the question is about: it is not what is asked for."""
    source = document(
        "# Mayor Smith\n\nMayor Smith lives in town. She married the consultant. It rained.\n",
        name="a.md",
    )
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(source, place="a")
        ranked = Retriever().retrieve(
            library.searcher([source]),
            read_question(ToyEncoder(), "Mayor Smith married a consultant"),
        )
        best = ranked.evidence.layouts.sentences[ranked.order[0]]

        assert source.text[best.start : best.end] == "She married the consultant."
