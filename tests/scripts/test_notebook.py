"""Notebooks from the command line: what is printed and written, and how it ends."""

from pathlib import Path

import pytest

from bot.errors import NotebookError
from bot.formats.loading import load_document
from bot.notebook.files import FileForm, opened
from bot.notebook.json_codec import notebook_json, notebook_of
from bot.notebook.note import Notebook
from scripts.console.terminal import UsageError
from scripts.notebook import main
from tests.support.notes import note

WELL = "Reporter: Why did you dig?\n\nGuide: Because the spring was dry.\n\nGuide: It took weeks.\n"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A notebook beside the document that it quotes."""
    (tmp_path / "well.txt").write_text(WELL, encoding="utf-8")
    document = load_document(tmp_path / "well.txt", name="well.txt")
    notes = (
        note(document, "It took weeks.", id="1:2", comment="=so", tags=("digging",)),
        note(document, "Because the spring was dry.", id="1:1"),
    )
    (tmp_path / "kept.json").write_text(notebook_json(Notebook(notes, "Wells")), encoding="utf-8")
    return tmp_path / "kept.json"


def ends_with(*arguments: str | Path) -> int:
    """The exit code of the command."""
    try:
        main([str(each) for each in arguments])
    except SystemExit as ended:
        assert isinstance(ended.code, int)
        return ended.code
    return 0


def test_a_notebook_whose_words_stand_ends_with_nought(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each note with its place."""
    code = ends_with("verify", kept, "--against", kept.parent / "well.txt")

    printed = capsys.readouterr()
    assert code == 0
    assert "1:1 stands: well.txt, ¶ 2\n    “Because the spring was dry.”" in printed.out
    assert "2 stands." in printed.err


def test_a_note_that_does_not_stand_ends_with_one(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Moved or missing: both are said, with the place there is now."""
    well = kept.parent / "well.txt"
    well.write_text("A new beginning.\n\n" + WELL.replace("weeks", "months"), encoding="utf-8")

    code = ends_with("verify", kept, "--against", well)

    printed = capsys.readouterr()
    assert code == 1
    assert "1:1 moved: well.txt, ¶ 3" in printed.out
    assert "1:2 missing: well.txt" in printed.out
    assert "1 moved, 1 missing." in printed.err


@pytest.mark.parametrize("form", FileForm)
def test_a_converted_notebook_is_the_same_notebook(kept: Path, form: FileForm) -> None:
    """In every form; what it was converted from stays."""
    output = kept.parent / f"again.{form}"

    main(["convert", str(kept), "--to", form, "--output", str(output), "--style", "mla"])

    assert opened(output.read_bytes()) == notebook_of(kept.read_text(encoding="utf-8"))


def test_nothing_is_written_over_unasked(kept: Path) -> None:
    """A file that is there is named, as is one that is no notebook, or is not there."""
    well = kept.parent / "well.txt"

    with pytest.raises(NotebookError, match="is there already"):
        main(["convert", str(kept), "--to", "json"])
    with pytest.raises(NotebookError, match="no notebook in this file"):
        main(["verify", str(well), "--against", str(well)])
    with pytest.raises(NotebookError, match="cannot be read"):
        main(["verify", str(well.parent / "none.md"), "--against", str(well)])
    with pytest.raises(UsageError, match="against"):
        main(["verify", str(kept)])
