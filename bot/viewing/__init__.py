"""A document as it is looked at: outline, excerpts, phrases, pages, and where links lead."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
