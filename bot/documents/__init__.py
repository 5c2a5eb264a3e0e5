"""What a document is: its text, layout and passages, and a citation as a slice of it.

Values alone; nothing here reads a file or knows who speaks.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
