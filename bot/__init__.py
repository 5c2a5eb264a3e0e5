"""The chatbot: documents in, questions answered in the documents' own words.

    from bot import Chatbot, Library

What is named here is imported when it is first used: a command that only lists documents need not
wait for the ranking.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.chatbot import Chatbot
    from bot.documents import Citation, Document
    from bot.formats import load_document
    from bot.library import Library
    from bot.retrieval import Answer, Scope

_HOMES = {
    "Answer": "bot.retrieval",
    "Chatbot": "bot.chatbot",
    "Citation": "bot.documents",
    "Document": "bot.documents",
    "Library": "bot.library",
    "Scope": "bot.retrieval",
    "load_document": "bot.formats",
}

__all__ = ["Answer", "Chatbot", "Citation", "Document", "Library", "Scope", "load_document"]


def __getattr__(name: str) -> object:
    """Import what is named (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
