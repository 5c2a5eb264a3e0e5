"""A document as the store gives it: packed until somebody looks at its text or its layout.

A library may hold ten thousand documents, of which a question looks at twenty. Packed, a document
is the bytes that were read, so that it says what it says also when its place holds another by now.
Each part is compared with its checksum when it is unpacked.
"""

from contextlib import suppress
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING, Self

from cachetools import FIFOCache

from bot.documents import Document, DocumentKey
from bot.errors import DamagedError
from bot.storage.damage import damage_to
from bot.storage.engine.checksum import BYTES, digest
from bot.storage.layout_codec import has_joins, layout_bytes, layout_of
from bot.storage.metadata_codec import stated_bytes, stated_of

MOST = 64_000_000  # code points of documents unpacked at once: 64 to 256 MB
PACKED = ("text", "layout", "joined", "stated")  # of a document's fields, those made when asked for


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of a document, as they are kept."""

    text: bytes
    """UTF-8; with surrogates, where the text has them."""
    layout: bytes
    """As `bot/storage/layout_codec.py` writes it."""
    stated: bytes
    """As `bot/storage/metadata_codec.py` writes it."""
    sums: bytes
    """The checksums of the three when they were kept, one after the other."""

    @classmethod
    def of(cls, document: Document) -> Self:
        """A document's bytes, to be kept."""
        parts = (
            document.text.encode("utf-8", "surrogatepass"),
            layout_bytes(document.layout),
            stated_bytes(document.stated),
        )
        return cls(*parts, b"".join(map(digest, parts)))

    def whole(self, name: str) -> bytes | None:
        """The bytes of a part, `text`, `layout` or `stated`; None where they are others now."""
        parts = {"text": self.text, "layout": self.layout, "stated": self.stated}
        place = BYTES * list(parts).index(name)
        data = parts[name]
        fits = isinstance(data, bytes) and digest(data) == self.sums[place : place + BYTES]
        return data if fits else None


class _Unpacked(FIFOCache[int, "LazyDocument"]):
    """Documents that have something unpacked, by their `id()`; what is let go is packed again."""

    def __init__(self) -> None:
        most = MOST
        # one that is longer than all may be is kept alone
        super().__init__(most, getsizeof=lambda document: min(document.characters, most))

    def popitem(self) -> tuple[int, "LazyDocument"]:
        number, document = super().popitem()
        document.pack()
        return number, document


class DecodedCache:
    """Those that were unpacked last, of documents that were read together; threads may share it."""

    def __init__(self) -> None:
        self._documents = _Unpacked()
        self._lock = RLock()  # a joined text is made of the text

    def unpack(self, document: "LazyDocument", name: str) -> object:
        """The value of a document's field, which it then has, until it is packed again.

        Raises:
            DamagedError: its bytes are not what was kept.
        """
        with self._lock:
            value = document.made(name)
            object.__setattr__(document, name, value)
            if id(document) not in self._documents:
                self._documents[id(document)] = document
            return value


class LazyDocument(Document):
    """A document like any other, and equal to one; its large fields are made when looked at."""

    __slots__ = ("_packed", "_place", "_unpacked")
    _packed: Packed
    _place: str
    _unpacked: DecodedCache

    @classmethod
    def of(
        cls,
        packed: Packed,
        unpacked: DecodedCache,
        *,
        key: DocumentKey,
        name: str,
        title: str,
        place: str,
    ) -> Self:
        """The document that was packed; the place it came from is told where it is damaged."""
        document = object.__new__(cls)
        values = {
            "_packed": packed,
            "_place": place,
            "_unpacked": unpacked,
            "name": name,
            "title": title,
            "sha256": key.sha256,
            "format": key.format,
            "encoding": key.encoding,
            "reader": key.reader,
            "owner": key.owner,
            "characters": key.characters,
            "notes": (),
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
        """A large field's value.

        Raises:
            DamagedError: its bytes are not what was kept.
        """
        if name == "text":
            return self._whole("text").decode("utf-8", "surrogatepass")
        if name == "layout":
            return layout_of(self._whole("layout"))
        if name == "stated":
            return stated_of(self._whole("stated"))
        return self.as_joined() if has_joins(self._whole("layout")) else self.text

    def check(self) -> None:
        """Compare all of it.

        Raises:
            DamagedError: something is not what was kept.
        """
        for name in ("text", "layout", "stated"):
            self._whole(name)

    def pack(self) -> None:
        """Let go of what was made; who has it in hand keeps it."""
        for name in PACKED:
            with suppress(AttributeError):
                object.__delattr__(self, name)

    def _whole(self, name: str) -> bytes:
        data = self._packed.whole(name)
        if data is None:
            raise damage_of(self)
        return data


def damage_of(document: Document) -> DamagedError:
    """What to raise for what the store holds of a document, where that is not what was kept."""
    place = getattr(document, "_place", document.name)
    return damage_to(DocumentKey.of(document), name=document.name, place=place)
