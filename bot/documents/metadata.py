"""What a document states of itself: who wrote it, when, who published it, where it is found.

Readers find it in what their format has for it (`bot/formats/file_metadata.py`): a Markdown file's
front matter, Word's properties, a page's `meta`, an e-book's package. What is not certain is left
out.
"""

import re
from dataclasses import dataclass
from datetime import date

DATE = re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?(?!\d)")
"""Example: `2024-03-12`, `2024-03-12T10:00:00Z`, `2024/3`, `2024`."""
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
"""Example: `https://wells.example/obi?page=2`."""
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
"""Example: `en`, `de-CH`, `zh-Hant-TW`."""

DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(?P<doi>10\.\d{4,9}/[^\s<>\"{}|\\^`]+)", re.I
)
"""Example: `10.5555/wells.2024`, `https://doi.org/10.5555/wells.2024`, `doi: 10.5555/wells`."""
AFTER_A_DOI = ".,;:'’”)]"  # of the sentence around it, where nothing opens it inside


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
class Metadata:
    """The parts that are stated, each on one line as it stands; empty or None where nothing is."""

    authors: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    issued: Day | None = None
    publisher: str | None = None
    container: str | None = None
    url: str | None = None
    language: str | None = None
    kind: str | None = None
    doi: str | None = None
    """Without the resolver's address: "10.5555/wells.2024"."""
    number: str | None = None
    """Of a report or preprint, as it is printed: "Report 12-04", "arXiv:2401.01234"."""


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


def doi_of(words: str) -> str | None:
    """The digital object identifier that words are, its resolver's address left out."""
    match = DOI.fullmatch(words.strip())
    if match is None:
        return None
    doi = match["doi"]
    while doi[-1] in AFTER_A_DOI and not (doi[-1] == ")" and doi.count("(") >= doi.count(")")):
        doi = doi[:-1]
    return None if doi.endswith("/") else doi


def is_address(words: str) -> bool:
    """Whether words are an address on the web, and nothing that a browser would carry out."""
    return ADDRESS.fullmatch(words) is not None


def is_language(words: str) -> bool:
    """Whether words have the shape of a language's tag, as BCP 47 writes it."""
    return LANGUAGE.fullmatch(words) is not None
