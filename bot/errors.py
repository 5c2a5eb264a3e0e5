"""Every failure Footnote explains, each message fit to show the person.

    FootnoteError               anything a person can be told about in one clear sentence
    ├── ModelError              the model's files are missing or not the measured ones
    ├── IndexUnusableError      an index on disk is damaged; it is rebuilt from the store
    ├── DocumentError           a document cannot be read: missing, empty, binary, too large
    │   └── EncryptedError      it is under a password that was not given
    ├── QuestionError           a question is blank or too long
    ├── PhraseError             a phrase to be looked for is too long
    ├── QuotationError          what is to be checked holds no word or is too long
    ├── SelectionError          what was selected in a document cannot be quoted
    ├── DetailsError            what a document is to be cited as cannot be: a date of no calendar
    ├── NotebookError           a notebook, or a file that should hold one, cannot be read
    ├── UploadError             a visitor may not add a document: a limit is reached
    └── LibraryError            the library folder cannot be used
        ├── NewerLibraryError   its store was written by a newer Footnote, and is left as it is
        └── DamagedError        what it holds of one document is damaged, and is not quoted

"The document does not say" is no failure: it is an `Answer` without citations.

What a visitor of the page can meet has a code, by which the catalogues say it in their language
(`ui/texts`), and fields; what only a command meets may be plain English. A `Notice` is such a
sentence where nothing ends: a damaged document that is left out.
"""

from typing import TYPE_CHECKING

from embeddings.errors import FootnoteError, IndexUnusableError, ModelError, Notice

if TYPE_CHECKING:
    from bot.documents import DocumentKey

__all__ = [
    "DamagedError",
    "DetailsError",
    "DocumentError",
    "EncryptedError",
    "FootnoteError",
    "IndexUnusableError",
    "LibraryError",
    "ModelError",
    "NewerLibraryError",
    "NotebookError",
    "Notice",
    "PhraseError",
    "QuestionError",
    "QuotationError",
    "SelectionError",
    "UploadError",
]


class DocumentError(FootnoteError):
    """A document cannot be read: it is missing, empty, binary, too large or of no known format."""


class EncryptedError(DocumentError):
    """A document is under a password that was not given."""


class QuestionError(FootnoteError):
    """A question is blank or longer than the limit."""


class PhraseError(FootnoteError):
    """A phrase to be looked for by hand is longer than the limit."""


class QuotationError(FootnoteError):
    """What is to be checked as a quotation holds no word, or is too long to be one."""


class SelectionError(FootnoteError):
    """What was selected in a document cannot be quoted: it holds no word, or is too long."""


class DetailsError(FootnoteError):
    """What a person says a document is cited as cannot stand in a reference."""


class NotebookError(FootnoteError):
    """A notebook, or a file that should hold one, cannot be read, or is larger than the limits."""


class UploadError(FootnoteError):
    """A visitor may not add a document, or has none of that name."""


class LibraryError(FootnoteError):
    """The library folder cannot be written, or what it holds cannot be read."""


class NewerLibraryError(LibraryError):
    """The store was written by a newer Footnote; nothing in it was changed."""


class DamagedError(LibraryError):
    """What the store holds of a document is not what was kept; others can be quoted."""

    def __init__(self, notice: Notice, key: "DocumentKey") -> None:
        super().__init__(notice.sentence, code=notice.code, **notice.fields)
        self.key = key
        """Of the document."""
