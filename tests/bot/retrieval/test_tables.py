"""Tables are found by what heads them, and a row of them is quoted alone."""

from pathlib import Path

import pytest

from bot.documents import Document
from bot.formats.qa.csv_table import FORMAT as CSV
from bot.library.library import Library
from bot.retrieval.pointers import pointing
from bot.retrieval.reader import read
from bot.retrieval.retriever import Retriever
from bot.retrieval.surroundings import HEADS_COUNT, under_heads
from bot.retrieval.understanding.query import read_question
from bot.segmentation import Transcript, sentences_in, split_passages
from tests.support.documents.reading import read as made_of
from tests.support.toy_encoder import ToyEncoder

YEARS = {"2018": ("1,577", "66"), "2015": ("1,302", "71")}


def tables() -> tuple[Document, ...]:
    """A table for each of two years, alike but for their figures; the year is in the head alone."""
    return tuple(
        made_of(
            CSV,
            f'Wells of the valley,{year}\nWells dug,"{dug}"\nWells closed,{closed}\n'.encode(),
            name=f"{year}.csv",
        )
        for year, (dug, closed) in YEARS.items()
    )


@pytest.mark.parametrize(
    ("question", "row", "head"),
    [
        ("How many wells were dug in 2018?", "Wells dug\t1,577", "Wells of the valley\t2018"),
        ("How many wells were dug in FY15?", "Wells dug\t1,302", "Wells of the valley\t2015"),
        ("Which wells closed in 2015?", "Wells closed\t71", "Wells of the valley\t2015"),
        ("What are the 1577 wells?", "Wells dug\t1,577", "Wells of the valley\t2018"),
        ("What are the $1,302 of wells?", "Wells dug\t1,302", "Wells of the valley\t2015"),
    ],
)
def test_a_row_is_found_by_its_heads_and_its_figures(
    question: str, row: str, head: str, tmp_path: Path
) -> None:
    """Of rows that say the same, the one under the year; the figure however it is written."""
    documents = tables()
    with Library(tmp_path, ToyEncoder()) as library:
        for document in documents:
            library.add(document, place=document.name)
        readings = read_question(ToyEncoder(), question)
        found = Retriever().retrieve(library.searcher(documents), readings)
        best = read(found, readings, count=1)[0]

        assert (best.quote, best.heads) == (row, (head,))


def test_the_words_over_a_table_are_met_by_each_of_its_rows() -> None:
    """A passage without a table has none."""
    (document, _) = tables()
    readings = read_question(ToyEncoder(), "wells dug 2018")

    met = under_heads(readings, split_passages(Transcript.of(document)))

    assert met.tolist() == [pytest.approx([HEADS_COUNT, 0, HEADS_COUNT])]


def test_rows_whose_figures_rise_are_a_table_and_no_contents() -> None:
    """Only what heads the columns points elsewhere."""
    years = "\n".join(f"Wells of the year {year},{year - 1990}" for year in range(2000, 2012))
    document = made_of(CSV, f"Wells,Dug\n{years}\n".encode())
    (passage,) = split_passages(Transcript.of(document))

    sentences = sentences_in(passage)

    assert pointing(passage, sentences) == [True, *[False] * 12]
