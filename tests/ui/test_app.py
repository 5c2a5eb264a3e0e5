"""The routes beside the page, what guards them, and the port they are served at."""

import base64
import hashlib
import json
import re
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.errors import FootnoteError
from tests.support.browser.scripted_chatbot import ScriptedChatbot, make_document
from tests.support.browser.serving import serving
from ui.app import UNREADABLE
from ui.serve import listen
from ui.web.errors import AddressError

TEXT = "A walk\n\nWe walked 😀 home.\r\n\r\nWe walked 😀 home.\r\n"
DOCUMENT = make_document(TEXT, name="walks/a-walk.txt", title="A walk")


@pytest.fixture(scope="module")
def site() -> Iterator[httpx.Client]:
    """A client of a served page."""
    chatbot = ScriptedChatbot([DOCUMENT])
    with serving(chatbot) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def test_a_window_is_cut_in_code_points(site: httpx.Client) -> None:
    """Offsets are the document's own, whatever a browser counts in; line ends arrive as they are."""
    start = TEXT.rindex("We walked")

    window = site.get(f"/source/{DOCUMENT.id}?start={start}&end={start + 17}").json()

    assert "".join(piece["text"] for piece in window["pieces"]) == TEXT
    assert [piece["text"] for piece in window["pieces"] if piece["marked"]] == [
        "We walked 😀 home."[:17]
    ]
    assert (window["start"], window["end"], window["length"]) == (0, len(TEXT), len(TEXT))
    assert (window["title"], window["name"]) == ("A walk", "walks/a-walk.txt")
    assert window["pieces"][0] == {
        "text": "A walk",
        "shown": "heading",
        "marked": False,
        "found": None,
        "marks": [],
    }


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("0123456789abcdef?start=0", "This document is not being served."),
        (f"{DOCUMENT.id}?start=3&end=999", "This place is not in the document."),
        (f"{DOCUMENT.id}?start=-1", "This place is not in the document."),
        (f"{DOCUMENT.id}?start=5&end=4", "This place is not in the document."),
    ],
)
def test_a_place_that_is_not_there_is_said_to_be_missing(
    site: httpx.Client, place: str, sentence: str
) -> None:
    """An address that was changed by hand gets a sentence, not another place."""
    reply = site.get(f"/source/{place}")

    assert reply.status_code == 404
    assert reply.json() == {"detail": sentence}


def test_no_other_site_can_be_asked_or_can_ask(site: httpx.Client) -> None:
    """The browser is told to load from here only, to be framed by nobody, and to tell nobody."""
    for path in ("/", f"/source/{DOCUMENT.id}", "/page/style.css", "/gradio_api/app_id"):
        headers = site.get(path).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))

        assert policy["default-src"] == policy["connect-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
        assert "'unsafe-inline'" not in policy["script-src"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
    assert site.get(f"/source/{DOCUMENT.id}").headers["cache-control"] == "no-store"


def test_only_the_pages_own_scripts_may_run(site: httpx.Client) -> None:
    """Each script that stands in the page is named by its hash; no other inline script is."""
    page = site.get("/", headers={"accept": "text/html", "accept-encoding": "br, gzip"})

    scripts = re.findall(r"<script(?![^>]* src=)[^>]*>(.*?)</script>", page.text, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts}
    allowed = set(re.findall(r"'sha256-([^']+)'", page.headers["content-security-policy"]))

    assert hashes and hashes == allowed


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "", "[::2]:7860"])
def test_another_name_for_this_machine_is_refused(site: httpx.Client, host: str) -> None:
    """A site that points its own name at loopback cannot read what is served there."""
    assert site.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost", "localhost:7860", "127.0.0.1:1", "[::1]:7860"])
def test_loopback_by_any_of_its_names_is_answered(site: httpx.Client, host: str) -> None:
    """The three names a machine has for itself all reach the page."""
    assert site.get(f"/source/{DOCUMENT.id}", headers={"host": host}).status_code == 200


def test_another_sites_request_is_refused_and_its_link_is_not(site: httpx.Client) -> None:
    """A page elsewhere may link here; it may not make the browser fetch from here."""
    cross = {"sec-fetch-site": "cross-site"}

    assert site.get("/", headers={**cross, "sec-fetch-mode": "no-cors"}).status_code == 403
    assert site.get("/", headers={**cross, "sec-fetch-mode": "navigate"}).status_code == 200


