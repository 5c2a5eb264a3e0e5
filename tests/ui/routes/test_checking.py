"""The route that checks quotations: what it answers, to whom, and what it refuses in a sentence."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from bot.documents.document import Document
from bot.library.library import Library
from tests.support.browser.scripted_chatbot import make_document
from tests.support.browser.serving import site_over
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder
from ui.access.visible_documents import Cookies, VisibleDocuments
from ui.app import build_routes
from ui.routes.checking import LONGEST_TEXT, MOST_PLACES, MOST_TEXT
from ui.routes.site import LARGEST_ARTICLE

WELL = document(
    "# The well\n\nReporter: Why?\n\nGuide: We did not ask anybody for money. We dug for weeks.\n\n"
    "Reporter: And then?\n\nGuide: Then we found water at nine metres, at last.\n",
    name="well.txt",
)
OWN = make_document("The miller ground the corn at night.\n", name="mine.txt", title="Mine")
HALF = replace(
    make_document("-", name="half.txt"), text="It broke at \ud83d here, in the middle.\n"
)
DIG = "“We dug for weeks.”"


def own(cookies: Cookies) -> tuple[Document, ...]:
    """What one visitor uploaded."""
    return (OWN,) if cookies.get("visitor") == "miller" else ()


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """The routes, over a library in which a speaker was renamed."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(WELL, place="well")
        library.rename_speaker(WELL, "Guide", "Ada Stone")
        site = replace(site_over(library), visible=VisibleDocuments([WELL, HALF], own))
        with TestClient(build_routes(site)) as client:
            yield client


def wish(text: str, **more: str | list[str]) -> str:
    """What the browser sends."""
    return json.dumps({"text": text, **more})


def test_a_quotation_is_answered_with_where_it_stands_and_whose_it_is(client: TestClient) -> None:
    """Offsets in the article and in the document; the speaker as a person calls them."""
    article = f"She said: {DIG} Then “we found it at ninety metres”.\n\n“We did ask anybody”"

    answer = client.post("/check", content=wish(article, language="en"))

    assert answer.headers["cache-control"] == "no-store"
    said = answer.json()
    assert (said["count"], said["following"]) == (3, None)
    exact, altered, denied = said["results"]
    assert [each["verdict"] for each in said["results"]] == ["exact", "altered", "altered"]
    assert article[exact["start"] :].startswith(exact["quotation"])
    (place,) = exact["places"]
    assert WELL.text[place["start"] : place["end"]] == place["quote"] == "We dug for weeks."
    assert place["document"] == WELL.id
    assert place["who"] == "Ada Stone"
    assert place["cited"].startswith("“We dug for weeks.” — Ada Stone, ")
    assert denied["reversals"] == ["negation_left_out"]
    assert denied["line"] == 3
    pieces = [(each["change"], each["words"]) for each in altered["beside"][0]["pieces"]]
    assert ("inserted", "ninety") in pieces
    assert ("deleted", "nine") in pieces


def test_what_a_visitor_uploaded_is_checked_against_for_them_alone(client: TestClient) -> None:
    """For others it is not there: neither among all documents nor by its identity."""
    words = "The miller ground the corn at night."
    mine = {"cookie": "visitor=miller"}

    before = client.post("/check", json={"text": words}, headers=mine).json()
    theirs = client.post("/check", content=wish(words)).json()
    named = client.post("/check", content=wish(words, documents=[OWN.id]))

    assert before["results"][0]["verdict"] == "exact"
    assert theirs["results"][0]["verdict"] == "absent"
    assert "mine.txt" not in json.dumps(theirs)
    assert "Mine" not in json.dumps(theirs)
    assert (named.status_code, named.json()) == (
        404,
        {"detail": "This document is not being served."},
    )


def test_only_the_documents_named_are_checked_against(client: TestClient) -> None:
    """Each by its identity."""
    one = client.post("/check", content=wish(DIG, documents=[WELL.id])).json()
    other = client.post("/check", content=wish(DIG, documents=[HALF.id])).json()

    assert [each["results"][0]["verdict"] for each in (one, other)] == ["exact", "absent"]


def test_half_a_character_of_a_document_stays_what_it_is(client: TestClient) -> None:
    """A lone surrogate, which UTF-8 has no bytes for, is told in ASCII."""
    answer = client.post("/check", content=wish("It broke at nine here, in the middle."))

    assert answer.status_code == 200
    assert b"\\ud83d" in answer.content
    assert [each["verdict"] for each in answer.json()["results"]] == ["altered"]


def test_a_phrase_that_stands_everywhere_is_listed_up_to_a_bound(tmp_path: Path) -> None:
    """And that there is more is said."""
    with Library(tmp_path, ToyEncoder()) as library:
        client = TestClient(build_routes(site_over(library, [make_document("we dug on. " * 100)])))

        (result,) = client.post("/check", json={"text": "we dug on"}).json()["results"]

    assert len(result["places"]) == MOST_PLACES
    assert result["more"]


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        (json.dumps({"text": " … "}), 422, "There is no word"),
        (json.dumps({"text": "a" * (LONGEST_TEXT + 1)}), 422, "may have 200,000 characters"),
        ("a" * (LARGEST_ARTICLE + 1), 413, "may have 200,000 characters"),
        ("{", 422, "What was sent is no text"),
        (json.dumps({"documents": []}), 422, "What was sent is no text"),
        (json.dumps({"text": "a", "documents": []}), 422, "There is no document"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_a_sentence(
    client: TestClient, body: str, status: int, sentence: str
) -> None:
    """Nothing, too much, and what is no wish at all."""
    answer = client.post("/check", content=body)

    assert answer.status_code == status
    assert sentence in answer.json()["detail"]


def test_more_text_than_one_check_reads_is_refused_and_not_read(tmp_path: Path) -> None:
    """The sentence says what to do instead."""
    large = make_document("word " * (MOST_TEXT // 5 + 1))
    with Library(tmp_path, ToyEncoder()) as library:
        client = TestClient(build_routes(site_over(library, [large])))

        answer = client.post("/check", json={"text": "word"})

    assert answer.status_code == 422
    assert "check against one of them" in answer.json()["detail"]
