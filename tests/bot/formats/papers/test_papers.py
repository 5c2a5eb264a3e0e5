"""Notebooks, articles, books and editions: their words in order, and who wrote them."""

import json

import pytest

from bot.documents import Day
from bot.errors import DocumentError
from bot.formats.format import Extract
from bot.formats.papers import edition, fiction_book, jats, notebook
from bot.formats.plain import outlines
from bot.formats.sandbox.reading import format_of

ARTICLE = """<?xml version="1.0"?><!DOCTYPE article PUBLIC "x" "y">
<article article-type="research-article" xml:lang="en"><front><journal-meta>
<journal-title-group><journal-title>The Well</journal-title></journal-title-group>
<publisher><publisher-name>The Village</publisher-name></publisher></journal-meta><article-meta>
<article-id pub-id-type="doi">10.5555/wells.1</article-id>
<title-group><article-title>Water for <italic>the</italic> valley</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Obi</surname><given-names>Ada</given-names></name></contrib>
<contrib contrib-type="editor"><name><surname>Nobody</surname><given-names>A</given-names></name></contrib></contrib-group>
<pub-date pub-type="epub"><day>4</day><month>3</month><year>2024</year></pub-date>
<abstract><p>Short.</p></abstract></article-meta></front>
<body><sec><label>1</label><title>Wells</title><p>Of 10<sup>9</sup> litres<xref><sup>3</sup></xref> it took H<sub>2</sub>O.</p>
<list><list-item><p>One</p></list-item><list-item><p>Two</p></list-item></list>
<table-wrap><label>Table 1</label><caption><title>Counted</title></caption><table><thead><tr><td>Place</td><td>Wells</td></tr></thead>
<tbody><tr><td>East</td><td>40</td></tr></tbody></table></table-wrap></sec></body>
<back><ref-list><title>References</title><ref><label>3</label><element-citation><name><surname>Berg</surname><given-names>J</given-names></name>
<article-title>Ropes</article-title><year>1999</year></element-citation></ref></ref-list></back></article>"""
BOOK = """<?xml version="1.0"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info>
<author><first-name>Ada</first-name><last-name>Obi</last-name></author><book-title>The well</book-title><lang>en</lang>
</title-info><publish-info><publisher>The Village</publisher><year>1999</year></publish-info></description>
<body><section><title><p>One</p><p>The rope</p></title><p>It was <emphasis>deep</emphasis>.</p>
<poem><stanza><v>Water falls</v><v>and stays</v></stanza></poem><image/></section></body><binary id="a">AAAA</binary></FictionBook>"""
EDITION = """<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letters</title>
<author>Ada Obi</author></titleStmt></fileDesc></teiHeader><text><body><div><head>First</head><p>We <hi>dug</hi><note>In spring.</note> here.</p>
<list><item>One</item><item>Two</item></list><table><row><cell>a</cell><cell>b</cell></row></table><lg><l>Water falls</l><l>and stays</l></lg></div></body></text></TEI>"""


def seen(extract: Extract) -> list[tuple[str, str]]:
    """Each paragraph with its kind."""
    return [
        (each.kind.value, extract.text[each.start : each.end]) for each in extract.layout.paragraphs
    ]


def test_an_article_is_read_as_it_is_printed() -> None:
    """Numbers before what they number, raised figures as such, references as words."""
    extract = jats.FORMAT.read(ARTICLE.encode(), "a", None)

    assert seen(extract) == [
        ("heading", "Water for the valley"),
        ("text", "Ada Obi"),
        ("heading", "Abstract"),
        ("text", "Short."),
        ("heading", "1 Wells"),
        ("text", "Of 10⁹ litres³ it took H₂O."),
        ("item", "One"),
        ("item", "Two"),
        ("heading", "Table 1 Counted"),
        ("head-row", "Place\tWells"),
        ("row", "East\t40"),
        ("heading", "References"),
        ("item", "3 Berg J, Ropes 1999"),
    ]
    said = extract.stated
    assert (said.authors, said.issued, said.doi) == (
        ("Ada Obi",),
        Day(2024, 3, 4),
        "10.5555/wells.1",
    )
    assert (said.container, said.publisher, said.language) == ("The Well", "The Village", "en")


def test_a_book_is_read_without_its_pictures() -> None:
    """A title of two lines is one heading."""
    extract = fiction_book.FORMAT.read(BOOK.encode(), "a", None)

    assert seen(extract) == [
        ("heading", "One The rope"),
        ("text", "It was deep."),
        ("text", "Water falls"),
        ("text", "and stays"),
    ]
    assert (extract.title, extract.stated.authors) == ("The well", ("Ada Obi",))
    assert (extract.stated.issued, extract.stated.publisher) == (Day(1999), "The Village")


