"""What a person is told of damage in the store: what is not quoted any more, and what mends it."""

from shlex import quote

from bot.documents import one_line

UPLOADED = "upload:"
"""What the places begin with that are no paths: documents a visitor uploaded in the browser."""
LOST = (
    "The library's store is older than it was: a copy was put back, or its last changes are lost; "
    "add again what is missing."
)


def damaged(name: str, place: str) -> str:
    """The sentence on one document, by the place that it came from."""
    again = f"add it again: python -m scripts.index add {quote(one_line(place))}"
    if place.startswith(UPLOADED):
        again = "upload it again."
    return f"{one_line(name)} is damaged in the library's store and not quoted; {again}"
