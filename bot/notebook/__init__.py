"""Quotations that a person keeps: notes, and the files they are written to and opened from."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
