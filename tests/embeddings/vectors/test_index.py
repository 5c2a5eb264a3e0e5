"""The dense index agrees with a dot product, keeps what was committed and notices damage.

The segments on disk (`embeddings/vectors/manifest.py`, `embeddings/vectors/rows.py`) are tested here too, through
what they keep.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from embeddings.arrays import Codes, FloatMatrix, FloatVector, IntVector
from embeddings.errors import IndexUnusableError
from embeddings.vectors.array_files import BUFFER
from embeddings.vectors.index import DenseIndex

DIMENSION = 8
WIDTH = 3  # bytes a word


def vectors_for(ids: Sequence[int]) -> FloatMatrix:
    """A fixed random vector of norm 1 for every identifier."""
    rows = [np.random.default_rng(number).standard_normal(DIMENSION) for number in ids]
    matrix: FloatMatrix = np.array(rows, dtype=np.float32).reshape(-1, DIMENSION)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix


def vector_for(number: int) -> FloatVector:
    """That of one identifier."""
    vector: FloatVector = vectors_for([number])[0]
    return vector


def words_for(ids: Sequence[int]) -> tuple[Codes, ...]:
    """None to four fixed random words for every identifier."""
    return tuple(
        np.random.default_rng(number).integers(0, 256, (number % 5, WIDTH), dtype=np.uint8)
        for number in ids
    )


def as_ids(ids: Sequence[int]) -> IntVector:
    """Identifiers as the index takes them."""
    return np.array(ids, dtype=np.int64)


def as_ranges(ids: Sequence[int]) -> list[range]:
    """Ascending identifiers as a search takes them; those that touch may be apart."""
    return [range(number, number + 1) for number in ids]


def open_index(
    folder: Path, *, model: str = "toy", dimension: int = DIMENSION, width: int = WIDTH
) -> DenseIndex:
    """The index in a folder, for the toy encoder unless told otherwise."""
    return DenseIndex.open(folder, model=model, dimension=dimension, width=width)


def add_to(index: DenseIndex, ids: Sequence[int]) -> None:
    """Add identifiers with their vectors and words."""
    index.add(as_ids(ids), vectors_for(ids), words_for(ids))


def committed(folder: Path, *commits: Sequence[int]) -> DenseIndex:
    """An index to which each commit, stamped 1, 2, …, added these identifiers."""
    index = open_index(folder)
    for revision, ids in enumerate(commits, 1):
        add_to(index, ids)
        index.commit(revision)
    return index


def assert_holds(index: DenseIndex, ids: Sequence[int]) -> None:
    """It has these identifiers and no other, each with its own vector and its own words."""
    assert index.ids.tolist() == sorted(ids)
    assert np.array_equal(index.vectors(as_ids(ids)), vectors_for(ids))
    for found, expected in zip(index.codes(as_ids(ids)), words_for(ids), strict=True):
        assert found.dtype == np.uint8
        assert np.array_equal(found, expected)


def assert_agrees_with_numpy(
    index: DenseIndex,
    k: int,
    held: Sequence[int],
    *,
    questions: Sequence[int],
    among: Sequence[range] | None = None,
) -> None:
    """What is nearest to each question is what comparing every vector with NumPy gives.

    Args:
        held: the identifiers that may be found.
        questions: the identifiers of their vectors.
    """
    for question in vectors_for(questions):
        hits = index.search(question, k, among=among)

        expected = np.sort(vectors_for(held) @ question)[::-1][:k]
        assert hits.ids.dtype == np.int64
        assert hits.scores.dtype == np.float32
        assert hits.ids.shape == hits.scores.shape == expected.shape
        assert np.allclose(hits.scores, expected, atol=1e-6)
        assert np.allclose(vectors_for(hits.ids.tolist()) @ question, expected, atol=1e-6)
        assert set(hits.ids.tolist()) <= set(held)


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


def test_no_damage_of_a_single_byte_passes(tmp_path: Path) -> None:
    """Whichever byte of a segment changes, it is noticed at opening or when its words are read."""
    committed(tmp_path, range(1, 5))
    (segment,) = tmp_path.glob("*.npy")
    content = segment.read_bytes()
    sound = content.rindex(b"NUMPY")  # what describes the last array may say the same otherwise

    for place in {*range(0, sound, 13), *range(len(content) - 10 * WIDTH, len(content))}:
        changed = bytearray(content)
        changed[place] ^= 1 << place % 8
        segment.write_bytes(bytes(changed))

        with pytest.raises(IndexUnusableError, match=segment.name):
            open_index(tmp_path).codes(as_ids(range(1, 5)))


def test_damage_found_while_reading_is_not_opened_again(tmp_path: Path) -> None:
    """Words that changed on disk are refused, and the next opening says that the index is of no use."""
    index = committed(tmp_path, range(50))
    (segment,) = tmp_path.glob("*.npy")
    with segment.open("rb+") as file:
        file.seek(-1, os.SEEK_END)
        last = file.read(1)
        file.seek(-1, os.SEEK_END)
        file.write(bytes([last[0] ^ 1]))

    assert np.array_equal(index.codes(as_ids([3]))[0], words_for([3])[0])
    with pytest.raises(IndexUnusableError, match="damaged segment"):
        index.codes(as_ids([49]))
    with pytest.raises(IndexUnusableError, match="lacks its segment"):
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
    written["state"]["revision"] = 2
    path.write_text(json.dumps(written))

    with pytest.raises(IndexUnusableError, match="has a damaged manifest"):
        open_index(tmp_path)


def test_another_models_index_is_not_read(tmp_path: Path) -> None:
    """Both models and both sizes are named."""
    committed(tmp_path, [1])

    held = "8 numbers a vector and 3 bytes a word of toy"
    with pytest.raises(IndexUnusableError, match=f"{held}, where 8 and 3 of other"):
        open_index(tmp_path, model="other")
    with pytest.raises(IndexUnusableError, match=f"{held}, where 9 and 3 of toy"):
        open_index(tmp_path, dimension=9)
    with pytest.raises(IndexUnusableError, match=f"{held}, where 8 and 4 of toy"):
        open_index(tmp_path, width=4)


def test_an_index_of_an_older_format_is_not_read(tmp_path: Path) -> None:
    """Format 1 had no words, and says nothing of their width."""
    state = {"format": 1, "model": "toy", "dimension": 8, "revision": 4, "segments": []}
    sha256 = hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()
    (tmp_path / "manifest.json").write_text(json.dumps({"sha256": sha256, "state": state}))

    with pytest.raises(IndexUnusableError, match="is of format 1, where 3 is needed"):
        open_index(tmp_path)


COMMIT_FOR_EVER = """
import sys
from pathlib import Path
from tests.embeddings.vectors.test_index import add_to, as_ids, open_index
index = open_index(Path(sys.argv[1]))
for revision in range(index.revision + 1, 10**9):
    index.remove(as_ids([revision - 7]))
    add_to(index, [revision])
    index.commit(revision)
    print(revision, flush=True)
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
            assert index.revision >= reported
            assert_holds(index, range(max(1, index.revision - 6), index.revision + 1))


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
        add_to(index, [5, 6])
        steps, limit = 0, step
        with suppress(Killed):
            index.commit(3)
        killed, limit = steps == step, 0

        after = open_index(folder)
        assert after.revision in {2, 3}
        assert_holds(after, [1, 2, 3, 4] if after.revision == 2 else [2, 3, 4, 5, 6])
        outcomes.append(after.revision)
        after.commit(9)
        assert len(list(folder.iterdir())) <= 3
        if not killed:
            break

    assert outcomes == sorted(outcomes)
    assert {2, 3} == set(outcomes)


