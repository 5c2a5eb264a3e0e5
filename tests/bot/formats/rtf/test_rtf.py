"""Rich Text Format: what its readers see is read, and nothing else."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.formats.rtf import reader as rtf
from bot.formats.rtf.reader import FORMAT
from tests.support.documents.reading import SAID, bold, kinds, quoted, read

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0\uc1"
    rb"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204{\*\falt Other}Arial Cyr;}"
    rb"{\f2\fcharset2 Symbol;}{\f3\fcharset128 MS Mincho;}}"
    rb"{\colortbl;\red0\green0\blue0;}"
    rb"{\stylesheet{\s0\fs24 Normal;}{\s1\b\fs32 heading 1,h1;}{\s2\outlinelevel1 Eigen;}"
    rb"{\s5 Title;}{\*\cs10 Strong;}}"
    rb"{\info{\title Document1}{\author SOMEBODY}}"
)


def made(body: bytes, *, head: bytes = HEAD) -> bytes:
    """A document."""
    return head + body + b"}"


def text(body: bytes) -> str:
    """The text of a document."""
    return read(FORMAT, made(body)).text


def test_an_interview_with_names_in_bold_is_cited_with_heading_and_speaker() -> None:
    """Gold: the engineer's words under the heading, the reporter's questions asked by nobody."""
    body = rb"\pard\s1 On wells\par" + b"".join(
        b"\\pard\\plain {\\b %s} %s\\par\r\n" % (name.encode(), words.encode())
        for name, words in SAID
    )
    document = read(FORMAT, made(body))

    assert FORMAT.recognises(made(body))
    assert bold(document) == [name for name, _ in SAID]
    assert ("On wells", "Engineer", SAID[3][1]) in quoted(document)
    assert not any(words.startswith("Why") for _, _, words in quoted(document))


def test_headings_and_the_title_are_known() -> None:
    """By the style's name, its outline level or the paragraph's own; by the file's own title first."""
    body = (
        rb"\pard\s5 Wells\par\pard\s1 One\par\pard\s2 Two\par\pard\outlinelevel0 Three\par"
        rb"\pard Words.\par\pard\s1 " + b"words " * 100 + rb"\par"
    )
    document = read(FORMAT, made(body))

    assert [kind for kind, _ in kinds(document)] == ["heading"] * 4 + ["text"] * 2
    assert document.title == "Wells"
    own = rb"{\rtf1{\info{\title On wells, caf\'e9}}"
    assert read(FORMAT, made(b"x", head=own)).title == "On wells, café"


def test_letters_are_read_in_the_code_page_of_their_font() -> None:
    """Western, Cyrillic, Japanese in two bytes, Greek in Symbol."""
    body = rb"caf\'e9 \'93so\'94 \f1\'cf\'f0\f3 \'82\'a0\f2 ab\f0 ."

    assert text(body) == "café “so” Прあαβ."


def test_unicode_letters_take_the_place_of_what_stands_for_them() -> None:
    """One byte or several or none after each; above U+FFFF in two halves."""
    body = (
        rb"\u233\'3f t\u-10179?\u-8704? \uc2\u8220\'3f\'3fyes\uc0\u8221 {\uc1\u8212-}\u8230"
        rb" {\upr{OLD}{\*\ud new \u8230 }} \uc1\u-10179?\u"
    )

    assert text(body) == "é t😀 “yes”—…new …"


def test_signs_have_their_own_control_words() -> None:
    """Dashes, quotation marks, spaces and hyphens that hold words together, breaks."""
    body = rb"a\emdash b\~c\_d\-e\tab\lquote f\rquote\line g \{\\\}" + b"\\\nh\\\r\ni"

    assert text(body) == "a—b\u00a0c\u2011d\u00ade\t‘f’\ng {\\}\n\nh\n\ni"


def test_what_a_reader_does_not_see_is_left_out() -> None:
    """Hidden and deleted words, instructions of fields, pictures, running heads, unknown groups."""
    body = (
        rb"{\header HEAD}{\footerf FOOT}{\v HIDDEN}{\deleted GONE\par}Seen"
        rb"{\field{\*\fldinst HYPERLINK http://example.invalid}{\fldrslt  a link}}"
        rb"{\pict\pngblip 89504e470d0a1a0a}{\*\unknown UNKNOWN{\b too}}{\*\annotation COMMENT}"
        rb"{\object\objemb{\*\objdata 0105}{\result  and an object}}\v NO\v0 .\plain"
    )

    assert text(body) == "Seen a link and an object."


