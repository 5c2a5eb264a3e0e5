"""A quotation as it is shown: the lines of a paragraph as one, its words whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import (
    Citation,
    Document,
    Layout,
    Paragraph,
    ParagraphKind,
    Passage,
    Span,
    citation_record,
)
from bot.formats.plain import markdown, text
from tests.support.documents.pdf_files import page_of
from tests.support.documents.pdf_reading import read as read_pdf
from tests.support.documents.reading import read

LONG = "The keepers of the island light have written down every single"
FORMATS = ("pdf", "text", "markdown")


def shown(words: str, *, format: str = "pdf", joins: tuple[Span, ...] = ()) -> str:
    """One paragraph as it is shown."""
    paragraph = Paragraph(0, len(words), ParagraphKind.TEXT, Span(0, len(words)))
    return document_of(words, (paragraph,), format=format, joins=joins).shown(0, len(words))


def document_of(
    words: str,
    paragraphs: tuple[Paragraph, ...],
    *,
    format: str = "pdf",
    joins: tuple[Span, ...] = (),
) -> Document:
    layout = Layout(paragraphs, joins=joins)
    return Document("x", words, "0" * 64, format, "x", "utf-8", layout=layout)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", " \n", "\n   ", "\t\r\n\t"])
def test_the_lines_of_a_plain_texts_paragraph_are_shown_as_one(line_end: str) -> None:
    """Whatever ends them, and however the next is indented."""
    document = read(text.FORMAT, f"{LONG}{line_end}ship that passed.".encode())

    assert document.shown(0, document.characters) == f"{LONG} ship that passed."


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        (f"{LONG} hierarchi-\ncal thing. A hierarchical thing.", "every single hierarchical thing"),
        (f"{LONG} well-\nknown thing. A well-known thing.", "every single well-known thing"),
        (f"{LONG} two-\nand three-year bond.", "every single two- and three-year bond"),
        (f"{LONG} zwei-\nund dreimal.", "every single zwei- und dreimal"),
        (f"{LONG} sim\u00ad\nilar thing.", "every single similar thing"),
        (f"{LONG} mill\u2014\nwhich stands.", "every single mill\u2014which stands"),
        (f"{LONG} year 2019\u2013\n2023 there.", "every single year 2019\u20132023 there"),
        (f"{LONG} mill \u2013\nwhich stands.", "every single mill \u2013 which stands"),
        (f"{LONG} figure -\nno other.", "every single figure - no other"),
    ],
)
def test_hyphens_and_dashes_at_line_ends(words: str, whole: str) -> None:
    """A real hyphen stays, by the document's own words; one that the line's end made goes."""
    document = read(text.FORMAT, words.encode())

    assert whole in document.shown(0, document.characters)
    assert document.text == words


def test_in_a_pdf_words_are_whole_and_hyphens_kept() -> None:
    """As its reader joined them; the exact slice stays beneath."""
    extract = read_pdf(page_of(
        "Of the hierarchical order of the keepers of the light nothing is known, but that it is hierarchi-",
        "cal. Each well-known keeper of the light has a book of his own, and reads aloud from the well-",
        "known book whenever somebody comes by.",
    ))  # fmt: skip
    document = document_of(extract.text, extract.layout.paragraphs, joins=extract.layout.joins)

    assert "it is hierarchical. Each" in document.shown(0, document.characters)
    assert "from the well-known book" in document.shown(0, document.characters)
    assert "hierarchi-\ncal" in document.text


def test_chinese_lines_are_joined_without_a_space() -> None:
    """No space parts its words."""
    assert shown("\u4e2d\u6587\n\u6587\u5b57") == "\u4e2d\u6587\u6587\u5b57"
    assert shown("\u4e2d\u6587\nword") == "\u4e2d\u6587 word"


@pytest.mark.parametrize(
    "words",
    [
        "Thou art more lovely and more temperate\nRough winds do shake the darling buds,\nAnd so on",
        "int value = compute(other, thing);\nreturn value",
        "if (value) {\n    go(on)",
        "Rent        1,000\nheating     2,000",
        "Rent\t1,000\nheating\t2,000",
    ],
)
def test_lines_that_are_meant_stay(words: str) -> None:
    """Verse, code, and what is set out in columns."""
    assert shown(words, format="text") == words


@pytest.mark.parametrize("kind", [ParagraphKind.ROW, ParagraphKind.MARKUP])
def test_rows_and_markup_are_shown_as_they_stand(kind: ParagraphKind) -> None:
    """Nothing in them is the page's doing."""
    words = "one of these\nand another of these"
    document = document_of(words, (Paragraph(0, len(words), kind, Span(0, len(words))),))

    assert document.shown(0, len(words)) == words


def test_in_formats_that_break_lines_on_purpose_they_stay() -> None:
    """A web page's line ends are its writer's."""
    words = "1 Mill Lane\nrivermouth, by the sea"

    assert shown(words, format="html") == words
    assert shown(words) == "1 Mill Lane rivermouth, by the sea"


def test_paragraphs_stay_apart() -> None:
    """Their line ends are no line's."""
    words = "one of\nthese\n\nand an-\nother"
    paragraphs = tuple(
        Paragraph(start, end, ParagraphKind.TEXT, Span(start, end))
        for start, end in ((0, 12), (14, len(words)))
    )
    document = document_of(words, paragraphs, joins=(Span(20, 22),))

    assert document.shown(0, len(words)) == "one of these\n\nand another"
    assert document.shown(3, 16) == " of these\n\nan"


def test_markdown_is_shown_without_marks_and_line_ends() -> None:
    """A mark may stand beside a line's end."""
    words = f"{LONG} **ship\nthat** passed the island."
    document = read(markdown.FORMAT, words.encode())

    assert document.shown(0, len(words)) == f"{LONG} ship that passed the island."
    assert document.shown(len(LONG) + 2, len(words)).startswith("ship that")


def test_the_record_tells_both() -> None:
    """What other programs are told: the slice, and how it is shown."""
    document = read(text.FORMAT, f"{LONG}\nship that passed.".encode())
    record = citation_record(Citation(Passage(document, 0, 80, 1), 0, 80, 1.0))

    assert record["cited_text"] == f"{LONG}\nship that passed."
    assert record["shown"] == record["cited_text"].replace("\n", " ")


pieces = st.lists(
    st.sampled_from(
        ["hier", "-", "\n", " ", "\r\n", "and", "Word", "\u2013", "\u4e2d", ".", "\u00ad"]
    ),
    min_size=1,
    max_size=30,
)


@given(pieces, st.integers(0, 60), st.integers(0, 60), st.sampled_from(FORMATS), st.data())
def test_only_joins_and_white_space_differ(
    parts: list[str], one: int, other: int, format: str, data: st.DataObject
) -> None:
    """Whatever is cut out, in one piece or in two."""
    words = "".join(parts)
    start, end = sorted((min(one, len(words)), min(other, len(words))))
    joins = tuple(
        Span(at, at + 2) for at in range(len(words) - 1) if words[at : at + 2] == "-\n"
    )  # fmt: skip
    paragraph = Paragraph(0, len(words), ParagraphKind.TEXT, Span(0, len(words)))
    document = document_of(words, (paragraph,), format=format, joins=joins)

    expected = [
        letter
        for at, letter in enumerate(words[start:end], start)
        if not letter.isspace() and not any(join.start <= at < join.end for join in joins)
    ]

    assert [each for each in document.shown(start, end) if not each.isspace()] == expected
    middle = data.draw(st.integers(start, end))
    both = document.shown(start, middle) + document.shown(middle, end)
    assert both == document.shown(start, end)
