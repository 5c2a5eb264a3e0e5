"""What is no Word document, or one made to do harm, is read or refused in a sentence."""

import pytest
from hypothesis import given, settings

from bot.errors import DocumentError
from bot.formats.docx.reader import FORMAT
from tests.bot.formats.docx.written import NUMBERING, STYLES, p, r
from tests.support.documents.reading import read
from tests.support.documents.zips import FILE, LAUGHS, docx, zipped
from tests.support.texts import trees


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "old format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (docx(p(r("words")))[:700], "is a damaged archive"),
        (docx("", more={"word/document.xml": LAUGHS}), "declares XML entities"),
        (docx("", more={"word/document.xml": FILE}), "declares XML entities"),
        (docx("", more={"word/document.xml": "<a>\x00</a>"}), "is damaged"),
        (docx("", styles="<broken"), "is damaged"),
        (docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000 + "<w:p>" + "<w:ins>" * 5_000 + "</w:ins>" * 5_000 + "</w:p>"), "too deeply"),
        (zipped({"a.txt": "words"}), "is no Word document"),
        (b"words", "is a damaged archive"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    """It names the document, says what is wrong and what to do."""
    with pytest.raises(DocumentError, match=rf"^x.docx [^\n]*{reason}[^\n]*\.$"):
        FORMAT.read(data, "x.docx", None)


def test_only_word_documents_are_recognised() -> None:
    """By what is in them; a spreadsheet, another archive and a broken one are not."""
    assert not FORMAT.recognises(zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}))
    assert not FORMAT.recognises(zipped({"a": ""}))
    assert not FORMAT.recognises(docx("")[:300])
    assert not FORMAT.recognises(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a spreadsheet")
    assert not FORMAT.recognises(b"")


def test_a_hundred_thousand_paragraphs_are_read() -> None:
    """A long document is slow in proportion, not worse."""
    document = read(FORMAT, docx((p(r("Words of one paragraph.")) + p("")) * 100_000))

    assert len(document.layout.paragraphs) == 100_000


TAGS = (
    "w:p w:r w:t w:tbl w:tr w:tc w:sdt w:sdtContent w:ins w:del w:br w:tab w:fldChar w:pPr w:rPr "
    "w:numPr w:vMerge w:footnoteReference"
).split()


@settings(deadline=None)
@given(trees(TAGS, attributes='w:val="1" w:id="1"', letters="ab "))
def test_any_tree_of_words_tags_is_read(body: str) -> None:
    """In whatever order tags are nested, each word stands in one paragraph or none."""
    notes = f'<w:footnote w:id="1">{p(r("a note"))}{body}</w:footnote>'

    read(FORMAT, docx(body, styles=STYLES, numbering=NUMBERING, footnotes=notes))
