"""What an e-book states of itself in its package."""

from bot.documents.metadata import Day, Metadata
from bot.formats.loading import decode_document
from tests.support.documents.books import CHAPTERS, CONTAINER, item
from tests.support.documents.web_pages import xhtml
from tests.support.documents.zips import zipped


def in_book(metadata: str) -> Metadata:
    """What an e-book states whose package's metadata hold this."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
        f'<manifest>{item(0, "one.xhtml")}</manifest><spine><itemref idref="i0"/></spine></package>'
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package,
        "OEBPS/one.xhtml": xhtml(CHAPTERS["text/one.xhtml"]),
    }
    return decode_document(zipped(parts), name="wells.epub").stated


def test_a_book_of_epub_2_states_who_did_what() -> None:
    """Its author as the name is sorted, and nobody who translated or made the file."""
    metadata = """<dc:creator opf:role="aut" opf:file-as="Obi, Ada">Ada Obi</dc:creator>
    <dc:creator opf:role="trl">Jan Berg</dc:creator><dc:publisher>Well Press</dc:publisher>
    <dc:date opf:event="modification">2024-01-01</dc:date>
    <dc:date opf:event="publication">1998-05</dc:date><dc:language>en</dc:language>
    <dc:identifier>urn:isbn:1</dc:identifier><dc:identifier>https://wells.example/b</dc:identifier>"""

    assert in_book(metadata) == Metadata(
        authors=("Obi, Ada",),
        issued=Day(1998, 5),
        publisher="Well Press",
        url="https://wells.example/b",
        language="en",
    )


def test_a_book_of_epub_3_states_it_by_refining() -> None:
    """Roles and sorted names stand in `meta`; where no role is told, all of them wrote it."""
    creators = '<dc:creator id="a">Ada Obi</dc:creator><dc:creator id="b">Jan Berg</dc:creator>'
    refined = (
        '<meta refines="#a" property="role" scheme="marc:relators">ill</meta>'
        '<meta refines="#b" property="role" scheme="marc:relators">aut</meta>'
        '<meta refines="#b" property="file-as">Berg, Jan</meta>'
    )

    assert in_book(creators).authors == ("Ada Obi", "Jan Berg")
    assert in_book(creators + refined).authors == ("Berg, Jan",)
    assert in_book('<dc:creator file-as="B12">Ada Obi</dc:creator>').authors == ("Ada Obi",)
    assert in_book("<dc:date>0101-01-01T00:00:00+00:00</dc:date>").issued is None
