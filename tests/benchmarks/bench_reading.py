"""How long a document takes to be split, and its passages and a question to be encoded."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bot.documents.document import Document
from bot.formats.loading import decode_document
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from embeddings.encoders.encoder import Encoder
from scripts.serve import SAMPLE

COPIES = 20  # of the bundled document: 300 kB, as a book
PASSAGES = 64
QUESTION = "What did the coalition ask of the Security Council?"


@pytest.fixture(scope="module")
def book() -> Document:
    """A long interview."""
    return decode_document(SAMPLE.read_bytes() * COPIES, name="book.txt")


def test_a_long_document_is_split(benchmark: BenchmarkFixture, book: Document) -> None:
    """A long document becomes passages."""
    passages = benchmark(lambda: split_passages(Transcript.of(book)))

    assert len(passages) > PASSAGES


@pytest.mark.model
def test_a_question_is_encoded(benchmark: BenchmarkFixture, encoder: Encoder) -> None:
    """One short text, alone."""
    encodings = benchmark(encoder.encode, [QUESTION])

    assert encodings.vectors.shape == (1, encoder.dimension)


@pytest.mark.model
def test_sixty_four_passages_are_encoded(
    benchmark: BenchmarkFixture, encoder: Encoder, book: Document
) -> None:
    """What a document of some pages takes to be added, most of it."""
    texts = [passage.joined for passage in split_passages(Transcript.of(book))[:PASSAGES]]

    encodings = benchmark(encoder.encode, texts)

    assert len(encodings.tokens) == PASSAGES
