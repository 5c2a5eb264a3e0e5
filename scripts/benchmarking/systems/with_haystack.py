"""Haystack: its word splitter, and its retrieval by vectors and by BM25, joined."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.benchmarking.system import RESULTS, Material, Place, Result

if TYPE_CHECKING:
    from haystack import Pipeline


class Haystack:
    """The pipelines of its tutorial on hybrid retrieval, but for the second model that re-ranks.

    Chunks of 200 words, its splitter's default; the two retrievals joined by their ranks, as it
    advises where nothing re-ranks.
    """

    def __init__(self, folder: Path, model: Path) -> None:
        self._file = str(folder / "haystack.json")
        self._files = str(model)
        self._pipeline: Pipeline

    def load(self) -> None:
        """Load the model, for adding."""
        from haystack import Document, Pipeline
        from haystack.components.preprocessors import DocumentSplitter
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersDocumentEmbedder,
        )

        self._pipeline = Pipeline()
        self._pipeline.add_component("splitter", DocumentSplitter())
        self._pipeline.add_component(
            "embedder",
            SentenceTransformersDocumentEmbedder(model=self._files, progress_bar=False),
        )
        self._pipeline.connect("splitter", "embedder")
        self._pipeline.run({"splitter": {"documents": [Document(content="The model loads.")]}})

    def add(self, material: Material) -> int:
        """Split the texts, encode the chunks, save the store."""
        from haystack import Document
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        documents = [
            Document(content=text.words, meta={"source": text.name}) for text in material.texts
        ]
        made = self._pipeline.run({"splitter": {"documents": documents}})
        store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        count = store.write_documents(made["embedder"]["documents"])
        store.save_to_disk(self._file)
        return int(count)

    def open(self) -> None:
        """Load the store and the model."""
        from haystack import Pipeline
        from haystack.components.joiners import DocumentJoiner
        from haystack.components.retrievers.in_memory import (
            InMemoryBM25Retriever,
            InMemoryEmbeddingRetriever,
        )
        from haystack.document_stores.in_memory import InMemoryDocumentStore
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersTextEmbedder,
        )

        store = InMemoryDocumentStore.load_from_disk(self._file)
        asking = Pipeline()
        asking.add_component(
            "text_embedder",
            SentenceTransformersTextEmbedder(model=self._files, progress_bar=False),
        )
        asking.add_component("embedding_retriever", InMemoryEmbeddingRetriever(store))
        asking.add_component("bm25_retriever", InMemoryBM25Retriever(store))
        asking.add_component(
            "document_joiner", DocumentJoiner("reciprocal_rank_fusion", top_k=RESULTS)
        )
        asking.connect("text_embedder", "embedding_retriever")
        asking.connect("bm25_retriever", "document_joiner")
        asking.connect("embedding_retriever", "document_joiner")
        self._pipeline = asking

    def ask(self, question: str) -> Sequence[Result]:
        """The chunks that the two retrievals give together."""
        found = self._pipeline.run(
            {"text_embedder": {"text": question}, "bm25_retriever": {"query": question}}
        )
        results = []
        for chunk in found["document_joiner"]["documents"]:
            start = int(chunk.meta["split_idx_start"])
            place = Place(str(chunk.meta["source"]), start, start + len(chunk.content))
            results.append(Result(place))
        return results