def test_words_come_in_the_order_asked_for(tmp_path: Path) -> None:
    """From memory as from disk, from several segments, twice where asked twice, none where none."""
    index = committed(tmp_path, range(1, 40), range(40, 50), [52, 51])
    add_to(index, [60, 61])
    asked = [61, 3, 45, 51, 3, 60, 40, 52]

    found = index.codes(as_ids(asked))

    assert [codes.tolist() for codes in found] == [codes.tolist() for codes in words_for(asked)]
    assert [len(codes) for codes in found] == [1, 3, 0, 1, 3, 0, 0, 2]
    assert index.codes(as_ids([])) == ()
    assert index.vectors(as_ids([])).shape == (0, DIMENSION)


def test_words_taken_out_and_put_back_are_the_new_ones(tmp_path: Path) -> None:
    """An identifier that was removed may come again with other words, also after a merge."""
    index = committed(tmp_path, range(20))

    index.remove(as_ids([4]))
    index.add(as_ids([4]), vectors_for([4]), words_for([8]))
    index.commit(2)

    for each in (index, open_index(tmp_path)):
        assert np.array_equal(each.codes(as_ids([4]))[0], words_for([8])[0])
        assert np.array_equal(each.codes(as_ids([3]))[0], words_for([3])[0])


def test_the_index_keeps_its_own_copy_of_words(tmp_path: Path) -> None:
    """Neither who added codes nor who was given some can change those that are held."""
    index = open_index(tmp_path)
    mine = [codes.copy() for codes in words_for([4])]
    index.add(as_ids([4]), vectors_for([4]), mine)

    mine[0][:] = 0
    index.codes(as_ids([4]))[0][:] = 0
    index.commit(1)
    index.codes(as_ids([4]))[0][:] = 0

    assert_holds(index, [4])


