"""Formulas of web pages (MathML) on one line: powers, indices, fractions and roots."""

from bot.formats.html.open_elements import Effect

HEIGHTS = {
    ("msup", 2): Effect.RAISED,
    ("msub", 2): Effect.LOWERED,
    ("msubsup", 2): Effect.LOWERED,
    ("msubsup", 3): Effect.RAISED,
}
"""By the name of a formula's element, and which of its parts it is, from 1."""
BETWEEN = {("mfrac", 2): "/"}
ROOTS = frozenset({"msqrt", "mroot"})
GROUP = "mrow"


def effects_in(around: str, part: int) -> tuple[Effect, ...]:
    """What being the so manieth part of an element of a formula does to words."""
    height = HEIGHTS.get((around, part))
    return (height,) if height else ()


def before(name: str, around: str, part: int) -> str:
    """What stands before an element of a formula."""
    sign = BETWEEN.get((around, part), "") + ("√" if name in ROOTS else "")
    return sign + ("(" if _is_bracketed(name, around) else "")


def after(name: str, around: str) -> str:
    """What stands after it."""
    return ")" if _is_bracketed(name, around) else ""


def _is_bracketed(name: str, around: str) -> bool:
    return name == GROUP and (around == "mfrac" or around in ROOTS)
