"""Files that a person named: there whole or as they were, whatever happens meanwhile."""

import os
from pathlib import Path

import pytest

from embeddings.whole import write_whole


def test_a_file_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    """It may be read by whom the earlier one could be, and nothing else is left in the folder."""
    file = tmp_path / "notes.md"
    file.write_bytes(b"earlier")
    file.chmod(0o600)

    write_whole(file, b"later")

    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"later", 0o600)
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_cut_short_leaves_the_earlier_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the disk is full; what was written until then goes."""
    file = tmp_path / "notes.md"
    file.write_bytes(b"earlier")

    def full(_unnamed: Path, _path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("embeddings.whole.place", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, b"later")

    assert file.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_leads_to_the_file_as_before(tmp_path: Path) -> None:
    """The file that it leads to is written, and the link stays one."""
    file, link = tmp_path / "notes.md", tmp_path / "link.md"
    file.write_bytes(b"earlier")
    link.symlink_to(file)

    write_whole(link, b"later")

    assert link.is_symlink()
    assert file.read_bytes() == b"later"


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="there are no devices here")
def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    """A device is not replaced by a file."""
    write_whole(Path(os.devnull), b"words")

    assert Path(os.devnull).is_char_device()
