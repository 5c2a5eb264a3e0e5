"""What a title page calls the document: the largest words that are no boilerplate."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.formats.pdf.analysis.furniture import PageLines
from bot.formats.pdf.analysis.lines import Line, rows_of
from bot.formats.title_page.blocks import ALIKE, LARGE, Block, blocks_of, text_of
from bot.formats.title_page.boilerplate import (
    is_boilerplate,
    is_court,
    is_generic,
    is_masthead,
    is_named_so,
)
from bot.formats.title_page.dates import DATED, MONTH
from bot.formats.title_page.names import MARKS, accented, people_in

LONGEST = 300  # code points of a title
MOST_LINES = 8  # of a title
FEWEST_LETTERS = 4
MOST_WORDS = 40  # of a title
LONG_SENTENCE = 14  # words; what is longer and ends in a full stop is prose
MOST_LINES_OF_A_PAGE = 400  # a map or a newspaper has more, and no title among the last
HIGHEST_PLACE = 0.66  # of the page's height, below which the title of a page of prose never stands
COVER = 900  # letters; a page of fewer is a cover, and its title may stand anywhere
FAR_LARGER = 1.6  # times the body's size; so are titles set, and no names under them
LOGO = 6  # letters; a word of fewer in large type is a logo more often than a title
SHORT = 12  # letters; one word of fewer may be a logo
HEAD = 0.13  # of the page's height, in which running heads stand
NEARLY = 0.9  # of the body's size; a bold title may be set a little smaller
APART = 0.35  # type sizes of white under a title that is set in the size of the text
RIVAL = 0.8  # of the title's size; a generic title goes with what is set nearly as large
OPEN_END = re.compile(
    r"(?:\b(?:on|of|the|and|for|in|to|a|an|with|by|at|from|der|die|das|und|von|für|zur|zum|im|de|la"
    r"|le|les|des|du|et|el|los|y)|[:–—&-])\Z",
    re.IGNORECASE,
)
"""Example: the end of `The impacts of climate change on`, which goes on in other type."""
GOES_ON = re.compile(
    r"(?:in|of|for|on|and|to|with|from|under|der|für|im|und|de|du|des|et|&)\b(?!\s?:)",
    re.IGNORECASE,
)
"""Example: the beginning of `in the United States`."""
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.? ")
"""Example: the number of `2.1.1 Objectives`, a heading inside a document."""
NOTE_MARK = re.compile(r"(?:\s?[*∗†‡§¶#⋆]{1,3}|(?<=[a-z?!]) ?[¹²³])\Z")
"""Example: the mark of a note at the end of `Platforms ∗`."""
OPENS = "“‘\"'«„¿¡[#$`‚"
SENTENCE_END = re.compile(r"[a-zà-ÿ]{3}\. [A-ZÀ-Þ][a-z]+,? [a-z]+ [a-z]")
"""Example: the end of a sentence in `The well is deep. It is kept by all`."""
UNREAD = re.compile(r"[a-z][#$%~^|]{1,2}[a-z]")
"""Example: `i#e` of `simpli#ed`: letters that the file's font does not say."""
MONTHS_ALONE = re.compile(
    rf"(?:(?:{MONTH}|\d{{1,4}}|spring|summer|autumn|fall|winter)[\s.,/&–—-]{{0,3}}){{1,6}}",
    re.IGNORECASE,
)
"""Example: `June-July 2021`, `Winter 2020/21`: of an issue, and no title."""


@dataclass(frozen=True, slots=True)
class Named:
    """A title as it is printed."""

    words: str
    blocks: tuple[Block, ...]
    page: int
    """From 0."""
    sure: bool
    """Whether it is set apart from all else; else something beside the page has to say the same."""

    @property
    def bottom(self) -> float:
        """The baseline of its last line."""
        return max(block.bottom for block in self.blocks)

    @property
    def top(self) -> float:
        return min(block.top for block in self.blocks)


def printed_title(page: PageLines, number: int, body: float, words: frozenset[str]) -> Named | None:
    """The title that a page prints; None where none stands out.

    Args:
        body: the type size of most of the text, in points.
        words: of the document, in small letters.
    """
    blocks = blocks_of(_without_heads(page), body)
    cover = sum(block.letters for block in blocks) < COVER
    able = [
        Block(lines)
        for block in blocks
        if (lines := _without_boilerplate(block.lines))
        and (cover or block.top < HIGHEST_PLACE * page.height)
    ]
    able = [block for block in able if _may_be_a_title(block)]
    if not able:
        return None
    best, sure = _best(able, blocks, body, page, words)
    parts = _joined(best, able, cover)
    begins_small = parts[0].lines[0].text.strip()[:2].islower()
    sure = sure and not begins_small and not _is_headed(parts[0], able)
    title = " ".join(text_of(part.lines, words) for part in parts)
    title = NOTE_MARK.sub("", accented(title)).strip(" ,;:–—-|")
    if not title or len(title) > LONGEST:
        return None
    return Named(title, tuple(parts), number, sure and not UNREAD.search(title))


def _without_heads(page: PageLines) -> list[Line]:
    """The lines without a running head: what stands at the page's top beside the page's number."""
    kept: list[Line] = []
    for row in rows_of(page.lines[:MOST_LINES_OF_A_PAGE]):
        edge = row[0].baseline < HEAD * page.height
        numbered = any(line.text.strip().isdecimal() for line in row) and len(row) > 1
        kept += () if edge and numbered else row
    return kept


