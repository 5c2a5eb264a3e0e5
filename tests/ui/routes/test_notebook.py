"""The routes by which a quotation, a notebook and a conversation are taken away, and come back."""

import json
from collections.abc import Iterator, Mapping
from io import BytesIO

import docx
import httpx
import pytest

from bot.documents.document import Document
from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.notebook.files import FileForm, opened
from bot.notebook.json_codec import notebook_json
from bot.notebook.note import Notebook
from tests.support.browser.scripted_chatbot import ScriptedChatbot
from tests.support.browser.serving import serving
from tests.support.notes import note
from tests.support.toy_encoder import ToyEncoder

TALK = decode_document(
    (
        "Reporter: How did you come?\n\nGuide: We walked home 😀. It was late.\r\n"
        "\r\nReporter: Who walked?\n\nGuide: All of us walked. Nobody rode.\n"
    ).encode(),
    name="talk.txt",
)
HOME, LATE = "We walked home 😀.", "It was late."
STYLES = ("apa", "mla", "chicago", "harvard")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a page that serves the talk."""
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
        library.add(TALK, place="/talk.txt")
        with (
            serving(ScriptedChatbot([TALK]), library=library) as address,
            httpx.Client(base_url=address, timeout=60) as client,
        ):
            yield client


def span(words: str, document: Document = TALK) -> dict[str, int]:
    """Where words stand first."""
    start = document.text.index(words)
    return {"start": start, "end": start + len(words)}


def shown(words: str) -> dict[str, object]:
    """A quotation as the page sends it."""
    return {"document": TALK.id, **span(words), "quote": words, "who": "Somebody else"}


def exported(site: httpx.Client, notebook: Notebook, form: str, **params: str) -> httpx.Response:
    """A notebook as a file."""
    body = notebook_json(notebook).encode()
    return site.post("/notebook/export", params={"form": form, **params}, content=body)


def kept() -> Notebook:
    """Words that stand, words that moved, words that are missing, and a document nobody serves."""
    elsewhere = note(TALK, LATE, id="1:2", between=(f"{HOME} ", "\r\n\r\nReporter: Who w"))
    elsewhere.citation["start_char_index"] -= 7
    elsewhere.citation["end_char_index"] -= 7
    missing = note(TALK, HOME, id="1:3")
    missing.citation["cited_text"] = "We flew home in a balloon."
    strange = note(TALK, HOME, id="2:1")
    strange.citation["document_sha256"] = "ab" * 32
    strange.citation["document"] = strange.citation["document_title"] = "gone.txt"
    notes = (note(TALK, HOME, id="1:1", comment="So *there*.", tags=("walks",)),)
    return Notebook((*notes, elsewhere, missing, strange), "Walks & wells")


def test_a_note_is_a_quotation_with_all_that_its_document_gives(site: httpx.Client) -> None:
    """Whose words, where, and the source, as the document has them; and of nothing else."""
    reply = site.get(f"/source/{TALK.id}/note", params=span(HOME))

    found = reply.json()
    assert found["citation"]["cited_text"] == HOME
    assert found["citation"]["document_sha256"] == TALK.sha256
    assert (found["who"], found["place"]) == ("Guide", "¶ 2")
    assert found["cited"].startswith(f"“{HOME}” — Guide, “talk”")
    assert found["source"]["title"] == "talk"
    assert reply.headers["cache-control"] == "no-store"
    beyond = site.get(f"/source/{TALK.id}/note", params={"start": 5, "end": 5_000_000})
    assert (beyond.status_code, "select some" in beyond.json()["detail"]) == (409, True)
    assert site.get("/source/0000000000000000/note", params=span(HOME)).status_code == 404


@pytest.mark.parametrize("form", FileForm)
def test_an_export_opened_again_is_the_same_notebook(site: httpx.Client, form: FileForm) -> None:
    """Through the browser's way out and its way back, every note verified again."""
    notebook = opened(notebook_json(kept()).encode())

    reply = exported(site, notebook, form)
    back = site.post("/notebook/import", content=reply.content).json()

    assert reply.headers["content-disposition"].startswith('attachment; filename="Walks-wells.')
    assert back["notebook"] == json.loads(notebook_json(notebook))
    assert [each["verdict"] for each in back["found"]] == [
        "stands",
        "moved",
        "missing",
        "not served",
    ]