def test_an_edition_is_read_where_nobody_speaks() -> None:
    """One in which somebody does is a transcript."""
    extract = edition.FORMAT.read(EDITION.encode(), "a", None)

    assert [kind for kind, _ in seen(extract)] == [
        "heading",
        "text",
        "text",
        "text",
        "item",
        "item",
        "row",
        "text",
        "text",
    ]
    assert (
        extract.text.split()
        == "First We dug In spring. here. One Two a b Water falls and stays".split()
    )
    assert (extract.title, extract.stated.authors) == ("Letters", ("Ada Obi",))
    spoken = EDITION.replace("<p>", '<sp who="#a"><p>').replace("</p>", "</p></sp>")
    assert format_of(spoken.encode(), name="a.xml").name == "xml"


@pytest.mark.parametrize(
    ("data", "name"),
    [(ARTICLE, "jats"), (BOOK, "fb2"), (EDITION, "tei"), ("<?xml version='1.0'?><rss/>", "xml")],
)
def test_each_is_known_by_its_content(data: str, name: str) -> None:
    """Whatever it is called."""
    assert format_of(data.encode(), name="a.txt").name == name


def book(*cells: object, **metadata: object) -> bytes:
    """A notebook of these cells."""
    return json.dumps({"nbformat": 4, "metadata": metadata, "cells": cells}).encode()


def cell(kind: str, source: object, *outputs: object) -> dict[str, object]:
    """One cell."""
    return {"cell_type": kind, "source": source, "outputs": outputs}


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ([cell("markdown", "# Wells\n\nThey are **deep**.")], "Wells\n\nThey are deep."),
        ([cell("markdown", ["# Wells\n", "\n", "*Deep*."])], "Wells\n\nDeep."),
        ([cell("markdown", "- one\n- two")], "one\ntwo"),
        ([cell("code", "a = 1\nb = 2")], "a = 1\nb = 2"),
        ([cell("code", "print(1)", {"output_type": "stream", "text": ["1\n"]})], "print(1)\n\n1"),
        ([cell("code", "x", {"output_type": "execute_result", "data": {"text/plain": "40"}})], "x\n\n40"),
        ([cell("code", "x", {"output_type": "display_data", "data": {"image/png": "AA", "text/plain": "<Figure>"}})], "x"),
        ([cell("code", "x", {"output_type": "error", "ename": "KeyError", "evalue": "w", "traceback": ["\x1b[0m"]})], "x\n\nKeyError: w"),
        ([cell("code", "x", {"output_type": "stream", "text": "\x1b[31mred\x1b[0m"})], "x\n\nred"),
        ([cell("raw", "as is")], "as is"),
        ([None, cell("markdown", "Words")], "Words"),
    ],
)  # fmt: skip
def test_a_notebook_is_its_words_code_and_what_it_printed(cells: list[object], text: str) -> None:
    """Without marks, pictures and colours."""
    assert notebook.FORMAT.read(book(*cells), "a.ipynb", None).text == text
    assert format_of(book(*cells), name="a.json").name == "notebook"


def test_notebooks_say_who_wrote_them_and_old_ones_are_read() -> None:
    """Of one without a heading the file's name is the title."""
    extract = notebook.FORMAT.read(
        book(cell("code", "x"), authors=[{"name": "Ada Obi"}]), "count.ipynb", None
    )
    old = {
        "nbformat": 3,
        "worksheets": [
            {
                "cells": [
                    {"cell_type": "heading", "source": "Wells"},
                    {"cell_type": "code", "input": "x"},
                ]
            }
        ],
    }

    assert (extract.title, extract.stated.authors) == ("count", ("Ada Obi",))
    assert notebook.FORMAT.read(json.dumps(old).encode(), "a", None).text == "Wells\n\nx"
    with pytest.raises(DocumentError, match="without cells"):
        notebook.FORMAT.read(book(), "a", None)


@pytest.mark.parametrize(
    ("name", "source", "headings"),
    [
        ("a.org", "#+TITLE: Water\n#+AUTHOR: Ada Obi\n* Wells\nThey are deep.\n** Ropes\nNew.", ["Wells", "Ropes"]),
        ("a.rst", "Wells\n=====\n\nThey are deep.\n\n.. note::\n\nRopes\n-----\n\nNew.", ["Wells", "Ropes"]),
        ("a.adoc", "= Wells\n\nThey are deep.\n\n== Ropes\n\nNew.", ["Wells", "Ropes"]),
    ],
)  # fmt: skip
def test_headings_are_known_by_their_marks(name: str, source: str, headings: list[str]) -> None:
    """The text stays as it is."""
    extract = outlines.FORMAT.read(source.encode(), name, None)
    found = [each.words for each in extract.layout.paragraphs if each.kind.value == "heading"]

    assert extract.text == source
    assert [source[words.start : words.end] for words in found] == headings
    shown = "".join(source[each.start : each.end] for each in extract.layout.paragraphs)
    assert "".join(shown.split()) == "".join(source.split())
