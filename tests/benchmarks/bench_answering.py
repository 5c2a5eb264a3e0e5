"""How long late interaction takes, and all of the way from a question to its citations."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bot.chatbot import Chatbot
from bot.documents.document import Document
from bot.formats.loading import load_document
from bot.library.library import Library
from bot.retrieval.candidates import CANDIDATES
from bot.retrieval.late_interaction import align, lay_out
from bot.retrieval.understanding.query_understanding import understand
from embeddings.encoders.encoder import Encoder
from scripts.serve import SAMPLE

QUESTION = "Who decides whether the Security Council may use force?"


@pytest.fixture(scope="module")
def document() -> Document:
    """The bundled document."""
    return load_document(SAMPLE, name=SAMPLE.name)


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory, encoder: Encoder, document: Document
) -> Iterator[Library]:
    """A library that holds it."""
    with Library(tmp_path_factory.mktemp("bench"), encoder) as library:
        library.add(document, place="/sample")
        yield library


@pytest.mark.model
def test_twenty_passages_meet_a_question(
    benchmark: BenchmarkFixture, encoder: Encoder, library: Library, document: Document
) -> None:
    """Every word of a question finds its best word in each of twenty passages."""
    searcher = library.searcher([document])
    readings = understand(encoder, searcher, QUESTION, history=()).readings
    weights = [np.full(len(each.stems), 1 / len(each.stems), np.float32) for each in readings]
    nearest, _ = searcher.dense_search(readings[0].vector, CANDIDATES)
    held = searcher.passages(nearest)
    passages = [held[number] for number in nearest.tolist()]

    def aligned() -> int:
        vectors = searcher.word_vectors(nearest)
        return len(align(lay_out(passages), vectors, readings, weights=weights).maxsim)

    sentences = benchmark(aligned)

    assert len(passages) == CANDIDATES <= sentences


@pytest.mark.model
def test_a_question_is_answered(
    benchmark: BenchmarkFixture, encoder: Encoder, library: Library, document: Document
) -> None:
    """From the question as text to the citations."""
    chatbot = Chatbot(library, encoder, documents=[document])

    answer = benchmark(chatbot.answer, QUESTION)

    assert answer.found
