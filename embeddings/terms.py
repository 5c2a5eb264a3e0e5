"""What a word is: where the words of a text stand, their stems, and which of them say little.

The same words are counted by BM25, aligned by late interaction and weighted by how rare they are.
Knows nothing of vectors or indexes.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from embeddings.arrays import SpanMatrix

TERM = re.compile(r"[^\W_]+(?:\u00ad+[^\W_]+)*(?:['’](?:s|t|re|ve|ll|d|m)\b)?")
"""Example: `women's`, `don’t`, `2005`, each whole; `early` and `warning` of `early-warning`; a word
with soft hyphens in it."""
SOFT_HYPHEN = "\u00ad"  # says where a word may be parted, and is no part of it

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those some any each every either neither both all such no not nor
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
    one ones who whom whose which what when where why how and or but if then else so because as of
    at by for with about against between into through during before after above below to from up
    down in out on off over under again am is are was were be been being do does did doing done have
    has had having can could will would shall should may might must there here than too very just
    also only own same other more most less least much many few don didn doesn isn aren wasn weren
    won wouldn couldn shouldn please tell know want like get got make made say said says mean does
    happen happened called name named
    """.split()
)
"""Words that questions are made of rather than about; docs/log.md, 2026-11-22."""


def term_spans(text: str) -> SpanMatrix:
    """Where the words of a text stand: (n, 2), half-open code points, in order."""
    spans = [match.span() for match in TERM.finditer(text)]
    return np.array(spans, dtype=np.int32).reshape(-1, 2)


def stems(text: str, spans: SpanMatrix) -> tuple[str, ...]:
    """The stem of each word: "coalitions" and "Coalition's" are both "coalit"."""
    return tuple(stem(text[start:end]) for start, end in spans.tolist())


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its endings, in small letters, by the English Snowball stemmer."""
    plain = bare(word)
    found = _stemmer()(plain)
    return found[0] if found else plain


def bare(word: str) -> str:
    """A word in small letters without `'s`, `n't` and the like."""
    return re.split("['’]", small(word), maxsplit=1)[0]


def small(word: str) -> str:
    """A word in small letters, without soft hyphens."""
    return word.lower().replace(SOFT_HYPHEN, "")


def is_function_word(word: str) -> bool:
    """Whether a word is one that questions are made of rather than about."""
    return bare(word) in FUNCTION_WORDS


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], Sequence[str]]:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    english = TextAnalyzerBuilder(Tokenizer.raw()).filter(Filter.lowercase())
    analyzer = english.filter(Filter.stemmer("english")).build()
    return analyzer.analyze
