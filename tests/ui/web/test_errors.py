"""What goes wrong, in the language of whoever looks at the page."""

import pytest

from bot.errors import Notice, QuestionError
from tests.support.sentences import said_in, slots
from ui.web.errors import sentence
from ui.web.texts import ENGLISH, catalogues, texts_for, texts_in

AT_THE_START = {"AddressError", "ModelError"}
"""What ends the command before there is a page."""
LONG = QuestionError("{length} of {limit}.", code="question-long", length=2001, limit=2000)


@pytest.mark.parametrize("language", sorted(set(catalogues()) - {ENGLISH}))
def test_every_language_says_every_error_with_the_same_fields(language: str) -> None:
    """No visitor reads English, and nothing is left over in a catalogue."""
    said = {
        each.code: slots(each.sentence or "")
        for each in said_in("embeddings", "bot", "ui")
        if each.code and each.kind not in AT_THE_START
    }
    texts = catalogues()[language]
    translated = {key.removeprefix("error."): slots(texts[key]) for key in texts if "error." in key}

    assert translated == said


def test_english_stands_where_an_error_is_raised() -> None:
    """And in no catalogue: there it would stand twice."""
    assert [key for key in texts_in(ENGLISH) if key.startswith("error.")] == []
    assert sentence(LONG, texts_in(ENGLISH)) == str(LONG) == "2,001 of 2,000."


def test_an_error_is_said_in_the_visitors_language() -> None:
    """Its numbers too; a notice as an error is."""
    german = sentence(LONG, texts_in("de"))

    assert german == (
        "Die Frage hat 2.001 Zeichen, und die Grenze liegt bei 2.000; bitte kürzer fragen."
    )
    assert sentence(LONG.notice, texts_in("de")) == german
    assert "2\u202f001" in sentence(LONG, texts_in("fr"))


def test_what_has_no_code_is_said_as_it_is() -> None:
    """Only a command meets it."""
    assert sentence(Notice("There is no {document}."), texts_in("de")) == "There is no {document}."


def test_a_request_says_its_language() -> None:
    """As the browser sends it with each."""
    assert texts_for({"accept-language": "fr-CH,fr;q=0.9,en;q=0.8"}) is texts_in("fr")
    assert texts_for({}) is texts_in(ENGLISH)
