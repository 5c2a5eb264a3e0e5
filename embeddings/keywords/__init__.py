"""Passages by their words: stems, and BM25 over them in tantivy."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
