"""The dense index agrees with a dot product, keeps what was committed and notices damage.

The segments on disk (`embeddings/segments.py`) are tested here too, through what they keep.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from embeddings.arrays import FloatMatrix, IntVector
from embeddings.dense import DenseIndex, Hits, PassageIndex
from embeddings.errors import IndexUnusableError

DIMENSION = 8


def vectors_for(ids: Sequence[int]) -> FloatMatrix:
    """A fixed random vector of norm 1 for every identifier."""
    rows = [np.random.default_rng(number).standard_normal(DIMENSION) for number in ids]
    matrix: FloatMatrix = np.array(rows, dtype=np.float32).reshape(-1, DIMENSION)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix


def as_ids(ids: Sequence[int]) -> IntVector:
    """Identifiers as the index takes them."""
    return np.array(ids, dtype=np.int64)


def open_index(folder: Path, *, model: str = "toy", dimension: int = DIMENSION) -> DenseIndex:
    """The index in a folder, for the toy encoder unless told otherwise."""
    return DenseIndex.open(folder, model=model, dimension=dimension)


def committed(folder: Path, *commits: Sequence[int]) -> DenseIndex:
    """An index to which each commit, stamped 1, 2, …, added these identifiers."""
    index = open_index(folder)
    for stamp, ids in enumerate(commits, 1):
        index.add(as_ids(ids), vectors_for(ids))
        index.commit(stamp)
    return index


def assert_agrees_with_numpy(
    hits: Hits, questions: FloatMatrix, k: int, held: Sequence[int]
) -> None:
    """The hits are what comparing every vector with NumPy gives, padded where there are fewer."""
    assert hits.ids.shape == hits.scores.shape == (len(questions), k)
    assert hits.ids.dtype == np.int64
    assert hits.scores.dtype == np.float32
    found = min(k, len(held))
    assert np.all(hits.ids[:, found:] == -1)
    assert np.all(hits.scores[:, found:] == -np.inf)
    for ids, scores, question in zip(hits.ids, hits.scores, questions, strict=True):
        expected = np.sort(vectors_for(held) @ question)[::-1][:found]
        assert np.allclose(scores[:found], expected, atol=1e-6)
        assert np.allclose(vectors_for(ids[:found].tolist()) @ question, expected, atol=1e-6)
        assert set(ids[:found].tolist()) <= set(held)


class Changes(RuleBasedStateMachine):
    """Any series of changes and reopenings agrees with two plain sets: in memory, and on disk."""

    @initialize()
    def begin(self) -> None:
        """An empty folder."""
        self.place = tempfile.TemporaryDirectory()
        self.index: PassageIndex = open_index(Path(self.place.name))
        self.now: set[int] = set()
        self.kept: set[int] = set()
        self.stamp = 0

    def teardown(self) -> None:
        """Leave no folder behind."""
        self.place.cleanup()

    @rule(ids=st.sets(st.integers(0, 40), max_size=12))
    def add(self, ids: set[int]) -> None:
        """Only what is not held already."""
        new = sorted(ids - self.now)
        self.index.add(as_ids(new), vectors_for(new))
        self.now |= set(new)

    @rule(ids=st.sets(st.integers(0, 40), max_size=12))
    def remove(self, ids: set[int]) -> None:
        """Even what is not held."""
        self.index.remove(as_ids(sorted(ids)))
        self.now -= ids

    @rule()
    def commit(self) -> None:
        """What is in memory is now on disk."""
        self.stamp += 1
        self.index.commit(self.stamp)
        self.kept = set(self.now)

    @rule()
    def reopen(self) -> None:
        """What was not committed is gone."""
        self.index = open_index(Path(self.place.name))
        self.now = set(self.kept)

    @invariant()
    def holds_what_it_should(self) -> None:
        """The identifiers, the stamp and the nearest agree, over all and among some."""
        held = sorted(self.now)
        some = [number for number in held if number % 3]
        questions = vectors_for([101, 102])

        assert self.index.ids.tolist() == held
        assert self.index.stamp == self.stamp
        assert_agrees_with_numpy(self.index.search(questions, 5), questions, 5, held)
        hits = self.index.search(questions, 5, among=as_ids([*some, 999]))
        assert_agrees_with_numpy(hits, questions, 5, some)


TestChanges = Changes.TestCase
TestChanges.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def test_a_folder_that_is_missing_is_an_empty_index(tmp_path: Path) -> None:
    """It has stamp 0 and finds nothing, and opening makes no folder."""
    index = open_index(tmp_path / "none")

    hits = index.search(vectors_for([1]), 2)
    assert (index.stamp, index.ids.tolist()) == (0, [])
    assert (hits.ids.tolist(), hits.scores.tolist()) == ([[-1, -1]], [[-np.inf, -np.inf]])
    assert not (tmp_path / "none").exists()


def test_a_vector_finds_itself_first(tmp_path: Path) -> None:
    """Every vector's nearest is itself, with a cosine of 1."""
    ids = list(range(100))

    hits = committed(tmp_path, ids).search(vectors_for(ids), 1)

    assert hits.ids[:, 0].tolist() == ids
    assert np.allclose(hits.scores, 1, atol=1e-6)


