"""Text in, vectors out: the encoders, and which of them serves a model."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
