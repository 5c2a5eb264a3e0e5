"""What a visitor wishes to be asked, as the page's script sends it."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING

from ui.web.errors import ChatRequestError
from ui.web.texts import ENGLISH

if TYPE_CHECKING:
    from pydantic import TypeAdapter

MOST_RESTORED = 100  # questions of a conversation that is asked again after a reload


@dataclass(frozen=True, slots=True)
class DocumentSpan:
    """A half-open range of a document, in code points."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One question, and how it is to be asked."""

    question: str
    literal: bool = False
    """Whether it is to be read exactly as typed and on its own."""
    document: str | None = None
    """The one document it is put to, by its identity; None for all."""
    speaker: str | None = None
    """The one speaker whose words are to answer; None for all."""
    like: DocumentSpan | None = None
    """A quotation whose like is looked for; the question then only says so."""
    language: str = ENGLISH
    """Of the interface."""
    alike: bool = False
    """Whether documents that the question names are asked as all others are, not before them."""

    @property
    def kept(self) -> str:
        """The wish as JSON, for the page to keep and to send again."""
        return json.dumps({name: value for name, value in asdict(self).items() if value})


@dataclass(frozen=True, slots=True)
class ChatRequests:
    """What is to be answered at once: one question, or all of a conversation that a page kept."""

    wishes: tuple[ChatRequest, ...]
    """Oldest first."""
    earlier: tuple[str, ...] = ()
    """The questions before them, oldest first; only the page knows its conversation."""

    def history(self, number: int) -> tuple[str, ...]:
        """The questions before the nth wish, from 0, oldest first."""
        before = (wish.question for wish in self.wishes[:number] if wish.like is None)
        return (*self.earlier, *before)


def read_requests(sent: bytes) -> ChatRequests:
    """What a page sent as JSON; of more wishes than are restored, the last.

    Raises:
        ChatRequestError: it is nothing that can be asked.
    """
    from pydantic import ValidationError

    try:
        asked = _adapter().validate_json(sent)
    except ValidationError as error:
        raise ChatRequestError(
            "The page sent what is no question; load it again.", code="request-none"
        ) from error
    return ChatRequests(asked.wishes[-MOST_RESTORED:], asked.earlier)


@cache
def _adapter() -> "TypeAdapter[ChatRequests]":
    from pydantic import TypeAdapter

    return TypeAdapter(ChatRequests)
