"""What makes two documents one, and what is known of a file before it is read."""

from dataclasses import dataclass, replace
from typing import Self

from bot.documents.document import Document


@dataclass(frozen=True, slots=True)
class SourceKey:
    """A file's bytes and what reads them: known before a word of it is read."""

    sha256: str
    format: str
    reader: int
    """The version of the format's reader."""


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """What makes two documents one: the same bytes, read the same way, and nobody else's."""

    sha256: str
    format: str
    reader: int
    """The version of the format's reader: another is to be read again."""
    encoding: str
    characters: int
    """Code points of the text; a reader that now finds more or fewer has read another document."""
    owner: str
    """As `Document.owner`."""

    @property
    def unowned(self) -> Self:
        """The same without whose it is: equal where a reader sees no difference."""
        return replace(self, owner="") if self.owner else self

    @classmethod
    def of(cls, document: Document) -> Self:
        """The key of a document."""
        return cls(
            sha256=document.sha256,
            format=document.format,
            reader=document.reader,
            encoding=document.encoding,
            characters=document.characters,
            owner=document.owner,
        )
