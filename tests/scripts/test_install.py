"""The installation: one command makes .venv, mends it, and is quiet when there is nothing to do.

It runs in a copy of its own, with a package made here in place of Footnote's, and no network.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.paths import ROOT

INSTALL = ROOT / "scripts" / "install"
NEEDED_BY_A_SHELL = ("cat", "cmp", "dirname", "mkdir", "rm")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with the script and a list of one package, in a path with spaces."""
    house = tmp_path / "my foot notes"
    (house / "scripts").mkdir(parents=True)
    shutil.copy(INSTALL, house / "scripts")
    put_on_list(house, "1.0")
    return house


def put_on_list(house: Path, version: str) -> None:
    """Make a package `pebble` of this version and name it in requirements.txt."""
    wheel = house / f"pebble-{version}-py3-none-any.whl"
    about = f"pebble-{version}.dist-info"
    with ZipFile(wheel, "w") as archive:
        archive.writestr("pebble.py", f"VERSION = {version!r}\n")
        archive.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: pebble\nVersion: {version}\n"
        )
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    (house / "requirements.txt").write_text(f"pebble @ {wheel.as_uri()}\n", encoding="utf-8")


def install(house: Path, *, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the script from another folder."""
    return subprocess.run(
        [house / "scripts" / "install", "requirements.txt"],
        cwd="/",
        env={**os.environ, "PATH": path or os.environ["PATH"], "PIP_NO_INDEX": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def installed_version(house: Path) -> str:
    """What .venv imports."""
    told = subprocess.run(
        [house / ".venv/bin/python", "-c", "import pebble; print(pebble.VERSION)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.strip()


def path_with(folder: Path, python: str = "") -> str:
    """A PATH with the few programs that the script uses, and this script as python3 if given."""
    folder.mkdir()
    for name in NEEDED_BY_A_SHELL:
        (folder / name).symlink_to(shutil.which(name) or name)
    if python:
        (folder / "python3").write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
        (folder / "python3").chmod(0o755)
    return str(folder)


def test_an_installation_that_failed_is_tried_again_made_once_and_renewed(house: Path) -> None:
    """A package that cannot be had leaves a sentence and nothing that stops the next start.

    That one installs, the second starts nothing, a changed list is followed.
    """
    (house / "requirements.txt").write_text("pebble==3.0\n", encoding="utf-8")
    failed = install(house)
    assert failed.returncode == 2
    assert "the installation did not finish" in failed.stderr

    put_on_list(house, "1.0")
    first = install(house)
    assert first.returncode == 0, first.stderr
    assert "interrupted" not in first.stderr
    assert installed_version(house) == "1.0"

    second = install(house)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")

    put_on_list(house, "2.0")
    third = install(house)
    assert third.returncode == 0, third.stderr
    assert installed_version(house) == "2.0"


def test_an_interrupted_installation_is_begun_again(house: Path) -> None:
    """What a killed installation left behind is made anew, not built upon."""
    (house / ".venv").mkdir()
    (house / ".venv" / "half a package").touch()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (house / ".venv" / "installing").write_text(f"{ended.pid}\n", encoding="utf-8")

    again = install(house)

    assert again.returncode == 0, again.stderr
    assert "interrupted" in again.stderr
    assert installed_version(house) == "1.0"
    assert not (house / ".venv" / "half a package").exists()
    assert not (house / ".venv" / "installing").exists()


def test_a_second_installation_waits_its_turn(house: Path) -> None:
    """While one process installs, another is told so and touches nothing."""
    (house / ".venv").mkdir()
    (house / ".venv" / "installing").write_text(f"{os.getpid()}\n", encoding="utf-8")

    refused = install(house)

    assert refused.returncode == 2
    assert f"process {os.getpid()} is installing already" in refused.stderr
    assert [path.name for path in (house / ".venv").iterdir()] == ["installing"]


def test_a_machine_without_a_fitting_python_is_told_so(house: Path, tmp_path: Path) -> None:
    """One sentence says which versions are needed."""
    none = install(house, path=path_with(tmp_path / "none"))
    old = install(house, path=path_with(tmp_path / "old", "echo 'an old one' >&2; exit 1"))

    for refused in (none, old):
        assert refused.returncode == 2
        assert refused.stderr.count("\n") == 1
        assert "Python 3.11, 3.12 or 3.13 is needed" in refused.stderr
    assert not (house / ".venv").exists()


def test_a_python_that_makes_no_environments_is_told_how_to(house: Path, tmp_path: Path) -> None:
    """Debian keeps ensurepip in a package of its own, which the sentence names."""
    debian = 'case "$*" in *version_info*) echo "$0" ;; *) exit 1 ;; esac'
    refused = install(house, path=path_with(tmp_path / "debian", debian))

    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "sudo apt install python3-venv" in refused.stderr
