"""Raised and lowered figures never run into the figures they stand at, whatever the format."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formats.docx import reader as docx_reader
from bot.formats.html import reader as html_reader
from bot.formats.odt import reader as odt_reader
from bot.formats.rtf import reader as rtf_reader
from bot.formats.superscript import subscript, superscript
from tests.bot.formats.docx.written import p, r, table, tc
from tests.support.documents.web_pages import page
from tests.support.documents.zips import docx, odt

Piece = tuple[str, str]
"""Words, and how they stand: "", "super" or "sub"."""

WRITTEN: list[tuple[list[Piece], str]] = [
    ([("The lake holds 10", ""), ("9", "super"), (" litres.", "")], "The lake holds 10⁹ litres."),
    ([("It measures 450 m", ""), ("2", "super"), (".", "")], "It measures 450 m²."),
    ([("Changed in 1998", ""), ("3", "super"), (" again.", "")], "Changed in 1998³ again."),
    ([("10", ""), ("-6", "super"), (" of it", "")], "10⁻⁶ of it"),
    ([("The 1", ""), ("st", "super"), (" of May", "")], "The 1st of May"),
    ([("H", ""), ("2", "sub"), ("O and CO", ""), ("2", "sub")], "H2O and CO2"),
    ([("log", ""), ("2", "sub"), ("8 is 3", "")], "log₂8 is 3"),
    ([("2", ""), ("n", "super"), (" ways", "")], "2ⁿ ways"),
    ([("x", ""), ("n+1", "super"), (" grows", "")], "xⁿ⁺¹ grows"),
    ([("Q", ""), ("T2", "super"), (" holds", "")], "Q^T2 holds"),
    ([("two authors", ""), ("1,2", "super")], "two authors¹,²"),
    ([("as said", ""), ("[12]", "super"), (" before", "")], "as said[12] before"),
]
TAGS = {"": "{}", "super": "<sup>{}</sup>", "sub": "<sub>{}</sub>"}
STYLES = {"": "{}"} | {
    name: f'<span style="font-size: 60%; vertical-align: {name}">{{}}</span>'
    for name in ("super", "sub")
}
ALIGNED = {"": ""} | {name: f'<w:vertAlign w:val="{name}script"/>' for name in ("super", "sub")}
RAISED = {"": "{{{}}}", "super": "{{\\super {}}}", "sub": "{{\\sub {}}}"}
LIFTED = {"": "{}", "super": "{{\\up6\\fs16 {}}}", "sub": "{{\\dn4\\fs16 {}}}"}
SPANS = {"": "{}"} | {
    name: f'<text:span text:style-name="{name}">{{}}</text:span>' for name in ("super", "sub")
}
POSITIONS = """
<style:style style:name="super" style:family="text">
  <style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="sub" style:family="text">
  <style:text-properties style:text-position="-33% 58%"/></style:style>"""


def _joined(how: dict[str, str], pieces: list[Piece]) -> str:
    return "".join(how[height].format(words) for words, height in pieces)


def _html(pieces: list[Piece]) -> str:
    return html_reader.read(page(f"<p>{_joined(TAGS, pieces)}</p>"), "x", None).text


def _styled_html(pieces: list[Piece]) -> str:
    return html_reader.read(page(f"<p>{_joined(STYLES, pieces)}</p>"), "x", None).text


def _docx(pieces: list[Piece]) -> str:
    runs = "".join(r(words, ALIGNED[height]) for words, height in pieces)
    return docx_reader.FORMAT.read(docx(p(runs)), "x", None).text


def _rtf(pieces: list[Piece]) -> str:
    data = rf"{{\rtf1\ansi {_joined(RAISED, pieces)}\par}}"
    return rtf_reader.FORMAT.read(data.encode(), "x", None).text


def _lifted_rtf(pieces: list[Piece]) -> str:
    data = rf"{{\rtf1\ansi {_joined(LIFTED, pieces)}\par}}"
    return rtf_reader.FORMAT.read(data.encode(), "x", None).text


def _odt(pieces: list[Piece]) -> str:
    body = f"<text:p>{_joined(SPANS, pieces)}</text:p>"
    return odt_reader.FORMAT.read(odt(body, automatic=POSITIONS), "x", None).text


@pytest.mark.parametrize("read", [_html, _styled_html, _docx, _rtf, _lifted_rtf, _odt])
def test_what_is_raised_is_read_as_a_reader_reads_it(read: Callable[[list[Piece]], str]) -> None:
    """A power is a power and a year is a year, in each format."""
    for pieces, words in WRITTEN:
        assert read(pieces) == words


@given(
    st.text("0123456789", min_size=1, max_size=4), st.sampled_from(["10", "1998", "m", "x", ")"])
)
def test_raised_figures_never_make_another_number(raised: str, before: str) -> None:
    """They are kept, and none of them is a figure of the number before."""
    written = superscript(raised, before)

    assert len(written) == len(raised)
    assert not any(letter.isdecimal() for letter in written)


def test_lowered_figures_after_figures_are_kept_apart() -> None:
    """After letters they stay as everybody writes them."""
    assert (subscript("2", "10"), subscript("2", "H"), subscript("i", "x")) == ("₂", "2", "i")


@pytest.mark.parametrize(
    "mark",
    [
        '<sup><a href="#n1">3</a></sup>',
        '<a href="#n1"><sup>3</sup></a>',
        '<a href="notes.html#n1" style="vertical-align:super">3</a>',
        '<a epub:type="noteref" href="#n1">3</a>',
        '<a role="doc-noteref" href="#n1">3</a>',
        '<sup class="reference"><a href="#cite"><span>[</span>3<span>]</span></a></sup>',
        '<sup><a href="#n1">*</a></sup>',
    ],
)
def test_a_link_that_is_a_raised_number_is_a_notes_mark(mark: str) -> None:
    """It is none of the sentence's words; a raised word or a level link is."""
    read = html_reader.read(page(f"<p>Changed in 1998{mark} again.</p>"), "x", None)
    level = html_reader.read(page('<p>See <a href="#n1">3</a> and <sup>3</sup>.</p>'), "x", None)

    assert (read.text, level.text) == ("Changed in 1998 again.", "See 3 and ³.")


