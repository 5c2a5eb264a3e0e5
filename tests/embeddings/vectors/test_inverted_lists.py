"""A large index: inverted lists propose, the vectors decide, and a commit rewrites little.

What is large is said by constants; here they are a few rows, and every list is looked through.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from hypothesis.stateful import initialize

from embeddings.errors import IndexUnusableError
from embeddings.vectors import centroids, commit, merge_policy, state
from embeddings.vectors.manifest import read_manifest
from tests.embeddings.vectors.made import (
    DIMENSION,
    WIDTH,
    add_to,
    as_ids,
    as_ranges,
    assert_agrees_with_numpy,
    assert_holds,
    open_index,
    vector_for,
)
from tests.embeddings.vectors.test_index import Changes

SETTLED, LISTED, CENTROIDS = 6, 6, 4


def shrink(patch: pytest.MonkeyPatch) -> None:
    """Make an index of some dozens of rows a large one."""
    patch.setattr(merge_policy, "SETTLED", SETTLED)
    patch.setattr(commit, "LISTED", LISTED)
    patch.setattr(commit, "RELISTED", 4 * LISTED)
    patch.setattr(commit, "FEWEST", CENTROIDS)
    patch.setattr(centroids, "FEWEST", CENTROIDS)
    patch.setattr(centroids, "MOST", 2 * CENTROIDS)
    patch.setattr(state, "FEW", 0)
    patch.setattr(state, "SPARE", 1)  # so few vectors may be nearer to each other than a byte tells


@pytest.fixture(autouse=True)
def small() -> Iterator[None]:
    """For every test of this file."""
    with pytest.MonkeyPatch.context() as patch:
        shrink(patch)
        yield


class LargeChanges(Changes):
    """Any series of changes and reopenings agrees with two plain sets, however small "large" is."""

    @initialize()
    def begin(self) -> None:
        """An empty folder."""
        self.patch = pytest.MonkeyPatch()
        shrink(self.patch)
        super().begin()

    def teardown(self) -> None:
        """Leave neither folder nor constants behind."""
        self.patch.undo()
        super().teardown()


TestLargeChanges = LargeChanges.TestCase
TestLargeChanges.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)


def first_segment(folder: Path) -> str:
    """The name of the oldest segment."""
    return read_manifest(folder, model="toy", dimension=DIMENSION, width=WIDTH).segments[0].name


def files(folder: Path) -> set[str]:
    """The names of what is on disk beside the manifest."""
    return {path.name for path in folder.glob("*.npy")}


def test_what_the_lists_propose_is_compared_exactly(tmp_path: Path) -> None:
    """Everything looked through, the nearest and their scores are those of a dot product."""
    index = open_index(tmp_path)
    add_to(index, range(100))
    index.commit(1)
    questions, some = [201, 202, 203], range(0, 100, 3)

    for each in (index, open_index(tmp_path)):
        assert_agrees_with_numpy(each, 7, range(100), questions=questions)
        assert_agrees_with_numpy(each, 7, some, questions=questions, among=as_ranges(some))
    assert len(files(tmp_path)) == 3  # a segment, its lists and the centroids


def test_a_settled_segment_is_not_written_again(tmp_path: Path) -> None:
    """Additions leave it as it is; only what follows it is merged."""
    index = open_index(tmp_path)
    add_to(index, range(SETTLED))
    index.commit(1)
    settled = first_segment(tmp_path)

    for number in range(SETTLED, 5 * SETTLED):
        add_to(index, [number])
        index.commit(number)

    assert settled == first_segment(tmp_path)
    assert_holds(open_index(tmp_path), range(5 * SETTLED))


def test_a_removed_passage_is_proposed_no_more(tmp_path: Path) -> None:
    """Nor is its place among the nearest lost to another; and with most the files go."""
    index = open_index(tmp_path)
    add_to(index, range(100))
    index.commit(1)

    index.remove(as_ids(range(0, 40)))
    index.commit(2)

    for each in (index, open_index(tmp_path)):
        assert_agrees_with_numpy(each, 5, range(40, 100), questions=[7])
    index.remove(as_ids(range(40, 100)))
    index.commit(3)
    assert files(tmp_path) == set()


def test_damaged_lists_are_noticed_when_they_are_read(tmp_path: Path) -> None:
    """Whichever file of a large index changes, a question is refused, and so the next opening."""
    with tempfile.TemporaryDirectory() as sound:
        index = open_index(Path(sound))
        add_to(index, range(100))
        index.commit(1)
        contents = {path.name: path.read_bytes() for path in Path(sound).iterdir()}

    for name in sorted(contents.keys() - {"manifest.json"}):
        for place in (len(contents[name]) // 2, len(contents[name]) - 3):
            folder = tmp_path / f"{name[:8]}-{place}"
            folder.mkdir()
            for other, content in contents.items():
                (folder / other).write_bytes(content)
            changed = bytearray(contents[name])
            changed[place] ^= 4
            (folder / name).write_bytes(bytes(changed))

            with pytest.raises(IndexUnusableError, match="damaged"):
                opened = open_index(folder)
                opened.search(vector_for(1), 100)
                opened.codes(as_ids(range(100)))
            with pytest.raises(IndexUnusableError, match=f"segment {name}"):
                open_index(folder)


def test_lists_are_found_anew_when_an_index_has_grown(tmp_path: Path) -> None:
    """Who adds most of it waits for more centroids; the answers are the same."""
    index = open_index(tmp_path)
    add_to(index, range(30))
    index.commit(1)
    before = index.search(vector_for(201), 5).ids

    add_to(index, range(1000, 1200))
    index.commit(2)
    index.remove(as_ids(range(1000, 1200)))

    assert np.array_equal(index.search(vector_for(201), 5).ids, before)