def test_equal_scores_come_in_order_of_identifier(tmp_path: Path) -> None:
    """The same passage kept twice comes in one order, however it was added."""
    index = open_index(tmp_path)
    index.add(as_ids([9, 3, 7]), vectors_for([1, 1, 1]))

    hits = index.search(vectors_for([1]), 3)

    assert hits.ids.tolist() == [[3, 7, 9]]


@given(st.sets(st.integers(0, 60)), st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_a_search_among_some_sees_no_other(some: set[int], k: int) -> None:
    """Restricted to any identifiers, known or not, it is a dot product with those alone."""
    with tempfile.TemporaryDirectory() as folder:
        index = committed(Path(folder), range(50))
        questions = vectors_for([101, 102, 103])

        hits = index.search(questions, k, among=as_ids(sorted(some)))

        assert_agrees_with_numpy(hits, questions, k, sorted(some & set(range(50))))


def test_an_identifier_can_come_back_with_another_vector(tmp_path: Path) -> None:
    """After a removal and a new commit, only the new vector is found."""
    index = committed(tmp_path, [1, 2, 3])
    index.remove(as_ids([2]))
    index.add(as_ids([2]), vectors_for([77]))
    index.commit(2)

    hits = open_index(tmp_path).search(vectors_for([77]), 3)

    assert hits.ids[0, 0] == 2
    assert hits.scores[0, 0] == pytest.approx(1)
    assert sorted(hits.ids[0].tolist()) == [1, 2, 3]


def test_many_small_commits_leave_few_segments(tmp_path: Path) -> None:
    """Each segment is more than twice as large as the next, so their number is a logarithm."""
    index = committed(tmp_path, *([number] for number in range(200)))

    segments = list(tmp_path.glob("*.npy"))
    assert len(segments) <= 8  # 2 ** 8 > 200
    assert sorted(path.name for path in tmp_path.iterdir() if path not in segments) == [
        "manifest.json"
    ]
    assert open_index(tmp_path).ids.tolist() == index.ids.tolist() == list(range(200))


def test_what_is_removed_leaves_the_disk(tmp_path: Path) -> None:
    """Removing most of an index merges it: no vector of a removed document stays for ever."""
    index = committed(tmp_path, range(1000))
    before = sum(path.stat().st_size for path in tmp_path.iterdir())

    index.remove(as_ids(range(990)))
    index.commit(2)
    few = sum(path.stat().st_size for path in tmp_path.iterdir())
    index.remove(as_ids(range(990, 1000)))
    index.commit(3)

    assert few < before / 20
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]
    assert open_index(tmp_path).stamp == 3


def test_a_commit_without_changes_only_stamps(tmp_path: Path) -> None:
    """No segment is written for nothing."""
    index = committed(tmp_path, [1, 2])
    before = sorted(tmp_path.glob("*.npy"))

    index.commit(9)

    assert sorted(tmp_path.glob("*.npy")) == before
    assert open_index(tmp_path).stamp == 9


def test_an_open_index_outlives_the_commits_of_another(tmp_path: Path) -> None:
    """A reader goes on with what it opened, while a writer merges its segments away."""
    writer = committed(tmp_path, [1], [2])
    reader = open_index(tmp_path)

    writer.remove(as_ids([1, 2]))
    writer.commit(3)

    assert reader.ids.tolist() == [1, 2]
    assert reader.search(vectors_for([1]), 1).ids.tolist() == [[1]]


def test_a_commit_beside_another_program_is_refused(tmp_path: Path) -> None:
    """An index opened before another's commit cannot undo it."""
    late = committed(tmp_path, [1])
    other = open_index(tmp_path)
    other.add(as_ids([2]), vectors_for([2]))
    other.commit(2)

    late.add(as_ids([3]), vectors_for([3]))
    with pytest.raises(IndexUnusableError, match="was changed by another program"):
        late.commit(2)
    assert open_index(tmp_path).ids.tolist() == [1, 2]


def damage_cut(path: Path) -> None:
    """The end of the file is missing."""
    path.write_bytes(path.read_bytes()[:-5])


