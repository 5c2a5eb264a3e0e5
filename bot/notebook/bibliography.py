"""The list of sources as a style wants it: each source once, those left out that it does not list.

Sorted by the rules of the styles' manuals, which their CSL files say too: by who wrote it, then by
date (APA, Harvard) or by title (MLA, Chicago). citeproc-py sorts no accents and no particles.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from unicodedata import category, normalize

from bot.citing import CitationStyle, Person, Reference, StyledRun, Stylist, plain
from bot.notebook.exports.handout import HandoutSources, shown_runs
from bot.notebook.year_suffixes import Listed, lettered, letters_of

HEADINGS = {
    CitationStyle.APA: "References",
    CitationStyle.MLA: "Works Cited",
    CitationStyle.CHICAGO: "Bibliography",
    CitationStyle.HARVARD: "Reference list",
}
"""What each style calls its list; in English, as the words of the styles are."""
BY_DATE = (CitationStyle.APA, CitationStyle.HARVARD)
ARTICLE = re.compile(r"(?:a|an|the) (?=\S)")
"""Example: the first word of `the deep well`, by which no title is sorted."""
ENGLISH = re.compile(r"en\b", re.IGNORECASE)
"""Example: `en-GB`."""
SORTED_BY_FAMILY = (CitationStyle.HARVARD,)
""" "von der Stein" stands under S; in the others under V (`demote-non-dropping-particle`)."""

Key = tuple[tuple[str, ...], tuple[int, ...], str]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The sources of some quotations in a style."""

    style: CitationStyle
    sources: HandoutSources
    letters: Mapping[Reference, str]
    """Of those that are told apart by them."""

    def told_apart(
        self, runs: tuple[StyledRun, ...], reference: Reference
    ) -> tuple[StyledRun, ...]:
        """How a source is cited, with its letter if it has one."""
        letter = self.letters.get(reference)
        return lettered(runs, letter, reference=reference, style=self.style)


def bibliography(
    references: Iterable[Reference], *, style: CitationStyle, stylist: Stylist
) -> Bibliography:
    """The list of the sources of some quotations."""
    listed = [
        Listed(each, said.in_text, shown_runs(said.entry))
        for each in dict.fromkeys(references)
        for said in [stylist.say(style, each)]
        if said.entry
    ]
    listed.sort(key=lambda each: _key(each.reference, each.entry, style))
    made = Bibliography(style, HandoutSources(HEADINGS[style], ()), letters_of(listed, style))
    # two documents that are cited alike are one source to who reads the list
    entries = dict.fromkeys(made.told_apart(each.entry, each.reference) for each in listed)
    return replace(made, sources=HandoutSources(HEADINGS[style], tuple(entries)))


def _key(reference: Reference, entry: tuple[StyledRun, ...], style: CitationStyle) -> Key:
    """Authors, date, title; an entry that begins with no author stands under its title."""
    title = _letters(reference.title)
    if reference.language is None or ENGLISH.match(reference.language):
        title = ARTICLE.sub("", title, count=1) if ARTICLE.match(title) else title
    authors = tuple(_name(person, style) for person in reference.authors)
    begins = _letters(plain(entry))
    first = reference.authors[0] if reference.authors else None
    printed = (first.inverted.split(",")[0], first.family or "") if first else ()
    if not any(name and begins.startswith(_letters(name)) for name in printed):
        authors = (title,)
    issued = reference.issued
    date: tuple[int, ...] = ()
    if (
        issued and style in BY_DATE
    ):  # no date comes first, a year alone before its months (APA 9.46)
        date = (issued.year, issued.month or 0, issued.day or 0)
    return authors, date, title


def _name(person: Person, style: CitationStyle) -> str:
    """Family first; "nothing comes before something": `Berg, A.` before `Berger, A.`."""
    if person.literal is not None:
        return _letters(person.literal)
    with_family = None if style in SORTED_BY_FAMILY else person.particle
    family = " ".join(part for part in (with_family, person.family) if part)
    after = " ".join(part for part in (person.given, person.suffix) if part)
    return f"{_letters(family)}\t{_letters(after)}"


def _letters(words: str) -> str:
    """Words as lists sort them: without accents, capitals and punctuation."""
    apart = normalize("NFKD", words.casefold())
    kept = (letter for letter in apart if category(letter)[0] in "LNZ")
    return " ".join("".join(kept).split())
