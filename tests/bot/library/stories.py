"""Documents that tell stories, and what a library of them finds."""

import re
from collections.abc import Sequence

import numpy as np
import pytest

from bot.documents.document import Document
from bot.documents.passage import Passage
from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from embeddings.keywords.tokenizer import stem, term_spans
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder


def story(number: int, version: int = 0) -> Document:
    """A document unlike any other, of several passages."""
    parts = [
        f"# Part {part}\n\nWord{number}x{version}x{part} alone. " + "So it went on. " * 20
        for part in range(3)
    ]
    return document("\n\n".join(parts), name=f"story-{number}.md")


def found(
    library: Library, words: str, *, among: Sequence[Document], k: int = 5
) -> tuple[tuple[Passage, float], ...]:
    """What a library finds near some words, best first."""
    searcher = library.searcher(among)
    ids, cosines = searcher.dense_search(ToyEncoder().encode([words]).vectors[0], k)
    passages = searcher.passages(ids)
    pairs = zip(ids.tolist(), cosines.tolist(), strict=True)
    return tuple((passages[number], score) for number, score in pairs if number in passages)


def sharing(library: Library, stem: str, *, among: Sequence[Document]) -> set[Passage]:
    """The passages in which a library's word index finds a stem."""
    searcher = library.searcher(among)
    most = max(1, searcher.count)
    hits = searcher.keyword_search([stem], np.ones(1, dtype=np.float32), most)
    return set(searcher.passages(hits.ids).values())


def words_complete(library: Library, sources: Sequence[Document]) -> bool:
    """Whether every passage is found by its first word, and has a vector for every word."""
    searcher = library.searcher(sources)
    ids, _ = searcher.dense_search(
        ToyEncoder().encode(["anything"]).vectors[0], max(1, searcher.count)
    )
    passages = searcher.passages(ids)
    lengths = [len(vectors) for vectors in searcher.word_vectors(ids)]
    return lengths == [len(term_spans(passages[number].text)) for number in ids.tolist()] and all(
        passage in sharing(library, stem(re.findall(r"\w+", passage.text)[0]), among=sources)
        for passage in passages.values()
    )


def finds(library: Library, passage: Passage, *, among: Sequence[Document]) -> bool:
    """Whether a passage's own words find it, with cosine 1."""
    hits = found(library, passage.embedded, among=among, k=50)
    best = {hit for hit, score in hits if score == pytest.approx(1, abs=1e-5)}
    return passage in best and max(score for _, score in hits) <= 1 + 1e-5


def whole(library: Library, *sources: Document) -> bool:
    """Whether these documents, and nothing else, are kept and indexed to the last passage."""
    kept = library.documents()
    passages = {passage for source in kept for passage in split_passages(Transcript.of(source))}
    hits = found(library, "anything", among=kept, k=len(passages) + 50)
    complete = {passage for passage, _ in hits} == passages and len(hits) == len(passages)
    return (
        complete
        and words_complete(library, kept)
        and {one.text for one in kept} == {one.text for one in sources}
    )
