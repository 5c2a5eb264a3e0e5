"""The words of the interface in each of its languages: one catalogue a language in `texts/`.

Gradio's i18n is given the same catalogues, and the page's scripts read them from there; which
language a visitor reads their browser says. A document's words are never translated. What an error
says in English stands where it is raised; the other catalogues have it under `error.` and its code.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

CATALOGUES = Path(__file__).parent.parent / "texts"
ENGLISH = "en"

Texts = Mapping[str, str]
"""The words by their keys; what stands in braces is filled in by `str.format`."""


@cache
def catalogues() -> Mapping[str, Texts]:
    """Every catalogue by its language's code, English among them."""
    found = {
        path.stem: MappingProxyType(json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(CATALOGUES.glob("*.json"))
    }
    return MappingProxyType(found)


def texts_in(language: str) -> Texts:
    """The catalogue of a language by its code ("de"), English where there is none.

    Args:
        language: as a browser says it ("de-AT") or as a catalogue is named.
    """
    known = catalogues()
    return known.get(language) or known.get(language.split("-")[0]) or known[ENGLISH]


def preferred(accepted: str) -> tuple[str, Texts]:
    """The first language with a catalogue that a browser accepts, and that; else English.

    Args:
        accepted: as a browser says it: "de-AT,de;q=0.9,en;q=0.5".
    """
    wishes = [wish.strip().partition(";q=") for wish in accepted.split(",")]
    weighed = [(_weight(weight), language.split("-")[0].lower()) for language, _, weight in wishes]
    known = [(weight, each) for weight, each in weighed if weight > 0 and each in catalogues()]
    best = max(known, key=lambda each: each[0])[1] if known else ENGLISH
    return best, catalogues()[best]


def texts_for(headers: Mapping[str, str]) -> Texts:
    """The catalogue of the language that a request's browser accepts."""
    return preferred(headers.get("accept-language", ""))[1]


def counted(texts: Texts, key: str, count: int) -> str:
    """A number of things in words: the catalogue's `key.one` for one, else its `key.many`."""
    words = texts[f"{key}.one" if count == 1 else f"{key}.many"]
    return words.format(count=f"{count:,}".replace(",", texts["number.written"][1]))


def _weight(written: str) -> float:
    """How much a language is wished for, from 0 to 1: as written, wholly where nothing is."""
    try:
        return float(written or 1)
    except ValueError:
        return 0.0
