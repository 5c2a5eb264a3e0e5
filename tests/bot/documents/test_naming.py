"""Names as they are shown: one line, harmless, inside their folder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.naming import one_line, shown_name


@given(st.text(st.characters()))
def test_a_shown_name_is_one_harmless_line(name: str) -> None:
    """No line end, no control character, no half character, no way out of the folder."""
    shown = shown_name(name)

    assert shown
    assert len(shown.splitlines()) == 1
    assert ".." not in shown.replace("\\", "/").split("/") and not shown.startswith("/")
    assert shown.encode()
    assert shown_name(shown) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("notes.txt", "notes.txt"),
        ("deep/er/Übersicht 👩‍👩‍👧.pdf", "deep/er/Übersicht 👩‍👩‍👧.pdf"),
        ("a\n[1] forged.txt", r"a\n[1] forged.txt"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\notes.txt", "notes.txt"),
        ("..", "document"),
        ("\u202efdp.exe", r"\u202efdp.exe"),
        ("undecodable\udcff.txt", r"undecodable\udcff.txt"),
    ],
)
def test_what_a_name_becomes(name: str, shown: str) -> None:
    """Ordinary names stay, whatever their script; what could mislead is written out or left out."""
    assert shown_name(name) == shown


def test_different_words_stay_different_on_one_line() -> None:
    """Control characters are written out, not dropped."""
    assert one_line("a\tb\x00\x1b[31m") == r"a\tb\x00\x1b[31m"
