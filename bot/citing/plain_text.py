"""A quotation with its citation, as plain text."""

from bot.documents import Citation, location_of


def cited(citation: Citation, who: str | None = None) -> str:
    """A quotation with its citation, as plain text.

    Example: “We walked home.” — Ada Stone, “The long way”, p. 217 [218 of 300], ¶ 12.

    Args:
        who: whose words it is; None for the passage's speaker.
    """
    said = citation.passage.speaker if who is None else who
    title = citation.document.title
    before = f"{said}, " if said else ""
    return f"“{citation.shown}” — {before}“{title}”, {location_of(citation).words}."
