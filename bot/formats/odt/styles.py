"""What an OpenDocument text says of its paragraphs beside their words: styles and lists."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bot.formats.office.numbers import LEVELS, Level
from bot.formats.superscript import Script

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = f"{{{SPACE}text:1.0}}"
STYLE = f"{{{SPACE}style:1.0}}"
FO = f"{{{SPACE}xsl-fo-compatible:1.0}}"
BOLD = 600  # a font's weight; CSS calls 700 bold and 600 semi-bold
DIGITS = 6  # of a number that is not absurd: levels, spaces in a row, an item's number
DEEPEST = 30  # styles whose parents are styles; LibreOffice's own go 3 deep


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself; None where it leaves it to its parent."""

    names: tuple[str, ...]
    """As the file and as the person calls it, in lower case."""
    parent: str | None
    bold: bool | None
    hidden: bool | None
    script: Script | None
    list: str | None


class Styles:
    """The styles of a document, named and automatic."""

    def __init__(self, *roots: Element) -> None:
        self._styles: dict[tuple[str | None, str | None], Style] = {}
        self._lists: dict[str, tuple[Level | None, ...]] = {}
        self.outline: tuple[Level | None, ...] = (None,) * LEVELS
        """How headings are numbered."""
        for element in (each for root in roots for each in root.iter()):
            if element.tag == f"{STYLE}style":
                key = element.get(f"{STYLE}family"), element.get(f"{STYLE}name")
                self._styles[key] = _style(element)
            elif element.tag == f"{TEXT}list-style":
                self._lists[element.get(f"{STYLE}name", "")] = _levels(element)
            elif element.tag == f"{TEXT}outline-style":
                self.outline = _levels(element)
        self._chains: dict[tuple[str, str | None], list[Style]] = {}

    def bold(self, family: str, style: str | None) -> bool | None:
        """Whether words in a style are bold; None where it does not say."""
        return next((at.bold for at in self._chain(family, style) if at.bold is not None), None)

    def hidden(self, family: str, style: str | None) -> bool | None:
        """Whether words in a style are hidden; None where it does not say."""
        return next((at.hidden for at in self._chain(family, style) if at.hidden is not None), None)

    def script(self, family: str, style: str | None) -> Script | None:
        """How high words in a style stand; None where it does not say."""
        return next((at.script for at in self._chain(family, style) if at.script is not None), None)

    def is_called(self, style: str | None, *names: str) -> bool:
        """Whether a paragraph's style, or one it is made from, has one of these names."""
        return any(name in names for at in self._chain("paragraph", style) for name in at.names)

    def list_of(self, style: str | None) -> str | None:
        """The style of list that a paragraph's style brings with it."""
        return next((at.list for at in self._chain("paragraph", style) if at.list), None)

    def levels(self, list_style: str | None) -> tuple[Level | None, ...]:
        """How a style of list is numbered."""
        return self._lists.get(list_style or "", (None,) * LEVELS)

    def _chain(self, family: str, style: str | None) -> list[Style]:
        """A style and those it is made from, nearest first."""
        chain = self._chains.get((family, style))
        if chain is None:
            chain = self._chains[family, style] = []
            while style and len(chain) < DEEPEST:
                found = self._styles.get((family, style)) or Style((style.casefold(),), *[None] * 5)
                chain.append(found)
                style = found.parent
        return chain


def whole(digits: str | None, otherwise: int) -> int:
    """A number as XML writes it; `otherwise` where it is missing, no number or absurd."""
    return int(digits) if digits and digits.isdecimal() and len(digits) <= DIGITS else otherwise


def _style(element: Element) -> Style:
    words = element.find(f"{STYLE}text-properties")
    weight = display = position = None
    if words is not None:
        weight, display = words.get(f"{FO}font-weight"), words.get(f"{TEXT}display")
        position = words.get(f"{STYLE}text-position")
    names = element.get(f"{STYLE}name", ""), element.get(f"{STYLE}display-name", "")
    return Style(
        names=tuple(name.casefold() for name in names if name),
        parent=element.get(f"{STYLE}parent-style-name"),
        bold=None if weight is None else weight == "bold" or whole(weight, 0) >= BOLD,
        hidden=None if display is None else display == "none",
        script=None if position is None else _script(position),
        list=element.get(f"{STYLE}list-style-name"),
    )


def _script(position: str) -> Script:
    """How high words stand by `super 58%`, `-33% 58%`: by how much, and in which size."""
    lift = position.partition(" ")[0]
    if lift == "sub" or (lift.startswith("-") and lift.strip("-0%")):
        return Script.SUBSCRIPT
    return Script.SUPERSCRIPT if lift.strip("0%") else Script.BASELINE


def _levels(element: Element) -> tuple[Level | None, ...]:
    levels: list[Level | None] = [None] * LEVELS
    for each in element:
        at = whole(each.get(f"{TEXT}level"), 0) - 1
        style = each.get(f"{STYLE}num-format", "")
        if 0 <= at < LEVELS and style:
            shown = min(whole(each.get(f"{TEXT}display-levels"), 1), at + 1)
            numbers = ".".join(f"%{level + 1}" for level in range(at + 1 - shown, at + 1))
            before, after = each.get(f"{STYLE}num-prefix", ""), each.get(f"{STYLE}num-suffix", "")
            first = whole(each.get(f"{TEXT}start-value"), 1)
            levels[at] = Level(style, before + numbers + after, first)
    return tuple(levels)
