"""What a person is told of damage in the store: what is not quoted any more, and what mends it."""

from bot.documents import DocumentKey, one_line
from bot.errors import DamagedError, LibraryError, Notice

UPLOADED = "upload:"
"""What the places begin with that are no paths: documents a visitor uploaded in the browser."""
LOST = Notice(
    "The library's store is older than it was: a copy was put back, or its last changes are lost; "
    "add again what is missing."
)


def damaged(name: str, place: str) -> Notice:
    """What is said of one document, by the place that it came from."""
    if place.startswith(UPLOADED):
        return Notice(
            "{name} is damaged in the library's store and not quoted; upload it again.",
            code="damaged-upload",
            fields={"name": one_line(name)},
        )
    return Notice(
        "{name} is damaged in the library's store and not quoted; add it again.",
        code="damaged",
        fields={"name": one_line(name), "place": one_line(place)},
    )


def damage_to(key: DocumentKey, *, name: str, place: str) -> DamagedError:
    """What to raise for one document."""
    return DamagedError(damaged(name, place), key)


def store_damaged(error: Exception) -> LibraryError:
    """What to raise where more is damaged than single documents."""
    return LibraryError(
        "The library's store is damaged ({reason}); put back a copy of it, or choose another "
        "folder and add the documents again.",
        code="store-damaged",
        reason=str(error),
    )
