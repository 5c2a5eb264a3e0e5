"""The words of passages in the index: given back as they came, and left on disk."""

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from embeddings.vectors.array_files import BUFFER
from tests.embeddings.vectors.made import (
    DIMENSION,
    WIDTH,
    add_to,
    as_ids,
    assert_holds,
    committed,
    open_index,
    vector_for,
    vectors_for,
    words_for,
)


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
