"""A quotation's card: the document's own words, and whose they are, and the steps it offers."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.checking.checker import Checker
from bot.checking.verdict import Verdict
from bot.citing.plain_text import cited
from bot.documents.citation import Citation
from bot.documents.layout import Page
from bot.documents.passage import Passage
from bot.documents.spans import Span
from bot.formats.sandbox.reading import read_document
from bot.viewing.excerpt import Step, Voiced
from tests.support.browser.scripted_chatbot import cite, make_document
from tests.ui.html.reading import TEXTS, answered, read
from ui.html.citation_card import quotation_html
from ui.web.escape import escape


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_quotation_is_read_back_as_it_stands(text: str) -> None:
    """Nothing a document can contain changes on its way through the HTML or the JSON."""
    document = make_document(text, title=text)
    html = answered(Citation(Passage(document, 0, len(text), 1), 0, len(text), 1.0))

    reader = read(html, "quote")

    assert reader.texts == [text]
    assert json.loads(reader.citations[0])["quote"] == text
    assert "\r" not in html  # a browser would read it as a line feed


def test_a_quotation_comes_with_its_number_speaker_question_and_place() -> None:
    """Beside each quotation stands whose words these are, what was asked and where it is."""
    document = make_document("Title\n\nWe walked.\n\nWe sang.", title="The long way")
    first = cite(document, "We walked.", speaker="Ada Stone", asked="How did you come?")
    second = cite(document, "We sang.")

    html = answered(first, second)

    assert read(html, "footnote").texts == ["1", "2"]
    assert read(html, "speaker").texts == ["Ada Stone"]
    assert read(html, "asked").texts == ["asked: How did you come?"]
    assert read(html, "place").texts == ["The long way¶ 2", "The long way¶ 3"]


def test_a_citation_in_plain_text_names_speaker_title_and_paragraph() -> None:
    """The form in which it is pasted into somebody's draft; a speaker is named where known."""
    document = make_document("Title\n\nWe walked.", title="The long way")

    assert cited(cite(document, "We walked.", speaker="Ada Stone")) == (
        "“We walked.” — Ada Stone, “The long way”, ¶ 2."
    )
    assert cited(cite(document, "We walked.")) == "“We walked.” — “The long way”, ¶ 2."


@pytest.mark.parametrize(
    ("voices", "shown", "who"),
    [
        ((Voiced("Reporter", asks=True),), ["Reporter asks"], "Reporter (asking), "),
        (
            (Voiced(None, asks=True),),
            ["A question in the document"],
            "A question in the document, ",
        ),
        ((Voiced(None, asks=False),), [], ""),
        (
            (Voiced("Reporter", asks=True), Voiced("Ada", asks=False), Voiced(None, asks=False)),
            ["Reporter asks Ada nobody named"],
            "Reporter (asking), Ada, nobody named, ",
        ),
    ],
)
def test_whose_words_a_person_chose_is_told(
    voices: tuple[Voiced, ...], shown: list[str], who: str
) -> None:
    """A question never looks like a claim, and several voices are all named, on the card and copied."""
    citation = cite(make_document("Why?"), "Why?")

    card = read(quotation_html(citation, None, 1, texts=TEXTS, voices=voices), "voice")

    assert card.texts == shown
    assert json.loads(card.citations[0])["cited"] == f"“Why?” — {who}“A document”, ¶ 1."


def test_a_card_offers_the_page_only_where_there_are_pages() -> None:
    """A quotation without a page has nothing to be seen there."""
    plain = make_document("We walked.")
    paged = replace(plain, layout=replace(plain.layout, pages=(Page(0, None),)))

    cards = [
        quotation_html(cite(document, "We walked."), 1, 1, texts=TEXTS)
        for document in (plain, paged)
    ]

    assert ['data-do="page"' in card for card in cards] == [False, True]


def test_every_step_has_a_name() -> None:
    """The marks on the buttons say nothing to who hears the page."""
    html = quotation_html(cite(make_document("We walked."), "We walked."), 1, 1, texts=TEXTS)

    for step in Step:
        name = escape(TEXTS[f"step.{step}"])
        assert f'data-widen="{step}" aria-label="{name}" title="{name}"' in html


