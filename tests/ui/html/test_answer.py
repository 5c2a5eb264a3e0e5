"""An answer as HTML says how sure it is, how a question was understood, and what is doubtful."""

import pytest

from bot.documents.citation import Citation
from bot.documents.confidence import Confidence
from bot.documents.passage import Passage
from bot.errors import Notice
from bot.retrieval.answer import Answer, joined
from bot.retrieval.scope import Scope
from bot.retrieval.understanding.small_talk import Reply
from tests.support.browser.scripted_chatbot import cite, judged, make_document
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
        judged([citation], Confidence.CERTAIN),
        (),
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


@pytest.mark.parametrize("confidence", [Confidence.CERTAIN, Confidence.LIKELY])
def test_each_quotation_says_in_words_how_sure_it_is(confidence: Confidence) -> None:
    """A number would mean nothing to a reader."""
    walked = make_document("We walked.")
    html = answered(
        *judged([cite(walked, "We")], confidence),
        *judged([cite(walked, "walked")], Confidence.LIKELY),
    )

    assert read(html, "confidence").texts == [
        TEXTS[f"answer.{confidence}"],
        TEXTS["answer.likely"],
    ]


def test_what_may_answer_stands_open_under_words_that_say_so() -> None:
    """Once over all of them; after what answers, other words than where nothing does."""
    walked = make_document("We walked. It rained.")
    unsure = judged([cite(walked, "We walked."), cite(walked, "It rained.")], Confidence.UNSURE)
    alone = answer_html(Answer("Why?", unsure, (), 1.0))
    after = answer_html(Answer("Why?", (*judged([cite(walked, "We")]), *unsure), (), 1.0))

    assert read(alone, "unsure").texts[0].startswith(TEXTS["answer.unsure"])
    assert read(after, "unsure").texts[0].startswith(TEXTS["answer.unsure.too"])
    assert read(alone, "confidence").texts == []
    assert "<details" not in alone


def test_what_the_document_does_not_say_is_said_so() -> None:
    """The sentence is always the same; the closest passages are labelled as not answering."""
    closest = (cite(make_document("We walked."), "We walked."),)
    bare = answer_html(Answer("Why?", (), (), 1.0))
    html = answer_html(Answer("Why?", (), closest, 1.0))

    assert read(bare, "answer").texts == [TEXTS["answer.none"]] == ["The document does not say."]
    assert read(html, "verdict").texts == [TEXTS["answer.none"]]
    assert read(html, "closest").texts[0].startswith(TEXTS["answer.closest"])
    assert read(html, "confidence").texts == []


def test_of_the_closest_passages_the_first_line_is_seen() -> None:
    """Each is folded by itself, and numbered on from those that answer."""
    words = "It rained all week, " * 20
    document = make_document(f"We walked.\n\n{words}")
    likely = judged([cite(document, "We walked.")])
    html = answer_html(Answer("Why?", likely, (cite(document, words),), 1.0))

    assert read(html, "closest").texts[0].startswith(TEXTS["answer.further"])
    assert html.count("<details") == 1 and "<details open" not in html
    line = html.partition('<summary><span dir="auto">')[2].partition("</span>")[0]
    assert words.startswith(line.removesuffix("…")) and line.endswith("…")
    assert read(html, "footnote").texts == ["1", "2"]


def test_two_questions_are_answered_one_after_the_other() -> None:
    """Each under its own words, the footnotes' numbers going on; it can be undone."""
    walked = make_document("We walked. It rained.")
    parts = (
        Answer("Did you walk?", judged([cite(walked, "We walked.")]), (), 1.0),
        Answer("And the <rain>?", (), (cite(walked, "It rained."),), 1.0),
    )
    html = answer_html(joined("Did you walk? And the <rain>?", parts))

    first, second = read(html, "part").texts
    assert first.startswith("Did you walk?") and TEXTS["answer.likely"] in first
    assert second.startswith("And the <rain>?") and TEXTS["answer.none"] in second
    assert read(html, "footnote").texts == ["1", "2"]
    assert read(html, "understood").texts == [
        f"Understood as 2 questions {TEXTS['answer.exactly']}"
    ]


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("reply", [each for each in Reply if each is not Reply.DOCUMENTS])
def test_talk_about_the_tool_gets_one_line(reply: Reply, language: str) -> None:
    """In the reader's language, and nothing is said of the documents."""
    texts = texts_in(language)
    html = rendered(Answer("Hello", (), (), 1.0, reply=reply), texts)

    assert read(html, "answer").texts == [texts[f"reply.{reply}"]]


