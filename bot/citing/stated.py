"""What a document states of itself: who wrote it, when, who published it, where it is found.

So far of a Markdown file's front matter (`bot/formats/front_matter.py`). Other formats state as
much (a PDF's info, Word's core properties, a page's `meta`, an e-book's package); once their
readers keep it, it becomes the same `Stated`, and nothing else changes.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.document import Document
from bot.formats.front_matter import find_front_matter

DATE = re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?(?!\d)")
"""Example: `2024-03-12`, `2024-03-12T10:00:00Z`, `2024/3`, `2024`."""
LONGEST = 500  # code points of a setting that is believed; a longer one is no name and no address
AUTHORS = ("author", "authors", "by", "creator")
DATES = ("date", "published", "issued", "year", "created")
PUBLISHERS = ("publisher", "institution", "organization", "organisation")
CONTAINERS = ("container-title", "container", "journal", "magazine", "newspaper", "publication")
ADDRESSES = ("url", "permalink", "canonical", "link", "source")
LANGUAGES = ("lang", "language", "locale")
KINDS = ("type", "kind", "genre")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is known."""

    year: int
    month: int | None = None
    """From 1."""
    day: int | None = None
    """From 1; only with a month."""

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError(f"a day without its month: {self!r}")
        date(self.year, self.month or 1, self.day or 1)  # refuses what is in no calendar

    @property
    def written(self) -> str:
        """As ISO 8601 writes it: "2024-03-12", "2024-03", "2024"."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Stated:
    """The parts that are stated, each as it stands; empty or None where nothing is."""

    authors: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    issued: Day | None = None
    publisher: str | None = None
    container: str | None = None
    url: str | None = None
    language: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class _Setting:
    name: str
    words: str


def stated_by(document: Document) -> Stated:
    """What a document states of itself."""
    front = find_front_matter(document.text) if document.format == "markdown" else None
    if front is None:
        return Stated()
    lines = document.text[: front.end].rstrip().splitlines(keepends=True)
    read = _toml if lines[0].startswith("+++") else _yaml
    settings = tuple(read("".join(lines[1:-1])))  # the first and the last are the marks
    return Stated(
        authors=_all(settings, AUTHORS),
        interviewers=_all(settings, ("interviewer", "interviewers", "interview-by")),
        issued=next(filter(None, map(day_of, _all(settings, DATES))), None),
        publisher=_first(settings, PUBLISHERS),
        container=_first(settings, CONTAINERS),
        url=next((each for each in _all(settings, ADDRESSES) if is_address(each)), None),
        language=_first(settings, LANGUAGES),
        kind=_first(settings, KINDS),
    )


def day_of(words: str) -> Day | None:
    """The date that words begin with, year first; None where they begin with none."""
    match = DATE.match(words.strip())
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part is not None]
    try:
        return Day(*parts)
    except ValueError:
        return None


def is_address(words: str) -> bool:
    """Whether words are an address on the web, and nothing that a browser would carry out."""
    return re.fullmatch(r"https?://[^\s<>\"]+", words) is not None


def _all(settings: tuple[_Setting, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the first of these settings that is there."""
    for name in names:
        if found := tuple(each.words for each in settings if each.name == name):
            return found
    return ()


def _first(settings: tuple[_Setting, ...], names: tuple[str, ...]) -> str | None:
    return next(iter(_all(settings, names)), None)


def _yaml(block: str) -> Iterator[_Setting]:
    """Names and words; lists one by one, of a mapping its `name`. Parsed, never built."""
    import yaml

    root = yaml.compose(block, Loader=yaml.SafeLoader)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        for node in value.value if isinstance(value, yaml.SequenceNode) else (value,):
            inside = node.value if isinstance(node, yaml.MappingNode) else ((None, node),)
            for name, each in inside:
                named = name is None or str(name.value).lower() == "name"
                if named and isinstance(each, yaml.ScalarNode):
                    yield from _setting(str(key.value), str(each.value))


def _toml(block: str) -> Iterator[_Setting]:
    for key, value in tomllib.loads(block.replace("\r\n", "\n")).items():
        for each in value if isinstance(value, list) else (value,):
            named = each.get("name") if isinstance(each, dict) else each
            if isinstance(named, str | int | date):
                yield from _setting(key, str(named))


def _setting(name: str, words: str) -> Iterator[_Setting]:
    words = " ".join(words.split())
    if words and len(words) <= LONGEST:
        yield _Setting(name.lower().replace("_", "-"), words)
