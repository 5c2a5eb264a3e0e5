"""The words of the interface: whole in every language, used, and seen by who reads that language."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from playwright.sync_api import Browser, expect

import ui
from tests.support.browser.page_driver import arrive, browsing
from tests.support.browser.scripted_chatbot import ScriptedChatbot
from tests.support.browser.serving import serving
from tests.support.browser.walk import HOW, NIGHT, WALK
from ui.web.texts import ENGLISH, catalogues, texts_in

ROOM = Path(ui.__file__).parent
KEY = re.compile(r"""["'`]([a-z]+(?:\.[a-z-]+)+)["'`]""")
"""Example: the key of `say("source.gone")`."""
BEGUN = re.compile(r"""["'`]([a-z]+(?:\.[a-z]+)*\.)\$?\{""")
"""Example: the beginning of a key in `say(`format.${name}`)` or in `texts[f"step.{step}"]`."""
ENDED = re.compile(r"""`\$\{\w+\}(\.[a-z]+)`""")
"""Example: the end of a key in `say(`${key}.name`)`."""
COUNTED = re.compile(r"""counted\((?:texts, )?["'`]([a-z.]+)["'`]""")
"""Example: the beginning of two keys in `counted("serving.own", 2)`."""


def slots(words: str) -> set[str | None]:
    """What is filled in."""
    return {name for _, name, _, _ in Formatter().parse(words)} - {None}


@pytest.mark.parametrize("language", sorted(set(catalogues()) - {ENGLISH}))
def test_every_language_has_every_word_with_the_same_slots(language: str) -> None:
    """What English says, each language says, and fills in the same.

    Errors are looked at where what they say in English is: `tests/ui/web/test_errors.py`.
    """
    english = texts_in(ENGLISH)
    words = catalogues()[language]
    other = {key: words[key] for key in words if not key.startswith("error.")}

    assert set(other) == set(english)
    assert {key: slots(other[key]) for key in other} == {
        key: slots(english[key]) for key in english
    }
    assert all(each.strip() == each and each for each in words.values())


def test_there_are_three_languages() -> None:
    """English and two more."""
    assert set(catalogues()) >= {"de", "en", "fr"}


def test_every_word_that_is_asked_for_is_there_and_every_word_is_used() -> None:
    """No key is missing and none is left over."""
    known = set(texts_in(ENGLISH))
    rooms = {key.split(".")[0] for key in known}
    sources = [*ROOM.rglob("*.py"), *ROOM.rglob("*.js"), *ROOM.rglob("*.html")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    named = {key for key in KEY.findall(text) if key.split(".")[0] in rooms}
    pairs = {f"{key}.{end}" for key in COUNTED.findall(text) for end in ("one", "many")}
    begun = tuple(BEGUN.findall(text))
    longer = {f"{key}{end}" for key in named for end in {*ENDED.findall(text), ".one", ".many"}}

    used = named | pairs | longer | {key for key in known if key.startswith(begun)}

    assert sorted(known - used) == []
    assert sorted(pairs - known) == []
    stems = {key.rsplit(".", 1)[0] for key in known}
    files = (".js", ".css", ".py", ".html", ".svg")
    assert [key for key in named - known - stems if not key.endswith(files)] == []


def test_a_language_is_known_by_its_first_part_and_else_it_is_english() -> None:
    """Browsers say where somebody lives, too."""
    assert texts_in("de-AT") is texts_in("de") is not texts_in("en")
    assert texts_in("xx") is texts_in("") is texts_in("en-GB") is texts_in(ENGLISH)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the page is."""
    with serving(ScriptedChatbot([WALK], replies={HOW: NIGHT})) as address:
        yield address


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "language"), [("de-AT", "de"), ("fr-FR", "fr"), ("ja", "en")])
def test_a_visitor_reads_their_own_language(
    browser: Browser, address: str, locale: str, language: str
) -> None:
    """Gradio's parts, our own and the answers alike; the document's words stay as they are."""
    texts = texts_in(language)
    with browsing(browser, locale=locale) as context:
        visitor = arrive(context, address)
        box = visitor.page.locator("#question textarea")
        reply = visitor.ask(HOW)

        expect(box).to_have_attribute("placeholder", texts["ask.placeholder"])
        expect(visitor.page.locator("#send")).to_have_text(texts["ask.send"])
        expect(visitor.pane).to_have_attribute("aria-label", texts["source.label"])
        expect(reply.locator(".confidence").first).to_have_text(texts["answer.likely"])
        expect(reply.locator(".quote").first).to_have_text(NIGHT[0].quote)
        expect(visitor.page.locator("html")).to_have_attribute("lang", language)
        assert visitor.complaints == []
