"""Furniture: what stands on a web page beside its text. Menus, banners, footers, cookie notices.

Losing text is worse than keeping a menu, so a part is left out only where its element or its name
says that it is furniture and its words do not say the opposite; and all is kept if what was left
out is more than what remains.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.documents import ParagraphKind
from bot.formats.html.block import Block
from bot.formats.html.markup import Tag
from bot.formats.html.open_elements import OUTSIDE

LEAST_PROSE = 600  # code points outside links; shorter furniture is furniture on any page
MOST_PROSE = 0.25  # share of the page's prose; what holds more is no furniture, whatever its name
MOSTLY_LINKS = 0.5  # share of a part's code points that stand in links
LONGEST_NOTICE = 2000  # code points of a cookie notice
IN_MAIN = 0.6  # share of the page's prose in <main> from which links outside it are furniture
MOST_REGIONS = 100_000  # regions of one page; the rest belong to those around them

CERTAIN = frozenset({"nav"})
OF_THE_PAGE = frozenset({"header", "footer", "aside"})
"""Furniture outside an article; inside one they are its own."""
ROLES = frozenset("navigation banner contentinfo complementary search menu menubar toolbar".split())
NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menus?|breadcrumbs?|sidebar|toc|social|share|sharing|"
    r"related|newsletter|subscribe|adverts?|ads?|promo|pagination|pager|toolbar|skip|masthead|"
    r"footer|header|banner)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Example: `site-nav`, `breadcrumb`, `skip-link`."""
NOTICE = re.compile(r"cookie|consent|gdpr|onetrust", re.IGNORECASE)
"""Example: `cookie-banner`, `CybotCookiebotDialog`."""


class Ground(Enum):
    """Why a part of a page may be furniture."""

    ELEMENT = auto()
    HEADER = auto()
    NAME = auto()
    NOTICE = auto()


@dataclass(slots=True)
class _Region:
    ground: Ground
    around: int
    prose: int = 0
    linked: int = 0
    controls: int = 0
    has_title: bool = False
    says_notice: bool = False


class Regions:
    """The parts of a page that may be furniture, in the order in which they begin."""

    def __init__(self) -> None:
        self._regions: list[_Region] = []

    def begin(self, tag: Tag, *, around: int, in_article: bool) -> int:
        """The region of an element: a new one if it may be furniture, else that around it."""
        ground = _ground(tag, in_article=in_article)
        if ground is None or len(self._regions) >= MOST_REGIONS:
            return around
        if around != OUTSIDE and self._regions[around].ground is ground:
            return around
        self._regions.append(_Region(ground, around))
        return len(self._regions) - 1

    def add_control(self, region: int) -> None:
        """Count a link or button of a region."""
        if region != OUTSIDE:
            self._regions[region].controls += 1

    def main_text(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks without furniture; all of them, where what is left would be the less."""
        page_prose = sum(block.prose for block in blocks)
        in_main = sum(block.prose for block in blocks if block.in_main)
        has_main = in_main >= IN_MAIN * page_prose > 0
        left_out = self._left_out(blocks, page_prose)
        kept = [
            block
            for block in blocks
            if (block.region == OUTSIDE or not left_out[block.region] or block.level == 1)
            and not (has_main and _is_link_outside_main(block))
        ]
        return kept if 2 * sum(block.prose for block in kept) >= page_prose > 0 else list(blocks)

    def _left_out(self, blocks: Sequence[Block], page_prose: int) -> list[bool]:
        """For each region whether it is furniture."""
        for block in blocks:
            if block.region != OUTSIDE:
                region = self._regions[block.region]
                region.prose += block.prose
                region.linked += block.linked
                region.has_title |= block.level == 1
                region.says_notice |= NOTICE.search(block.words) is not None
        left_out = [False] * len(self._regions)
        for number in range(len(self._regions) - 1, -1, -1):  # what is inside is decided first
            region = self._regions[number]
            left_out[number] = _is_furniture(region, page_prose)
            if not left_out[number] and region.around != OUTSIDE:
                around = self._regions[region.around]
                around.prose += region.prose
                around.linked += region.linked
                around.controls += region.controls
                around.has_title |= region.has_title
        for number, region in enumerate(self._regions):  # what is around takes along what is inside
            left_out[number] |= region.around != OUTSIDE and left_out[region.around]
        return left_out


def _ground(tag: Tag, *, in_article: bool) -> Ground | None:
    if tag.name in ("body", "html", "main", "article", "table", "td", "form", "li"):
        return None
    if tag.name in CERTAIN or tag["role"] in ROLES:
        return Ground.ELEMENT
    if tag.name in OF_THE_PAGE and not in_article:
        return Ground.HEADER if tag.name == "header" else Ground.ELEMENT
    if tag.is_plain:
        return None
    called = f"{tag['class']} {tag['id']}"
    if NOTICE.search(called):
        return Ground.NOTICE
    return Ground.NAME if NAMES.search(called) else None


def _is_furniture(region: _Region, page_prose: int) -> bool:
    size = region.prose + region.linked
    if region.prose > max(LEAST_PROSE, MOST_PROSE * page_prose):
        return False
    mostly_links = region.linked >= MOSTLY_LINKS * size
    if region.ground is Ground.ELEMENT:
        return True
    if region.ground is Ground.HEADER:
        return mostly_links or not region.has_title
    if region.ground is Ground.NOTICE:
        return region.says_notice and region.controls > 0 and size <= LONGEST_NOTICE
    return mostly_links


def _is_link_outside_main(block: Block) -> bool:
    linked = block.linked >= MOSTLY_LINKS * len(block.words)
    return linked and not block.in_main and block.kind is not ParagraphKind.HEADING
