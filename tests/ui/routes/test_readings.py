"""How a document was read, over HTTP: shown, tried, put right, by whom it may be."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from bot.library.library import Library
from bot.library.uploads import Uploads
from tests.support.browser.serving import site_over
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder
from ui.access.arriving_uploads import COOKIE
from ui.app import build_routes
from ui.routes.source import ELSEWHERE

WORDS = "\n\n".join(f"Ada ~ Who dug well {n}?\n\nben ~ I dug well {n} by hand." for n in range(4))
TALK = document(f"The well\n\n{WORDS}\n\nOutro ~ Thanks.\n", name="talk.txt")
ME, OTHER = "m" * 43, "o" * 43  # visitors' tokens


@dataclass(frozen=True, slots=True)
class Room:
    """The routes over one library, here and for other machines."""

    library: Library
    here: TestClient
    elsewhere: TestClient


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A library that serves the talk."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(TALK, place="/talk.txt")
        here, elsewhere = (
            TestClient(
                build_routes(
                    site_over(library, [TALK], visitors=Uploads(library), may_correct=local)
                )
            )
            for local in (True, False)
        )
        yield Room(library, here, elsewhere)


def named(reply: dict[str, object]) -> list[tuple[str, bool]]:
    """Who speaks, and whether they ask."""
    speakers = reply["speakers"]
    assert isinstance(speakers, list)
    return [(one["name"], one["asks"]) for one in speakers]


def test_a_label_is_tried_before_it_is_used(room: Room) -> None:
    """What it would find is told, and nothing is changed by it."""
    found = room.here.get(f"/source/{TALK.id}/labels", params={"label": "ben ~"}).json()

    assert found == {
        "template": "{name} ~",
        "count": 9,
        "names": ["Ada", "ben"],
        "refused": None,
        "nameless": 1,
    }
    assert room.here.get(f"/source/{TALK.id}/speakers").json()["label"] is None
    none = room.here.get(f"/source/{TALK.id}/labels", params={"label": "ben ##"}).json()
    assert (none["count"], none["names"]) == (0, [])
    refused = room.here.get(f"/source/{TALK.id}/labels", params={"label": " - "}).json()
    assert "no example of a label" in refused["refused"]


def test_a_document_is_read_as_a_person_says_and_as_it_was_found(room: Room) -> None:
    """Who asks, how a label is written and who is nobody; nothing said takes all of it back."""
    address = f"/source/{TALK.id}/reading"
    said = {"label": "ben ~", "asks": ["Ada"], "nobody": ["Outro"]}

    reply = room.here.put(address, json=said).json()

    assert named(reply) == [("Ada", True), ("ben", False)]
    assert {name: reply[name] for name in said} == said
    assert reply["may_rename"] and 0 < reply["unsaid"] < reply["characters"]
    assert "ben" in str(room.here.get(f"/source/{TALK.id}").json()["pieces"])
    swapped = room.here.put(address, json={**said, "asks": ["ben"]}).json()
    assert named(swapped) != named(reply)
    assert named(room.here.put(address, json={}).json()) == []


def test_a_doubt_is_told_in_the_visitors_language(room: Room) -> None:
    """And stands with the lines that look like labels."""
    dashes = document(TALK.text.replace("~", "–"), name="dashes.txt")
    room.library.add(dashes, place="/dashes.txt")
    client = TestClient(build_routes(site_over(room.library, [dashes])))

    french = {"accept-language": "fr"}
    reply = client.get(f"/source/{dashes.id}/speakers", headers=french).json()

    if not reply["speakers"]:  # else it was understood
        assert "ressemble à une transcription" in reply["doubts"][0]
        assert reply["unclear"][0] == "Ada – Who dug well 0?"
        assert reply["guess"] == "{name} –"


def test_what_cannot_be_a_correction_is_refused_in_a_sentence(room: Room) -> None:
    """And nothing is changed by it."""
    for wish in ({"label": "12:30"}, {"nobody": ["x" * 201]}, {"asks": ["a"] * 501}):
        reply = room.here.put(f"/source/{TALK.id}/reading", json=wish)
        assert reply.status_code == 409
        assert reply.json()["detail"].endswith((".", "”."))

    assert named(room.here.get(f"/source/{TALK.id}/speakers").json()) == []


def test_on_other_machines_visitors_correct_their_own_alone(room: Room) -> None:
    """What is served is everybody's; an upload is its visitor's, who renames in it too."""
    room.elsewhere.cookies.set(COOKIE, ME)
    upload = room.elsewhere.put(
        "/documents", params={"name": "mine.txt"}, content=TALK.text.encode() + b"\n"
    )
    own = upload.json()[0]["id"]
    wish = {"label": "ben ~"}

    refused = room.elsewhere.put(f"/source/{TALK.id}/reading", json=wish)
    assert (refused.status_code, refused.json()["detail"]) == (403, ELSEWHERE)
    reply = room.elsewhere.put(f"/source/{own}/reading", json=wish)
    assert (reply.status_code, reply.json()["may_rename"]) == (200, True)
    assert ("ben", False) in named(reply.json())
    renamed = room.elsewhere.put(f"/source/{own}/speakers", json={"old": "ben", "new": "Ben Obi"})
    assert ("Ben Obi", False) in named(renamed.json())

    room.elsewhere.cookies.set(COOKIE, OTHER)
    assert room.elsewhere.put(f"/source/{own}/reading", json={}).status_code == 404
    assert named(room.here.get(f"/source/{TALK.id}/speakers").json()) == []


def test_an_upload_that_looks_like_a_transcript_is_told_so(room: Room) -> None:
    """With where it is put right, in the visitor's language."""
    times = "\n".join(f"[00:{n:02}:00]\nThe water rose, and fell." for n in range(12))
    room.here.cookies.set(COOKIE, ME)

    reply = room.here.put(
        "/documents",
        params={"name": "times.txt"},
        content=times.encode(),
        headers={"accept-language": "de"},
    )

    (note,) = reply.json()[0]["notes"]
    assert note.startswith("times.txt sieht aus wie ein Transkript mit 12 Zeiten")
    assert note.endswith("unter „Sprechende“.")