def test_a_segment_is_six_arrays_that_numpy_reads(tmp_path: Path) -> None:
    """Identifiers, ends of words, two checksums, vectors and codes, and nothing else."""
    committed(tmp_path, [7, 9, 4])

    with next(tmp_path.glob("*.npy")).open("rb") as file:
        ids, edges, _, _, vectors, codes = (np.load(file) for _ in range(6))
        rest = file.read()

    assert (ids.tolist(), edges.tolist(), rest) == ([4, 7, 9], [0, 4, 6, 10], b"")
    assert np.array_equal(vectors, vectors_for([4, 7, 9]))
    assert np.array_equal(codes, np.concatenate(words_for([4, 7, 9])))


def test_words_stay_on_disk(tmp_path: Path) -> None:
    """Neither opening an index nor merging its segments takes the codes into memory."""
    many = np.zeros((100_000, WIDTH), dtype=np.uint8)
    index = open_index(tmp_path)
    for number in range(1, 9):  # 8 passages of 300,000 bytes
        index.add(as_ids([number]), vectors_for([number]), [many])
        index.commit(number)

    tracemalloc.start()
    index = open_index(tmp_path)
    index.remove(as_ids([1]))
    add_to(index, range(10, 40))  # enough to merge every segment
    index.commit(9)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(list(tmp_path.glob("*.npy"))) == 1
    assert most < 2 * BUFFER < 7 * many.nbytes
    assert [len(codes) for codes in index.codes(as_ids([8, 14]))] == [100_000, 4]


def test_what_does_not_fit_is_refused(tmp_path: Path) -> None:
    """Shapes, types, identifiers and k: each message holds both numbers; nothing is changed."""
    index = committed(tmp_path, [1])

    with pytest.raises(ValueError, match=r"float32 \(1, 7\), not float32 \(n, 8\)"):
        index.add(as_ids([2]), vectors_for([2])[:, :7], words_for([2]))
    with pytest.raises(ValueError, match=r"float64 \(8,\), not float32 \(8,\)"):
        index.search(vector_for(2).astype(np.float64), 1)
    with pytest.raises(ValueError, match=r"float32 \(1, 8\), not float32 \(8,\)"):
        index.search(vectors_for([2]), 1)
    with pytest.raises(ValueError, match="2 identifiers for 1 vectors and the words of 1 "):
        index.add(as_ids([2, 3]), vectors_for([2]), words_for([2]))
    with pytest.raises(ValueError, match="identifier 1 is held already"):
        add_to(index, [1, 2])
    with pytest.raises(ValueError, match="not all of them different"):
        add_to(index, [2, 2])
    with pytest.raises(ValueError, match="at least 0"):
        index.add(as_ids([-1]), vectors_for([1]), words_for([1]))
    with pytest.raises(ValueError, match="the 0 nearest"):
        index.search(vector_for(1), 0)
    with pytest.raises(ValueError, match=r"words are uint8 \(2, 2\), not uint8 \(n_words, 3\)"):
        index.add(as_ids([2]), vectors_for([2]), [words_for([2])[0][:, :2]])
    with pytest.raises(ValueError, match=r"words are int64 \(2, 3\), not uint8"):
        index.add(as_ids([2]), vectors_for([2]), [words_for([2])[0].astype(np.int64)])
    with pytest.raises(ValueError, match="1 identifiers for 1 vectors and the words of 0 "):
        index.add(as_ids([2]), vectors_for([2]), [])
    with pytest.raises(ValueError, match="identifier 5 is not held; 2 such"):
        index.codes(as_ids([1, 5, 6]))
    with pytest.raises(ValueError, match="identifier 5 is not held; 1 such"):
        index.vectors(as_ids([5]))
    assert_holds(index, [1])
