"""Passages by their words: stems, and BM25 over them in tantivy."""

from embeddings.keywords.index import KeywordIndex, forget
from embeddings.keywords.snapshot import KeywordHits, KeywordSnapshot
from embeddings.keywords.tokenizer import TERM, is_function_word, small, stem, stems, term_spans

__all__ = [
    "TERM",
    "KeywordHits",
    "KeywordIndex",
    "KeywordSnapshot",
    "forget",
    "is_function_word",
    "small",
    "stem",
    "stems",
    "term_spans",
]
