"""The fifteen kinds asked by a person: found with the right words, or refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.chatbot import Chatbot
from bot.formats.loading import decode_document
from bot.library.library import Library
from tests.bot.segmentation.cases.asked_of import ANSWERED, UNANSWERED, AskedOf

if TYPE_CHECKING:
    from embeddings.encoders.encoder import Encoder

pytestmark = pytest.mark.model


@pytest.fixture
def library(tmp_path: Path, encoder: "Encoder") -> Iterator[Library]:
    """An empty library."""
    with Library(tmp_path, encoder) as library:
        yield library


@pytest.mark.parametrize("each", ANSWERED, ids=lambda each: each.question)
def test_what_is_asked_is_answered_in_the_right_words(
    library: Library, encoder: "Encoder", each: AskedOf
) -> None:
    """The quotation holds them, or they hold it, and the name on it is right."""
    answer = _chatbot(library, encoder, each).answer(each.question)
    quoted = [(one.quote, one.passage.speaker) for one in answer.citations]

    assert any(
        (quote in words or words in quote) and speaker == each.speaker
        for words, speaker in quoted
        for quote in each.quotes
    ), quoted


@pytest.mark.parametrize("each", UNANSWERED, ids=lambda each: each.question)
def test_what_only_a_question_speaks_of_is_not_answered(
    library: Library, encoder: "Encoder", each: AskedOf
) -> None:
    """What one who asks takes for granted is nobody's claim."""
    answer = _chatbot(library, encoder, each).answer(each.question)

    assert not answer.found, [one.quote for one in answer.citations]


def _chatbot(library: Library, encoder: "Encoder", each: AskedOf) -> Chatbot:
    document = decode_document(each.source.text.encode(), name=each.input)
    library.add(document, place=document.name)
    return Chatbot(library, encoder, documents=[document])
