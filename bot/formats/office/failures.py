"""What libraries that read office files raise where a file is damaged: their own, and Python's."""

import zlib
from zipfile import BadZipFile

from lxml.etree import LxmlError

FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    LxmlError,
    NotImplementedError,
    OSError,
    SyntaxError,  # an element tree's ParseError is one
    TypeError,
    ValueError,
    zlib.error,
)
"""None of them tells of a mistake of ours: what a file says is read by the library alone."""
