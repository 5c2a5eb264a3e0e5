"""What a format is: how its files are known, and how their bytes become text.

Knows no format in particular.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.documents import Layout, Metadata
from bot.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader makes of a file."""

    text: str
    """Of formats of text the file as decoded; of others the words as extracted, fixed for good."""
    layout: Layout
    title: str | None = None
    """What the file says it is called; None lets its first heading or its name say so,
    "" its name alone: where a reader looked for a title and was sure of none."""
    encoding: str = "utf-8"
    """How bytes became text, as Python names it; "utf-8" where the format itself says."""
    notes: tuple[str, ...] = ()
    """Sentences a person should be told: pages that hold no text, an encoding that was guessed."""
    stated: Metadata = field(default=Metadata())
    """Who wrote it, when and where it appeared, as far as the file says so."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file that stands in another one: what is attached to a message, what an archive holds."""

    name: str
    """From the other file down, with `/`."""
    data: bytes


Unpacked = Iterator[Member | DocumentError]
"""What a file holds, one after the other; of what cannot be taken out, why."""


def holds_nothing(_data: bytes) -> bool:
    """Of most formats: a file is one document and no more."""
    return False


def _unpack_nothing(_data: bytes, _name: str) -> Unpacked:
    return iter(())


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    name: str
    endings: tuple[str, ...]
    """In lower case, with the dot. They decide only where the content does not."""
    recognises: Callable[[bytes], bool]
    """Whether a file's bytes are of this format, whatever the file is called; quick, and never an
    error. False where content proves nothing."""
    read: Callable[[bytes, str, str | None], Extract]
    """Makes text of a file's bytes, its name (for error sentences) and a password, if one is given;
    raises DocumentError in one clear sentence, and nothing else, whatever the bytes are."""
    holds: Callable[[bytes], bool] = holds_nothing
    """Whether a file of this format may hold others; quick, and never an error."""
    unpack: Callable[[bytes, str], Unpacked] = _unpack_nothing
    """Takes out the files that one holds; raises DocumentError where none can be."""
    is_document: bool = True
    """Whether such a file is a document itself too, as a message is, and an archive is not."""
    version: int = 1
    """Raised whenever the same bytes would be read differently; a document is then read again."""
