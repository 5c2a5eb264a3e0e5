"""What a visitor wishes to be asked, as the page's script sends it, and where it is to be shown."""

import json
from dataclasses import asdict, dataclass, replace

from ui.errors import WishError
from ui.texts import ENGLISH

MOST_RESTORED = 100  # questions of a conversation that is asked again after a reload


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of a document, in code points."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wish:
    """One question, and how it is to be asked."""

    question: str
    literal: bool = False
    """Whether it is to be read exactly as typed and on its own."""
    document: str | None = None
    """The one document it is put to, by its identity; None for all."""
    speaker: str | None = None
    """The one speaker whose words are to answer; None for all."""
    like: Span | None = None
    """A quotation whose like is looked for; the question then only says so."""
    place: int | None = None
    """The exchange whose place it takes, from 0; None for a new one."""
    earlier: tuple["Wish", ...] = ()
    """What the page shows as asked, oldest first: a server that was started again knows no more."""
    language: str = ENGLISH
    """Of the interface."""

    @property
    def kept(self) -> str:
        """The wish as JSON, for the page to keep and to send again; without its place."""
        lasting = asdict(replace(self, place=None, earlier=()))
        return json.dumps({name: value for name, value in lasting.items() if value})


def read_wish(text: str) -> Wish:
    """The wish that a page sent as JSON.

    Raises:
        WishError: it is none.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Wish).validate_json(text)
    except ValidationError as error:
        raise WishError("The page sent what is no question; load it again.") from error


def read_wishes(text: str) -> tuple[Wish, ...]:
    """The last of the wishes that a page kept, oldest first.

    Raises:
        WishError: they are none.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(tuple[Wish, ...]).validate_json(text)[-MOST_RESTORED:]
    except ValidationError as error:
        raise WishError("The page kept what is no conversation; it begins anew.") from error
