"""Makes a library of any size: real documents, and as many of made text as it takes.

The real ones are encoded; the rest has text by `scripts/scaling/language.py`, vectors by
`scripts/scaling/meaning.py`, and of every word a code that it had in a real passage. All of it goes
through the library's own door, a few hundred documents at a time, so memory stays what it is.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from bot.documents import Document, Layout, Paragraph, ParagraphKind, Passage, Span
from bot.formats import find_documents, load_document
from bot.library import Encoded, Library, encode_each
from bot.segmentation import SPLITTER_VERSION, Transcript, split_passages
from bot.storage import IncomingDocument
from embeddings.arrays import FloatMatrix
from embeddings.encoders import Encoder
from embeddings.vectors import quantiser_for
from scripts.console.terminal import UsageError
from scripts.scaling.language import Language, Written
from scripts.scaling.meaning import Meaning

PASSAGES = 100  # of a made document
DOCUMENTS = 160  # kept in one step: 0.2 GB of codes and text
SEED = 7  # of all that is made; another one makes another library
MADE = "made.json"
VERSION = 1  # raised when the same texts make another library
BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True, eq=False)
class Real:
    """Real documents, split and encoded."""

    documents: tuple[Document, ...]
    splits: tuple[tuple[Passage, ...], ...]
    encoded: tuple[Encoded, ...]

    @classmethod
    def of(cls, documents: Sequence[Document], encoder: Encoder) -> Self:
        """Split and encode them."""
        splits = tuple(split_passages(Transcript.of(each)) for each in documents)
        quantiser = quantiser_for(encoder.name, encoder.dimension)
        return cls(tuple(documents), splits, encode_each(splits, encoder, quantiser))


def read_documents(folders: Sequence[Path]) -> tuple[Document, ...]:
    """The documents that some folders hold, each named from its folder down; a name stands once."""
    found = {name: path for folder in folders for path, name in find_documents([folder])}
    return tuple(load_document(path, name=name) for name, path in found.items())


def is_made(
    folder: Path, documents: Sequence[Document], encoder: Encoder, *, passages: int
) -> bool:
    """Whether a folder holds the library that would be made of these documents.

    Raises:
        UsageError: it holds something else.
    """
    if not folder.exists() or not any(folder.iterdir()):
        return False
    told = folder / MADE
    if told.exists() and told.read_text() == _told(documents, encoder, passages=passages):
        return True
    raise UsageError(f"{folder} holds something else; delete it, or choose another --folder.")


def make_library(
    folder: Path,
    real: Real,
    encoder: Encoder,
    *,
    passages: int,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """A library of about so many passages, the real ones among them, in an empty folder."""
    with Library(folder, encoder) as library:
        arrivals = [
            IncomingDocument(document, f"real/{document.name}", split)
            for document, split in zip(real.documents, real.splits, strict=True)
        ]
        library.add_encoded(arrivals, real.encoded)
        held = sum(map(len, real.splits))
        for documents, encoded in made_documents(real, max(0, passages - held) // PASSAGES):
            library.add_encoded(documents, encoded)
            held += sum(len(each.split) for each in documents)
            progress(held, passages)
    (folder / MADE).write_text(_told(real.documents, encoder, passages=passages))


def made_documents(
    real: Real, count: int
) -> Iterator[tuple[tuple[IncomingDocument, ...], tuple[Encoded, ...]]]:
    """So many documents of made text, a few hundred at a time; always the same ones."""
    passages = [passage for split in real.splits for passage in split]
    language = Language(passages, real.encoded, seed=SEED)
    meaning = Meaning(np.concatenate([each.vectors for each in real.encoded]), seed=SEED)
    for first in range(0, count, DOCUMENTS):
        numbers = range(first, min(first + DOCUMENTS, count))
        written = language.write(len(numbers) * PASSAGES)
        vectors = meaning.documents(len(numbers), passages=PASSAGES)
        parts = [slice(at * PASSAGES, (at + 1) * PASSAGES) for at in range(len(numbers))]
        yield (
            tuple(
                made_arrival(number, written.texts[part])
                for number, part in zip(numbers, parts, strict=True)
            ),
            tuple(_encoded(written, vectors, part) for part in parts),
        )


def made_arrival(number: int, paragraphs: Sequence[str]) -> IncomingDocument:
    """A document of these paragraphs, a passage each: what a reader and the splitter make of it."""
    text = BETWEEN.join(paragraphs)
    starts = np.cumsum([0, *(len(each) + len(BETWEEN) for each in paragraphs[:-1])]).tolist()
    spans = [Span(start, start + len(each)) for start, each in zip(starts, paragraphs, strict=True)]
    name = f"made/{number:06}.txt"
    layout = Layout(
        tuple(Paragraph(each.start, each.end, ParagraphKind.TEXT, each) for each in spans)
    )
    document = Document(
        name=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        format="text",
        title=f"{number:06}",
        encoding="utf-8",
        layout=layout,
    )
    split = (
        Passage(document, span.start, span.end, paragraph)
        for paragraph, span in enumerate(spans, 1)
    )
    return IncomingDocument(document, name, tuple(split))


def _encoded(written: Written, vectors: FloatMatrix, part: slice) -> Encoded:
    return Encoded(vectors[part], written.codes[part], written.stems[part])


def _told(documents: Sequence[Document], encoder: Encoder, *, passages: int) -> str:
    """What a library was made of, in the file that is written last."""
    texts = hashlib.sha256("".join(each.sha256 for each in documents).encode()).hexdigest()
    made = {"version": VERSION, "splitter": SPLITTER_VERSION, "encoder": encoder.name}
    return json.dumps(made | {"passages": passages, "texts": texts})
