"""OpenDocument's slides and tables: their parts, and the words of their paragraphs.

What its texts need beside (lists, notes, tracked changes) is read in `bot/formats/odt`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bot.documents import Metadata
from bot.errors import DocumentError
from bot.formats.archive import Archive, is_archive
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.refusals import encrypted
from bot.formats.titles import sensible_title
from bot.formats.xml import parse_xml, without_namespaces

WITHIN = 4096  # bytes; of a flat file the root element stands in them
FIRST = 100  # bytes; in an archive the part that says its type stands first
TYPE = b"application/vnd.oasis.opendocument."
MANIFEST = "META-INF/manifest.xml"
BLANKS = 1_000  # spaces; more in a row are no writing
LEFT_OUT = frozenset({"annotation", "annotation-end", "note", "title", "desc", "script", "date"})
WORDING = Wording(
    authors=("initial-creator", "creator"), publisher=("publisher",), language=("language",)
)


@dataclass(frozen=True, slots=True)
class OpenFile:
    """The parts of one file, all names without their namespaces."""

    body: Element
    styles: tuple[Element, ...]
    title: str | None
    stated: Metadata


def is_of_type(data: bytes, kind: bytes) -> bool:
    """Whether a file says that it is of one of OpenDocument's types ("presentation")."""
    if not is_archive(data):
        return data.lstrip()[:5] == b"<?xml" and TYPE + kind in data[:WITHIN]
    if b"mimetype" not in data[:FIRST]:
        return False
    try:
        archive = Archive(data, "")
        return "mimetype" in archive and archive.read("mimetype").startswith(TYPE + kind)
    except DocumentError:
        return False


def open_file(data: bytes, name: str, kind: str) -> OpenFile:
    """The parts of a file.

    Args:
        kind: what the body is called: "presentation", "spreadsheet".

    Raises:
        DocumentError: it is damaged, encrypted, or of another kind.
    """
    roots = [without_namespaces(each) for each in _parts(data, name)]
    body = next((found for root in roots if (found := root.find(f"body/{kind}")) is not None), None)
    if body is None:
        raise DocumentError(
            "{name} is no {kind} of OpenDocument; save it again in the program that made it.",
            code="opendocument-none",
            name=name,
            kind=kind,
        )
    properties = [each for root in roots for meta in root.iter("meta") for each in meta]
    settings = (Setting(each.tag, each.text or "") for each in properties)
    own = next((each.text for each in properties if each.tag == "title"), None)
    return OpenFile(body, tuple(roots), sensible_title(own), stated_in(settings, WORDING))


def paragraphs_in(element: Element) -> Iterator[str]:
    """The words of each paragraph or heading in an element, those of lists too."""
    for child in element:
        if child.tag in ("p", "h"):
            yield words_of(child)
        elif child.tag not in LEFT_OUT:
            yield from paragraphs_in(child)


def words_of(paragraph: Element) -> str:
    """The words of a paragraph as they are shown."""
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    yield _flowing(element.text)
    for child in element:
        if child.tag == "s":
            count = child.get("c", "1")
            yield " " * min(int(count) if count.isdecimal() and len(count) < 5 else 1, BLANKS)
        elif child.tag == "tab":
            yield "\t"
        elif child.tag == "line-break":
            yield "\n"
        elif child.tag not in LEFT_OUT:
            yield from _pieces(child)
        yield _flowing(child.tail)


def _flowing(words: str | None) -> str:
    """Words whose line ends and indents are layout of the file."""
    if not words:
        return ""
    inner = " ".join(words.split(" ")) if "\n" not in words and "\t" not in words else None
    return inner if inner is not None else " ".join(words.split())


def hidden_styles(roots: Iterable[Element], family: str, properties: str, name: str) -> set[str]:
    """The styles of a family in which an attribute of some properties says "false"."""
    return {
        style.get("name", "")
        for root in roots
        for style in root.iter("style")
        if style.get("family") == family
        for each in style.iter(properties)
        if each.get(name) in ("false", "hidden")
    }


def _parts(data: bytes, name: str) -> list[Element]:
    """The content, the styles and the properties; a flat file holds all in one."""
    if not is_archive(data):
        return [parse_xml(data, name)]
    archive = Archive(data, name)
    if MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST):
        raise encrypted(name)
    parts = ("content.xml", "styles.xml", "meta.xml")
    return [parse_xml(archive.read(part), name) for part in parts if part in archive]