def _without_boilerplate(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines between those at a block's ends that are none of a title."""
    kept = list(lines)
    while kept and _is_no_title(kept[0].text):
        kept.pop(0)
    while kept and _is_no_title(kept[-1].text):
        kept.pop()
    return tuple(kept)


def _is_no_title(words: str) -> bool:
    dateless = DATED.sub("", words[:LONGEST])
    return is_boilerplate(words) or is_court(words) or sum(map(str.isalpha, dateless)) < 3


def _may_be_a_title(block: Block) -> bool:
    words = _words(block)
    return (
        block.letters >= FEWEST_LETTERS
        and len(words) <= LONGEST
        and len(block.lines) <= MOST_LINES
        and not is_masthead(words)
        and not is_boilerplate(words)
        and not _is_sentence(words)
        and not NUMBERED.match(words)
        and not MONTHS_ALONE.fullmatch(words)
        and (words[0].isalnum() or words[0] in OPENS)
        and not (words[0].islower() and len(words.split()) < 3)
        and not (words[0] == "“" and "”" not in words)
    )


def _is_sentence(words: str) -> bool:
    """Whether words are prose: several sentences, or one that begins in small letters."""
    ends = len(SENTENCE_END.findall(words))
    length = len(words.split())
    whole = words.endswith(".") and (bool(ends) or words[0].islower() or length > LONG_SENTENCE)
    return ends > (length <= LONG_SENTENCE) or whole or length > MOST_WORDS


def _weight(block: Block, body: float, height: float) -> float:
    """How much a block is the title: its size, how much it says and how high it stands."""
    words = _words(block)
    weight = block.size / body
    weight *= 1.1 if block.bold else 1.0
    count = len(words.split())
    weight *= 1.0 if count > 2 else 0.85 if count == 2 else 0.7 if len(words) > LOGO else 0.5
    weight *= 0.5 if is_named_so(words) else 1.0
    weight *= 0.6 if people_in(words) else 1.0
    return weight * (1.1 - 0.2 * block.top / max(height, 1.0))


def _best(
    able: Sequence[Block],
    blocks: Sequence[Block],
    body: float,
    page: PageLines,
    known: frozenset[str],
) -> tuple[Block, bool]:
    """The block that is the title, and whether it is set apart from all else."""
    large = [block for block in able if block.size > LARGE * body]
    if large:
        best = max(large, key=lambda block: _weight(block, body, page.height))
        words = _words(best)
        short = len(words.split()) < 2 and best.letters < SHORT
        somebody = _is_somebody(words, known, large=best.size > FAR_LARGER * body)
        return best, not is_named_so(words) and not short and not somebody
    for block in sorted(able, key=lambda block: not _is_centred(block, page.width)):
        words = _words(block)
        apart = block.bold or words.isupper()
        heads = words.endswith(":")
        if apart and not heads and block.size > NEARLY * body and not people_in(words):
            after = [each.top for each in blocks if each.top > block.bottom - 1]
            alone = not after or min(after) - block.bottom > APART * block.size
            return block, alone and not is_named_so(words)
    return able[0], False


def _is_somebody(words: str, known: frozenset[str], *, large: bool) -> bool:
    """Whether words are people's names: with marks, or no words of the language.

    Args:
        large: whether they are set as names hardly ever are.
    """
    people = people_in(words)
    if not people:
        return False
    parts = {part.lower() for name in people for part in name.split(" ")}
    return bool(MARKS.search(words)) or not (large or parts & known)


def _is_centred(block: Block, width: float) -> bool:
    left, right = min(line.left for line in block.lines), max(line.right for line in block.lines)
    return left > 0.15 * width and abs(left + right - width) < 0.12 * width


def _joined(best: Block, able: Sequence[Block], cover: bool) -> list[Block]:
    """The blocks of the title: those that it cannot do without, in the order they are read."""
    at = able.index(best)
    parts = [best]
    above = able[at - 1] if at else None
    below = able[at + 1] if at + 1 < len(able) else None
    said = _words(best)
    begun = said[:1].islower() and above is not None and above.size >= best.size
    open_end = above is not None and OPEN_END.search(above.lines[-1].text.strip())
    if above and _touches(above, best) and (begun or open_end):
        parts.insert(0, above)
    if below and _touches(best, below):
        goes_on = OPEN_END.search(said.strip()) or GOES_ON.match(below.lines[0].text)
        if goes_on and below.size > 0.35 * best.size:
            parts.append(below)
    for near in (above, below):
        if near and len(parts) == 1 and is_generic(_words(near)) and _goes_with(near, best):
            parts = sorted((best, near), key=lambda each: each.top)
    if len(parts) == 1 and is_generic(said):
        rivals = [
            each
            for each in able
            if each is not best
            and (cover or each.size > RIVAL * best.size)
            and not people_in(_words(each))
            and abs(each.top - best.top) < 6 * best.size
        ]
        if rivals:
            rival = max(rivals, key=lambda each: each.size)
            parts = sorted((best, rival), key=lambda each: each.top)
    return parts


def _is_headed(first: Block, able: Sequence[Block]) -> bool:
    """Whether larger words stand right over a title: either may be it, or both together."""
    return any(
        each.size > first.size * (1 + ALIKE)
        and 0 <= first.top - each.bottom < each.size
        and not is_named_so(_words(each))
        for each in able
    )


def _goes_with(near: Block, best: Block) -> bool:
    """Whether a kind of document, "User Manual", is set like the name that stands beside it."""
    first, last = sorted((near, best), key=lambda each: each.top)
    return near.size > RIVAL * best.size and _touches(first, last)


def _words(block: Block) -> str:
    return " ".join(line.text for line in block.lines)


def _touches(one: Block, other: Block) -> bool:
    return other.top - one.bottom < 2 * max(one.size, other.size)
