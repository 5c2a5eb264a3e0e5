"""Whether a quotation stands in the documents, and if not, what was done to it."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
