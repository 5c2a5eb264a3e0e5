"""What an e-book's package states of it, in Dublin Core: who wrote it, when, who published it.

EPUB 2 says on an element what somebody did (`opf:role`) and how a name is sorted (`opf:file-as`);
EPUB 3 says it in `meta` elements that refine it.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from bot.documents import Metadata
from bot.formats.file_metadata import Setting, Wording, stated_in

AUTHOR = "aut"  # the code of MARC relators, https://id.loc.gov/vocabulary/relators
WORDING = Wording(
    authors=("author",),
    issued=("publication", "date"),
    publisher=("publisher",),
    url=("identifier", "source"),
    language=("language",),
)

UNDATED = "0101-01-01"  # what calibre writes for a date that nobody knows


def stated_by(package: Element) -> Metadata:
    """What a package, its tags and attributes by their local names, states of the book."""
    return stated_in(_settings(package), WORDING)


def _settings(package: Element) -> Iterator[Setting]:
    refining = [meta for meta in package.iter("meta") if meta.get("refines")]
    creators = [each for each in package.iter("creator") if "".join(each.itertext()).strip()]
    roles = [_property(each, refining, "role") for each in creators]
    for creator, role in zip(creators, roles, strict=True):
        # where no author is marked, those whose part is not told wrote it
        if role == AUTHOR or (not role and AUTHOR not in roles):
            yield Setting("author", _name(creator, refining))
    for name in ("publisher", "language", "source", "identifier"):
        for each in package.iter(name):
            yield Setting(name, "".join(each.itertext()))
    for each in package.iter("date"):
        event = each.get("event", "").strip().lower()  # EPUB 2's: creation, modification
        words = "".join(each.itertext()).strip()
        if event in ("", "publication") and not words.startswith(UNDATED):
            yield Setting(event or "date", words)


def _name(creator: Element, refining: list[Element]) -> str:
    """A name as it is sorted, where that tells the family's name; else as it is printed."""
    printed = " ".join("".join(creator.itertext()).split())
    sorted_as = " ".join(_property(creator, refining, "file-as").split())
    words = sorted_as.replace(",", " ").split()
    same = sorted(words) == sorted(printed.replace(",", " ").split())
    return sorted_as if same and sorted_as.count(",") == 1 else printed


def _property(creator: Element, refining: list[Element], name: str) -> str:
    """What an element, or a `meta` that refines it, says by this name; "" where none does."""
    if said := creator.get(name):
        return said.strip()
    reference = f"#{creator.get('id', '')}"
    found = (meta for meta in refining if meta.get("refines") == reference)
    return next(((meta.text or "").strip() for meta in found if meta.get("property") == name), "")
