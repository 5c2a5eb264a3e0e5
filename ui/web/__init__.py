"""What every route stands on: requests, errors, escaping, languages, and who may ask."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
