"""The store: which documents are kept, in one SQLite file that no crash loses."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
