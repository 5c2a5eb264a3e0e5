"""What libraries that read office files raise where a file is damaged: their own, and Python's."""

import zlib
from functools import cache
from zipfile import BadZipFile


@cache
def failures() -> tuple[type[Exception], ...]:
    """All of them. None tells of a mistake of ours: what a file says is read by the library alone."""
    from lxml.etree import LxmlError

    return (
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
