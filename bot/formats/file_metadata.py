"""What a file states of itself, setting by setting, made one `Metadata`.

A format gives names with words (`author`, "Ada Obi"), and says by which names it states which part.
Words stand on one line and are bounded; a date is in the calendar, an address on the web. An author
whom a program wrote down ("Microsoft Office User", a login) is nobody's name and is left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from itertools import chain, islice

from bot.documents import Metadata, day_of, doi_of, is_address, is_language, one_line

LONGEST = 500  # code points of a setting that is believed; a longer one is no name and no address
MOST_SETTINGS = 1_000  # of one document; a paper of a large laboratory names some hundred authors
MOST_AUTHORS = 100  # the first of a document's; an entry of APA, the longest, names twenty
LEFT_BY_PROGRAMS = re.compile(
    r"""(?:(?:microsoft|windows|office|ms\ office|default|local|test|pdf|guest)[\ -])*
        (?:user(?:\ ?name)?|benutzer|utilisateur)[ \d]*
    |(?:the\ )?(?:author|autor|auteur|owner|admin|administrator|root|anonymous|editor)(?:\ name)?
    |(?:unknown|unbekannt|inconnu)(?:\ author)?
    |n/?a|none|null|nobody|-+|\?+
    |python-docx|pandoc|libreoffice|openoffice(?:\.org)?|apache\ poi|wordpress|webmaster
    |(?:microsoft|adobe|edgar)\ .*|your\ name(?:\ here)?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Example: `Microsoft Office User`, `User 1`, `Unknown Author`, `python-docx`, `EDGAR Online, a
division of …`, which many annual reports in PDF name as their author."""
NO_NAME = re.compile(r"://|[@\\<>{}]|\bwww\.|\w\.(?:com|io|net|org)\b", re.IGNORECASE)
"""Example: `ada@wells.example`, `https://social.example/ada`, `OFFICE\\aobi`, `print.io`."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One name of a file's settings, with its words."""

    name: str
    """In small letters."""
    words: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The names by which a format states each part, the most certain first."""

    authors: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    issued: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    container: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    doi: tuple[str, ...] = ()
    number: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """All of them; what has another name states nothing."""
        return frozenset(chain.from_iterable(astuple(self)))


def stated_in(settings: Iterable[Setting], wording: Wording) -> Metadata:
    """What these settings say of a document; the first that say a part say it."""
    names = wording.names
    stating = (each for each in settings if each.name in names)
    said = [
        Setting(each.name, words)
        for each in islice(stating, MOST_SETTINGS)
        if (words := _on_one_line(each.words))
    ]
    publisher, container = _first(said, wording.publisher), _first(said, wording.container)
    if publisher and container and publisher.casefold() == container.casefold():
        publisher = None  # a paper that publishes itself is named once
    languages = (each.replace("_", "-") for each in _all(said, wording.language))
    return Metadata(
        authors=_people(said, wording.authors),
        interviewers=_people(said, wording.interviewers),
        issued=next(filter(None, map(day_of, _all(said, wording.issued))), None),
        publisher=publisher,
        container=container,
        url=next(filter(is_address, _all(said, wording.url)), None),
        language=next(filter(is_language, languages), None),
        kind=_first(said, wording.kind),
        doi=next(filter(None, map(doi_of, _all(said, wording.doi))), None),
        number=_first(said, wording.number),
    )


def is_name(words: str) -> bool:
    """Whether words can be somebody's name, and not what a program knows its user by."""
    if LEFT_BY_PROGRAMS.fullmatch(words) or NO_NAME.search(words):
        return False
    is_login = " " not in words and words.islower()
    return any(map(str.isalpha, words)) and not is_login


def _on_one_line(words: str) -> str:
    """Words as they may be shown; nothing where they are too long to be believed."""
    words = one_line(" ".join(words.replace("\x00", " ").split()))
    return words if len(words) <= LONGEST else ""


def _people(said: Sequence[Setting], names: Sequence[str]) -> tuple[str, ...]:
    """Everybody that the first of these settings names, each once."""
    for name in names:
        words = (each.words for each in said if each.name == name)
        if found := dict.fromkeys(filter(is_name, words)):
            return tuple(found)[:MOST_AUTHORS]
    return ()


def _all(said: Sequence[Setting], names: Sequence[str]) -> list[str]:
    """The words of these settings, in the order of the names."""
    return [each.words for name in names for each in said if each.name == name]


def _first(said: Sequence[Setting], names: Sequence[str]) -> str | None:
    return next(iter(_all(said, names)), None)
