"""Ligatures that a file gives no name, found by the word they stand in: "bene�ts" is "benefits".

A word is completed where of all ligatures exactly one makes a word of the document or of a
language; else the mark stays in it, for a word must not change unseen.
"""

import gzip
import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import chain, product

from bot.formats.pdf.analysis.furniture import PageLines
from bot.formats.pdf.analysis.letters.nameless import MARK
from bot.formats.pdf.analysis.lines import Line

LIGATURES = ("ff", "fi", "fl", "ffi", "ffl")
LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt")
"""Those of pyspellchecker's lists whose type has ligatures."""
SIGNS = "\ue000-\uf8ff¡-¬®-¶¸-¿Þ†‡•…‰‹›€™"  # what fonts call one; none stands between two letters
LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
SMALL = "a-zß-öø-ÿ"
NAMELESS = re.compile(rf"{MARK}|(?<=[{SMALL}])[{SIGNS}](?=[{SMALL}])")
"""Example: the sign in `bene�ts`, `de®ned`, `deÞned`."""
PARTS = re.compile(rf"[{LATIN}{MARK}{SIGNS}]++")
"""Example: `bene�ts`."""
IN_A_WORD = re.compile(rf"(?<=[{LATIN}]){MARK}|{MARK}(?=[{SMALL}]{{2}})")
"""Example: that of `Xa�mo` and of `�mo`; none of `�Rated`, where it is a bullet."""
WORD = re.compile(rf"[{LATIN}]++")
LISTED_LIGATURE = re.compile(rb"f[fil]")
"""Example: that of `"benefits": 21,`."""
HYPHENS = "-\u2010\u00ad"
MOST = 2  # ligatures of a word


def with_ligatures(pages: Sequence[PageLines]) -> list[PageLines]:
    """The pages with those words completed that can be in one way only."""
    texts = [line.text for page in pages for line in _lines(page)]
    nameless = [text for text in texts if NAMELESS.search(text)]
    if not nameless:
        return list(pages)
    own = {word.lower() for text in texts for word in WORD.findall(text)}
    words = {word for text in nameless for word in PARTS.findall(text) if NAMELESS.search(word)}
    known = _of_its_languages(words) | {word for word in own if _has_ligature(word)}
    return [
        replace(
            page,
            lines=_completed(page.lines, known),
            aside=tuple(_completed(group, known) for group in page.aside),
        )
        for page in pages
    ]


def _of_its_languages(words: Set[str]) -> frozenset[str]:
    """The words of those languages to which most of a document's words can be completed."""
    made = [{each.lower() for each in _ways(word)} for word in words]
    counts = {
        language: sum(not _listed(language).isdisjoint(ways) for ways in made)
        for language in LANGUAGES
    }
    most = max(counts.values())
    return frozenset().union(*(_listed(each) for each in LANGUAGES if counts[each] == most))


def pages_with_nameless(pages: Sequence[PageLines]) -> list[int]:
    """The indices of the pages on which letters within words have no name."""
    return [
        index
        for index, page in enumerate(pages)
        if any(IN_A_WORD.search(line.text) for line in _lines(page))
    ]


def _lines(page: PageLines) -> Iterable[Line]:
    return chain(page.lines, *page.aside)


def _completed(lines: Sequence[Line], known: Set[str]) -> tuple[Line, ...]:
    """The lines with their words completed; a word that a line's end parts is looked up whole."""
    completed = list(lines)
    for place, line in enumerate(lines):
        if not NAMELESS.search(line.text):
            continue
        before = lines[place - 1].text if place else ""
        after = lines[place + 1].text if place + 1 < len(lines) else ""
        completed[place] = _line(line, before, after, known)
    return tuple(completed)


def _line(line: Line, before: str, after: str, known: Set[str]) -> Line:
    head = _last_word(before[:-1]) if before.endswith(tuple(HYPHENS)) else ""
    tail = _first_word(after) if line.text.endswith(tuple(HYPHENS)) else ""
    more_bold = 0

    def whole(match: re.Match[str]) -> str:
        nonlocal more_bold
        left = head if match.start() == 0 else ""
        right = tail if match.end() == len(line.text) - 1 else ""
        made = _word(match[0], lambda word: (left + word + right).lower() in known)
        more_bold += (len(made) - len(match[0])) if match.start() < line.bold else 0
        return made

    text = PARTS.sub(whole, line.text)
    return replace(line, text=text, bold=line.bold + more_bold)


def _last_word(text: str) -> str:
    found = WORD.findall(text)
    return found[-1] if found and text.endswith(found[-1]) else ""


def _first_word(text: str) -> str:
    found = WORD.match(text)
    return found[0] if found else ""


def _word(word: str, is_known: Callable[[str], bool]) -> str:
    """A word completed, or as it is where that can be done in no way or in several."""
    found = [each for each in _ways(word) if is_known(each)]
    return found[0] if len(found) == 1 else word


def _ways(word: str) -> list[str]:
    """What a word may be, whichever of the ligatures its signs are; all are of small letters."""
    parts = NAMELESS.split(word)
    if not 1 < len(parts) <= MOST + 1 or not any(map(str.islower, word)):
        return []
    return [
        "".join(chain.from_iterable(zip(parts, (*each, ""), strict=True)))
        for each in product(LIGATURES, repeat=len(parts) - 1)
    ]


def _has_ligature(word: str) -> bool:
    return "ff" in word or "fi" in word or "fl" in word


@cache
def _listed(language: str) -> frozenset[str]:
    """The words of a language in which a ligature may stand, in small letters."""
    packed = (files("spellchecker") / f"resources/{language}.json.gz").read_bytes()
    listed = gzip.decompress(packed)  # a word a line: `"word": how often it was met,`
    found = set[bytes]()
    for place in LISTED_LIGATURE.finditer(listed):
        start = listed.rfind(b'"', 0, place.start()) + 1
        found.add(listed[start : listed.find(b'"', place.end())])
    return frozenset(word.decode() for word in found)
