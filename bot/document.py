"""A document: one text, exactly as read, fixed for good.

Knows nothing of how the text was found, split or stored.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A source text and what is known about it.

    Every offset anywhere in Footnote is a half-open range of code points of `text`, which is never
    stripped, normalised or joined again. Two documents with the same `sha256` and `format` are one.
    """

    name: str
    """What answers call it: the path relative to the folder it was named by, with `/`."""
    text: str
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    format: str
    """The name of its reader in `bot/formats`: "text" or "markdown"."""
    title: str
    """Its first heading where there is one, else its name without folder and ending."""
    encoding: str
    """How its bytes became text, as Python names it: "utf-8", "utf-16", "latin-1"."""

    @property
    def id(self) -> str:
        """A short name for links: the first 16 digits of the SHA-256."""
        return self.sha256[:16]
