"""Gradio's theme in terms of our own tokens, so that one file holds the colours.

Each variable of Gradio is a `var(--…)` of `static/tokens.css` in both its light and its dark form;
which of the two a token gives is decided there.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradio.themes import Base

SANS = ("Seravek", "Segoe UI", "Roboto", "Helvetica Neue", "Helvetica", "Arial", "sans-serif")
MONO = ("ui-monospace", "Menlo", "Consolas", "monospace")
PAPER = ("#f2f1eb", "#121614")  # light and dark, as in tokens.css; painted before it has come
TOKENS = {
    "body_text_color": "var(--ink)",
    "body_text_color_subdued": "var(--ink-quiet)",
    "background_fill_primary": "var(--paper)",
    "background_fill_secondary": "var(--paper)",
    "block_background_fill": "transparent",
    "border_color_primary": "var(--rule)",
    "border_color_accent": "var(--accent)",
    "color_accent_soft": "transparent",
    "input_background_fill": "var(--sheet)",
    "input_border_color": "var(--rule)",
    "input_placeholder_color": "var(--ink-quiet)",
    "button_primary_background_fill": "var(--accent)",
    "button_primary_text_color": "var(--on-accent)",
    "button_secondary_background_fill": "transparent",
    "button_secondary_background_fill_hover": "var(--wash)",
    "button_secondary_text_color": "var(--ink)",
}


def build_theme() -> "Base":
    """Gradio's plainest theme with our fonts (the system's own) and our tokens."""
    from gradio.themes import Base

    theme = Base(font=SANS, font_mono=MONO)
    for name, value in TOKENS.items():
        setattr(theme, name, value)
        setattr(theme, f"{name}_dark", value)
    theme.body_background_fill, theme.body_background_fill_dark = PAPER
    return theme
