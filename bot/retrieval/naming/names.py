"""What the documents that are asked are called: their names' words, and whose names have each.

A name is a file's, the title, who wrote or published it. Words are found in them however they are
run together: `WellCompany_FY2022.pdf`, `WELLCOMPANY`, "The Well Company". Knows nothing of
questions.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import chain
from threading import Lock
from typing import Final, Self
from weakref import WeakKeyDictionary

from bot.documents import Document
from bot.library import Searcher
from bot.retrieval.naming.abbreviations import abbreviates, initials, openings, short_forms
from embeddings.keywords import TERM, is_function_word, small, stem

RUN_TOGETHER = re.compile(
    r"(?<=[^\W\d_])(?=(?:1[5-9]|20)\d\d(?!\d))|(?<=(?<!\d)[12]\d\d\d)(?=[A-Z])"
)
"""Examples: between the letters and the year of `FY2022`, the year and the letters of `2023Q2`."""
CAMEL = re.compile(r"(?<=[^\W\d_])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])")
"""Example: between the words of `WellCompany`."""
HEAD_ENDS = re.compile(r"[:;,(|–—]")
"""Example: the colon of "Well Company: a report"."""
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}\Z")
"""Example: the `.pdf` of `wells.pdf`."""
SHORTEST = 2  # letters of a word that names
KEPT = 32  # parts of the documents, of which each keeps how often words stand in it
LAST: Final = "\U0010ffff"  # sorts behind every letter


@dataclass(frozen=True, slots=True)
class Name:
    """What one document is called."""

    words: frozenset[str]
    """The stems of the words in all that it is called."""
    glued: frozenset[str]
    """Whole words in small letters, which may be several that are run together."""
    units: tuple[tuple[str, ...], ...]
    """The stems of each thing that it is called by, in order."""
    openings: tuple[tuple[str, ...], ...]
    """The words that each begins with, of which an abbreviation takes letters."""

    @classmethod
    def of(cls, document: Document) -> Self:
        """A document's, by its file, its title, and what it states of itself."""
        stated = document.stated
        said = [
            *ENDING.sub("", document.name).split("/"),
            document.title,
            *stated.authors,
            *(each for each in (stated.publisher, stated.container) if each),
            *([str(stated.issued.year)] if stated.issued else []),
        ]
        apart = [parted(each) for each in dict.fromkeys(said)]
        words = [_significant(each) for each in apart]
        heads = (_significant(HEAD_ENDS.split(each, maxsplit=1)[0]) for each in apart)
        units = dict.fromkeys(tuple(map(stem, each)) for each in words)
        begun = (openings([small(word) for word in each]) for each in heads)
        return cls(
            words=frozenset(chain.from_iterable(units)),
            glued=frozenset(small(word) for each in apart for word in TERM.findall(each)),
            units=tuple(units),
            openings=tuple(dict.fromkeys(filter(None, begun))),
        )


def parted(text: str) -> str:
    """A text in which years stand apart from the letters beside them."""
    return RUN_TOGETHER.sub(" ", text)


def _significant(text: str) -> list[str]:
    """The words of a name that say something, those apart that are run together in capitals."""
    words: list[str] = TERM.findall(CAMEL.sub(" ", text))
    return [word for word in words if len(word) >= SHORTEST and not is_function_word(word)]


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """What all documents of a scope are called."""

    names: Mapping[int, Name]
    """By the ids of their stored_documents, in the order in which they are asked."""
    by_word: Mapping[str, frozenset[int]]
    """Whose names have a stem."""
    by_glued: Mapping[str, frozenset[int]]
    """Whose names have a word, which may be several run together."""
    by_initials: Mapping[str, frozenset[int]]
    """Whose names begin with words that begin with some letters."""
    in_order: Sequence[str]
    """The words of `by_glued` from a to z."""
    series: frozenset[int] | None
    """All of them, where their names differ by figures alone: the reports of five years."""
    _parts: dict[frozenset[int], Searcher] = field(default_factory=dict)
    _lock: AbstractContextManager[bool] = field(default_factory=Lock)

    @classmethod
    def of(cls, names: Mapping[int, Name]) -> Self:
        """Names, to be found by their words."""
        by_word, by_glued, by_initials = (defaultdict[str, set[int]](set) for _ in range(3))
        for number, name in names.items():
            for word in name.words:
                by_word[word].add(number)
            for word in name.glued:
                by_glued[word].add(number)
            for letters in chain.from_iterable(map(initials, name.openings)):
                by_initials[letters].add(number)
        same = {frozenset(filter(str.isalpha, name.words)) for name in names.values()}
        series = frozenset(names) if len(same) == 1 < len(names) else None
        return cls(
            names,
            _frozen(by_word),
            _frozen(by_glued),
            _frozen(by_initials),
            in_order=sorted(by_glued),
            series=series,
        )

    def having(self, word: str) -> frozenset[int]:
        """Whose names have a word, by itself or run together with others as it is here."""
        nobody = frozenset[int]()
        return self.by_word.get(stem(word), nobody) | self.by_glued.get(small(word), nobody)

    def abbreviated(self, word: str, *, whole: bool = False) -> frozenset[int]:
        """Whose names an abbreviation is short for; `whole`: for all words that one begins with."""
        return frozenset(
            number
            for form in short_forms(word)
            for number in self.by_initials.get("".join(part[0] for part in form), ())
            if any(
                abbreviates(form, words) and (not whole or len(form) == len(words))
                for words in self.names[number].openings
            )
        )

    def beginning(self, word: str) -> Sequence[str]:
        """The longer words in names that begin with one."""
        first = bisect_right(self.in_order, word)
        last = bisect_left(self.in_order, word + LAST, lo=first)
        return self.in_order[first:last]

    def part(self, searcher: Searcher, numbers: frozenset[int]) -> Searcher:
        """A searcher of some of the documents alone; those last asked for are kept."""
        with self._lock:
            part = self._parts.get(numbers)
            if part is None:
                part = self._parts[numbers] = searcher.within(numbers)
                while len(self._parts) > KEPT:
                    self._parts.pop(next(iter(self._parts)))
            return part


def _frozen(found: Mapping[str, set[int]]) -> Mapping[str, frozenset[int]]:
    return {word: frozenset(numbers) for word, numbers in found.items()}


class NamesOfDocuments:
    """What documents are called, made once a scope and kept for as long as that is."""

    def __init__(self) -> None:
        self._made: WeakKeyDictionary[object, Names] = WeakKeyDictionary()
        self._known: dict[tuple[str, str, str], Name] = {}
        self._lock = Lock()

    def at(self, searcher: Searcher) -> Names:
        """What those are called that a searcher looks at."""
        with self._lock:
            made = self._made.get(searcher.scope)
            if made is None:
                documents = searcher.scope.documents
                keys = {number: _key(document) for number, document in documents.items()}
                known, self._known = self._known, {}
                for number, key in keys.items():
                    self._known[key] = known.get(key) or Name.of(documents[number])
                made = Names.of({number: self._known[key] for number, key in keys.items()})
                self._made[searcher.scope] = made
            return made


def _key(document: Document) -> tuple[str, str, str]:
    """What a document's name depends on; what it states depends on its bytes."""
    return document.name, document.title, document.sha256
