"""Mail made for tests, by the standard library."""

from email.message import EmailMessage

HEAD = {
    "From": "Ann Example <ann@example.org>",
    "To": "Bo Sample <bo@example.org>",
    "Subject": "Delivery of the filters",
    "Date": "Mon, 4 Mar 2024 09:15:00 +0100",
    "Message-ID": "<1@example.org>",
}


def message(plain: str | None = None, page: str | None = None, **head: str) -> EmailMessage:
    """A message of plain words, of a page, or of both as alternatives."""
    made = EmailMessage()
    for name, words in {
        **HEAD,
        **{key.replace("_", "-"): each for key, each in head.items()},
    }.items():
        made[name] = words
    if plain is not None:
        made.set_content(plain)
    if page is not None and plain is not None:
        made.add_alternative(page, subtype="html")
    elif page is not None:
        made.set_content(page, subtype="html")
    return made


def mail(plain: str | None = None, page: str | None = None, **head: str) -> bytes:
    """Its bytes as a mail program saves them."""
    return message(plain, page, **head).as_bytes()
