"""Files and folders on their way into a library: read, kept, counted, passed over."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from bot.documents import Document
from bot.errors import DocumentError
from bot.formats import PassedOver, decode_document, look_through, read_bytes, reading_of
from bot.library import Library
from bot.storage import Outcome, StoredSource
from bot.viewing import doubts_of
from scripts.console.progress import Progress
from scripts.console.tally import Tally, Told, alike, beside, doubted
from scripts.console.terminal import hinted, notify, say


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
        self._held = library.sources_at([str(path) for path, _ in self._found])
        self._kept: set[str] = set()
        several = f"{len(self._found):,} documents"
        self._pace = Progress(
            f"reading {several if self.several else self._found[0][1]}",
            documents=len(self._found),
        )

    @property
    def several(self) -> bool:
        """Whether there is more than one."""
        return len(self._found) > 1

    @property
    def places(self) -> tuple[str, ...]:
        """Where those lie that the library holds now, in the order they were named."""
        return tuple(str(path) for path, _ in self._found if str(path) in self._kept)

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
            place = str(path)
            try:
                document = self._document(path, name)
            except DocumentError as error:
                if place in self._named:
                    self.tally.refused.append(error)
                else:
                    self.tally.passed_over.append(Told(name, hinted(error.notice)))
                    self.tally.unread.append(error.notice)
                self._pace.document()
                continue
            if document is None:
                self._done(place, Outcome.UNCHANGED)
                continue
            yield document, place

    def _document(self, path: Path, name: str) -> Document | None:
        """What is to be kept of a file; nothing where its place holds just that.

        Raises:
            DocumentError: it cannot be read.
        """
        data = read_bytes(path, name=name)
        reading = reading_of(data, name=name)
        whole = not self._checked or self._library.is_whole(reading)
        if whole and self._held.get(str(path)) == StoredSource(reading, name):
            return None
        held = self._library.document_of(reading) if whole else None
        if held is not None:
            return renamed(held, name)
        document = decode_document(data, name=name, password=self._password)
        self.tally.notes.extend(Told(name, note) for note in document.notes)
        doubts = doubts_of(self._library.readings.arriving(document, str(path)))
        self.tally.doubts.extend(Told(name, hinted(doubt), doubt.code) for doubt in doubts)
        self._pace.begin()
        return document

    def _done(self, place: str, outcome: Outcome) -> None:
        self.tally.outcomes[outcome] += 1
        self._kept.add(place)
        self._pace.document()


def renamed(document: Document, name: str) -> Document:
    """A document under the name it has at another place, and with the title it has by that name."""
    titled_by_name = document.title == PurePosixPath(document.name).stem
    title = PurePosixPath(name).stem if titled_by_name else document.title
    return replace(document, name=name, title=title)
