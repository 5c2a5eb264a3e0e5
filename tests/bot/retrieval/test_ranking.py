"""Ranking and quoting: late interaction against its definition, and what is quoted."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from bot.library.indexing.searcher import Searcher
from bot.library.library import Library
from bot.retrieval.candidates import Ranking
from bot.retrieval.late_interaction import align, lay_out
from bot.retrieval.reader import WIDENING, read
from bot.retrieval.retriever import Retriever
from bot.retrieval.understanding.query import read_question
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from embeddings.encoders.pooling import word_vectors
from embeddings.keywords.tokenizer import term_spans
from tests.support.searching import searching
from tests.support.texts import WELLS as SOURCE
from tests.support.toy_encoder import ToyEncoder


@pytest.fixture
def searcher(tmp_path: Path) -> Iterator[Searcher]:
    """A library of one document of two passages."""
    yield from searching(tmp_path, SOURCE)


def test_the_fit_of_a_sentence_is_the_weighted_mean_of_best_cosines() -> None:
    """As MaxSim defines it, computed word by word."""
    passages = split_passages(Transcript.of(SOURCE))
    vectors = []
    for passage in passages:
        encoded = ToyEncoder().encode([passage.text])
        words = term_spans(passage.text)
        vectors.append(word_vectors(encoded.tokens[0], encoded.spans[0], words))
    layouts = lay_out(passages)
    readings = read_question(ToyEncoder(), "Who dug the well?")
    weights = np.array([0.1, 0.4, 0.1, 0.4], dtype=np.float32)

    found = align(layouts, vectors, readings, weights=[weights])
    every = np.concatenate(vectors)

    ends = [*layouts.starts[1:].tolist(), len(every)]
    for place, (start, end) in enumerate(zip(layouts.starts.tolist(), ends, strict=True)):
        cosines = [
            max(float(word @ other) for other in every[start:end]) for word in readings[0].vectors
        ]
        assert found.maxsim[place] == pytest.approx(float(np.dot(weights, cosines)), abs=1e-5)
        assert found.min_term_similarity[place] == pytest.approx(
            min(cosines[1], cosines[3]), abs=1e-5
        )
    assert found.passage_maxsim[0] >= found.maxsim[layouts.owner == 0].max() - 1e-6


@pytest.mark.parametrize("ranking", list(Ranking))
def test_every_ranking_finds_the_sentence_that_says_it(
    searcher: Searcher, ranking: Ranking
) -> None:
    """The ones to compare with differ in order only, and quote by the same reader."""
    readings = read_question(ToyEncoder(), "village dug a well")

    ranked = Retriever(ranking).retrieve(searcher, readings)

    first = read(ranked, readings, count=1)[0]
    assert "The village dug a well in May." in first.quote


def test_each_passage_is_quoted_once_best_first(searcher: Searcher) -> None:
    """The order is that of each passage's best sentence."""
    readings = read_question(ToyEncoder(), "the bridge built in 1907")

    citations = read(Retriever().retrieve(searcher, readings), readings, count=5)

    assert len({citation.passage for citation in citations}) == len(citations) == 2
    assert citations[0].quote.startswith("The bridge was built in 1907.")
    assert citations[0].score >= citations[1].score


def test_the_words_that_matched_are_known_and_lie_in_the_quotation(searcher: Searcher) -> None:
    """They are the document's words, in order; function words do not count."""
    readings = read_question(ToyEncoder(), "When was the bridge built?")

    citation = read(Retriever().retrieve(searcher, readings), readings, count=1)[0]

    words = [SOURCE.text[span.start : span.end] for span in citation.matched]
    assert words == ["bridge", "built"]
    assert all(citation.start <= span.start < span.end <= citation.end for span in citation.matched)


def test_a_widened_quotation_stays_in_its_passage_and_short(searcher: Searcher) -> None:
    """Neighbours join one after the other, up to three sentences."""
    readings = read_question(ToyEncoder(), "well")

    for citation in read(Retriever().retrieve(searcher, readings), readings, count=5):
        assert citation.passage.start <= citation.start < citation.end <= citation.passage.end
        assert citation.end - citation.start <= WIDENING.longest


def test_nothing_kept_is_nothing_found(tmp_path: Path) -> None:
    """A document that the library does not hold has no passages, and no signs."""
    with Library(tmp_path, ToyEncoder()) as library:
        readings = read_question(ToyEncoder(), "well?")
        ranked = Retriever().retrieve(library.searcher([SOURCE]), readings)

    assert read(ranked, readings, count=3) == ()


def test_a_question_without_words_is_ranked_by_meaning_alone(searcher: Searcher) -> None:
    """Marks and emoji have a vector and no words."""
    readings = read_question(ToyEncoder(), "???")

    assert len(Retriever().retrieve(searcher, readings).order) == 2
