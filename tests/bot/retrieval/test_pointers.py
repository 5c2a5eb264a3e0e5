"""What points elsewhere: lists of works, tables of contents, captions."""

from pathlib import Path

import pytest

from bot.library.library import Library
from bot.retrieval.late_interaction import lay_out
from bot.retrieval.pointers import pointing
from bot.retrieval.retriever import Retriever
from bot.retrieval.understanding.query import read_question
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

WORKS = (
    "Digger, A. 1907. What a well is. Journal of Wells.\n\n"
    "Mason, B. 1911. What a well is not. Journal of Wells.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        WORKS,
        "Digger, A. (1907). What a well is.\n\nMason, B. (1911). What a well is not.\n",
        "[1] A. Digger, What a well is, 1907.\n[2] B. Mason, What a well is not, 1911.\n",
        "# 7. References\n\nWhat a well is, by a digger of this village.\n",
        "# Table of Contents\n\nWhat a well is\n\nWhat a bridge is\n",
        "Figure 3: What a well is.\n",
        "Tabelle 2. Brunnen im Dorf.\n",
        "What a well is ........ 14\n",
    ],
)
def test_what_only_points_elsewhere_is_known(text: str) -> None:
    """By the heading, by the years of works, by dots that lead to a page."""
    for passage in split_passages(Transcript.of(document(text, name="a.md"))):
        sentences = lay_out([passage]).sentences
        assert any(pointing(passage, sentences))


@pytest.mark.parametrize(
    "text",
    [
        "The well was dug in 1907. It was deepened in 1911. Nobody knows why.\n",
        "As a digger wrote (1907), a well is a hole. A mason (1911) held that it is a wall.\n",
        "I waited.... Nobody came. See figure 3 for the wells.\n",
        "# References from employers\n\nThe village asks for two of them.\n",
    ],
)
def test_what_tells_points_nowhere(text: str) -> None:
    """A year, dots or the word alone are in any text."""
    for passage in split_passages(Transcript.of(document(text, name="a.md"))):
        assert not any(pointing(passage, lay_out([passage]).sentences))


def test_what_tells_comes_before_the_titles_of_works(tmp_path: Path) -> None:
    """Though they stand first and share as many words with the question."""
    source = document(f"# References\n\n{WORKS}\n# Wells\n\nA well is a hole.\n", name="a.md")
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(source, place="a")
        readings = read_question(ToyEncoder(), "Is it a well?")
        ranked = Retriever().retrieve(library.searcher([source]), readings)

    best = ranked.evidence.layouts.sentences[ranked.order[0]]

    assert source.text[best.start : best.end] == "A well is a hole."
