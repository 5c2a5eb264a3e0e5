"""Words that a line's end has parted, all the way: matched whole, quoted as they stand."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.documents.document import Document
from bot.documents.layout import Layout
from bot.documents.paragraphs import Paragraph, ParagraphKind
from bot.documents.spans import Span
from bot.library.library import Library
from bot.retrieval.late_interaction import lay_out
from bot.retrieval.reader import read
from bot.retrieval.retriever import Retriever
from bot.retrieval.understanding.query import read_question
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from embeddings.encoders.encoder import Encoder
from embeddings.encoders.pooling import word_vectors
from embeddings.keywords.tokenizer import term_spans
from tests.support.texts import document

TEXT = "The boats came home. The lighthouse was rebuilt of lime-\nstone in a year. Nobody sang.\n"
AT = TEXT.index("lime-\nstone")


def parted() -> Document:
    """A document of one paragraph in which "limestone" is parted by a line's end."""
    end = len(TEXT) - 1
    paragraph = Paragraph(0, end, ParagraphKind.TEXT, Span(0, end))
    layout = Layout((paragraph,), joins=(Span(AT + 4, AT + 6),))
    return replace(document(TEXT), layout=layout)


@pytest.mark.model
def test_the_model_reads_a_parted_word_as_the_whole_one(
    encoder: Encoder,
) -> None:
    """The same tokens and vector, at the offsets of the text as it stands."""
    (passage,) = split_passages(Transcript.of(parted()))
    plain = TEXT.strip().replace("lime-\nstone", "limestone")

    joined = encoder.encode([passage.embedded])
    whole = encoder.encode([plain])

    assert np.allclose(joined.vectors, whole.vectors, atol=1e-5)
    assert len(joined.spans[0]) == len(whole.spans[0])
    words = term_spans(passage.joined)
    own = [span for span in words.tolist() if TEXT[slice(*span)] == "lime-\nstone"]
    assert own == [[AT, AT + len("lime-\nstone")]]
    vectors = word_vectors(joined.tokens[0], joined.spans[0], words)
    other = word_vectors(whole.tokens[0], whole.spans[0], term_spans(plain))
    assert np.allclose(vectors, other, atol=1e-5)
    assert lay_out([passage]).word_spans.tolist() == words.tolist()


@pytest.mark.model
def test_a_parted_word_is_found_and_quoted_as_it_stands(encoder: Encoder, tmp_path: Path) -> None:
    """By the index of words and by meaning; the quotation has its hyphen and its line end."""
    source = parted()
    with Library(tmp_path, encoder) as library:
        library.add(source, place="a")
        searcher = library.searcher([source])
        readings = read_question(encoder, "What was built of limestone?")

        citation = read(Retriever().retrieve(searcher, readings), readings, count=1)[0]

        assert searcher.frequencies(["limeston"]).tolist() == [1]
    assert "rebuilt of lime-\nstone in a year." in citation.quote
    assert "lime-\nstone" in [TEXT[span.start : span.end] for span in citation.matched]
