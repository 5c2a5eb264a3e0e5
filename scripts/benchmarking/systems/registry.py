"""All that is compared, each by its name: what it is called, what it needs, how to make one."""

from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from embeddings.encoders import CUDA
from scripts.benchmarking.system import System


class Name(StrEnum):
    """What names a system on a command line and among the results; in the order of the table."""

    FOOTNOTE = "footnote"
    FOOTNOTE_GPU = "footnote-gpu"
    BY_HAND = "by-hand"
    BY_HAND_GPU = "by-hand-gpu"
    TXTAI = "txtai"
    CHROMA = "chroma"
    CHROMA_ONNX = "chroma-onnx"
    LANGCHAIN = "langchain"
    LLAMA_INDEX = "llama-index"
    HAYSTACK = "haystack"


ON_GPU = (Name.FOOTNOTE_GPU, Name.BY_HAND_GPU)
"""These see a GPU where there is one; from the others it is hidden, for some take it unasked."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is known of a system before any of it is imported."""

    title: str
    needs: tuple[str, ...]
    """Distributions, the first of which gives the version that is shown."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Those of its distributions that are not installed."""
        return tuple(name for name in self.needs if _version(name) is None)

    @property
    def shown(self) -> str:
        """The title with the version that is installed."""
        return f"{self.title} {_version(self.needs[0])}" if self.needs else self.title


def listed(name: Name) -> Listed:
    """What is known of the system of that name."""
    match name:
        case Name.FOOTNOTE:
            return Listed("Footnote", ())
        case Name.FOOTNOTE_GPU:
            return Listed("Footnote, adding on the GPU", ())
        case Name.BY_HAND:
            return Listed("by hand: FAISS, sentence-transformers", ("sentence-transformers",))
        case Name.BY_HAND_GPU:
            return Listed("by hand, on the GPU", ("sentence-transformers",))
        case Name.TXTAI:
            return Listed("txtai", ("txtai",))
        case Name.CHROMA:
            return Listed("Chroma, with sentence-transformers", ("chromadb",))
        case Name.CHROMA_ONNX:
            return Listed("Chroma, by default (ONNX)", ("chromadb", "onnxscript"))
        case Name.LANGCHAIN:
            needs = ("langchain-community", "langchain-text-splitters")
            return Listed("LangChain (community)", needs)
        case Name.LLAMA_INDEX:
            needs = ("llama-index-embeddings-huggingface", "llama-index-vector-stores-faiss")
            return Listed("LlamaIndex", ("llama-index-core", *needs))
        case Name.HAYSTACK:
            return Listed("Haystack", ("haystack-ai", "sentence-transformers-haystack"))


def system_of(name: Name, folder: Path, *, model: Path) -> System:
    """A system that keeps its index in a folder; importing only what is its own.

    Args:
        model: the folder of the model's files, which all are given alike.
    """
    match name:
        case Name.FOOTNOTE:
            from scripts.benchmarking.systems.footnote import Footnote

            return Footnote(folder)
        case Name.FOOTNOTE_GPU:
            from scripts.benchmarking.systems.footnote import Footnote

            return Footnote(folder, device=CUDA)
        case Name.BY_HAND | Name.BY_HAND_GPU:
            from scripts.benchmarking.systems.by_hand import ByHand

            return ByHand(folder, model)
        case Name.TXTAI:
            from scripts.benchmarking.systems.with_txtai import Txtai

            return Txtai(folder, model)
        case Name.CHROMA:
            from scripts.benchmarking.systems.with_chroma import Chroma

            return Chroma(folder, model, onnx=False)
        case Name.CHROMA_ONNX:
            from scripts.benchmarking.systems.with_chroma import Chroma

            return Chroma(folder, model, onnx=True)
        case Name.LANGCHAIN:
            from scripts.benchmarking.systems.with_langchain import LangChain

            return LangChain(folder, model)
        case Name.LLAMA_INDEX:
            from scripts.benchmarking.systems.with_llama_index import LlamaIndex

            return LlamaIndex(folder, model)
        case Name.HAYSTACK:
            from scripts.benchmarking.systems.with_haystack import Haystack

            return Haystack(folder, model)


def _version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None
