"""Gradio is imported without what it writes beside its components."""

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from ui.chat.gradio_start import WRITES, without

NOTES = """
from pathlib import Path

def write(word):
    Path(__file__).with_suffix(".pyi").write_text(word)

def read():
    return "a word"
"""


def test_a_function_left_out_does_nothing_while_its_module_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither for who imports the module in between, nor later; the rest of it is as it was."""
    package = tmp_path / "wellhouse"
    package.mkdir()
    (package / "notes.py").write_text(NOTES)
    (package / "__init__.py").write_text("from wellhouse import notes; notes.write('a word')")
    monkeypatch.syspath_prepend(tmp_path)
    finders = list(sys.meta_path)

    with without("wellhouse.notes", "write"):
        notes = import_module("wellhouse").notes

    assert (notes.write("a word"), notes.read()) == (None, "a word")
    assert not (package / "notes.pyi").exists()
    assert sys.meta_path == finders


def test_what_gradio_is_imported_without_is_there() -> None:
    """A Gradio that calls it otherwise would be imported slowly, and nobody would see why."""
    module, function = WRITES
    package = find_spec("gradio")

    assert package is not None and package.origin is not None
    source = Path(package.origin).with_name(f"{module.rpartition('.')[2]}.py")
    assert f"\ndef {function}(" in source.read_text(encoding="utf-8")
