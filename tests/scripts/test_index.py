"""`python -m scripts.index add`, with the toy encoder in the model's place."""

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.errors import DocumentError
from bot.library.library import Library
from embeddings.encoders.encoder import Encodings
from scripts import index
from scripts.console.adding import Adding
from scripts.console.terminal import UsageError, run
from tests.bot.library.many import SlowEncoder
from tests.support.documents.pdf_files import Sheets
from tests.support.documents.shelf import write_shelf
from tests.support.paths import ROOT
from tests.support.toy_encoder import ToyEncoder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with two documents in a folder."""
    monkeypatch.setattr(index, "open_encoder", lambda _options: ToyEncoder())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "apples.txt").write_text("The apples are ripe.")
    (tmp_path / "shelf" / "pears.txt").write_text("The pears are not.")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *typed: str) -> list[str]:
    """What adding says beside the answers."""
    index.main(["add", *typed, "--library", "library"])
    captured = capsys.readouterr()
    assert captured.out == ""
    return [line.removeprefix("Footnote: ") for line in captured.err.splitlines()]


def test_what_is_missing_is_forgotten_only_when_asked(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said, with the option that forgets it."""
    assert said(capsys, "shelf") == ["reading 2 documents.", "2 documents added."]
    (here / "shelf" / "pears.txt").unlink()

    assert said(capsys, "shelf") == [
        "1 document unchanged.",
        "Of 1 document in the library the file is gone; --forget-missing forgets them.",
    ]
    assert said(capsys, "shelf", "--forget-missing") == [
        "1 document unchanged.",
        "1 document forgotten, of which the file is gone.",
    ]
    assert said(capsys, "shelf") == ["1 document unchanged."]


def test_a_folder_that_was_emptied_can_be_forgotten(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Although it holds no documents, which is said."""
    said(capsys, "shelf")
    for path in (here / "shelf").iterdir():
        path.unlink()

    with pytest.raises(DocumentError, match="shelf holds no documents"):
        said(capsys, "shelf", "--forget-missing")

    with Library(here / "library", ToyEncoder()) as library:
        assert library.entries() == ()


def test_a_bad_document_named_with_good_ones_is_the_error_at_the_end(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The good ones are kept and counted."""
    (here / "empty.txt").touch()

    with pytest.raises(DocumentError, match=r"^empty\.txt is empty"):
        said(capsys, "empty.txt", "shelf")

    assert "Footnote: 2 documents added, 1 passed over." in capsys.readouterr().err


def test_a_password_can_be_given_or_asked_for(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never shown; where nobody can be asked, that is said."""
    sheets = Sheets(password="zanzibarine")
    sheets.prose("The seventh well is dry.")
    sheets.end_page()
    (here / "locked.pdf").write_bytes(sheets.data())

    with pytest.raises(DocumentError, match=r"^locked\.pdf is encrypted"):
        said(capsys, "locked.pdf")
    monkeypatch.setattr("scripts.console.documents.getpass", lambda _prompt: "zanzibarine")
    assert said(capsys, "locked.pdf", "--password", "-") == [
        "reading locked.pdf.",
        "1 document added.",
    ]
    index.main(["text", "locked.pdf", "--password", "zanzibarine"])
    assert capsys.readouterr().out == "The seventh well is dry."
    monkeypatch.setattr("scripts.console.documents.getpass", _nobody)
    with pytest.raises(UsageError, match="No password was typed"):
        said(capsys, "locked.pdf", "--password", "-")


def _nobody(_prompt: str) -> str:
    raise EOFError


def test_ctrl_c_ends_quietly_and_the_next_run_goes_on(tmp_path: Path) -> None:
    """What was kept stays, and is not read again."""
    write_shelf(tmp_path / "shelf", 300)
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from tests.scripts.test_index import *; add_slowly()",
            str(tmp_path),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(signal.SIGINT)
        child.stdout.read()
        assert child.stderr is not None
        told = child.stderr.read()

    with Library(tmp_path / "library", ToyEncoder()) as library:
        kept = len(library.entries())
        adding = Adding(library, [tmp_path / "shelf"])
        adding.run()

    assert child.returncode == 130
    assert "Traceback" not in told
    assert 0 < kept < 300
    assert adding.tally.counts() == f"{300 - kept} documents added, {kept} unchanged."


def add_slowly() -> None:
    """Add the shelf as a command does, and say when the first group is kept. Until interrupted."""

    def command(typed: Sequence[str]) -> None:
        with Library(Path(typed[0], "library"), _Telling("toy")) as library:
            Adding(library, [Path(typed[0], "shelf")]).run()

    run(command)


class _Telling(SlowEncoder):
    """Says when it is asked for a second group: the first is kept by then."""

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Encode, and tell."""
        if len(self.encoded) > 300:
            print("kept", flush=True)
        return super().encode(texts)