def test_gradio_is_switched_off_where_it_is_not_needed(site: httpx.Client) -> None:
    """No history in the visitor's browser, no telemetry, no links out, no upload, no API pages."""
    written = re.search(r"window\.gradio_config = (\{.*?\});</script>", site.get("/").text)
    assert written is not None
    config = json.loads(written[1])

    assert config["title"] == "Footnote"
    assert config["run_history"] is config["analytics_enabled"] is config["show_error"] is False
    assert config["footer_links"] == [] and config["pwa"] is False
    assert site.get("/docs").status_code == site.get("/openapi.json").status_code == 404
    upload = site.post("/gradio_api/upload", files={"files": b"x" * 5000})
    assert upload.status_code == 404
    assert site.get("/monitoring").status_code == 404


@pytest.mark.parametrize("secret", ["pyproject.toml", "/etc/passwd"])
def test_no_file_of_the_machine_is_served(site: httpx.Client, secret: str) -> None:
    """Neither a relative nor an absolute path leads out of the page's own files."""
    path = Path(secret).resolve()

    assert site.get(f"/gradio_api/file={path}").status_code == 404
    assert site.get(f"/page/..%2f..%2f{secret}").status_code == 404


def test_the_icon_is_our_own(site: httpx.Client) -> None:
    """Neither Gradio's logo nor anything from another host stands in the tab."""
    icon = site.get("/favicon.ico")

    assert icon.headers["content-type"].startswith("image/svg+xml")
    assert icon.content == Path("ui/static/footnote.svg").read_bytes()


@pytest.mark.parametrize("value", ["Infinity", '["\\ud800"]', "[]", "1e999"])
def test_a_request_of_no_sense_is_one_clear_sentence(site: httpx.Client, value: str) -> None:
    """What cannot be sent back either, as an infinite number, is refused without being repeated."""
    sent = f'{{"asked": [], "near": [], "document": {value}}}'
    headers = {"content-type": "application/json"}

    refused = site.post("/suggestions", content=sent.encode(), headers=headers)

    assert refused.status_code == 422
    assert refused.json() == {"detail": UNREADABLE}


def test_a_taken_port_is_one_clear_sentence() -> None:
    """The sentence names the port and what to do; nothing else is told."""
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(
            AddressError, match=f"Port {port} is taken by another program; choose another"
        ):
            listen("127.0.0.1", port)
    assert issubclass(AddressError, FootnoteError)


def test_an_address_of_another_machine_is_one_clear_sentence() -> None:
    """An address that is not this machine's cannot be served at."""
    with pytest.raises(AddressError, match=r"cannot be served at 192\.0\.2\.1, port 80"):
        listen("192.0.2.1", 80)


def test_the_page_is_served_by_a_process_until_it_is_interrupted() -> None:
    """`serve` says where, answers there, and ends quietly on an interrupt."""
    program = """
        from bot.viewing import PageImages
        from tests.support.browser.scripted_chatbot import ScriptedChatbot, make_document
        from tests.support.browser.serving import library_of
        from ui.app import build_app
        from ui.serve import serve

        chatbot = ScriptedChatbot([make_document("Words.")])
        with library_of(chatbot.documents) as library:
            app = build_app(chatbot, library=library, pictures=PageImages(library))
            serve(app, port=0, ready=lambda url: print(url, flush=True))
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        address = process.stdout.readline().strip()
        reply = httpx.get(address, timeout=30)
        process.send_signal(2)
        errors = process.stderr.read()

    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
    assert reply.status_code == 200 and "window.gradio_config" in reply.text
    assert "Traceback" not in errors


def test_importing_the_page_loads_no_gradio() -> None:
    """Importing does nothing: the heavy libraries come when the page is built."""
    program = "import sys, ui.app, ui.chat.page, ui.serve; print('gradio' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"


def test_a_free_port_is_taken_where_none_is_named() -> None:
    """Port 0 is any free one."""
    with listen("127.0.0.1", 0) as first, listen("127.0.0.1", 0) as second:
        ports = {first.getsockname()[1], second.getsockname()[1]}

    assert len(ports) == 2 and isinstance(first, socket.socket)