@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=3),
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_marking_the_words_that_met_the_question_changes_no_character(
    text: str, spans: list[tuple[int, int]]
) -> None:
    """Whatever the spans are, the text is the slice, and what is marked stays inside it."""
    document = make_document(text)
    end = len(text) - 1
    matched = tuple(Span(min(span), max(span)) for span in spans)
    citation = Citation(Passage(document, 0, len(text), 1), 1, end, 1.0, matched)

    html = answered(citation)

    assert read(html, "quote").texts == [text[1:end]]
    assert all(words and words in text[1:end] for words in read(html, "matched").texts)


def test_the_words_that_met_the_question_are_marked() -> None:
    """Each on its own, clipped to the quotation, markup in them shown as the words it is."""
    document = make_document("So <b>we</b> walked home.")
    passage = Passage(document, 0, len(document.text), 1)
    matched = (Span(0, 4), Span(3, 12), Span(13, 19), Span(20, 25))

    html = answered(Citation(passage, 3, 24, 1.0, matched))

    assert read(html, "matched").texts == ["<", "b>we</b>", "walked", "home"]
    assert "b" not in read(html, "quote").tags


def test_a_carriage_return_is_kept() -> None:
    """HTML turns a carriage return into a line feed unless it is written as a reference."""
    assert escape("a\r\nb") == "a&#13;\nb"


def test_a_quotation_of_markdown_shows_words_and_keeps_the_marks_beneath() -> None:
    """On the card, on the clipboard and in a style; what is told of it is the exact slice."""
    words = "We **dug** [three wells](https://wells.example)."
    document = read_document(f"{words}\n".encode(), "wells.md", None)
    citation = Citation(Passage(document, 0, len(words), 1), 0, len(words), 1.0, (Span(12, 25),))
    reader = read(quotation_html(citation, 1, 1, texts=TEXTS), "quote")
    told = json.loads(reader.citations[0])

    assert reader.texts == ["We dug three wells."]
    assert (told["quote"], told["shown"]) == (words, "We dug three wells.")
    assert cited(citation).startswith("“We dug three wells.” — ")
    assert Checker([document]).check("We dug three wells.").verdict is Verdict.TYPOGRAPHY


def test_what_heads_a_tables_row_stands_beside_it_and_is_not_copied() -> None:
    """The row alone is quoted; markup in a head is shown as the words it is."""
    words = "(in <b>)\t2018\t2017\nDug\t1,577\t1,373"
    document = make_document(words)
    passage = Passage(document, 0, len(words), 1, (19,), heads=(Span(0, 18),))

    html = answered(Citation(passage, 19, len(words), 1.0))

    assert read(html, "quote").texts == ["Dug\t1,577\t1,373"]
    assert read(html, "heads").texts == ["(in <b>) · 2018 · 2017"]
    assert json.loads(read(html, "quote").citations[0])["quote"] == "Dug\t1,577\t1,373"
    assert read(answered(Citation(passage, 0, 18, 1.0)), "heads").texts == []


def test_a_quotation_is_shown_in_one_line_and_offered_exactly() -> None:
    """Where a page's width parted its words; where nothing differs there is nothing to offer."""
    words = "We walked along the river until it was hierarchi-\ncal and then home again."
    document = read_document(words.encode(), "walk.txt", None)
    quoted = Citation(Passage(document, 0, len(words), 1), 0, len(words), 1.0)
    plain = cite(make_document("We walked."), "We walked.")

    html = answered(quoted)

    assert read(html, "quote").texts == [words.replace("-\n", "")]
    known = json.loads(read(html, "quote").citations[0])
    assert (known["quote"], known["shown"]) == (words, words.replace("-\n", ""))
    assert 'data-copy="exact"' in html
    assert 'data-copy="exact"' not in answered(plain)
    assert cited(quoted).startswith(f"“{words.replace('-' + chr(10), '')}” — ")
