"""Files and folders on their way into a library: read, kept, counted, passed over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from bot.documents import Document
from bot.errors import DocumentError
from bot.formats import (
    Parcel,
    PassedOver,
    decode_document,
    look_through,
    parcel_of,
    read_bytes,
    reading_of,
)
from bot.library import Library
from bot.storage import Outcome, StoredSource
from bot.viewing import doubts_of
from scripts.console.progress import Progress
from scripts.console.tally import Tally, Told, alike, beside, doubted
from scripts.console.terminal import hinted, notify, say


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of a file, or of one that stands in another."""

    place: str
    name: str
    data: bytes


class Adding:
    """The documents that files and folders hold.

    Whatever is wrong with one of them, the others are kept. An unchanged one costs a look at its
    bytes, and at what is kept of it where that is asked for; one that is held from another place is
    not read again either.

    Raises:
        DocumentError: a path that was named cannot be followed.
    """

    def __init__(
        self,
        library: Library,
        paths: Sequence[Path],
        *,
        leave_out: Sequence[Path] = (),
        password: str | None = None,
        checked: bool = False,
    ) -> None:
        """Find them; nothing is read yet.

        Args:
            leave_out: files that are no documents wherever they lie.
            password: opens those that are encrypted.
            checked: whether what is held of an unchanged one is read, and mended where damaged.
        """
        self.tally = Tally()
        """What became of them so far."""
        self._library = library
        self._paths = paths
        self._password = password
        self._checked = checked
        self._named = {str(path.resolve()) for path in paths if not path.is_dir()}
        found = look_through(paths, leave_out=leave_out, notify=say)
        self._found = found.documents
        self.tally.beside = found.passed_over
        self._held: Mapping[str, StoredSource] = library.sources_at(
            [str(path) for path, _ in self._found]
        )
        self._kept: set[str] = set()
        self._places: list[str] = []
        self._opened: dict[str, frozenset[str]] = {}  # what lies in files that hold others
        several = f"{len(self._found):,} documents"
        self._pace = Progress(
            f"reading {several if self.several else self._found[0][1]}",
            documents=len(self._found),
        )

    @property
    def several(self) -> bool:
        """Whether there is more than one, as far as is known."""
        return max(len(self._found), len(self._places)) > 1

    @property
    def places(self) -> tuple[str, ...]:
        """Where those lie that the library holds now, in the order they were named."""
        return tuple(place for place in self._places if place in self._kept)

    @property
    def passed_over(self) -> PassedOver:
        """What of the folders was not added, and why."""
        beside = self.tally.beside
        return PassedOver((*beside.notices, *self.tally.unread), beside.counted)

    def run(self) -> None:
        """Read and keep them; how it goes is shown."""
        try:
            for place, outcome in self._library.add_all(
                self._arriving(), progress=self._pace.passages
            ):
                self._done(place, outcome)
            self._forget_what_is_gone()
        finally:
            self._pace.end()

    def sentences(self, *, counts: bool = True) -> Iterator[str]:
        """What became of them, but for those whose error ends the command."""
        yield from alike(self.tally.notes)
        yield from doubted(self.tally.doubts)
        yield from alike(self.tally.passed_over)
        yield from beside(self.tally.beside)
        if counts and self._kept:
            yield self.tally.counts()

    def check(self) -> None:
        """See whether that is what was asked for.

        Raises:
            DocumentError: a file named by itself could not be read, or none of a folder's could.
        """
        if self.tally.refused:
            *others, last = self.tally.refused
            for error in others:
                notify(error.notice)
            raise last
        if not self._kept:
            named = ", ".join(map(str, self._paths))
            raise DocumentError(f"No document in {named} can be read; name one that holds text.")

    def _arriving(self) -> Iterator[tuple[Document, str]]:
        """Those to be kept, each read when it is asked for."""
        for path, name in self._found:
            try:
                data = read_bytes(path, name=name)
                parcel = parcel_of(data, name=name)
            except DocumentError as error:
                self._refuse(str(path), name, error)
                self._pace.document()
                continue
            if parcel is None or parcel.is_document:
                yield from self._read(File(str(path), name, data))
            if parcel is not None:
                self.tally.beside = self.tally.beside.with_more(parcel.passed_over)
                for each in self._inside(path, name, parcel):
                    yield from self._read(each)
            self._pace.document()

    def _inside(self, path: Path, name: str, parcel: Parcel) -> tuple[File, ...]:
        """What a file holds, each at a place inside its own."""
        inside = tuple(
            File(f"{path}/{each.name}", f"{name}/{each.name}", each.data) for each in parcel.members
        )
        self._held = {**self._held, **self._library.sources_at([each.place for each in inside])}
        self._opened[f"{path}/"] = frozenset(each.place for each in inside)
        return inside

    def _read(self, file: File) -> Iterator[tuple[Document, str]]:
        """The document that bytes make, where it is not kept already."""
        self._places.append(file.place)
        try:
            document = self._document(file)
        except DocumentError as error:
            self._refuse(file.place, file.name, error)
            return
        if document is None:
            self._done(file.place, Outcome.UNCHANGED)
        else:
            yield document, file.place

    def _refuse(self, place: str, name: str, error: DocumentError) -> None:
        if place in self._named:
            self.tally.refused.append(error)
        else:
            self.tally.passed_over.append(Told(name, hinted(error.notice)))
            self.tally.unread.append(error.notice)

    def _forget_what_is_gone(self) -> None:
        """Forget what files held before and hold no more, as what a file itself was is replaced."""
        if not self._opened:
            return
        places = [entry.place for entry in self._library.entries()]
        gone = [
            place
            for within, there in self._opened.items()
            for place in places
            if place.startswith(within) and place not in there
        ]
        if gone:
            self._library.forget(gone)

    def _document(self, file: File) -> Document | None:
        """What is to be kept of a file; nothing where its place holds just that.

        Raises:
            DocumentError: it cannot be read.
        """
        name = file.name
        reading = reading_of(file.data, name=name)
        whole = not self._checked or self._library.is_whole(reading)
        if whole and self._held.get(file.place) == StoredSource(reading, name):
            return None
        held = self._library.document_of(reading) if whole else None
        if held is not None:
            return renamed(held, name)
        document = decode_document(file.data, name=name, password=self._password)
        self.tally.notes.extend(Told(name, note) for note in document.notes)
        doubts = doubts_of(self._library.readings.arriving(document, file.place))
        self.tally.doubts.extend(Told(name, hinted(doubt), doubt.code) for doubt in doubts)
        self._pace.begin()
        return document

    def _done(self, place: str, outcome: Outcome) -> None:
        self.tally.outcomes[outcome] += 1
        self._kept.add(place)


def renamed(document: Document, name: str) -> Document:
    """A document under the name it has at another place, and with the title it has by that name."""
    titled_by_name = document.title == PurePosixPath(document.name).stem
    title = PurePosixPath(name).stem if titled_by_name else document.title
    return replace(document, name=name, title=title)
