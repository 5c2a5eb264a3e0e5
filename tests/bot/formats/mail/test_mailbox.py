"""Mailboxes: each message a document, called by its day and subject."""

from bot.errors import DocumentError
from bot.formats.mail.mailbox import FORMAT
from bot.formats.sandbox.reading import format_of, read_document
from tests.bot.formats.mail.messages import mail

SEPARATOR = b"From ann@example.org Mon Mar  4 09:15:00 2024\n"


def box(*messages: bytes) -> bytes:
    """A mailbox of these messages."""
    return b"\n\n".join(SEPARATOR + each.replace(b"\nFrom ", b"\n>From ") for each in messages)


def test_each_message_is_called_by_its_day_and_subject() -> None:
    """Two alike are told apart; what was escaped is as it was written."""
    data = box(mail("One.\nFrom here on.\n"), mail("Two.", Subject="A/B"), mail("Three."))

    found = [each for each in FORMAT.unpack(data, "a.mbox") if not isinstance(each, DocumentError)]

    assert format_of(data, name="a").name == "mailbox"
    assert [each.name for each in found] == [
        "2024-03-04 Delivery of the filters.eml",
        "2024-03-04 A-B.eml",
        "2024-03-04 Delivery of the filters (2).eml",
    ]
    assert "\nFrom here on." in found[0].data.decode()
    assert "Three." in read_document(found[2].data, "c.eml", None).text


def test_a_mailbox_of_one_message_is_that_message() -> None:
    """Whatever it is called."""
    assert format_of(box(mail("One.")), name="a.mbox").name == "mail"