def test_binary_data_is_stepped_over() -> None:
    """Whatever braces and words are in it."""
    assert text(rb"before\bin9 }}}\par{{ after {\pict\bin3 }}}}") == "before after"
    assert text(rb"words \bin999999999 ") == "words"
    assert text(rb"words \bin-5 more") == "words more"


def test_list_items_show_the_number_they_were_given() -> None:
    """Bullets of any font are no number."""
    body = (
        rb"{\listtext\pard\plain\f0 1.\tab}\pard\ls1 one\par{\pntext\f0 b)\tab}two\par"
        rb"{\listtext\f2\'b7\tab}three\par{\listtext\f0 o\tab}four\par\pard plain\par"
    )
    document = read(FORMAT, made(body))

    assert document.text == "1. one\nb) two\nthree\nfour\n\nplain"
    assert kinds(document) == [
        *(("item", words) for words in "one two three four".split()),
        ("text", "plain"),
    ]


def test_tables_are_rows_and_a_table_in_a_cell_comes_after() -> None:
    """A tab between cells, a line end between the paragraphs of one; unfinished ones lose nothing."""
    body = (
        rb"Before.\par\trowd\cellx1\cellx2\pard\intbl {\b A}\cell B\par C\par\cell\row"
        rb"\pard\intbl\itap2 n\nestcell m\nestcell{\*\nesttableprops\trowd\nestrow}"
        rb"{\nonesttables\par}\pard\intbl\itap1 D\cell\cell\row"
        rb"\pard After.\par\pard\intbl E\cell F"
    )
    document = read(FORMAT, made(body))

    assert document.text == "Before.\n\nA\tB\nC\nD\nn\tm\n\nAfter.\n\nE\tF"
    assert bold(document) == ["A"]


def test_notes_and_text_boxes_stand_after_the_paragraph_they_belong_to() -> None:
    """In order, and without the number that refers to them; not what is hidden."""
    body = (
        rb"First{\super\chftn{\footnote\pard\plain\chftn  One.\par Two.}} words"
        rb"{\shp{\*\shpinst{\sp{\sn name}{\sv value}}{\shptxt \pard In a box.\par}}{\shprslt OLD}}"
        rb"{\v{\footnote HIDDEN}}.\par Second.\par"
    )

    assert text(body) == "First words.\n\nOne.\n\nTwo.\n\nIn a box.\n\nSecond."


def test_a_file_that_ends_in_the_middle_says_so() -> None:
    """What there is of it is read; what stands after the end is not."""
    cut = read(FORMAT, made(rb"Words {\b and{\footnote more")[:-1])

    assert cut.text == "Words and\n\nmore"
    assert cut.notes == ("x ends in the middle; what there is was read.",)
    assert text(rb"Words.}}}} garbage \par") == "Words."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words", "is no RTF document"),
        (made(b"{" * (rtf.DEEPEST_GROUP + 1)), "is nested too deeply"),
        (made(b"\\b" * rtf.MOST_MARKS), "has more than 4,000,000 control words"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    """It names the document, says what is wrong and what to do."""
    with pytest.raises(DocumentError, match=rf"^x.rtf {reason}[^\n]*\.$"):
        FORMAT.read(data, "x.rtf", None)


def test_a_hundred_thousand_paragraphs_are_read() -> None:
    """A long document is slow in proportion, not worse."""
    document = read(FORMAT, made(b"\\pard Words of one paragraph.\\par\n" * 100_000))

    assert len(document.layout.paragraphs) == 100_000


WORDS = (
    rb"\par \pard \b \b0 \v \v0 \plain \intbl \itap2 \cell \row \nestcell \nestrow \deleted \s1 "
    rb"\u8220 \u-10179 \u-8704 \uc3 \'82 \f2 \f3 \f9 \* \footnote \shp \shptxt \listtext \fonttbl "
    rb"\stylesheet \info \title \pict \bin \bin3 \upr \ud \field \fldinst \page \~ \\ \{ \} \' \ansicpg1 "
    rb"{ } { } words ; 1. \cpg932 \fcharset128 \deff7 \outlinelevel1"
).split(b" ")


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.binary(max_size=5)), max_size=60).map(
        partial(bytes.join, b" ")
    )
)
def test_any_run_of_control_words_is_read(body: bytes) -> None:
    """In whatever order they come, each word stands in one paragraph or none."""
    read(FORMAT, made(body))
