"""The dense index agrees with a dot product and keeps what was committed, however often."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from embeddings.errors import IndexUnusableError
from tests.embeddings.vectors.made import (
    add_to,
    as_ids,
    as_ranges,
    assert_agrees_with_numpy,
    assert_holds,
    committed,
    open_index,
    vector_for,
    vectors_for,
    words_for,
)


def test_a_snapshot_stays_what_it_was(tmp_path: Path) -> None:
    """Nothing that is added, removed or committed later shows in it."""
    index = committed(tmp_path / "index", range(0, 9))
    seen = index.snapshot()

    index.remove(as_ids([3, 4]))
    add_to(index, [20, 21])
    index.commit(7)

    assert_holds(seen, range(0, 9))
    assert_holds(index, [0, 1, 2, 5, 6, 7, 8, 20, 21])


class Changes(RuleBasedStateMachine):
    """Any series of changes and reopenings agrees with two plain sets: in memory, and on disk."""

    @initialize()
    def begin(self) -> None:
        """An empty folder."""
        self.place = tempfile.TemporaryDirectory()
        self.index = open_index(Path(self.place.name))
        self.now: set[int] = set()
        self.kept: set[int] = set()
        self.revision = 0

    def teardown(self) -> None:
        """Leave no folder behind."""
        self.place.cleanup()

    @rule(ids=st.sets(st.integers(0, 40), max_size=12))
    def add(self, ids: set[int]) -> None:
        """Only what is not held already."""
        new = sorted(ids - self.now)
        add_to(self.index, new)
        self.now |= set(new)

    @rule(ids=st.sets(st.integers(0, 40), max_size=12))
    def remove(self, ids: set[int]) -> None:
        """Even what is not held."""
        self.index.remove(as_ids(sorted(ids)))
        self.now -= ids

    @rule()
    def commit(self) -> None:
        """What is in memory is now on disk."""
        self.revision += 1
        self.index.commit(self.revision)
        self.kept = set(self.now)

    @rule()
    def reopen(self) -> None:
        """What was not committed is gone."""
        self.index = open_index(Path(self.place.name))
        self.now = set(self.kept)

    @invariant()
    def holds_what_it_should(self) -> None:
        """The rows, the revision and the nearest agree, over all and among some."""
        held = sorted(self.now)
        some = [number for number in held if number % 3]

        assert_holds(self.index, held[::-1])
        assert self.index.revision == self.revision
        assert_agrees_with_numpy(self.index, 5, held, questions=[101, 102])
        among = as_ranges([*some, 999])
        assert_agrees_with_numpy(self.index, 5, some, questions=[101, 102], among=among)


TestChanges = Changes.TestCase

TestChanges.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def test_a_folder_that_is_missing_is_an_empty_index(tmp_path: Path) -> None:
    """It has revision 0 and finds nothing, and opening makes no folder."""
    index = open_index(tmp_path / "none")

    hits = index.search(vector_for(1), 2)
    assert (index.revision, index.ids.tolist()) == (0, [])
    assert (hits.ids.tolist(), hits.scores.tolist()) == ([], [])
    assert not (tmp_path / "none").exists()


def test_a_vector_finds_itself_first(tmp_path: Path) -> None:
    """Every vector's nearest is itself, with a cosine of 1."""
    index = committed(tmp_path, range(100))

    for number in range(100):
        hits = index.search(vector_for(number), 1)

        assert hits.ids.tolist() == [number]
        assert np.allclose(hits.scores, 1, atol=1e-6)


def test_equal_scores_come_in_order_of_identifier(tmp_path: Path) -> None:
    """The same passage kept twice comes in one order, however it was added."""
    index = open_index(tmp_path)
    index.add(as_ids([9, 3, 7]), vectors_for([1, 1, 1]), words_for([1, 1, 1]))

    hits = index.search(vector_for(1), 3)

    assert hits.ids.tolist() == [3, 7, 9]


@given(st.sets(st.integers(0, 60)), st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_a_search_among_some_sees_no_other(some: set[int], k: int) -> None:
    """Restricted to any identifiers, known or not, it is a dot product with those alone."""
    with tempfile.TemporaryDirectory() as folder:
        index = committed(Path(folder), range(50))
        held, among = sorted(some & set(range(50))), as_ranges(sorted(some))

        assert_agrees_with_numpy(index, k, held, questions=[101, 102, 103], among=among)


def test_an_identifier_can_come_back_with_another_vector(tmp_path: Path) -> None:
    """After a removal and a new commit, only the new vector is found."""
    index = committed(tmp_path, [1, 2, 3])
    index.remove(as_ids([2]))
    index.add(as_ids([2]), vectors_for([77]), words_for([77]))
    index.commit(2)

    hits = open_index(tmp_path).search(vector_for(77), 3)

    assert hits.ids[0] == 2
    assert hits.scores[0] == pytest.approx(1)
    assert sorted(hits.ids.tolist()) == [1, 2, 3]


def test_many_small_commits_leave_few_segments(tmp_path: Path) -> None:
    """Each segment is more than twice as large as the next, so their number is a logarithm."""
    index = committed(tmp_path, *([number] for number in range(200)))

    segments = list(tmp_path.glob("*.npy"))
    assert len(segments) <= 8  # 2 ** 8 > 200
    assert sorted(path.name for path in tmp_path.iterdir() if path not in segments) == [
        "manifest.json"
    ]
    assert_holds(open_index(tmp_path), range(200))
    assert_holds(index, range(200))


def test_a_large_file_is_fetched_from_and_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every row of one is asked of the disk beforehand, those of passages without words too."""
    monkeypatch.setattr("embeddings.vectors.rows.LARGE", 1)
    committed(tmp_path, range(60))

    index = open_index(tmp_path)

    assert_holds(index, range(60))
    assert_agrees_with_numpy(index, 5, range(60), questions=[7, 41])


def test_what_is_removed_leaves_the_disk(tmp_path: Path) -> None:
    """Removing most of an index merges it: no vector and no word of those stays for ever."""
    index = committed(tmp_path, range(1000))
    before = sum(path.stat().st_size for path in tmp_path.iterdir())

    index.remove(as_ids(range(990)))
    index.commit(2)
    few = sum(path.stat().st_size for path in tmp_path.iterdir())
    index.remove(as_ids(range(990, 1000)))
    index.commit(3)

    assert few < before / 20
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]
    assert open_index(tmp_path).revision == 3


def test_a_commit_without_changes_only_stamps(tmp_path: Path) -> None:
    """No segment is written for nothing."""
    index = committed(tmp_path, [1, 2])
    before = sorted(tmp_path.glob("*.npy"))

    index.commit(9)

    assert sorted(tmp_path.glob("*.npy")) == before
    assert open_index(tmp_path).revision == 9


def test_an_open_index_outlives_the_commits_of_another(tmp_path: Path) -> None:
    """A reader goes on with what it opened, while a writer merges its segments away."""
    writer = committed(tmp_path, [1], [2])
    reader = open_index(tmp_path)

    writer.remove(as_ids([1, 2]))
    writer.commit(3)

    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]
    assert_holds(reader, [1, 2])
    assert reader.search(vector_for(1), 1).ids.tolist() == [1]


def test_a_commit_beside_another_program_is_refused(tmp_path: Path) -> None:
    """An index opened before another's commit cannot undo it."""
    late = committed(tmp_path, [1])
    other = open_index(tmp_path)
    add_to(other, [2])
    other.commit(2)

    add_to(late, [3])
    with pytest.raises(IndexUnusableError, match="was changed by another program"):
        late.commit(2)
    assert open_index(tmp_path).ids.tolist() == [1, 2]
