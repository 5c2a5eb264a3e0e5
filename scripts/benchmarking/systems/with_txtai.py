"""txtai: dense vectors and BM25 together, with its database of texts."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.benchmarking.system import RESULTS, Material, Place, Result

if TYPE_CHECKING:
    from txtai import Embeddings


class Txtai:
    """`Embeddings(path=…, hybrid=True, content=True)`, as its documentation has it."""

    def __init__(self, folder: Path, model: Path) -> None:
        self._folder = str(folder / "txtai")
        self._files = str(model)
        self._embeddings: Embeddings

    def load(self) -> None:
        """Load the model."""
        from txtai import Embeddings

        self._embeddings = Embeddings(path=self._files, hybrid=True, content=True)
        self._embeddings.transform("The model loads.")

    def add(self, material: Material) -> int:
        """Index the passages and save."""
        self._embeddings.index(
            (excerpt.place.key, excerpt.words, None) for excerpt in material.excerpts
        )
        self._embeddings.save(self._folder)
        return len(material.excerpts)

    def open(self) -> None:
        """Load what was saved, and with it the model."""
        from txtai import Embeddings

        self._embeddings = Embeddings()
        self._embeddings.load(self._folder)

    def ask(self, question: str) -> Sequence[Result]:
        """The passages of a search."""
        found = self._embeddings.search(question, RESULTS)
        return [Result(Place.of(str(each["id"]))) for each in found]
