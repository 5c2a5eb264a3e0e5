"""Exact words in a text: found, found again, the same but for typography, within a budget."""

from bot.matching.anchoring import reanchor
from bot.matching.budget import Budget
from bot.matching.normalized_text import UNSPACED, NormalizedText, Search, is_unspaced
from bot.matching.phrase import phrase_spans
from bot.matching.typography import BRACKETED, INVISIBLE, LINE_END_HYPHEN, WRITING, alike, expanded
from bot.matching.word_overlap import WordOverlap

__all__ = [
    "BRACKETED",
    "INVISIBLE",
    "LINE_END_HYPHEN",
    "UNSPACED",
    "WRITING",
    "Budget",
    "NormalizedText",
    "Search",
    "WordOverlap",
    "alike",
    "expanded",
    "is_unspaced",
    "phrase_spans",
    "reanchor",
]
