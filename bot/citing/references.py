"""References that were found before: to find one, a document's text is read for its speakers."""

from dataclasses import dataclass

from bot.citing.reference import Reference, reference_of
from bot.document import Document
from bot.holding import Identity
from bot.speakers import Names
from bot.stated import Stated

MOST = 256  # references kept, of some 2 kB each; finding one takes 0.2 s a megabyte of text


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a reference depends on; no text is kept for it."""

    identity: Identity
    name: str
    title: str
    stated: Stated
    names: Names


class References:
    """What is known of documents as sources; several threads may use it at once."""

    def __init__(self) -> None:
        self._found: dict[_Asked, Reference] = {}

    def of(self, document: Document, names: Names) -> Reference:
        """What is known of a document, whose speakers are called so."""
        asked = _Asked(Identity.of(document), document.name, document.title, document.stated, names)
        found = self._found.get(asked)
        if found is None:
            found = reference_of(document, names)
            if len(self._found) >= MOST:
                self._found = {}  # one assignment: another thread sees the old or the new
            self._found[asked] = found
        return found
