"""What can go wrong with the page itself; the rest of the tree is drawn in `bot/errors.py`."""

from bot.errors import FootnoteError


class AddressError(FootnoteError):
    """The page cannot be served where it was to be: the port is taken, or the address not ours."""


class NotServedError(FootnoteError):
    """A visitor asks for a document that they cannot see, or that is served no more."""


class ChatRequestError(FootnoteError):
    """The page sent what is no question: another program did, or it is of an older Footnote."""
