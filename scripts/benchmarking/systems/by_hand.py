"""sentence-transformers and FAISS by hand: what a tutorial writes, in as many lines."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.benchmarking.system import RESULTS, Material, Place, Result

if TYPE_CHECKING:
    import faiss
    from sentence_transformers import SentenceTransformer


class ByHand:
    """`SentenceTransformer.encode` with its defaults, an exact index, texts in a JSON file."""

    def __init__(self, folder: Path, model: Path) -> None:
        self._folder = folder
        self._files = str(model)
        self._model: SentenceTransformer
        self._index: faiss.Index
        self._texts: list[list[str]] = []

    def load(self) -> None:
        """Load the model."""
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(self._files)
        self._model.encode("The model loads.")

    def add(self, material: Material) -> int:
        """Encode the passages and write their vectors, and the passages, to two files."""
        import faiss

        vectors = self._model.encode(
            [excerpt.words for excerpt in material.excerpts], normalize_embeddings=True
        )
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        faiss.write_index(index, str(self._folder / "vectors.faiss"))
        texts = [[excerpt.place.key, excerpt.words] for excerpt in material.excerpts]
        (self._folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        return len(texts)

    def open(self) -> None:
        """Load the model and read the two files."""
        import faiss
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(self._files)
        self._index = faiss.read_index(str(self._folder / "vectors.faiss"))
        self._texts = json.loads((self._folder / "texts.json").read_text(encoding="utf-8"))

    def ask(self, question: str) -> Sequence[Result]:
        """The passages of the nearest vectors."""
        vector = self._model.encode([question], normalize_embeddings=True)
        _, rows = self._index.search(vector, RESULTS)
        return [Result(Place.of(self._texts[row][0])) for row in rows[0] if row >= 0]
