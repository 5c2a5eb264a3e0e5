"""Which of a library's documents a person means."""

from collections.abc import Sequence

from bot.errors import LibraryError
from bot.holding import Entry
from bot.naming import listed


def entry_of(entries: Sequence[Entry], name_or_place: str) -> Entry:
    """The entry of a place, or of a name that no other place has.

    Raises:
        LibraryError: there is none of that name, or several.
    """
    found = [entry for entry in entries if entry.place == name_or_place]
    found = found or [entry for entry in entries if entry.name == name_or_place]
    if len(found) == 1:
        return found[0]
    if found:
        raise LibraryError(
            f"{len(found)} documents are named {name_or_place}; say which by its place: "
            f"{listed([entry.place for entry in found])}."
        )
    known = listed(sorted({entry.name for entry in entries})) or "no documents"
    raise LibraryError(f"The library holds no {name_or_place}; it holds {known}.")