def test_formulas_keep_their_powers_fractions_and_roots() -> None:
    """In Word's way of writing them, and in MathML."""
    power = (
        "<m:sSup><m:e><m:r><m:t>r</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    )
    over = (
        "<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b+1</m:t></m:r></m:den></m:f>"
    )
    word = docx_reader.FORMAT.read(docx(p(f"<m:oMath>{power}{over}</m:oMath>")), "x", None)
    web = page(
        "<p><math><msup><mi>r</mi><mn>2</mn></msup><mfrac><mi>a</mi>"
        "<mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac></math></p>"
    )

    assert word.text == html_reader.read(web, "x", None).text == "r²a/(b+1)"


def test_rows_of_word_are_hidden_only_where_they_are() -> None:
    """`w:val="0"` says that a property is off, as everywhere in Word's files."""
    shown = "".join(
        f"<w:tr><w:trPr><w:hidden{off}/></w:trPr>{tc(p(r(word)))}{tc(p(r('x')))}</w:tr>"
        for word, off in [("zero", ' w:val="0"'), ("false", ' w:val="false"'), ("gone", "")]
    )
    body = table(tc(p(r("head"))) + tc(p(r("y")))).replace("</w:tbl>", f"{shown}</w:tbl>")

    assert docx_reader.FORMAT.read(docx(body), "x", None).text == "head\ty\nzero\tx\nfalse\tx"


@pytest.mark.parametrize(
    "middle",
    [
        r"{\b\*\cs7\fs24 had been repaired}",
        r"{\*\cs7 had been repaired}",
        r"{\*\ts3 had been repaired}",
        r"{\i\*\unknownword had been repaired}",
        r"{\*\plain had been repaired}",
    ],
)
def test_a_star_in_rtf_hides_only_what_is_a_destination(middle: str) -> None:
    """Amid a group, or before a word that only says how words look, it hides nothing."""
    data = rf"{{\rtf1\ansi{{\stylesheet{{\s1 Default;}}{{\*\cs7 Heading 1;}}}}\pard The engine {middle}.\par"
    data += r"{\*\unknowndestination HIDDEN}\pard\s0 Next.\par}"

    read = rtf_reader.FORMAT.read(data.encode(), "x", None)

    assert read.text == "The engine had been repaired.\n\nNext."
    assert {each.kind.value for each in read.layout.paragraphs} == {"text"}
