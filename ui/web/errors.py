"""What can go wrong with the page itself, and every error in a visitor's language.

The rest of the tree is drawn in `bot/errors.py`.
"""

from bot.errors import FootnoteError, Notice
from ui.web.texts import Texts


class AddressError(FootnoteError):
    """The page cannot be served where it was to be: the port is taken, or the address not ours."""


class NotServedError(FootnoteError):
    """A visitor asks for a document that they cannot see, or that is served no more."""


class ChatRequestError(FootnoteError):
    """The page sent what is no question: another program did, or it is of an older Footnote."""


def sentence(said: FootnoteError | Notice, texts: Texts) -> str:
    """What went wrong, in the language of a catalogue.

    The English of an error stands where it is raised, and in no catalogue; so does what has no
    code, which no visitor meets.
    """
    notice = said.notice if isinstance(said, FootnoteError) else said
    words = texts.get(f"error.{notice.code}", notice.sentence)
    return notice.told(words, number=texts["number.written"])
