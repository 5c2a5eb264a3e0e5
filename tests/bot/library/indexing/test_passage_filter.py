"""Scopes: which passages are asked, and that the same documents are not looked through twice."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.indexing.passage_filter import SOME, PassageFilter
from bot.library.library import Library
from embeddings.id_ranges import as_matrix, as_ranges, numbers_in, ranges_of
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

DOCUMENTS = tuple(document(f"The tide rose {n} times.", name=f"{n}.md") for n in range(3))


def scope_of(passages: list[range]) -> PassageFilter:
    """A scope of one document for each range of passages."""
    documents = dict.fromkeys(range(len(passages)), DOCUMENTS[0])
    return PassageFilter.of(
        documents, {number: (ids,) for number, ids in enumerate(passages)}, everything=False
    )


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40)), max_size=30))
def test_a_scope_holds_every_passage_once_in_as_few_runs_as_there_are(
    pieces: list[tuple[int, int]],
) -> None:
    """Whatever gaps are between the documents, and in whatever order these come."""
    passages, at = [], 0
    for gap, length in pieces:
        passages.append(range(at + gap, at + gap + length))
        at += gap + length

    scope = scope_of(passages[::-1])

    held = [number for ids in passages for number in ids]
    assert numbers_in(as_matrix(scope.ranges)).tolist() == held
    assert scope.ranges == as_ranges(ranges_of(np.array(held, dtype=np.int64)))
    assert scope.count == len(held)
    read = [number for ids in passages[::-1] for number in ids]
    assert scope.ids(np.arange(scope.count)).tolist() == read
    assert scope.places(np.array(read, dtype=np.int64)).tolist() == list(range(scope.count))
    assert scope.ids(scope.opening_ids).tolist() == [ids.start for ids in passages[::-1] if ids]


@pytest.mark.parametrize("count", [0, 1, SOME, SOME + 1, 5 * SOME + 7])
def test_some_passages_are_from_all_over_and_no_more_than_are_needed(count: int) -> None:
    """Evenly spread over the documents, from the first on, whenever each was added."""
    held = [range(5 + count, 5 + count + count - count // 2), range(3, 3 + count // 2)]
    scope = scope_of(held)

    every = numbers_in(as_matrix(held))
    step = max(1, -(-count // SOME))
    assert np.array_equal(scope.ids(scope.sample_ids), every[::step])
    assert len(scope.sample_ids) <= SOME


def test_what_is_kept_of_a_scope_ends_with_the_next_change(tmp_path: Path) -> None:
    """A document added or removed since is seen as it is now."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(DOCUMENTS[0], place="0")
        seen = [look(library), look(library)]
        library.add(DOCUMENTS[1], place="1")
        seen.append(look(library))
        with Library(tmp_path, ToyEncoder()) as other:
            other.remove("0")
        seen.append(look(library))

    assert seen == [(1, 1), (1, 1), (2, 2), (1, 1)]


def look(library: Library) -> tuple[int, int]:
    """How many passages a question is put to, and in how many of them "tide" stands."""
    searcher = library.searcher(DOCUMENTS)
    return searcher.count, int(searcher.frequencies(["tide"])[0])
