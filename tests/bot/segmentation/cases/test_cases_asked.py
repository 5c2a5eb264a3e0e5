"""The fifteen kinds asked by a person: found with the right words, or refused."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.chatbot import Chatbot
from bot.formats.loading import decode_document
from bot.library.library import Library
from tests.bot.segmentation.cases.asked_of import ANSWERED, UNANSWERED, AskedOf

if TYPE_CHECKING:
    from bot.retrieval.answer import Answer
    from embeddings.encoders.encoder import Encoder

pytestmark = pytest.mark.model

RIGHT = 25
"""Of 35 questions that a transcript answers; may only grow. Most others are refused."""
REFUSED = 0
"""Of 2 that only somebody's question speaks of; may only grow."""


def test_what_is_asked_is_answered_in_the_right_words(tmp_path: Path, encoder: "Encoder") -> None:
    """A quotation holds them, or they hold it, and the name on it is right."""
    answers = [
        (each, _answer(tmp_path / str(at), encoder, each)) for at, each in enumerate(ANSWERED)
    ]
    wrong = {
        each.question: [(one.quote, one.passage.speaker) for one in answer.citations]
        for each, answer in answers
        if not _is_right(each, answer)
    }

    assert len(ANSWERED) - len(wrong) >= RIGHT, wrong


def test_what_only_a_question_speaks_of_is_not_answered(tmp_path: Path, encoder: "Encoder") -> None:
    """What one who asks takes for granted is nobody's claim."""
    answers = [_answer(tmp_path / str(at), encoder, each) for at, each in enumerate(UNANSWERED)]
    found = [[one.quote for one in answer.citations] for answer in answers if answer.found]

    assert len(UNANSWERED) - len(found) >= REFUSED, found


def _is_right(each: AskedOf, answer: "Answer") -> bool:
    return any(
        (quote in one.quote or one.quote in quote) and one.passage.speaker == each.speaker
        for one in answer.citations
        for quote in each.quotes
    )


def _answer(folder: Path, encoder: "Encoder", each: AskedOf) -> "Answer":
    """What a library that holds the transcript alone says."""
    document = decode_document(each.source.text.encode(), name=each.input)
    with Library(folder, encoder) as library:
        library.add(document, place=document.name)
        return Chatbot(library, encoder, documents=[document]).answer(each.question)
