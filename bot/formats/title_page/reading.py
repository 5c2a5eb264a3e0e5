"""The first pages of a document, read for what it is called, who wrote it and when.

What a page prints is weighed with what the file says of itself (`Properties`), which often is a
program's or a template's: that is believed where the page prints it too, or where the page prints
nothing. What is not sure is left empty.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.documents import Day, Metadata
from bot.formats.pdf.analysis.furniture import PageLines
from bot.formats.title_page.blocks import USUAL_SIZE, blocks_of, body_size
from bot.formats.title_page.boilerplate import is_boilerplate, is_generic, is_organisation
from bot.formats.title_page.bylines import printed_authors
from bot.formats.title_page.citations import Asked, asked_citation
from bot.formats.title_page.forms.courts import Case, case_on, filed
from bot.formats.title_page.forms.filings import Filing, filing_on
from bot.formats.title_page.forms.memos import memo_on
from bot.formats.title_page.issued import ANNUAL, COPYRIGHT, printed_date
from bot.formats.title_page.names import people_in, person_in
from bot.formats.title_page.naming import Named, printed_title
from bot.formats.title_page.numbers import Numbers, numbers_on

MOST_PAGES = 8  # whose words tell which words of a name are words of the language
COVERS = 3  # pages; a title stands on one of the first
LONGEST_SUBJECT = 160  # code points; what is longer is the letter itself
EMPTY = 60  # letters; a page of fewer prints a picture
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""Example: `wells`, `long-term`."""
NO_LETTER = re.compile(r"[\W_]+")
SUBJECT = re.compile(r"(?:re|subject|betreff|betr|objet|asunto|oggetto)\.?: ?", re.IGNORECASE)
"""Example: `Re: Wells of the valley`, which a letter is about."""
SALUTATION = re.compile(
    r"dear\b|to whom it may|sehr geehrte|liebe[rs]?\b.{0,30},\Z|madame, monsieur|cher\b|chère\b"
    r"|estimad[oa]|gentile\b|geachte\b",
    re.IGNORECASE,
)
"""Example: `Dear Clerk,`: a letter has no title, and may say what it is about."""
THESIS = re.compile(
    r"\b(?:thesis|dissertation|masterarbeit|bachelorarbeit|diplomarbeit|doktorarbeit|magisterarbeit"
    r"|thèse|tesis doctoral|trabajo de fin|διπλωματικ)",
    re.IGNORECASE,
)
"""Example: `Masterarbeit`, `A thesis submitted …`."""
SCHOOL = re.compile(r"\b(?:universit|hochschule|institute of technology|polytechnic|college)", re.I)
"""Example: `Universität Wells`."""
OWNER = re.compile(
    r"(?:©|\(c\)|copyright (?=©|\(c\)|\d{4}|by |[A-Z]{2,5} ))"
    r"(?: ?(?:©|\(c\)|copyright|by|\d{4}|[-–,]))* ?"
    r"(?P<who>[^\W\d_](?:[^.;|©]|(?<=\bCo)\.|(?<=\bInc)\.|(?<=\bLtd)\.|(?<=\bCorp)\.){2,60}?)"
    r"(?:,? \d{4})?(?:\. |\.?\Z|,? all rights|;|\|)",
    re.IGNORECASE,
)
"""Example: `© Wells Office Ltd 2018`, `Copyright 2014 by the Wells Foundation.`"""


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself, a program's own words left out."""

    title: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What the first pages say."""

    title: str | None
    stated: Metadata


def read_title_page(pages: Sequence[PageLines], properties: Properties) -> TitlePage:
    """What a document is called and what it states, by its first pages and its properties."""
    first = pages[:MOST_PAGES]
    words = _small_words(first)
    at = next((number for number, page in enumerate(first[:COVERS]) if _letters(page) >= EMPTY), 0)
    page = first[at]
    numbers = numbers_on(page.lines, [line for group in page.aside for line in group])
    filing = filing_on(page.lines)
    if filing is not None:
        return _as_filing(_as_on_its_cover(filing, first[:at]), numbers)
    case = case_on(page, first[at + 1] if at + 1 < len(first) else None)
    memo = memo_on(page) if case is None else None
    if memo is not None:
        issued = memo.issued or printed_date(first)
        return TitlePage(memo.subject, Metadata(authors=memo.authors, issued=issued))
    asked = next(filter(None, (asked_citation(each.lines) for each in first[:COVERS])), None)
    named = _named(first, words)
    title = _title(named, asked, case, properties, first)
    if case is not None:
        return _as_case(case, title, case.issued or printed_date(first))
    return TitlePage(title, _stated(first, named, asked, numbers, properties, words))


def _as_filing(filing: Filing, numbers: Numbers) -> TitlePage:
    authors = (filing.company,) if filing.company else ()
    stated = Metadata(authors=authors, issued=filing.issued, kind="report", number=filing.number)
    return TitlePage(filing.title, stated)


def _as_on_its_cover(filing: Filing, covers: Sequence[PageLines]) -> Filing:
    """A form as the cover before it calls it: "2023 Annual Report"."""
    for page in covers:
        for line in page.lines:
            if annual := ANNUAL.fullmatch(" ".join(line.text.split())):
                year = Day(int(annual["year"] or annual["after"]))
                return replace(filing, title=annual[0], issued=year)
    return filing


def _as_case(case: Case, title: str | None, issued: Day | None) -> TitlePage:
    stated = Metadata(issued=issued, publisher=case.court, number=case.number, kind="case")
    return TitlePage(title, stated)


def _named(pages: Sequence[PageLines], words: frozenset[str]) -> Named | None:
    """The title that the first page prints, or a later one where the first is a picture."""
    body = body_size(pages)
    for number, page in enumerate(pages[:COVERS]):
        named = printed_title(page, number, body, words)
        if named is not None or _letters(page) > 5 * EMPTY:
            return named
    return None


def _title(
    named: Named | None,
    asked: Asked | None,
    case: Case | None,
    properties: Properties,
    pages: Sequence[PageLines],
) -> str | None:
    """What a person would call it; None where that is not sure."""
    if case is not None and case.title:
        return case.title
    if asked is not None:
        return asked.title
    if any(SALUTATION.match(line.text.strip()) for line in pages[0].lines):
        return _subject(pages[0])
    said = properties.title
    if said and is_boilerplate(said):
        said = None
    if case is not None:
        return _subject(pages[0])
    if said is None:
        return named.words if named and named.sure else _subject(pages[0])
    printed = _is_printed(said, pages)
    if named is not None and named.sure:
        one, other = _bare(said), _bare(named.words)
        if one == other:
            return said if named.words.isupper() else named.words
        longer = printed and other in one and len(one) < 3 * len(other)
        several = printed and len(said.split()) > 3 and one not in other and is_generic(named.words)
        return said if longer or several else named.words
    if printed and (len(said.split()) > 1 or not is_generic(said)):
        return said
    if subject := _subject(pages[0]):
        return subject
    unsaid = named is None or _letters(pages[0]) < 5 * EMPTY
    return said if unsaid and len(said.split()) > 2 and not is_generic(said) else None


def _stated(
    pages: Sequence[PageLines],
    named: Named | None,
    asked: Asked | None,
    numbers: Numbers,
    properties: Properties,
    words: frozenset[str],
) -> Metadata:
    """Who, when, where and by which number."""
    page = pages[named.page if named else 0]
    authors = printed_authors(page, named, words) or _confirmed(properties, pages[:COVERS])
    publisher = None if numbers.preprint else _publisher(pages[:COVERS])
    if asked is not None:
        authors = authors or asked.authors or ((asked.publisher,) if asked.publisher else ())
        publisher = asked.publisher or publisher
    issued = numbers.stamped or printed_date(pages)
    if issued is None:
        issued = asked.issued if asked is not None else filed(pages[0].lines)
    whole = "\n".join(line.text for line in pages[0].lines[:60])
    kind = "preprint" if numbers.preprint else "journal" if numbers.doi else None
    if kind is None and THESIS.search(whole):
        kind = "thesis"
        publisher = _school(pages[0]) or publisher
    elif kind is None and numbers.number:
        kind = "report"
    return Metadata(
        authors=authors,
        issued=issued,
        publisher=publisher,
        kind=kind,
        doi=numbers.doi,
        number=numbers.number,
    )


def _confirmed(properties: Properties, pages: Sequence[PageLines]) -> tuple[str, ...]:
    """The people that the file names as its authors, where its first pages print them all."""
    people = people_in(properties.author) if properties.author else None
    if not people or not all(person_in(name) and _is_printed(name, pages[:1]) for name in people):
        return ()
    return people


def _publisher(pages: Sequence[PageLines]) -> str | None:
    """Whose the copyright is, where that is an office or a company."""
    for page in pages:
        for line in page.lines:
            text = " ".join(line.text.split())
            if not COPYRIGHT.search(text) or len(text) > 200:
                continue
            found = OWNER.search(text)
            if found and is_organisation(found["who"]):
                return found["who"].strip(" ,")
    return None


def _school(page: PageLines) -> str | None:
    for line in page.lines:
        text = " ".join(line.text.split())
        if SCHOOL.search(text) and len(text) < 80 and "@" not in text:
            return text.strip(" ,.")
    return None


def _subject(page: PageLines) -> str | None:
    """What a letter says it is about."""
    lines = sorted(page.lines, key=lambda line: line.baseline)[:40]
    for at, line in enumerate(lines):
        found = SUBJECT.match(line.text.strip())
        if found is None:
            continue
        rest = line.text.strip()[found.end() :].strip()
        if not rest and at + 1 < len(lines):
            rest = lines[at + 1].text.strip()
        rest = " ".join(rest.split()).strip(" ,.;")
        is_title = people_in(rest) is None
        return (
            rest if is_title and 3 < len(rest) <= LONGEST_SUBJECT and rest.count(". ") < 3 else None
        )
    return None


def _letters(page: PageLines) -> int:
    return sum(sum(map(str.isalpha, line.text)) for line in page.lines)


def _small_words(pages: Sequence[PageLines]) -> frozenset[str]:
    """The words that stand in small letters, in small letters; words of a name do not."""
    small: set[str] = set()
    for page in pages:
        for line in page.lines:
            if "@" in line.text or "www" in line.text:
                continue
            small.update(word for word in WORD.findall(line.text[:1000]) if word.islower())
    return frozenset(small)


def _bare(words: str) -> str:
    return NO_LETTER.sub("", words).lower()


def _is_printed(words: str, pages: Sequence[PageLines]) -> bool:
    """Whether the first pages print words, whatever their white space and marks."""
    bare = _bare(words)
    return bool(bare) and any(
        bare in _bare(" ".join(line.text for line in page.lines))
        or any(bare in _bare(block.text) for block in blocks_of(page.lines, USUAL_SIZE))
        for page in pages[:COVERS]
    )
