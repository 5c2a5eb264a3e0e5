"""An answer as HTML: read back by a parser, it is what the document says."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ui
from bot.citing.plain_text import cited
from bot.documents.citation import Citation
from bot.documents.layout import Page
from bot.documents.passage import Passage
from bot.documents.spans import Span
from bot.errors import Notice
from bot.retrieval.answer import Answer, Confidence
from bot.viewing.excerpt import Step, Voiced
from tests.support.browser.scripted_chatbot import cite, make_document
from ui.chat.theme import PAPER
from ui.html.answer import answer_html as rendered
from ui.html.answer import question_html, similar_html
from ui.html.citation_card import quotation_html
from ui.web.chat_request import ChatRequest
from ui.web.escape import escape
from ui.web.texts import ENGLISH, texts_in

TEXTS = texts_in(ENGLISH)

TOKENS = (Path(ui.__file__).parent / "static" / "tokens.css").read_text(encoding="utf-8")


class Reader(HTMLParser):
    """Collects the text of the elements of one class, and every tag there is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.texts, self.tags = name, list[str](), set[str]()
        self.citations: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attrs)
        if data := values.get("data-citation"):
            self.citations.append(data)
        if self._inside:
            self._inside += 1
        elif self.name in (values.get("class") or "").split():
            self._inside = 1
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside -= bool(self._inside)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data


def read(html: str, name: str) -> Reader:
    reader = Reader(name)
    reader.feed(html)
    reader.close()
    return reader


def answer_html(answer: Answer) -> str:
    return rendered(answer, TEXTS)


def answered(*citations: Citation, confidence: Confidence = Confidence.LIKELY) -> str:
    return answer_html(Answer("Why?", citations, (), confidence, 1.0))


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_quotation_is_read_back_as_it_stands(text: str) -> None:
    """Nothing a document can contain changes on its way through the HTML or the JSON."""
    document = make_document(text, title=text)
    html = answered(Citation(Passage(document, 0, len(text), 1), 0, len(text), 1.0))

    reader = read(html, "quote")

    assert reader.texts == [text]
    assert json.loads(reader.citations[0])["quote"] == text
    assert "\r" not in html  # a browser would read it as a line feed


@pytest.mark.parametrize("words", ['<img src=x onerror="alert(1)">', "<script>alert(1)</script>"])
def test_no_markup_comes_in_with_words(words: str) -> None:
    """A title, a speaker, a question or a quotation that is markup is shown as the words it is."""
    document = make_document(words, name=words, title=words)
    passage = Passage(document, 0, len(words), 1, (), words, words, words)
    citation = Citation(passage, 0, len(words), 1.0)
    answer = Answer(
        words,
        (citation,),
        (),
        Confidence.CERTAIN,
        1.0,
        understood_as=words,
        warnings=(Notice(words),),
    )

    pages = [
        answer_html(answer),
        question_html(ChatRequest(words, speaker=words), TEXTS, within=words),
    ]

    for html in pages:
        assert not read(html, "quote").tags & {"img", "script"}


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


@pytest.mark.parametrize("confidence", [Confidence.CERTAIN, Confidence.LIKELY, Confidence.UNSURE])
def test_how_sure_the_answer_is_stands_in_words(confidence: Confidence) -> None:
    """A number would mean nothing to a reader; each grade has its own sentence."""
    html = answered(cite(make_document("We walked."), "We walked."), confidence=confidence)

    (words,) = read(html, "confidence").texts
    assert words.endswith(".") and "question" in words


def test_what_the_document_does_not_say_is_said_so() -> None:
    """The sentence is always the same; the closest passages are folded away and labelled."""
    closest = (cite(make_document("We walked."), "We walked."),)
    bare = answer_html(Answer("Why?", (), (), Confidence.NONE, 1.0))
    html = answer_html(Answer("Why?", (), closest, Confidence.NONE, 1.0))

    assert read(bare, "answer").texts == [TEXTS["answer.none"]] == ["The document does not say."]
    assert read(html, "verdict").texts == [TEXTS["answer.none"]]
    assert read(html, "closest").texts[0].startswith(TEXTS["answer.closest"])
    assert "<details" in html and "<details open" not in html
    assert read(html, "confidence").texts == []


def test_a_completed_question_is_shown_as_it_was_understood() -> None:
    """A reader sees what was made of a follow-up question."""
    html = answer_html(
        Answer("And she?", (), (), Confidence.NONE, 1.0, understood_as="Who was she?")
    )

    assert read(html, "understood").texts == [
        f"Understood as: Who was she? {TEXTS['answer.exactly']}"
    ]
    assert read(html, "exactly").texts == [TEXTS["answer.exactly"]]


def test_a_warning_stands_above_the_quotations() -> None:
    """What makes an answer doubtful is read before it; without a warning there is no note."""
    citation = cite(make_document("We walked."), "We walked.")
    answer = Answer(
        "Warum?", (citation,), (), Confidence.LIKELY, 1.0, warnings=(Notice("Not <English>?"),)
    )

    html = answer_html(answer)

    assert read(html, "warning").texts == ["Not <English>?"]
    assert html.index('role="note"') < html.index("<blockquote")
    assert 'role="note"' not in answered(citation)


def test_a_warning_is_said_in_the_language_of_the_page() -> None:
    """What is wrong with a document as well as with the question."""
    damage = Notice("{name} is damaged.", "damaged", {"name": "talk.txt", "place": "/talk.txt"})
    answer = Answer("Why?", (), (), Confidence.NONE, 1.0, warnings=(damage,))

    html = rendered(answer, texts_in("de"))

    assert read(html, "warning").texts == [
        "talk.txt ist in der Bibliothek beschädigt und wird nicht zitiert; bitte neu hinzufügen."
    ]


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


def test_passages_like_a_quotation_answer_nothing() -> None:
    """They stand under a heading of their own, without a word of how well they answer."""
    citation = cite(make_document("We walked."), "We walked.")

    html = similar_html((citation,), TEXTS)

    assert read(html, "alike").texts == ["Passages like it"]
    assert read(html, "quote").texts == ["We walked."]
    assert read(html, "confidence").texts == []
    assert read(similar_html((), TEXTS), "alike").texts == ["No other passage is like it."]


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


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("ink", "paper", 7.0),
        ("ink", "sheet", 7.0),
        ("ink-quiet", "paper", 4.5),
        ("ink-quiet", "sheet", 4.5),
        ("ink-quiet", "wash", 4.5),
        ("accent", "paper", 4.5),
        ("accent", "sheet", 4.5),
        ("accent", "wash", 4.5),
        ("on-accent", "accent", 4.5),
        ("on-lamp", "lamp", 7.0),
        ("alarm", "paper", 4.5),
        ("alarm", "sheet", 4.5),
        ("edge", "paper", 3.0),
        ("edge", "sheet", 3.0),
    ],
)
def test_colours_can_be_told_apart(front: str, back: str, least: float, scheme: int) -> None:
    """WCAG 2.2 AA: 4.5 to 1 for words, 3 to 1 for what is pressed; the document's words have 7."""
    lighter, darker = sorted(
        (_luminance(_colour(front, scheme)), _luminance(_colour(back, scheme))), reverse=True
    )

    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_gradio_paints_the_same_paper() -> None:
    """Before the style sheet has come the page already has its colour."""
    assert (_colour("paper", 0), _colour("paper", 1)) == PAPER


def _colour(token: str, scheme: int) -> str:
    found = re.search(rf"--{token}: light-dark\((#\w+), (#\w+)\);", TOKENS)
    assert found is not None
    return found.groups()[scheme]


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
