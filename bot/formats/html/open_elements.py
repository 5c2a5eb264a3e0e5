"""Open elements: those around one place of a page, and what they do to the words there.

Every question is answered without a walk, so a page nested 100,000 deep costs no more than a flat
one.
"""

from dataclasses import dataclass
from enum import IntEnum, auto

from bot.formats.superscript import Script

OUTSIDE = -1  # the region of what stands in none (`bot/formats/html/furniture.py`)

BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main
    menu nav ol p pre search section summary table tbody td tfoot th thead tr ul
    plaintext xmp
    """.split()
)
"""Elements that begin on a line of their own."""
TABLE_PARTS = frozenset("tr td th tbody thead tfoot caption colgroup".split())
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Effect(IntEnum):
    """What an element does to the words inside it."""

    HIDDEN = auto()
    BOLD = auto()
    LINK = auto()
    HEADING = auto()
    EXACT = auto()
    """White space stands as it is written."""
    ARTICLE = auto()
    MAIN = auto()
    TITLE = auto()
    RAISED = auto()
    LOWERED = auto()
    POINTER = auto()
    """A link to a place of the same text, as one to a note is."""


@dataclass(slots=True)
class Element:
    """An element that has begun and not ended."""

    name: str
    effects: tuple[Effect, ...] = ()
    is_block: bool = False
    region: int = OUTSIDE
    """The part of the page that it begins or stands in."""
    mark: str = ""
    """What a list item shows before its words."""
    parts: int = 0
    """How many elements in it have begun."""
    fresh: bool = True
    """Whether no block of it has been written: a list item's first block is the item."""


class OpenElements:
    """The elements around one place of a page, outermost first."""

    def __init__(self) -> None:
        self._stack: list[Element] = []
        self._named: dict[str, list[Element]] = {}
        self._effects = [0] * (max(Effect) + 1)  # how many open elements have each

    def __len__(self) -> int:
        """How many there are."""
        return len(self._stack)

    def inside(self, effect: Effect) -> bool:
        """Whether an element of this effect is open."""
        return self._effects[effect] > 0

    @property
    def region(self) -> int:
        """The region of the innermost element."""
        return self._stack[-1].region if self._stack else OUTSIDE

    @property
    def innermost(self) -> Element:
        """The element that began last."""
        return self._stack[-1]

    @property
    def around(self) -> str:
        """The innermost element's name; "" where none is open."""
        return self._stack[-1].name if self._stack else ""

    @property
    def script(self) -> Script:
        """How high words stand here."""
        if self.inside(Effect.RAISED):
            return Script.SUPERSCRIPT
        return Script.SUBSCRIPT if self.inside(Effect.LOWERED) else Script.BASELINE

    def begin_part(self) -> tuple[str, int]:
        """Count an element that begins in the innermost; that one's name, and the count."""
        if not self._stack:
            return "", 1
        self._stack[-1].parts += 1
        return self._stack[-1].name, self._stack[-1].parts

    def nearest(self, name: str) -> Element | None:
        """The innermost element of a name."""
        named = self._named.get(name)
        return named[-1] if named else None

    def add(self, element: Element) -> None:
        """Open an element."""
        self._stack.append(element)
        self._named.setdefault(element.name, []).append(element)
        for effect in element.effects:
            self._effects[effect] += 1

    def remove(self) -> None:
        """Close the innermost element."""
        element = self._stack.pop()
        self._named[element.name].pop()
        for effect in element.effects:
            self._effects[effect] -= 1
