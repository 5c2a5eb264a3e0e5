"""LlamaIndex: its sentence splitter, its Hugging Face wrapper, a vector index on FAISS."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.benchmarking.system import RESULTS, Material, Place, Result

if TYPE_CHECKING:
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

# Tokens. Of its default, 1,024 with an overlap of 200, this model reads the first 256 and no more.
LENGTH = 256
OVERLAP = 20
DIMENSION = 384  # of the model's vectors


class LlamaIndex:
    """A `VectorStoreIndex` whose chunks are as long as the model reads, and its retriever."""

    def __init__(self, folder: Path, model: Path) -> None:
        self._folder = str(folder / "llama_index")
        self._files = str(model)
        self._embedding: HuggingFaceEmbedding
        self._retriever: BaseRetriever

    def load(self) -> None:
        """Load the model."""
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding

        self._embedding = HuggingFaceEmbedding(model_name=self._files)
        self._embedding.get_text_embedding("The model loads.")

    def add(self, material: Material) -> int:
        """Split the texts, encode the chunks, persist the index."""
        import faiss
        from llama_index.core import Document, StorageContext, VectorStoreIndex
        from llama_index.core.node_parser import SentenceSplitter
        from llama_index.vector_stores.faiss import FaissVectorStore

        documents = [Document(text=text.words, id_=text.name) for text in material.texts]
        store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(DIMENSION))
        index = VectorStoreIndex.from_documents(
            documents,
            storage_context=StorageContext.from_defaults(vector_store=store),
            embed_model=self._embedding,
            transformations=[SentenceSplitter(chunk_size=LENGTH, chunk_overlap=OVERLAP)],
        )
        index.storage_context.persist(persist_dir=self._folder)
        return len(index.index_struct.nodes_dict)

    def open(self) -> None:
        """Load the model and the index."""
        from llama_index.core import StorageContext, load_index_from_storage
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding
        from llama_index.vector_stores.faiss import FaissVectorStore

        self._embedding = HuggingFaceEmbedding(model_name=self._files)
        storage = StorageContext.from_defaults(
            vector_store=FaissVectorStore.from_persist_dir(self._folder), persist_dir=self._folder
        )
        index = load_index_from_storage(storage, embed_model=self._embedding)
        self._retriever = index.as_retriever(similarity_top_k=RESULTS)

    def ask(self, question: str) -> Sequence[Result]:
        """The chunks that its retriever gives."""
        return [
            Result(
                Place(
                    str(found.node.ref_doc_id), found.node.start_char_idx, found.node.end_char_idx
                )
            )
            for found in self._retriever.retrieve(question)
        ]