def damage_flip(path: Path) -> None:
    """One bit in the middle is another."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def damage_empty(path: Path) -> None:
    """Nothing was written."""
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [damage_cut, damage_flip, damage_empty, Path.unlink])
def test_a_damaged_segment_is_noticed(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """A segment that was cut, changed, emptied or lost makes the index unusable, in words."""
    committed(tmp_path, range(50), range(50, 60))
    segment = min(tmp_path.glob("*.npy"))

    damage(segment)

    with pytest.raises(IndexUnusableError, match=f"The index in {tmp_path} .* {segment.name}"):
        open_index(tmp_path)


@pytest.mark.parametrize("damage", [damage_cut, damage_flip, damage_empty])
def test_a_damaged_manifest_is_noticed(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """So does a manifest, even one that still is JSON."""
    committed(tmp_path, range(50))

    damage(tmp_path / "manifest.json")

    with pytest.raises(IndexUnusableError, match="has a damaged manifest"):
        open_index(tmp_path)


@pytest.mark.parametrize("content", ["[]", "{}", "7", '{"state": {}, "sha256": ""}', "\x00"])
def test_a_manifest_that_is_something_else_is_noticed(tmp_path: Path, content: str) -> None:
    """Other JSON, or none, is damage and no crash."""
    (tmp_path / "manifest.json").write_text(content)

    with pytest.raises(IndexUnusableError, match="has a damaged manifest"):
        open_index(tmp_path)


def test_no_changed_stamp_passes(tmp_path: Path) -> None:
    """A manifest that says something else than was committed is damaged, however sensible."""
    committed(tmp_path, [1])
    path = tmp_path / "manifest.json"
    written = json.loads(path.read_text())
    written["state"]["stamp"] = 2
    path.write_text(json.dumps(written))

    with pytest.raises(IndexUnusableError, match="has a damaged manifest"):
        open_index(tmp_path)


def test_another_models_index_is_not_read(tmp_path: Path) -> None:
    """Both models, or both dimensions, are named."""
    committed(tmp_path, [1])

    with pytest.raises(IndexUnusableError, match=r"8 numbers a vector of toy .* 8 of other"):
        open_index(tmp_path, model="other")
    with pytest.raises(IndexUnusableError, match=r"8 numbers a vector of toy .* 9 of toy"):
        open_index(tmp_path, dimension=9)


COMMIT_FOR_EVER = """
import sys
from pathlib import Path
from tests.test_dense import as_ids, open_index, vectors_for
index = open_index(Path(sys.argv[1]))
for stamp in range(index.stamp + 1, 10**9):
    index.remove(as_ids([stamp - 7]))
    index.add(as_ids([stamp]), vectors_for([stamp]))
    index.commit(stamp)
    print(stamp, flush=True)
"""


def test_a_kill_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    """Opened while another program commits, and after that is killed, it is what one commit left."""
    for lines in (1, 4, 9):
        command = [sys.executable, "-c", COMMIT_FOR_EVER, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            reported = [int(writer.stdout.readline()) for _ in range(lines)][-1]
            opened = [open_index(tmp_path) for _ in range(10)]
            os.kill(writer.pid, signal.SIGKILL)
        opened.append(open_index(tmp_path))

        for index in opened:
            assert index.stamp >= reported
            assert index.ids.tolist() == list(range(max(1, index.stamp - 6), index.stamp + 1))


class Killed(BaseException):
    """Stands for the end of the program at one step."""


def test_an_end_at_any_step_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    """Stopped before each single change to the disk in turn, a commit was made or was not."""
    steps, limit = 0, 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        writes = event == "open" and isinstance(arguments[1], str) and arguments[1] != "rb"
        if limit and (writes or event in {"os.rename", "os.remove", "os.mkdir"}):
            steps += 1
            if steps == limit:
                raise Killed

    sys.addaudithook(count)
    outcomes = []
    for step in range(1, 50):
        folder = tmp_path / str(step)
        index = committed(folder, [1, 2, 3], [4])
        index.remove(as_ids([1]))
        index.add(as_ids([5, 6]), vectors_for([5, 6]))
        steps, limit = 0, step
        with suppress(Killed):
            index.commit(3)
        killed, limit = steps == step, 0

        after = open_index(folder)
        assert (after.stamp, after.ids.tolist()) in [(2, [1, 2, 3, 4]), (3, [2, 3, 4, 5, 6])]
        outcomes.append(after.stamp)
        after.commit(9)
        assert len(list(folder.iterdir())) <= 3
        if not killed:
            break

    assert outcomes == sorted(outcomes)
    assert {2, 3} == set(outcomes)


def test_what_does_not_fit_is_refused(tmp_path: Path) -> None:
    """Shapes, types, identifiers and k: each message holds both numbers."""
    index = committed(tmp_path, [1])

    with pytest.raises(ValueError, match=r"float32 \(1, 7\), not float32 \(n, 8\)"):
        index.add(as_ids([2]), vectors_for([2])[:, :7])
    with pytest.raises(ValueError, match=r"float64 \(1, 8\), not float32 \(n, 8\)"):
        index.search(vectors_for([2]).astype(np.float64), 1)
    with pytest.raises(ValueError, match=r"float32 \(8,\), not float32 \(n, 8\)"):
        index.search(vectors_for([2])[0], 1)
    with pytest.raises(ValueError, match="2 identifiers for 1 vectors"):
        index.add(as_ids([2, 3]), vectors_for([2]))
    with pytest.raises(ValueError, match="identifier 1 is held already"):
        index.add(as_ids([1, 2]), vectors_for([1, 2]))
    with pytest.raises(ValueError, match="not all of them different"):
        index.add(as_ids([2, 2]), vectors_for([2, 2]))
    with pytest.raises(ValueError, match="at least 0"):
        index.add(as_ids([-1]), vectors_for([1]))
    with pytest.raises(ValueError, match="the 0 nearest"):
        index.search(vectors_for([1]), 0)
    assert index.ids.tolist() == [1]
