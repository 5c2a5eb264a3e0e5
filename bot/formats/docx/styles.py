"""What a Word document says of its paragraphs beside their words: styles and numbers of lists."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bot.formats.office.numbers import LEVELS, Counters, Level
from bot.formats.superscript import Script

OFF = ("0", "false", "off", "none")
HEADINGS = ("heading", "title", "subtitle", "toc heading")  # Word's own names, in any language
BODY = 9  # the outline level that is no heading's
NUMBERS = {
    "decimal": "1",
    "decimalZero": "01",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
SCRIPTS = {each.value: each for each in Script}
DIGITS = 9  # of a number; longer ones are no level and no list
DEEPEST = 30  # styles based on styles; Word allows 10


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself; None where it leaves it to the style it is based on."""

    name: str
    based_on: str | None
    outline: int | None
    bold: bool | None
    hidden: bool | None
    script: Script | None
    list: str | None
    list_level: int | None


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.iterfind("style")
        self._styles = {style.get("styleId", ""): _style(style) for style in found}
        self._chains: dict[str | None, list[Style]] = {}

    def bold(self, style: str | None) -> bool:
        """Whether words in a style are bold."""
        return next((each.bold for each in self._chain(style) if each.bold is not None), False)

    def hidden(self, style: str | None) -> bool:
        """Whether words in a style are hidden."""
        return next((each.hidden for each in self._chain(style) if each.hidden is not None), False)

    def script(self, style: str | None) -> Script | None:
        """How high words in a style stand; None where it does not say."""
        return next((each.script for each in self._chain(style) if each.script is not None), None)

    def is_title(self, style: str | None) -> bool:
        """Whether a style is the one for a document's title."""
        return any(each.name == "title" for each in self._chain(style))

    def is_contents(self, style: str | None) -> bool:
        """Whether a style is that of a line in a table of contents."""
        return any(each.name.startswith("toc ") for each in self._chain(style)[:1])

    def is_heading(self, style: str | None) -> bool:
        """Whether a paragraph in a style is a heading."""
        for each in self._chain(style):
            if each.name.rstrip(" 123456789") in HEADINGS:
                return True
            if each.outline is not None:
                return each.outline < BODY
        return False

    def list_of(self, style: str | None) -> tuple[str | None, int]:
        """The list a style puts paragraphs in, and its level."""
        chain = self._chain(style)
        number = next((each.list for each in chain if each.list is not None), None)
        level = next((each.list_level for each in chain if each.list_level is not None), 0)
        return number, level

    def _chain(self, style: str | None) -> list[Style]:
        """A style and those it is based on, nearest first."""
        if style not in self._chains:
            chain = self._chains[style] = []
            while style and len(chain) < DEEPEST:
                found = self._styles.get(style) or Style(_spaced(style), *[None] * 7)
                chain.append(found)
                style = found.based_on
            return chain
        return self._chains[style]


class Numbers:
    """The numbers of a document's lists, counted as its paragraphs go by."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, tuple[Level | None, ...]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, Counters] = {}
        if root is not None:
            self._read(root)

    def next(self, number: str, level: int) -> str:
        """Count a paragraph of a list; its number as it is shown, "" for bullets."""
        abstract = self._abstract.get(number)
        if abstract is None or not 0 <= level < LEVELS:
            return ""
        counters = self._counters.setdefault(abstract, Counters())
        for at, first in self._restarts.pop(number, {}).items():
            counters.restart(at, first)
        return counters.next(level, self._levels[number])

    def _read(self, root: Element) -> None:
        abstracts = {each.get("abstractNumId", ""): each for each in root.iterfind("abstractNum")}
        linked = {value(each, "styleLink"): each for each in abstracts.values()}
        for each in root.iterfind("num"):
            number, abstract = each.get("numId"), value(each, "abstractNumId")
            if number is None or abstract not in abstracts:
                continue
            definition = abstracts[abstract]
            if link := value(definition, "numStyleLink"):
                definition = linked.get(link, definition)
            levels = _levels(definition)
            for override in each.iterfind("lvlOverride"):
                at = whole(override.get("ilvl")) or 0
                if 0 <= at < LEVELS:
                    levels[at] = _levels(override)[at] or levels[at]
                    if (first := whole(value(override, "startOverride"))) is not None:
                        self._restarts.setdefault(number, {})[at] = first
            self._abstract[number] = abstract
            self._levels[number] = tuple(levels)


def value(element: Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of the first element at a path."""
    found = element.find(path)
    return None if found is None else found.get(attribute)


def whole(digits: str | None) -> int | None:
    """A number as XML writes it; None where it is missing or no number."""
    sign = (digits or "").removeprefix("-")
    return int(digits or "") if sign.isdecimal() and len(sign) <= DIGITS else None


def switch(element: Element | None, path: str) -> bool | None:
    """What an on-off property says; None where it is not set."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get("val", "1") not in OFF


def script_of(properties: Element) -> Script | None:
    """How high a run's properties let its words stand; None where they do not say."""
    return SCRIPTS.get(value(properties, "vertAlign") or "")


def _style(style: Element) -> Style:
    run = style.find("rPr")
    name = value(style, "name") or _spaced(style.get("styleId", ""))
    return Style(
        name=name.casefold(),
        based_on=value(style, "basedOn"),
        outline=whole(value(style, "pPr/outlineLvl")),
        bold=switch(run, "b"),
        hidden=switch(run, "vanish"),
        script=None if run is None else script_of(run),
        list=value(style, "pPr/numPr/numId"),
        list_level=whole(value(style, "pPr/numPr/ilvl")),
    )


def _spaced(style: str) -> str:
    """The name that a style's id stands for: `heading 1` for `Heading1`."""
    words = style.casefold().rstrip("123456789")
    return f"{words} {style[len(words) :]}".rstrip()


def _levels(definition: Element) -> list[Level | None]:
    levels: list[Level | None] = [None] * LEVELS
    for each in definition.iterfind("lvl"):
        at = whole(each.get("ilvl")) or 0
        if 0 <= at < LEVELS:
            first = whole(value(each, "start"))
            levels[at] = Level(
                style=NUMBERS.get(value(each, "numFmt") or "decimal", ""),
                pattern=value(each, "lvlText") or "",
                first=1 if first is None else first,
            )
    return levels