def test_a_summary_is_passages_that_stand_for_the_whole() -> None:
    """They answer nothing, so nothing is said of how sure that is."""
    citations = judged([cite(make_document("We walked."), "We walked.")])
    html = answer_html(Answer("Summarise this", citations, (), 1.0, reply=Reply.SUMMARY))

    assert read(html, "reply").texts == [TEXTS["reply.summary"]]
    assert read(html, "quote").texts == ["We walked."]
    assert read(html, "confidence").texts == []


def test_under_a_summary_stand_the_headings_of_the_document() -> None:
    """The first of them, and how many more there are."""
    answer = Answer("Summarise this", (), (), 1.0, reply=Reply.SUMMARY)
    html = rendered(answer, TEXTS, headings=[f"<Part> {number}" for number in range(13)])

    (said,) = read(html, "headings").texts
    assert said.startswith(f"{TEXTS['reply.headings']}<Part> 0<Part> 1")
    assert said.endswith("<Part> 11and one more.")
    assert read(answer_html(answer), "headings").texts == []


def test_who_asks_which_documents_there_are_is_given_their_titles() -> None:
    """The first of them, each to be opened, and how many more there are."""
    documents = [make_document(f"{number}", title=f"<Talk> {number}") for number in range(10)]
    answer = Answer("What do you have?", (), (), 1.0, reply=Reply.DOCUMENTS)
    html = rendered(answer, TEXTS, among=Scope(documents))

    assert read(html, "reply").texts == ["I read 10 documents here:"]
    assert read(html, "open-document").texts == [f"<Talk> {number}" for number in range(8)]
    assert read(html, "titles").texts[0].endswith("and 2 more.")
    assert read(rendered(answer, TEXTS), "reply").texts == [TEXTS["reply.documents.none"]]


def test_a_completed_question_is_shown_as_it_was_understood() -> None:
    """A reader sees what was made of a follow-up question."""
    html = answer_html(Answer("And she?", (), (), 1.0, understood_as="Who was she?"))

    assert read(html, "understood").texts == [
        f"Understood as: Who was she? {TEXTS['answer.exactly']}"
    ]
    assert read(html, "exactly").texts == [TEXTS["answer.exactly"]]


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_what_a_question_names_is_said_and_can_be_undone(language: str) -> None:
    """By title; by name where two have one title; of many the first."""
    texts = texts_in(language)
    titles = ("<Wells>", "Tax", "Tax", "Bridges", "Mills")
    named = [make_document(f"{at}", name=f"{at}.md", title=each) for at, each in enumerate(titles)]

    def line(count: int) -> list[str]:
        answer = Answer("And Wells?", (), (), 1.0, asked_first=tuple(named[:count]))
        return read(rendered(answer, texts), "asked-first").texts

    first = texts["answer.first"].format
    assert line(0) == []
    assert line(1) == [f"{first(documents='<Wells>')} {texts['answer.alike']}"]
    assert line(5) == [f"{first(documents='<Wells>, 1.md, 2.md, …')} {texts['answer.alike']}"]


def test_a_warning_stands_above_the_quotations() -> None:
    """What makes an answer doubtful is read before it; without a warning there is no note."""
    citation = cite(make_document("We walked."), "We walked.")
    answer = Answer("Warum?", judged([citation]), (), 1.0, warnings=(Notice("Not <English>?"),))

    html = answer_html(answer)

    assert read(html, "warning").texts == ["Not <English>?"]
    assert html.index('role="note"') < html.index("<blockquote")
    assert 'role="note"' not in answered(citation)


def test_a_warning_is_said_in_the_language_of_the_page() -> None:
    """What is wrong with a document as well as with the question."""
    damage = Notice("{name} is damaged.", "damaged", {"name": "talk.txt", "place": "/talk.txt"})
    answer = Answer("Why?", (), (), 1.0, warnings=(damage,))

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
