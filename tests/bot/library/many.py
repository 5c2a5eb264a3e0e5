"""Many documents, and encoders that take their time or fail."""

import threading
from collections.abc import Sequence

from bot.documents.document import Document
from bot.library.batching import Split
from bot.segmentation.corrections import NONE
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from embeddings.encoders.encoder import Encodings
from tests.bot.library.stories import story
from tests.support.toy_encoder import CountingEncoder

MANY = 200  # stories: more than one group, of three passages each


def stories(count: int = MANY) -> list[tuple[Document, str]]:
    """Documents with their places."""
    return [(story(number), f"/story/{number}") for number in range(count)]


class SlowEncoder(CountingEncoder):
    """The toy encoder, taking its time."""

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Encode after a while."""
        threading.Event().wait(0.05)
        return super().encode(texts)


class WearyEncoder(CountingEncoder):
    """The toy encoder, which fails after so many texts."""

    def __init__(self, texts: int) -> None:
        super().__init__()
        self._texts = texts

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Encode, or fail."""
        if len(self.encoded) >= self._texts:
            raise RuntimeError("weary")
        return super().encode(texts)


def split_of(document: Document, place: str) -> Split:
    """A document that comes from a place, in passages."""
    return Split(document, place, NONE, split_passages(Transcript.of(document)), 0)
