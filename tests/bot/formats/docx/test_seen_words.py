"""A Word document's words are those its reader sees, each as the character it shows."""

from bot.formats.docx.reader import FORMAT
from tests.bot.formats.docx.written import STYLES, p, r, tc
from tests.support.documents.reading import bold, read
from tests.support.documents.zips import docx, zipped


def test_tracked_changes_are_taken_as_accepted() -> None:
    """Inserted words are there, deleted ones are not, moved ones stand once, ends that went join."""
    body = (
        p(
            r("Ada ")
            + f"<w:ins>{r('dug')}</w:ins>"
            + "<w:del><w:r><w:delText>dreamt of</w:delText></w:r></w:del>"
            + r(" wells.")
            + f"<w:moveFrom>{r('Moved. ')}</w:moveFrom>"
        )
        + p(f"<w:moveTo>{r('Moved. ')}</w:moveTo>" + r("Here."))
        + p(r("One, "), "<w:rPr><w:del/></w:rPr>")
        + p(r("and the same."))
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{tc(p(r('GONE')))}</w:tr></w:tbl>"
    )

    assert read(FORMAT, docx(body)).text == ("Ada dug wells.\n\nMoved. Here.\n\nOne, and the same.")


def test_what_a_reader_does_not_see_is_left_out() -> None:
    """Hidden words, instructions of fields, comments; links and content controls are seen."""
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    body = (
        p(r("Seen ") + r("HIDDEN", "<w:vanish/>") + r("and shown.", '<w:vanish w:val="0"/>'))
        + p(
            r("Page ")
            + field("begin")
            + "<w:r><w:instrText>IF </w:instrText></w:r>"
            + field("begin")
            + field("separate")
            + r("INNER")
            + field("end")
            + field("separate")
            + r("7")
            + field("end")
            + r(".")
        )
        + p(f'<w:hyperlink r:id="p">{r("a link")}</w:hyperlink><w:commentReference w:id="1"/>')
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('In a control.'))}</w:sdtContent></w:sdt>"
        + p(f"<w:sdt><w:sdtContent>{r('Inline.')}</w:sdtContent></w:sdt>")
    )
    comments = {"word/comments.xml": f"<comments>{r('COMMENT')}</comments>".replace("w:", "")}
    document = read(FORMAT, docx(body, more=dict(comments)))

    assert document.text == ("Seen and shown.\n\nPage 7.\n\na link\n\nIn a control.\n\nInline.")


def test_tabs_breaks_hyphens_symbols_and_formulas_are_kept() -> None:
    """Each as the character it shows."""
    body = p(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:sym w:font="Symbol" w:char="F061"/>'
        '<w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Other" w:char="2022"/>'
        '<w:sym w:char="zz"/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>' + r("\u00a0e ")
    )

    assert read(FORMAT, docx(body)).text == "a\tb\nc\u2011d\u00adα→•x\u00a0e"


def test_bold_may_come_from_a_style_and_be_taken_back() -> None:
    """Only the words a paragraph begins with count."""
    body = (
        p(r("Name:", '<w:rStyle w:val="Fett"/>') + r(" words"))
        + p(r("Not", '<w:rStyle w:val="Fett"/><w:b w:val="0"/>') + r(" bold", "<w:b/>"))
        + p(r("All of it", "<w:b/>"))
    )

    assert bold(read(FORMAT, docx(body, styles=STYLES))) == ["Name:", "All of it"]


def test_macros_objects_and_remote_parts_are_never_opened() -> None:
    """A document with macros is text like any other; what is elsewhere stays there."""
    data = docx(
        p(r("Words.")),
        more={"word/vbaProject.bin": b"macro", "word/embeddings/a.zip": zipped({"a": "inner"})},
    )

    assert FORMAT.recognises(data)
    assert ".docm" in FORMAT.endings
    assert read(FORMAT, data).text == "Words."
