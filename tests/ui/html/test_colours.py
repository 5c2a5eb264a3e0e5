"""The page's colours can be told apart, and Gradio's are the same."""

import re
from pathlib import Path

import pytest

import ui
from ui.chat.theme import PAPER

TOKENS = (Path(ui.__file__).parent / "static" / "tokens.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("ink", "paper", 7.0),
        ("ink", "sheet", 7.0),
        ("ink-quiet", "paper", 4.5),
        ("ink-quiet", "sheet", 4.5),
        ("ink-quiet", "wash", 4.5),
        ("accent", "paper", 4.5),
        ("accent", "sheet", 4.5),
        ("accent", "wash", 4.5),
        ("on-accent", "accent", 4.5),
        ("on-lamp", "lamp", 7.0),
        ("alarm", "paper", 4.5),
        ("alarm", "sheet", 4.5),
        ("edge", "paper", 3.0),
        ("edge", "sheet", 3.0),
    ],
)
def test_colours_can_be_told_apart(front: str, back: str, least: float, scheme: int) -> None:
    """WCAG 2.2 AA: 4.5 to 1 for words, 3 to 1 for what is pressed; the document's words have 7."""
    lighter, darker = sorted(
        (_luminance(_colour(front, scheme)), _luminance(_colour(back, scheme))), reverse=True
    )

    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_gradio_paints_the_same_paper() -> None:
    """Before the style sheet has come the page already has its colour."""
    assert (_colour("paper", 0), _colour("paper", 1)) == PAPER


def _colour(token: str, scheme: int) -> str:
    found = re.search(rf"--{token}: light-dark\((#\w+), (#\w+)\);", TOKENS)
    assert found is not None
    return found.groups()[scheme]


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