def test_what_is_imported_is_verified_by_the_document_alone(site: httpx.Client) -> None:
    """Whose words they are is not read from the file; of moved words the new place is given."""
    notebook = kept()
    notebook.notes[0].citation["speaker"] = "Somebody else"

    found = site.post("/notebook/import", content=notebook_json(notebook)).json()["found"]

    stands, moved, missing, strange = found
    assert (stands["note"]["who"], stands["note"]["citation"]["speaker"]) == ("Guide", "Guide")
    assert {key: moved[key] for key in ("start", "end")} == span(LATE)
    assert moved["note"]["citation"]["start_char_index"] == span(LATE)["start"]
    assert (missing["document"], missing["note"]) == (TALK.id, None)
    assert (strange["document"], strange["start"]) == (None, None)


def test_an_export_says_which_notes_are_not_verified(site: httpx.Client) -> None:
    """In the reader's language; a note that stands leads to its place on this page."""
    text = exported(site, kept(), "markdown", style="mla").text
    german = exported(site, kept(), "html", language="de").text

    assert text.count("**Not verified: ") == 3
    assert f"]({'<'}{str(site.base_url).rstrip('/')}/doc/{TALK.id}?start=" in text
    assert (
        "## 1:1\n\nAsked: How did you come?\n\n> We walked home 😀.\n>\n> — Guide (Guide, par. 2)"
        in text
    )
    assert german.count("Nicht geprüft: ") == 3


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", ["markdown", "html", "docx"])
def test_a_conversation_is_exported_with_its_sources(
    site: httpx.Client, form: str, style: str
) -> None:
    """Questions, what was said of them, quotations with citations, and what answers nothing."""
    asked = [
        {
            "question": "How did you come?",
            "understood": "Understood as: How did the Guide come?",
            "said": "Answers the question.",
            "citations": [shown(HOME), shown(LATE)],
        },
        {
            "question": "Who paid?",
            "said": "The document does not say.",
            "closest": [shown("Nobody rode.")],
        },
    ]

    reply = site.post("/conversation/export", params={"form": form, "style": style}, json=asked)

    assert reply.status_code == 200, reply.text
    words = text_of(reply)
    parts = (
        "How did you come?", "Understood as: How did the Guide come?", "Answers the question.",
        "Asked: How did you come?",
        HOME, LATE, "Who paid?", "The document does not say.", "do not answer this", "Nobody rode.",
    )  # fmt: skip
    assert [part for part in parts if part not in words] == []
    assert [words.index(part) for part in parts] == sorted(words.index(part) for part in parts)
    assert "Guide" in words and "Somebody else" not in words


def text_of(reply: httpx.Response) -> str:
    """The words of a file."""
    if "wordprocessingml" not in reply.headers["content-type"]:
        return reply.text
    return "\n".join(each.text for each in docx.Document(BytesIO(reply.content)).paragraphs)


def test_a_conversation_with_one_word_that_does_not_stand_is_refused(site: httpx.Client) -> None:
    """In a sentence that names the quotation; nothing is exported."""
    false = {**shown(LATE), "quote": "It was early"}
    asked = [{"question": "When?", "citations": [shown(HOME), false]}]

    reply = site.post("/conversation/export", params={"form": "html"}, json=asked)

    assert reply.status_code == 409
    assert "Quotation 2 under “When?” does not stand in talk.txt" in reply.json()["detail"]


@pytest.mark.parametrize(
    ("path", "params", "body", "status", "said"),
    [
        ("/notebook/import", {}, b"", 422, "no notebook in this file"),
        ("/notebook/import", {}, b"{]", 422, "damaged"),
        ("/notebook/import", {}, b"PK\x03\x04 no archive", 422, "its record is damaged"),
        ("/notebook/import", {}, b"\xff\xfe\xff", 422, "UTF-8"),
        ("/notebook/import", {}, b" " * (20 * 1024 * 1024 + 1), 413, "more than 20 MB"),
        ("/notebook/export", {"form": "pdf"}, b"{}", 422, "pdf is no form"),
        ("/notebook/export", {"form": "csv", "style": "bibtex"}, b"{}", 422, "no style"),
        ("/notebook/export", {"form": "csv"}, b'{"notes": []}', 422, "footnote_notebook"),
        ("/conversation/export", {"form": "html"}, b"[]", 422, "ask something first"),
        ("/conversation/export", {"form": "csv"}, b'[{"question": "?"}]', 422, "html or docx"),
    ],
)
def test_garbage_is_refused_in_a_sentence(
    site: httpx.Client, path: str, params: Mapping[str, str], body: bytes, status: int, said: str
) -> None:
    """And kept nowhere."""
    reply = site.post(path, params=params, content=body)

    assert (reply.status_code, said in reply.json()["detail"]) == (status, True), reply.text
