"""The documents that files and folders hold: found once, named as answers call them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import DocumentError
from bot.formats.discovery import find_documents, look_through
from bot.formats.unread.kinds import Counted


def test_a_folders_documents_are_named_from_the_folder_down(tmp_path: Path) -> None:
    """Names use `/`; other kinds of file and hidden ones are left out."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("b.txt", "deep/er/a.md", "deep/.hidden.txt", "picture.png"):
        (tmp_path / name).write_text("words")

    found = look_through([tmp_path])

    assert [name for _, name in found.documents] == ["b.txt", "deep/er/a.md"]
    assert found.passed_over.notices == ()
    assert dict(found.passed_over.counted) == {Counted.PICTURE: 1, Counted.HIDDEN: 1}


def test_a_file_named_by_itself_is_named_without_its_folder(tmp_path: Path) -> None:
    """Its ending does not matter, and naming it twice is naming it once."""
    file = tmp_path / "notes"
    file.write_text("words")

    assert [name for _, name in find_documents([file, file])] == ["notes"]


def test_paths_without_documents_are_refused(tmp_path: Path) -> None:
    """A missing path, an empty folder, two documents of one name, and a file that is left out."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with pytest.raises(DocumentError, match="does not exist"):
        find_documents([tmp_path / "none.txt"])
    with pytest.raises(DocumentError, match="holds no documents"):
        find_documents([tmp_path / "one"])
    for folder in ("one", "two"):
        (tmp_path / folder / "same.txt").write_text("words")
    with pytest.raises(DocumentError, match="Two documents"):
        find_documents([tmp_path / "one", tmp_path / "two"])
    only = tmp_path / "one" / "same.txt"
    with pytest.raises(DocumentError, match="no document"):
        find_documents([only], leave_out=[only])


def test_a_folders_strange_names_are_shown_harmless(tmp_path: Path) -> None:
    """Two that differ only in a control character stay two."""
    for name in ("a\n.txt", "a\r.txt"):
        (tmp_path / name).write_text("words")

    names = [name for _, name in find_documents([tmp_path])]

    assert names == ["a\\n.txt", "a\\r.txt"]


def test_links_lead_nowhere_twice(tmp_path: Path) -> None:
    """A link to a folder is not followed, one to a file is that file, one to itself is nothing."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("words")
    (tmp_path / "deep" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "deep" / "a.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")

    found = find_documents([tmp_path])

    assert found == (((tmp_path / "deep" / "a.txt").resolve(), "b.txt"),)


def test_what_is_no_file_is_left_out(tmp_path: Path) -> None:
    """A folder called like a document, a pipe, a hidden folder."""
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("a.txt", ".git/b.txt", "folder.txt/c.txt"):
        (tmp_path / name).write_text("words")
    os.mkfifo(tmp_path / "pipe.txt")

    assert [name for _, name in find_documents([tmp_path])] == ["a.txt", "folder.txt/c.txt"]


def test_a_folder_that_cannot_be_looked_through_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest is found; where the folder named is closed, that is the error."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text("words")
    look = os.scandir
    told: list[str] = []

    def refuse(path: str) -> "Iterator[os.DirEntry[str]]":
        if str(path).endswith("closed"):  # for who runs the tests every folder may be open
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert [name for _, name in find_documents([tmp_path], notify=told.append)] == ["a.txt"]
    assert told == [f"{tmp_path / 'closed'} cannot be read: Permission denied."]
    with pytest.raises(DocumentError, match="closed cannot be read: Permission denied"):
        find_documents([tmp_path / "closed"])
