"""Made libraries: an index takes what is in them for real passages."""

from pathlib import Path

import numpy as np
import pytest

from bot.chatbot import Chatbot
from bot.errors import Notice
from bot.formats.loading import decode_document
from bot.library.indexing.findable import findable
from bot.library.indexing.passage_encoder import stems_of
from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from embeddings.keywords.tokenizer import term_spans
from scripts.console.terminal import UsageError
from scripts.scaling.made import PASSAGES, Real, is_made, made_documents, make_library
from tests.support.toy_encoder import ToyEncoder

ENCODER = ToyEncoder()
STORY = "\n\n".join(
    f"The {who} of the village carried {what} to the well. “It was early,” said the {who}, and all "
    f"of the village heard it. In the evening the {who} and the {what} were gone from the well."
    for who in ("miller", "ferryman", "baker", "teacher")
    for what in ("ropes", "letters", "buckets", "maps")
)


@pytest.fixture(scope="module")
def real() -> Real:
    return Real.of([decode_document(STORY.encode(), name="story.txt")], ENCODER)


def test_made_passages_are_what_the_splitter_and_the_encoder_would_make(real: Real) -> None:
    """The passages are those of the text, with a code and a stem for each of their words."""
    ((arrival,), (encoded,)) = next(made_documents(real, 1))

    assert len(arrival.split) == PASSAGES == len(encoded.vectors)
    assert split_passages(Transcript.of(arrival.document)) == arrival.split
    assert list(encoded.stems) == [stems_of(each) for each in findable(arrival.split)]
    words = [len(term_spans(passage.text)) for passage in arrival.split]
    assert [len(codes) for codes in encoded.codes] == words
    assert np.allclose(np.linalg.norm(encoded.vectors, axis=1), 1)


def test_the_same_documents_make_the_same_library(real: Real) -> None:
    """Else figures of two days could not be compared."""
    (((one,), (first,)), ((other,), (second,))) = (next(made_documents(real, 1)) for _ in range(2))

    assert one == other
    assert np.array_equal(first.vectors, second.vectors)
    assert all(map(np.array_equal, first.codes, second.codes))


def test_a_made_library_is_quoted_like_any_other_and_used_again(tmp_path: Path, real: Real) -> None:
    """It is opened without encoding anything, and no other takes its place."""
    passages = 2 * PASSAGES + len(real.splits[0])
    make_library(tmp_path, real, ENCODER, passages=passages)
    said: list[Notice] = []

    with Library(tmp_path, ENCODER, notify=said.append) as library:
        chatbot = Chatbot(library, ENCODER, documents=library.documents())
        answer = chatbot.answer("Who carried maps to the well in the evening?")
        shown = answer.citations or answer.closest
        held = sum(entry.passages for entry in library.entries())

    assert said == [] and held == passages
    assert shown and all(each.quote == each.document.text[each.start : each.end] for each in shown)
    assert is_made(tmp_path, real.documents, ENCODER, passages=passages)
    with pytest.raises(UsageError, match="something else"):
        is_made(tmp_path, real.documents, ENCODER, passages=passages + PASSAGES)
