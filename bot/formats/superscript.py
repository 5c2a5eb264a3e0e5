"""Raised and lowered words as plain text writes them: 10⁹ is not 109, nor is 1998³ a year 19983.

Digits and signs have characters of their own. Raised letters mostly end an abbreviation (“1st”,
“Mlle”) and stay as they are. Lowered digits do after a letter, as everybody writes H2O; not among
digits, where log₂8 would become log28.
"""

import re
from enum import Enum

UP = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
DOWN = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
SIGNS = "+-−=()"
POWERS = frozenset("ijkmnpxyz")
"""Letters that stand for numbers: 2ⁿ. Others end an ordinal: 2e, 3o."""


NOTE_MARK = re.compile(r"[\s\[\](){},;]*(?:(?:\d{1,4}|[a-z]|[*†‡§¶]{1,4})[\s\[\](){},;]*)?")
"""Example: `3`, `[3]`, `*`, `a`: what a raised link to a note shows, or a piece of it."""


class Script(Enum):
    """How high words stand."""

    BASELINE = "baseline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


def superscript(words: str, before: str) -> str:
    """Raised words in plain text.

    Args:
        before: what stands directly before them, or its end.
    """
    if words.lstrip().startswith("["):
        return words  # “1998[3]” is read as it is meant
    counts = _counts(words) or (words in POWERS and _is_short(before))
    return _moved(words, UP, "^") if counts else words


def subscript(words: str, before: str) -> str:
    """Lowered words in plain text.

    Args:
        before: what stands directly before them, or its end.
    """
    if not _counts(words) or (words.isdecimal() and before[-1:].isalpha()):
        return words
    return _moved(words, DOWN, "_")


def amid_digits(lowered: str) -> str:
    """Lowered digits that were left as they are, now that digits follow."""
    return lowered.translate(DOWN)


def _counts(words: str) -> bool:
    """Whether words have a digit or a sign, and so mean another number where they stand level."""
    return any(letter.isdecimal() or letter in SIGNS for letter in words)


def _is_short(before: str) -> bool:
    """Whether what is raised stands at a number, or at one letter alone, as a variable is."""
    last, previous = before[-1:], before[-2:-1]
    return last.isdecimal() or last == ")" or (last.isalpha() and not previous.isalpha())


def _moved(words: str, table: dict[int, int], sign: str) -> str:
    """Words in characters of their own height; behind a sign where one has none."""
    if all(ord(letter) in table for letter in words if letter.isalnum()):
        return words.translate(table)
    plain = words.strip()
    return sign + (plain if plain.isalnum() else f"({plain})")
