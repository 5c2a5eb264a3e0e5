"""Formulas of Word documents on one line: (a+b)/c, x², √y. Word's own names for their parts."""

from xml.etree.ElementTree import Element

from bot.formats.superscript import Script

SCRIPTS = {"sup": Script.SUPERSCRIPT, "sub": Script.SUBSCRIPT}
"""Parts that stand higher or lower than what they belong to."""
COUNTED = ("num", "den", "e")
"""Parts that are read as one: put in brackets where they are more than a word."""
SIGNS = {"den": "/", "rad": "√", "nary": "∫"}
PROPERTIES = frozenset("naryPr radPr fPr sSupPr sSubPr sSubSupPr dPr ctrlPr rPr".split())
BRACKETED = ("f", "rad")
"""Whose parts are bracketed: of a power, what is raised shows where it begins."""


def opening(part: Element, around: Element) -> str:
    """What stands before a part of a formula."""
    sign = SIGNS.get(part.tag, "")
    if part.tag == "nary" and (given := part.find("naryPr/chr")) is not None:
        sign = given.get("val") or sign
    elif part.tag == "d":
        sign = _delimiter(part, "begChr", "(")
    return sign + ("(" if _is_compound(part, around) else "")


def closing(part: Element, around: Element) -> str:
    """What stands after it."""
    if part.tag == "d":
        return _delimiter(part, "endChr", ")")
    return ")" if _is_compound(part, around) else ""


def _delimiter(part: Element, name: str, usual: str) -> str:
    given = part.find(f"dPr/{name}")
    return usual if given is None else given.get("val", "")


def _is_compound(part: Element, around: Element) -> bool:
    if part.tag not in COUNTED or around.tag not in BRACKETED:
        return False
    words = "".join(part.itertext()).strip()
    return not (words.isalnum() or len(words) <= 1)
