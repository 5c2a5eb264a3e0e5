"""An answer as HTML says how sure it is, how a question was understood, and what is doubtful."""

import pytest

from bot.documents.citation import Citation
from bot.documents.passage import Passage
from bot.errors import Notice
from bot.retrieval.answer import Answer, Confidence
from tests.support.browser.scripted_chatbot import cite, make_document
from tests.ui.html.reading import TEXTS, answer_html, answered, read
from ui.html.answer import answer_html as rendered
from ui.html.answer import question_html, similar_html
from ui.web.chat_request import ChatRequest
from ui.web.texts import texts_in


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


def test_passages_like_a_quotation_answer_nothing() -> None:
    """They stand under a heading of their own, without a word of how well they answer."""
    citation = cite(make_document("We walked."), "We walked.")

    html = similar_html((citation,), TEXTS)

    assert read(html, "alike").texts == ["Passages like it"]
    assert read(html, "quote").texts == ["We walked."]
    assert read(html, "confidence").texts == []
    assert read(similar_html((), TEXTS), "alike").texts == ["No other passage is like it."]
