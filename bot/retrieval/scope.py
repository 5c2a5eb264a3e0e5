"""Whom a question is put to."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents import Document


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose words may answer."""

    documents: Sequence[Document] | None = None
    """None: all that the chatbot serves; else these, which its library holds too."""
    speaker: str | None = None
    """Only what is said by whom this names, as speakers are called now."""
    alike: bool = False
    """Whether documents that the question names are asked as all others are, not before them."""


EVERYBODY = Scope()
