"""The word index: passages that share a question's words, the rare ones most (BM25), in tantivy.

It holds stems (`embeddings/keywords/tokenizer.py`), what they weigh
(`embeddings/keywords/impacts.py`) and no text; who searches it looks at what a commit left
(`embeddings/keywords/snapshot.py`). Derived and quickly made again, so it is kept simple: while it
is being changed it has no revision, and an index without a revision, or of another form, is built
anew.
"""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING

import numpy as np

from embeddings.arrays import IntVector
from embeddings.errors import IndexUnusableError
from embeddings.keywords.files import check_files, in_words
from embeddings.keywords.id_filter import within
from embeddings.keywords.impacts import terms_of
from embeddings.keywords.snapshot import EACH, KeywordSnapshot

if TYPE_CHECKING:
    import tantivy

_REVISION = "footnote.revision"
_FORM = 2  # of what the index holds of a passage; one of another form is built anew
_HEAP = 64_000_000  # bytes tantivy may gather before it writes a segment
WAITED = 0.5  # seconds a commit waits for segments to be merged; a large merge takes many
POLL = 0.05  # seconds between two looks at whether it still is
MERGED = 120.0  # seconds to wait where another program is still merging


class KeywordIndex:
    """Stems of passages in a folder of its own, under the passages' identifiers.

    Changes wait until `commit`. Who commits must hold a lock that keeps other programs from it.

    Raises:
        IndexUnusableError: at `open`, the folder is damaged or was left in the middle of a change;
            by any method, what was opened is damaged by now.
    """

    def __init__(self, folder: Path, revision: int) -> None:
        self.revision = revision
        self._folder = folder
        self._added: list[tuple[IntVector, Sequence[str]]] = []
        self._removed: list[int] = []
        self._merging: Thread | None = None
        self._index: tantivy.Index | None = None
        if revision:
            self._index = _opened(folder)
        self.held = KeywordSnapshot(self._index, folder)
        """What the last commit left; replaced whole, so that who looks at it keeps their own."""

    @classmethod
    def open(cls, folder: Path) -> "KeywordIndex":
        """The index kept in a folder; an empty one, of revision 0, where there is none."""
        try:
            form, revision = map(int, (folder / _REVISION).read_text().split())
            if form != _FORM:
                raise IndexUnusableError(f"The index in {folder} is of another Footnote.")
            return cls(folder, revision)
        except FileNotFoundError as error:
            if folder.exists() and any(folder.iterdir()):
                raise IndexUnusableError(
                    f"The index in {folder} was left in the middle of a change."
                ) from error
            return cls(folder, 0)
        except (ValueError, OSError) as error:
            raise IndexUnusableError(f"The index in {folder} has a damaged revision.") from error

    def add(self, ids: IntVector, stems: Sequence[str]) -> None:
        """Hold passages, each as its stems with a space between."""
        if len(ids) != len(stems):
            raise ValueError(f"{len(ids)} identifiers for the stems of {len(stems)} passages")
        self._added.append((ids, stems))

    def remove(self, ids: IntVector) -> None:
        """Let passages go."""
        self._removed += ids.tolist()

    def commit(self, revision: int) -> None:
        """Keep every change since the last commit.

        Raises:
            IndexUnusableError: what was opened is damaged by now, or gone.
        """
        import tantivy

        if self._index is not None and not self._folder.exists():
            raise IndexUnusableError(f"The index in {self._folder} is gone.")
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / _REVISION).unlink(missing_ok=True)
        with in_words(self._folder):
            index = self._index or tantivy.Index(_schema(), path=str(self._folder))
            writer = self._writer(index)
            self._write(writer, index.schema)
            writer.commit()
            self._merge(writer)
            index.reload()
            held = KeywordSnapshot(index, self._folder)
        (self._folder / _REVISION).write_text(f"{_FORM} {revision}")
        self._index, self.held, self.revision = index, held, revision
        self._added, self._removed = [], []

    def _writer(self, index: "tantivy.Index") -> "tantivy.IndexWriter":
        """What writes, when the merging that a commit left behind, here or elsewhere, is over."""
        if self._merging is not None:
            self._merging.join()
        until = monotonic() + MERGED
        while True:
            try:
                return index.writer(_HEAP, 1)
            except ValueError as error:
                if "LockBusy" not in str(error) or monotonic() > until:
                    raise
            sleep(POLL)

    def _merge(self, writer: "tantivy.IndexWriter") -> None:
        """Let tantivy merge its segments: a moment is waited for, the rest done beside other work.

        What was committed is found meanwhile. A program that ends earlier leaves the segments as
        they were, for the next commit to merge.
        """

        def merge() -> None:
            # deleted meanwhile, or damaged: found out when it is next opened
            with suppress(IndexUnusableError), in_words(self._folder):
                writer.wait_merging_threads()

        self._merging = Thread(target=merge, name="words", daemon=True)
        self._merging.start()
        self._merging.join(WAITED)

    def _write(self, writer: "tantivy.IndexWriter", schema: "tantivy.Schema") -> None:
        import tantivy

        if self._removed:
            gone = np.unique(self._removed)
            edges = np.flatnonzero(np.diff(gone) > 1) + 1
            runs = [range(int(run[0]), int(run[-1]) + 1) for run in np.split(gone, edges)]
            writer.delete_documents_by_query(within(schema, runs, held=self.held.count))
        for added, stems in self._added:
            for number, words in zip(added.tolist(), stems, strict=True):
                document = tantivy.Document()
                document.add_unsigned("id", number)
                document.add_text("stems", words)
                document.add_text("weights", f"{terms_of(words)} {EACH}")
                writer.add_document(document)


def _schema() -> "tantivy.Schema":
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    for field in ("stems", "weights"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
    return builder.build()


def _opened(folder: Path) -> "tantivy.Index":
    import tantivy

    check_files(folder)
    with in_words(folder):
        index = tantivy.Index.open(str(folder))
        if index.schema != _schema():
            raise IndexUnusableError(f"The index in {folder} is of another kind.")
    return index


def forget(folder: Path) -> None:
    """Delete an index, so that the next `open` begins an empty one."""
    shutil.rmtree(folder, ignore_errors=True)
