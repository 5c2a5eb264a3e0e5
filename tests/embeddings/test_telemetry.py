"""Libraries tell their makers nothing, and what ONNX Runtime left of earlier times goes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from embeddings.telemetry import SILENCE, take_away

LOUD = "import onnxruntime, os; os._exit(0)"  # at once: what it would still send is not sent
QUIET = "from embeddings.telemetry import import_onnxruntime as load; load('quantization')"
COMMAND = (
    "from scripts.console.terminal import run; run(lambda _: print(*map(os.environ.get, {names})))"
)


def program(code: str, home: Path) -> str:
    """What a program of Python says in a home of its own, without anything that we have set."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return told.stdout


def test_onnxruntime_is_imported_in_silence_and_its_traces_are_taken_away(tmp_path: Path) -> None:
    """It leaves nothing, and what it left when it was imported otherwise is gone with its folders."""
    program(QUIET, tmp_path)
    assert list(tmp_path.iterdir()) == []

    program(LOUD, tmp_path)
    left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert {"deviceid", "onnxruntime.db"} <= set(left), "it keeps its traces otherwise now"
    program(QUIET, tmp_path)

    assert [path for path in tmp_path.rglob("*") if path.name == "Microsoft"] == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_command_tells_nobody_of_itself(tmp_path: Path) -> None:
    """Nor does what it starts or imports: the variables are set before it does anything."""
    said = program("import os; " + COMMAND.format(names=list(SILENCE)), tmp_path)

    assert said.split() == list(SILENCE.values())


def test_other_peoples_files_stay_where_traces_were(tmp_path: Path) -> None:
    """What ONNX Runtime does not write stays, and every folder it is in."""
    folder = tmp_path / "Microsoft" / "DeveloperTools" / ".onnxruntime"
    folder.mkdir(parents=True)
    for name in ("deviceid", "deviceid.lock", "onnxruntime.db", "onnxruntime.db-wal", "models.txt"):
        (folder / name).write_text("words")

    take_away(folder)

    assert [path.name for path in folder.iterdir()] == ["models.txt"]
    (folder / "models.txt").unlink()
    (folder.parent / "other").mkdir()
    take_away(folder)
    assert list((tmp_path / "Microsoft").rglob("*")) == [folder.parent, folder.parent / "other"]
    (folder.parent / "other").rmdir()
    (folder.parent).rmdir()
    take_away(folder)
    assert list(tmp_path.iterdir()) == []
    take_away(folder)  # there is nothing any more


@pytest.mark.parametrize("linked", ["Microsoft", "DeveloperTools", ".onnxruntime"])
def test_no_link_is_followed_from_where_traces_were(tmp_path: Path, linked: str) -> None:
    """Who has put a link there keeps it, and all that it leads to."""
    elsewhere = tmp_path / "elsewhere"
    folder = tmp_path / "cache" / "Microsoft" / "DeveloperTools" / ".onnxruntime"
    place = next(each for each in (folder, *folder.parents) if each.name == linked)
    (elsewhere / folder.relative_to(place)).mkdir(parents=True)
    place.parent.mkdir(parents=True)
    place.symlink_to(elsewhere)
    (folder / "deviceid").write_text("words")

    take_away(folder)

    assert (folder / "deviceid").read_text() == "words"
    assert place.is_symlink()
