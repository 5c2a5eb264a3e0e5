"""What a page states of itself: its language, its `meta` and canonical address, its linked data.

Search engines, libraries' catalogues (`citation_…`, Dublin Core) and social networks (`og:…`) read
these, so their names are settled. Linked data counts only where the page describes one article.
"""

import json
from collections.abc import Iterator

from bot.formats.file_metadata import LONGEST, MOST_SETTINGS, Setting, Wording
from bot.formats.html.markup import Tag

STATING = frozenset({"html", "meta", "link", "script", "time"})
"""The elements that may state something."""
LINKED_DATA = "application/ld+json"
LONGEST_DATA = 500_000  # code points of one script; a page's own has some 2,000
DAY = 10  # code points of a date as ISO 8601 writes it, its time left out
MOST_DAYS = 10  # of `time` elements; where there is more than one, none is the page's
DATES = ("datePublished", "dateCreated")
ARTICLES = ("Article", "BlogPosting", "Report", "Interview")
"""How the types of schema.org end that are one writing: `NewsArticle`, `ScholarlyArticle`."""
WORDING = Wording(
    authors=(
        "citation_author",
        "ld:author",
        "dc.creator",
        "dcterms.creator",
        "author",
        "article:author",
    ),
    issued=(
        "citation_publication_date",
        "citation_date",
        "article:published_time",
        *(f"ld:{name}" for name in DATES),
        "dcterms.issued",
        "dc.date.issued",
        "dcterms.date",
        "dc.date",
        "date",
        "time",
    ),
    publisher=(
        "citation_publisher",
        "citation_technical_report_institution",
        "dc.publisher",
        "dcterms.publisher",
        "ld:publisher",
    ),
    container=("citation_journal_title", "og:site_name"),
    url=("canonical", "og:url", "saved from"),
    language=("lang", "citation_language", "dc.language", "dcterms.language", "og:locale"),
    kind=("kind",),
    doi=("citation_doi", "prism.doi", "dc.identifier.doi", "dc.identifier", "dcterms.identifier"),
    number=("citation_technical_report_number", "citation_arxiv_id"),
)
NAMES = WORDING.names  # a page may have thousands of others: `citation_reference`
KINDS = {
    "citation_journal_title": "journal",
    "citation_technical_report_institution": "report",
    "citation_dissertation_institution": "thesis",
}
"""What a page is that gives these names any words."""


class Statements:
    """Gathers what a page states, tag by tag."""

    def __init__(self) -> None:
        self._settings: list[Setting] = []
        self._data: list[str] | None = None  # the linked data that is open, piece by piece
        self._described: list[dict[str, object]] = []
        self._days: set[str] = set()  # that the page's `time` elements name

    @property
    def settings(self) -> tuple[Setting, ...]:
        """All of it, in the page's order."""
        days = (Setting("time", day) for day in self._days)
        said = (*self._settings, *(days if len(self._days) == 1 else ()))
        articles = [each for each in self._described if _is_article(each)]
        named = {str(each["@id"]): each for each in self._described if "@id" in each}
        if len(articles) == 1:  # of several, as a front page has, none is the page
            return (*said, *_settings_of(articles[0], named))
        return said

    def start(self, tag: Tag) -> None:
        """Take the start of an element that may state something."""
        if tag.name == "html":
            self._keep("lang", tag["lang"] or tag["xml:lang"])
        elif tag.name == "meta":
            name = (tag["name"] or tag["property"]).strip().lower()
            self._keep(name, tag["content"])
            if name in KINDS and tag["content"].strip():
                self._keep("kind", KINDS[name])
        elif tag.name == "link" and "canonical" in tag["rel"].lower().split():
            self._keep("canonical", tag["href"])
        elif tag.name == "time" and tag["datetime"] and len(self._days) < MOST_DAYS:
            self._days.add(tag["datetime"].strip()[:DAY])
        elif tag.name == "script" and tag["type"].strip().lower() == LINKED_DATA:
            self._data = []

    def hear(self, words: str) -> None:
        """Take words that a page does not show."""
        if self._data is not None:
            self._data.append(words)

    def end_script(self) -> None:
        """Take the end of a script."""
        if self._data is not None and sum(map(len, self._data)) <= LONGEST_DATA:
            self._described += _things("".join(self._data))
        self._data = None

    def _keep(self, name: str, words: str) -> None:
        if name in NAMES and len(words) <= 2 * LONGEST and len(self._settings) < MOST_SETTINGS:
            self._settings.append(Setting(name, words))


def _things(written: str) -> Iterator[dict[str, object]]:
    """What linked data describes, one by one; nothing where it is damaged."""
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return
    for each in found if isinstance(found, list) else (found,):
        graph = each.get("@graph") if isinstance(each, dict) else None
        for thing in graph if isinstance(graph, list) else (each,):
            if isinstance(thing, dict):
                yield thing


def _is_article(thing: dict[str, object]) -> bool:
    kinds = thing.get("@type")
    listed = kinds if isinstance(kinds, list) else (kinds,)
    return any(isinstance(kind, str) and kind.endswith(ARTICLES) for kind in listed)


def _settings_of(
    article: dict[str, object], named: dict[str, dict[str, object]]
) -> Iterator[Setting]:
    """What linked data says of an article; somebody it names by an `@id` is looked up."""
    for part in ("author", "publisher"):
        people = article.get(part)
        for each in people if isinstance(people, list) else (people,):
            thing = each if isinstance(each, dict) else {"name": each}
            name = thing.get("name") or named.get(str(thing.get("@id")), {}).get("name")
            if isinstance(name, str):
                yield Setting(f"ld:{part}", name)
    for part in DATES:
        if isinstance(moment := article.get(part), str):
            yield Setting(f"ld:{part}", moment)
