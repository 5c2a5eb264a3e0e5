"""The routes of finding by hand and of quoting what a person chose."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.documents.document import Document
from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.viewing.concordance import LONGEST_PHRASE, MOST
from tests.support.browser.scripted_chatbot import ScriptedChatbot, make_document
from tests.support.browser.serving import serving
from tests.support.toy_encoder import ToyEncoder
from ui.web.texts import texts_in

TALK = decode_document(
    (
        "Reporter: How did you come?\n\nGuide: We walked home 😀. It was late.\r\n\r\n"
        "Reporter: Who walked?\n\nGuide: All of us walked. Nobody rode.\n"
    ).encode(),
    name="talk.txt",
)
WALKS = make_document("walked " * (MOST + 5), name="walks.txt", title="Many walks")
RIDE = make_document("Everybody rode.", name="ride.txt", title="A ride")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a page that serves a talk, one with very many places and one with none."""
    folder: Path = tmp_path_factory.mktemp("library")
    with Library(folder, ToyEncoder()) as library:
        library.add(TALK, place="/talk.txt")
        chatbot = ScriptedChatbot([TALK, WALKS, RIDE])
        with (
            serving(chatbot, library=library) as address,
            httpx.Client(base_url=address, timeout=60) as client,
        ):
            yield client


def quoted(
    site: httpx.Client, words: str, document: Document = TALK, **more: object
) -> httpx.Response:
    """What comes of quoting words where they stand first."""
    start = document.text.index(words)
    wish = {"start": start, "end": start + len(words), "quote": words, **more}
    return site.post(f"/source/{document.id}/quotation", json=wish)


def test_every_place_is_told_with_its_words(site: httpx.Client) -> None:
    """Offsets in code points, what stands around, where it is; nothing is kept of the answer."""
    reply = site.get(f"/source/{TALK.id}/places", params={"phrase": "WALKED"})
    strict = site.get(f"/source/{TALK.id}/places", params={"phrase": "WALKED", "case": "true"})

    places = reply.json()["places"]
    assert [TALK.text[place["start"] : place["end"]] for place in places] == ["walked"] * 3
    assert [place["spot"] for place in places] == ["¶ 2", "¶ 3", "¶ 4"]
    assert places[0]["before"].endswith("Guide: We ")
    assert places[0]["after"].startswith(" home 😀.")
    assert reply.json()["more"] is False
    assert strict.json() == {"places": [], "more": False}
    assert reply.headers["cache-control"] == "no-store"


def test_of_very_many_places_the_first_are_told(site: httpx.Client) -> None:
    """The answer stays small, and says that there are more."""
    found = site.get(f"/source/{WALKS.id}/places", params={"phrase": "walked"}).json()

    assert len(found["places"]) == MOST and found["more"] is True


def test_the_documents_that_hold_a_phrase_are_told(site: httpx.Client) -> None:
    """Each with its count and the first place; those without it are left out."""
    found = site.get("/places", params={"phrase": "walked"}).json()

    assert found["total"] == 2
    assert [(each["id"], each["count"], each["more"]) for each in found["documents"]] == [
        (TALK.id, 3, False),
        (WALKS.id, MOST, True),
    ]
    assert TALK.text[found["documents"][0]["start"] :].startswith("walked")


@pytest.mark.parametrize("address", [f"/source/{TALK.id}/places", "/places"])
def test_too_long_a_phrase_is_refused_in_a_sentence(site: httpx.Client, address: str) -> None:
    """And a document that is not served is said not to be."""
    reply = site.get(address, params={"phrase": "x" * 201})

    assert reply.status_code == 422
    assert reply.json()["detail"].startswith("The phrase has 201 characters")
    assert site.get("/source/0123/places", params={"phrase": "x"}).status_code == 404


def test_a_refusal_is_said_in_the_language_of_the_browser(site: httpx.Client) -> None:
    """With its numbers as that language writes them."""
    asked = {"phrase": "x" * (LONGEST_PHRASE + 1)}

    reply = site.get("/places", params=asked, headers={"accept-language": "de-AT,de;q=0.9"})

    assert reply.status_code == 422
    assert reply.json()["detail"] == texts_in("de")["error.phrase-long"].format(
        length=LONGEST_PHRASE + 1, limit=LONGEST_PHRASE
    )


def test_windows_tell_the_places_in_them(site: httpx.Client) -> None:
    """Split into pieces of their own, over a mark too; put together they are the text as ever."""
    start = TALK.text.index("We walked home")
    query = f"start={start}&end={start + 6}&phrase=walked"

    pieces = site.get(f"/source/{TALK.id}?{query}").json()["pieces"]

    assert "".join(piece["text"] for piece in pieces) == TALK.text
    assert [(piece["text"], piece["marked"]) for piece in pieces if piece["found"] is not None] == [
        ("wal", True),
        ("ked", False),
        ("walked", False),
        ("walked", False),
    ]
    assert {piece["found"] for piece in pieces if piece["text"] in {"wal", "ked"}} == {start + 3}


def test_what_was_selected_becomes_a_card(site: httpx.Client) -> None:
    """Trimmed of white space alone, with the speaker whose words it is."""
    reply = quoted(site, " home 😀. It was")

    card = reply.json()
    assert TALK.text[card["start"] : card["end"]] == "home 😀. It was"
    assert ">home 😀. It was</blockquote>" in card["html"]
    assert ">Guide<" in card["html"]


def test_a_selected_question_is_shown_as_asked(site: httpx.Client) -> None:
    """It is nobody's claim; words of several speakers name them all."""
    asked = quoted(site, "How did you come?").json()["html"]
    both = quoted(site, "come?\n\nGuide: We walked").json()["html"]

    assert 'class="asking"' in asked and ">Reporter<" in asked
    assert 'class="asking"' in both and ">Reporter<" in both and ">Guide<" in both


def test_words_that_do_not_stand_there_are_quoted_nowhere(site: httpx.Client) -> None:
    """One character more, less or other is enough; so is a place outside the text."""
    start = TALK.text.index("We walked home")
    address = f"/source/{TALK.id}/quotation"

    for begin, end, words in (
        (start, start + 9, "We walkes"),
        (start, start + 8, "We walked"),
        (start + 1, start + 10, "We walked"),
        (-1, 3, TALK.text[-1:] + TALK.text[:3]),
        (start, 10**9, TALK.text[start:]),
    ):
        reply = site.post(address, json={"start": begin, "end": end, "quote": words})
        assert reply.status_code == 409
        assert "html" not in reply.json()


def test_a_selection_without_a_word_is_refused_in_a_sentence(site: httpx.Client) -> None:
    """Nor is one quoted of a document that the library does not hold."""
    blank = quoted(site, "\n\n")
    unknown = quoted(site, "Everybody rode", RIDE)

    assert (blank.status_code, unknown.status_code) == (422, 422)
    assert "holds no word" in blank.json()["detail"]
    assert "ride.txt" in unknown.json()["detail"]


def test_a_quotation_is_made_wider_and_its_matched_words_stay(site: httpx.Client) -> None:
    """By a sentence of the same turn; the number is the footnote's it had."""
    start = TALK.text.index("All of us")
    matched = [{"start": start, "end": start + 3}, {"start": 0, "end": 5}]

    reply = quoted(site, "All of us walked.", step="end-later", matched=matched, number=2, count=3)

    card = reply.json()
    assert TALK.text[card["start"] : card["end"]] == "All of us walked. Nobody rode."
    assert '<span class="matched">All</span>' in card["html"]
    assert ">2</button>" in card["html"]
