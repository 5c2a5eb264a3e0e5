"""LangChain: its recursive splitter, its wrapper of sentence-transformers, its FAISS store."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.benchmarking.system import RESULTS, Material, Place, Result

if TYPE_CHECKING:
    from langchain_community.embeddings import HuggingFaceEmbeddings
    from langchain_community.vectorstores import FAISS

# What its tutorials write, in code points.
LENGTH = 1000
OVERLAP = 200


class LangChain:
    """Chunks of 1,000 characters that overlap by 200, in a FAISS store of its own making.

    The wrapper is the one of `langchain_community`: the newer one of `langchain_huggingface`, which
    calls the same function, cannot be installed beside today's `huggingface_hub`.
    """

    def __init__(self, folder: Path, model: Path) -> None:
        self._folder = str(folder / "langchain")
        self._files = str(model)
        self._embeddings: HuggingFaceEmbeddings
        self._store: FAISS

    def load(self) -> None:
        """Load the model."""
        from langchain_community.embeddings import HuggingFaceEmbeddings

        self._embeddings = HuggingFaceEmbeddings(model_name=self._files)
        self._embeddings.embed_query("The model loads.")

    def add(self, material: Material) -> int:
        """Split the texts, encode the chunks, save the store."""
        from langchain_community.vectorstores import FAISS
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        splitter = RecursiveCharacterTextSplitter(
            chunk_size=LENGTH, chunk_overlap=OVERLAP, add_start_index=True
        )
        chunks = splitter.create_documents(
            [text.words for text in material.texts],
            metadatas=[{"source": text.name} for text in material.texts],
        )
        FAISS.from_documents(chunks, self._embeddings).save_local(self._folder)
        return len(chunks)

    def open(self) -> None:
        """Load the model and the store."""
        from langchain_community.embeddings import HuggingFaceEmbeddings
        from langchain_community.vectorstores import FAISS

        self._embeddings = HuggingFaceEmbeddings(model_name=self._files)
        self._store = FAISS.load_local(
            self._folder, self._embeddings, allow_dangerous_deserialization=True
        )

    def ask(self, question: str) -> Sequence[Result]:
        """The chunks of a similarity search."""
        results = []
        for chunk in self._store.similarity_search(question, k=RESULTS):
            start = int(chunk.metadata["start_index"])
            end = start + len(chunk.page_content)
            results.append(Result(Place(str(chunk.metadata["source"]), start, end)))
        return results
