"""The parts of a Word file: which of them holds the words, which the notes and styles."""

from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from bot.documents import Metadata
from bot.errors import DocumentError
from bot.formats.archive import Archive
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.xml import parse_xml, without_namespaces

CONTENT_TYPES = "[Content_Types].xml"
WORDING = Wording(authors=("creator",), language=("language",))
"""`created` and `modified` are no dates of publication: Word writes them when a file is saved, and
one made from a template is as old as the template. Its `Company` is whose copy of Word it was."""


class Package:
    """The parts of one Word file and how they refer to each other."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open it.

        Raises:
            DocumentError: it is damaged, made to do harm, or no Word document.
        """
        self._name = name
        self._archive = Archive(data, name)
        self._of_package = self._relations("")
        main = self._of_package.get("officeDocument", "word/document.xml")
        if main not in self._archive:
            raise DocumentError(
                "{name} is no Word document; save it as .docx or as PDF.",
                code="docx-none",
                name=name,
            )
        self._of_main = self._relations(main)
        self.main = self._tree(main)
        core = self._of_package.get("core-properties")
        self._core = self._tree(core) if core and core in self._archive else None

    def part(self, relation: str) -> Element | None:
        """The part that stands in a relation to the document: "styles", "footnotes"."""
        part = self._of_main.get(relation)
        return self._tree(part) if part and part in self._archive else None

    def title(self) -> str | None:
        """What the file's properties say it is called."""
        return None if self._core is None else self._core.findtext("title")

    def stated(self) -> Metadata:
        """What the file's properties state of it."""
        core = () if self._core is None else self._core
        return stated_in((Setting(each.tag, each.text or "") for each in core), WORDING)

    def _tree(self, part: str) -> Element:
        return without_namespaces(parse_xml(self._archive.read(part), self._name))

    def _relations(self, part: str) -> dict[str, str]:
        """The parts a part refers to, by the last word of the relation's type; none outside."""
        folder = dirname(part)
        listed = join(folder, "_rels", part[len(folder) :].lstrip("/") + ".rels")
        if listed not in self._archive:
            return {}
        return {
            each.get("Type", "").rpartition("/")[2]: normpath(
                join("/", folder, each.get("Target", ""))
            ).lstrip("/")
            for each in self._tree(listed)
            if each.get("TargetMode") != "External"
        }
