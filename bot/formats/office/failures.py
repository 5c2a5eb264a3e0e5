"""What libraries that read office files raise where a file is damaged: their own, and Python's."""

import zlib
from functools import cache
from zipfile import BadZipFile


@cache
def failures(*own: type[Exception]) -> tuple[type[Exception], ...]:
    """All of them, a library's own first; none is a mistake of ours, as the library alone reads."""
    from lxml.etree import LxmlError

    return (
        *own,
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
