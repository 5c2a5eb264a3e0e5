"""A question in, ranked quotations out: read, found, ranked, quoted, and judged."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
