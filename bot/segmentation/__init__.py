"""Who speaks in a document, and where it is cut: sentences, turns, speakers, passages."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
