"""Damage of an index on disk is noticed, wherever it is."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from embeddings.errors import IndexUnusableError
from tests.embeddings.vectors.made import WIDTH, as_ids, committed, open_index, words_for


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
