"""Chroma: a collection that is kept on disk, encoded by either of its functions for this model."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.benchmarking.system import RESULTS, Material, Place, Result

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from chromadb.utils.embedding_functions import (
        ONNXMiniLM_L6_V2,
        SentenceTransformerEmbeddingFunction,
    )

COLLECTION = "benchmark"


class Chroma:
    """`PersistentClient` and one collection, cosine, all else by default.

    Its own default runs this model as an ONNX file that it downloads. Nothing is downloaded here,
    so the file is made of the same weights (`chroma_export.py`), before any clock runs.
    """

    def __init__(self, folder: Path, model: Path, *, onnx: bool) -> None:
        self._folder = folder
        self._model = model
        self._onnx = onnx
        self._function: ONNXMiniLM_L6_V2 | SentenceTransformerEmbeddingFunction
        self._collection: Collection

    def load(self) -> None:
        """Load the model and make the collection."""
        if self._onnx:
            self._files.mkdir(parents=True)
            script = [sys.executable, "-m", "scripts.benchmarking.systems.chroma_export"]
            subprocess.run([*script, str(self._model), str(self._files)], check=True)
        client = self._opened()
        self._function(["The model loads."])
        self._collection = client.create_collection(
            COLLECTION,
            embedding_function=self._function,
            configuration={"hnsw": {"space": "cosine"}},
        )

    def add(self, material: Material) -> int:
        """Add the passages; what was added is on disk."""
        self._collection.add(
            ids=[excerpt.place.key for excerpt in material.excerpts],
            documents=[excerpt.words for excerpt in material.excerpts],
        )
        return len(material.excerpts)

    def open(self) -> None:
        """Open the collection, and load the model where that is not left to the first question."""
        self._collection = self._opened().get_collection(
            COLLECTION, embedding_function=self._function
        )

    def ask(self, question: str) -> Sequence[Result]:
        """The passages of a query."""
        found = self._collection.query(query_texts=[question], n_results=RESULTS)
        return [Result(Place.of(key)) for key in found["ids"][0]]

    @property
    def _files(self) -> Path:
        """Where Chroma's function looks for what it downloaded."""
        return self._folder / "onnx_models" / "onnx"

    def _opened(self) -> "ClientAPI":
        import chromadb
        from chromadb.utils.embedding_functions import (
            ONNXMiniLM_L6_V2,
            SentenceTransformerEmbeddingFunction,
        )

        if self._onnx:
            self._function = ONNXMiniLM_L6_V2()
            self._function.DOWNLOAD_PATH = self._files.parent
        else:
            self._function = SentenceTransformerEmbeddingFunction(model_name=str(self._model))
        return chromadb.PersistentClient(path=str(self._folder / "chroma"))
