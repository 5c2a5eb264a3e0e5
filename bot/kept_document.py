"""A document as the record gives it: packed until somebody looks at its text or its layout.

A library may hold ten thousand documents, of which a question looks at twenty. Packed, a document
is the bytes that were read, so that it says what it says also when its place holds another by now.
"""

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING, Self

from bot.document import Document
from bot.holding import Identity
from bot.layout_record import has_joins, layout_of
from bot.stated import Stated

MOST = 64_000_000  # code points of documents unpacked at once: 64 to 256 MB
PACKED = ("text", "layout", "joined")  # of a document's fields, those that are large


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of a document, as they are kept."""

    text: bytes
    """UTF-8; with surrogates, where the text has them."""
    layout: bytes
    """As `bot/layout_record.py` writes it."""


class Unpacked:
    """Those that were unpacked last, of documents that were read together; threads may share it."""

    def __init__(self) -> None:
        self._documents: OrderedDict[int, KeptDocument] = OrderedDict()
        self._characters = 0
        self._lock = RLock()  # a joined text is made of the text

    def unpack(self, document: "KeptDocument", name: str) -> object:
        """The value of a document's field, which it then has, until it is packed again."""
        with self._lock:
            value = document.made(name)
            object.__setattr__(document, name, value)
            if id(document) not in self._documents:
                self._documents[id(document)] = document
                self._characters += document.characters
            while self._characters > MOST and len(self._documents) > 1:
                _, first = self._documents.popitem(last=False)
                self._characters -= first.characters
                first.pack()
            return value


class KeptDocument(Document):
    """A document like any other, and equal to one; its large fields are made when looked at."""

    __slots__ = ("_packed", "_unpacked")
    _packed: Packed
    _unpacked: Unpacked

    @classmethod
    def of(
        cls,
        packed: Packed,
        unpacked: Unpacked,
        *,
        identity: Identity,
        name: str,
        title: str,
        stated: Stated,
    ) -> Self:
        """The document that was packed."""
        document = object.__new__(cls)
        values = {
            "_packed": packed,
            "_unpacked": unpacked,
            "name": name,
            "title": title,
            "sha256": identity.sha256,
            "format": identity.format,
            "encoding": identity.encoding,
            "reader": identity.reader,
            "owner": identity.owner,
            "characters": identity.characters,
            "notes": (),
            "stated": stated,
        }
        for field, value in values.items():
            object.__setattr__(document, field, value)
        return document

    if not TYPE_CHECKING:  # to whom every name would be one of a document's

        def __getattr__(self, name: str) -> object:
            """A field without a value, or a name that there is not."""
            if name not in PACKED:
                raise AttributeError(f"a document has no {name}")
            return self._unpacked.unpack(self, name)

    def made(self, name: str) -> object:
        """A large field's value."""
        if name == "text":
            return self._packed.text.decode("utf-8", "surrogatepass")
        if name == "layout":
            return layout_of(self._packed.layout)
        return self.as_joined() if has_joins(self._packed.layout) else self.text

    def pack(self) -> None:
        """Let go of what was made; who has it in hand keeps it."""
        for name in PACKED:
            with suppress(AttributeError):
                object.__delattr__(self, name)
