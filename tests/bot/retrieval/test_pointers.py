"""What points elsewhere: lists of works, tables of contents, captions."""

from pathlib import Path

import pytest

from bot.chatbot import Chatbot
from bot.documents.confidence import Confidence
from bot.library.library import Library
from bot.retrieval.late_interaction import lay_out
from bot.retrieval.pointers import asks_for_pointers, pointing
from bot.retrieval.retriever import Retriever
from bot.retrieval.understanding.query import read_question
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

CONTENTS = "".join(
    f"{number} {title}\t{page}\n"
    for number, (title, page) in enumerate(
        [("Wells", 3), ("Pumps", 9), ("Digging", 14), ("Water", 20), ("Stone", 33), ("Cost", 41)], 1
    )
)
INDEX = "bucket, 12, 45–47\npump, 9\nrope, 3, 4, 21\nstone, 33–40\nwater, 2, 20\nwell, 1\n"
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
        "# Literaturverzeichnis\n\nWas ein Brunnen ist, von einem Gräber.\n",
        "# Bibliografía\n\nQué es un pozo, por un cavador.\n",
        "# 参考文献\n\n井とは何か。\n",
        "What a well is. Wells 12(3): 4–9.\n\nWhat it is not. Wells 14(1): 21–30.\n",
        "What a well is. doi:10.1/well\n\nWhat it is not. arXiv:2001.00001\n",
        CONTENTS,
        INDEX,
        "1. How deep is your well?\n\n2. Who dug your well?\n",
        "Q1. How deep is your well? [READ LIST]\n\nQ2a. Who dug your well?\n",
        "# Acknowledgements\n\nWe thank the diggers of all wells.\n",
        "# Danksagung\n\nWir danken allen, die Brunnen graben.\n",
        "# Disclaimer\n\nNobody vouches for the wells.\n",
        "Figura 2. Los pozos del norte.\n",
        "Tableau 4 : Les puits du nord.\n",
        "图3：北方的井\n",
        "% who draw water from a well\n",
        "% who draw water from __ wells, of 40 asked\n",
        "Source: the books of the council on its wells.\n",
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
        "A well is kept at 12(3): ask the council for its doi.\n",
        "1. Dig a well. 2. Line it with stone. Is it deep? 3. Draw water.\n",
        "1870\t130\n1880\t150\n1890\t190\n1900\t250\n1910\t360\n1920\t480\n",
        "North\t12\nSouth\t9\nEast\t31\nWest\t7\nCoast\t2\nHills\t5\n",
        "% of wells that are deep: 12\n",
        "The name is written well_depth.\n",
        "# Thanks to wells\n\nThe village grows wheat.\n",
        "Note: a deep well is one of ten metres or more.\n",
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


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Which works does it cite?", True),
        ("Who wrote [12]?", True),
        ("What does figure 3 show?", True),
        ("Whom do the authors thank?", True),
        ("Welche Literatur nennt es?", True),
        ("Quels ouvrages cite-t-il ?", True),
        ("What is a well?", False),
        ("How deep is it?", False),
        ("Was ist ein Brunnen?", False),
    ],
)
def test_what_points_elsewhere_may_be_asked_for(question: str, *, asks: bool) -> None:
    """Then it is as good as anything else."""
    assert asks_for_pointers(question) is asks


ASKED = "What is a well, by a digger of this village?"
TOLD = "What a well is, by a digger of this village."


@pytest.mark.parametrize(
    ("heading", "words", "question", "confidence"),
    [
        ("Wells", TOLD, ASKED, Confidence.LIKELY),
        ("References", TOLD, ASKED, Confidence.UNSURE),
        ("Acknowledgements", TOLD, ASKED, Confidence.UNSURE),
        ("Wells", "What is a well of this village, by a digger?", ASKED, Confidence.UNSURE),
        ("References", TOLD, f"Which work says {TOLD[:-1].lower()}?", Confidence.LIKELY),
    ],
)
def test_what_only_points_or_asks_is_never_said_to_answer(
    tmp_path: Path, heading: str, words: str, question: str, confidence: Confidence
) -> None:
    """It may be what somebody looks for, and no more is claimed; unless it is asked for."""
    source = document(f"# Bread\n\nBread is baked.\n\n# {heading}\n\n{words}\n", name="a.md")
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(source, place="a")
        answer = Chatbot(library, ToyEncoder(), documents=[source]).answer(question)

    assert answer.citations[0].quote == words
    assert answer.citations[0].confidence is confidence
