"""E-books made by hand: an archive, a package, chapters."""

from tests.support.documents.web_pages import PROSE, xhtml
from tests.support.documents.zips import zipped

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
NCX = """<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://example.invalid/ncx.dtd">
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>{title}</text></navLabel>
<content src="{href}#start"/></navPoint></navMap></ncx>"""
CHAPTERS = {
    "cover.xhtml": "<p>cover words</p>",
    "toc.xhtml": '<nav epub:type="toc"><ol><li><a href="text/one.xhtml">One: Water</a></li>'
    '<li><a href="text/two%20b.xhtml#x">Two: <i>Rope</i></a></li></ol></nav>',
    "notes.xhtml": "<h1>Notes</h1><p>1. A note beside the text.</p>",
    "text/one.xhtml": f'<header><h1>Water</h1></header><p>{PROSE}<sup>1</sup></p>'
    '<aside epub:type="footnote"><p>1. A footnote.</p></aside><img src="../pixel.png"/>',
    "text/two b.xhtml": "<p>Rope is bought by the metre.</p><script>script words</script>",
}  # fmt: skip


def package(*, spine: str, manifest: str, title: str = "The book of wells", more: str = "") -> str:
    """The package's XML."""
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></metadata>'
        f"<manifest>{manifest}</manifest><spine>{spine}</spine>{more}</package>"
    )


def item(number: int, href: str, *, properties: str = "") -> str:
    """A line of the manifest."""
    return f'<item id="i{number}" href="{href}" media-type="application/xhtml+xml" properties="{properties}"/>'


def book(
    chapters: dict[str, str] = CHAPTERS,
    *,
    spine: str | None = None,
    manifest: str = "",
    more: dict[str, str | bytes] | None = None,
    guide: str = "",
) -> bytes:
    """A book of chapters, by their names below `OEBPS`; each the body of a page.

    Args:
        spine: the package's, if it is not all chapters in their order.
        manifest: more lines of it.
        more: other parts, by their names in the archive.
        guide: what stands in `<guide>`.
    """
    items = "".join(
        item(number, name.replace(" ", "%20"), properties="nav" if name == "toc.xhtml" else "")
        for number, name in enumerate(chapters)
    )
    all_of_them = "".join(
        f'<itemref idref="i{number}" linear="{"no" if name == "notes.xhtml" else "yes"}"/>'
        for number, name in enumerate(chapters)
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package(
            spine=spine or all_of_them, manifest=items + manifest, more=f"<guide>{guide}</guide>"
        ),
        **{f"OEBPS/{name}": xhtml(body, head="<title/>") for name, body in chapters.items()},
    }
    return zipped(parts | (more or {}))
