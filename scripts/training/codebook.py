"""Trains the codebook of word codes: `python -m scripts.training.codebook FILE_OR_FOLDER...`

The documents are split and encoded as a library does it; k-means then finds the centroids of a
sample of their words. One document in ten is held out, and says how well words come back that the
codebook never saw. `embeddings/vectors/codebook.npy` was made of the documents of ../shared/eval.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bot.documents import Document, Passage
from bot.formats import find_documents, load_document
from bot.segmentation import Transcript, split_passages
from embeddings.arrays import Codebook, FloatMatrix
from embeddings.encoders import SentenceTransformerEncoder, made_unit, word_vectors
from embeddings.keywords import term_spans
from embeddings.vectors import SHIPPED, ProductQuantiser, trained_codebook
from scripts.console.terminal import Parser, UsageError, run, say

BATCH = 64  # passages given to the encoder at once
HELD_OUT = 10  # every tenth document tests what the others trained
LEAST = 256 * 39  # words: FAISS asks for 39 vectors a centroid
LOWEST = 5  # percent of the words that come back worst
SEED = 20  # of the sample and of k-means; another one makes another codebook


def main(arguments: Sequence[str]) -> None:
    """Train a codebook for each width, print how well words come back, write the first."""
    options = _parser().parse_args(arguments)
    encoder = SentenceTransformerEncoder()
    for width in options.bytes:
        if width < 1 or encoder.dimension % width:
            raise UsageError(f"{encoder.dimension} numbers cannot be cut into {width} parts.")
    documents = [load_document(path, name=name) for path, name in find_documents(options.paths)]
    random.Random(SEED).shuffle(documents)
    tested = _words(encoder, documents[::HELD_OUT], options.words // HELD_OUT)
    del documents[::HELD_OUT]
    trained = _words(encoder, documents, options.words)
    if len(trained) < LEAST:
        raise UsageError(f"{len(trained):,} words are too few; name documents of {LEAST:,}.")
    say(f"{len(trained):,} words to train on, {len(tested):,} of other documents to test.")
    print("| bytes a word | squared error, trained | cosine, held out | its lowest 5 % |")
    print("|---|---|---|---|")
    for width in options.bytes:
        codebook = trained_codebook(trained, width=width, seed=SEED)
        if width == options.bytes[0]:
            np.save(options.output, codebook)
        print(_row(codebook, trained, tested), flush=True)
    say(f"the codebook of {options.bytes[0]} bytes a word is in {options.output}.")


def _parser() -> Parser:
    parser = Parser(
        prog="python -m scripts.training.codebook",
        description="Train the codebook that turns the vectors of words into a few bytes.",
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    parser.add_argument(
        "--bytes",
        nargs="+",
        type=int,
        default=[48],
        metavar="N",
        help="bytes a word (48); of several, the first is written, the others are compared",
    )
    parser.add_argument(
        "--words", type=int, default=100_000, metavar="N", help="words to train on (100,000)"
    )
    parser.add_argument(
        "--output", type=Path, default=SHIPPED, metavar="FILE", help="where the codebook goes"
    )
    return parser


def _words(
    encoder: SentenceTransformerEncoder, documents: Sequence[Document], most: int
) -> FloatMatrix:
    """The vectors, (n, dimension), of the words of passages drawn by lot; `most` at most."""
    passages = [each for found in map(Transcript.of, documents) for each in split_passages(found)]
    random.Random(SEED).shuffle(passages)
    say(f"encoding up to {most:,} words of {len(documents):,} documents.")
    found = [np.empty((0, encoder.dimension), dtype=np.float32)]
    for first in range(0, len(passages), BATCH):
        found.extend(_encoded(encoder, passages[first : first + BATCH]))
        if sum(map(len, found)) >= most:
            break
    return np.concatenate(found)[:most]


def _encoded(
    encoder: SentenceTransformerEncoder, passages: Sequence[Passage]
) -> Iterator[FloatMatrix]:
    """The vectors of each passage's own words, without those that the model has no token for."""
    encodings = encoder.encode([passage.embedded for passage in passages])
    for passage, tokens, spans in zip(passages, encodings.tokens, encodings.spans, strict=True):
        above = len(passage.embedded) - len(passage.text)
        vectors = word_vectors(tokens, spans, term_spans(passage.joined) + above)
        yield vectors[vectors.any(axis=1)]


def _row(codebook: Codebook, trained: FloatMatrix, tested: FloatMatrix) -> str:
    """How near words come back to what they were: a line of the table."""
    quantiser = ProductQuantiser(codebook, "new")
    error = np.square(_returned(quantiser, trained) - trained).sum(axis=1).mean()
    cosines = (_returned(quantiser, tested) * tested).sum(axis=1)
    lowest = np.percentile(cosines, LOWEST)
    return f"| {quantiser.width} | {error:.3f} | {cosines.mean():.3f} | {lowest:.3f} |"


def _returned(quantiser: ProductQuantiser, vectors: FloatMatrix) -> FloatMatrix:
    """What vectors of norm 1 come back as, at norm 1."""
    return made_unit(quantiser.decode(quantiser.encode(vectors)))


if __name__ == "__main__":
    run(main)
