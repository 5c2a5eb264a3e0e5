"""A damaged request or question to a page that is served, and what it breaks.

The page answers within the process that asks: what it raises is raised here.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.chatbot import Chatbot
from bot.errors import FootnoteError
from bot.library.library import Library
from bot.library.uploads import Uploads
from bot.notebook.json_codec import notebook_record
from bot.viewing.page_images import PageImages
from tests.attacks.inputs.followed import QUOTE, SOURCE, WELLS, notebook, unfit
from tests.attacks.inputs.mutations import STRANGE, damaged, damaged_json
from tests.support.toy_encoder import ToyEncoder
from ui.access.arriving_uploads import COOKIE
from ui.html.answer import answer_html
from ui.web.texts import ENGLISH, texts_in

if TYPE_CHECKING:
    from starlette.testclient import TestClient

Request = tuple[str, str, object]
"""Method, path with its query, and a JSON value to be sent; None sends none."""
START = WELLS.index(QUOTE)
END = START + len(QUOTE)
HOME = f"/source/{SOURCE.id}"
SPAN = f"start={START}&end={END}"
WISH = {
    "question": "Why did you dig?",
    "literal": True,
    "document": SOURCE.id,
    "speaker": "Guide",
    "like": {"document": SOURCE.id, "start": START, "end": END},
    "language": "en",
}
REQUESTS: tuple[Request, ...] = (
    ("POST", "/answers", {"wishes": [WISH, {**WISH, "like": None}], "earlier": ["Who dug?"]}),
    ("GET", f"{HOME}?at=3", None),
    ("GET", f"{HOME}/note?{SPAN}&language=de", None),
    ("GET", f"{HOME}/cited?{SPAN}&form=apa&language=de", None),
    ("GET", f"{HOME}/link?{SPAN}", None),
    ("GET", f"{HOME}/places?phrase=weeks&case=true", None),
    ("GET", "/places?phrase=weeks", None),
    ("GET", f"{HOME}/pages?at=3", None),
    ("GET", f"{HOME}/pages/0?start=1&end=2", None),
    ("GET", f"{HOME}/speakers", None),
    ("GET", f"{HOME}/details", None),
    ("GET", f"/doc/{SOURCE.id}?{SPAN}&quote=x&from=0", None),
    ("GET", "/library?from=0&filter=well", None),
    ("DELETE", "/documents?name=mine.txt", None),
    ("PUT", "/documents?name=mine.txt", {"question": "Why?", "answer": "Because."}),
    ("PUT", f"{HOME}/speakers", {"old": "Guide", "new": "Ada"}),
    (
        "PUT",
        f"{HOME}/details",
        {"title": "Wells", "authors": ["Ada Obi"], "issued": "2024-03", "kind": "book"},
    ),
    (
        "POST",
        f"{HOME}/quotation",
        {
            "start": START,
            "end": END,
            "quote": QUOTE,
            "step": "end-later",
            "matched": [{"start": START, "end": END}],
            "number": 1,
            "count": 2,
            "language": "en",
        },
    ),
    (
        "POST",
        "/check",
        {"text": f"“{QUOTE}” and “We danced.”", "documents": [SOURCE.id], "first": 1},
    ),
    (
        "POST",
        "/suggestions",
        {
            "asked": ["Why?"],
            "near": [{"document": SOURCE.id, "start": START, "end": END}],
            "document": SOURCE.id,
            "speaker": "Guide",
        },
    ),
    ("POST", "/notebook/import", notebook_record(notebook())),
    ("POST", "/notebook/export?form=html&style=apa&language=de", notebook_record(notebook())),
    (
        "POST",
        "/conversation/export?form=markdown&style=mla",
        [
            {
                "question": "Why?",
                "understood": "Understood as: Why did you dig?",
                "said": "Answers the question.",
                "citations": [{"document": SOURCE.id, "start": START, "end": END, "quote": QUOTE}],
                "closest": [],
            }
        ],
    ),
)


def a_request(number: int, _folder: Path | None) -> Iterator[str]:
    """One of the page's requests is damaged; the answer is a page, a record or a refusal."""
    chance = random.Random(number)
    method, path, body = chance.choice(REQUESTS)
    sent = None if body is None else damaged_json(body, chance)
    if sent is None or chance.random() < 0.2:
        path = _damaged_path(path, chance)
    reply = served().page.request(
        method, path, content=sent, headers={"content-type": "application/json"}
    )
    if reply.status_code >= 500:
        yield f"{method} {path} {(sent or b'')[:300]!r} is answered {reply.status_code}"


def a_question(number: int, _folder: Path | None) -> Iterator[str]:
    """A question is damaged and answered, after another one."""
    chance = random.Random(number)
    words = damaged(b"Why did you dig for eleven weeks?", chance, b"Who?")
    asked = words.decode("utf-8", "surrogateescape")  # as a terminal gives what is no UTF-8
    try:
        answer = served().chatbot.answer(asked, history=[asked[::-1]], literal=number % 3 == 0)
        answer_html(answer, texts_in(ENGLISH))
        for each in (*answer.citations, *answer.closest):
            if WELLS[each.start : each.end] != each.quote:
                yield f"quoted and written nowhere: {each.quote!r}"
    except FootnoteError as error:
        yield from unfit(str(error), "")


def _damaged_path(path: str, chance: random.Random) -> str:
    """A path with one of its values, or a part of itself, replaced."""
    places = [at for at, letter in enumerate(path) if letter in "/=?&"]
    at = chance.choice(places) + 1
    end = next((place for place in places if place > at), len(path))
    value = chance.choice([*STRANGE, b"-1", b"9" * 30, b"9" * 5000, b"1e9", b"true", b"x" * 3000])
    return path[:at] + quote(value) + path[end:]


@dataclass(frozen=True, slots=True)
class Site:
    """A page, and the chatbot behind it."""

    page: "TestClient"
    chatbot: Chatbot


@cache
def served() -> Site:
    """One for all requests of this process; its folder goes with the attack's."""
    from starlette.testclient import TestClient

    from ui.app import build_app

    encoder = ToyEncoder()
    library = Library(Path(mkdtemp()), encoder)
    library.add(SOURCE, place="/wells.txt")
    chatbot = Chatbot(library, encoder, documents=library.documents())
    app = build_app(
        chatbot, library=library, pictures=PageImages(library), visitors=Uploads(library)
    )
    page = TestClient(app, base_url="http://127.0.0.1", cookies={COOKIE: "m" * 43})
    return Site(page, chatbot)
