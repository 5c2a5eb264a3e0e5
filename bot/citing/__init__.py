"""A document as a source to be cited: references, styles, exchange formats and links."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
