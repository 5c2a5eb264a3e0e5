"""A conversation as a browser sends it: what was asked, and the spans that were shown under it.

Every span is verified against the document that is served: where one quotation is not its words,
nothing of the conversation is exported.
"""

from collections.abc import Callable
from itertools import islice

from bot.documents import Document, Span, one_line
from bot.errors import NotebookError, SelectionError
from bot.notebook.compilation import Exchange
from bot.notebook.fields import Fields
from bot.notebook.verification import NoteDocuments, NoteQuotation

MOST_EXCHANGES = 500  # questions of a conversation
MOST_QUOTATIONS = 100  # under one question
SHOWN = 80  # code points of a question in an error's sentence

DocumentOf = Callable[[str], Document]
"""The document served under an id; it refuses what is not served to who asks."""


def exchanges_of(
    value: object, *, find: DocumentOf, quotable: NoteDocuments
) -> tuple[Exchange, ...]:
    """The exchanges that a JSON list is, oldest first.

    Raises:
        NotebookError: it is no conversation, or is longer than the limits.
        SelectionError: a quotation's words do not stand where it says.
    """
    if not isinstance(value, list) or not value:
        raise NotebookError(
            "There is no conversation to export; ask something first.",
            code="conversation-none",
        )
    if len(value) > MOST_EXCHANGES:
        raise NotebookError(
            "The conversation has {count} questions and an export at most {limit}; begin "
            "a new one.",
            code="conversation-long",
            count=len(value),
            limit=MOST_EXCHANGES,
        )
    return tuple(
        _exchange(Fields(each, f"question {at}"), find, quotable)
        for at, each in enumerate(value, 1)
    )


def _exchange(sent: Fields, find: DocumentOf, quotable: NoteDocuments) -> Exchange:
    question = sent.text("question")
    return Exchange(
        question,
        sent.text_or_none("understood"),
        sent.text("said", missing=""),
        _quotations(sent, "citations", find, quotable),
        _quotations(sent, "closest", find, quotable),
        sent.number("first", missing=1),
    )


def _quotations(
    sent: Fields, name: str, find: DocumentOf, quotable: NoteDocuments
) -> tuple[NoteQuotation, ...]:
    listed = sent.list(name, missing=[])
    if len(listed) > MOST_QUOTATIONS:
        raise NotebookError(
            "{part} has {count} quotations and may have {limit}.",
            code="conversation-quotations",
            part=sent.what,
            count=len(listed),
            limit=MOST_QUOTATIONS,
        )
    question = one_line("".join(islice(sent.text("question"), SHOWN)))
    return tuple(
        _quoted(Fields(each, f"quotation {at} under “{question}”"), find, quotable)
        for at, each in enumerate(listed, 1)
    )


def _quoted(sent: Fields, find: DocumentOf, quotable: NoteDocuments) -> NoteQuotation:
    document = find(sent.text("document"))
    start, end, quote = sent.number("start"), sent.number("end"), sent.text("quote")
    if not quote or end > len(document.text) or document.text[start:end] != quote:
        what = sent.what[0].upper() + sent.what[1:]
        raise SelectionError(
            "{part} does not stand in {name} as it is shown, so nothing was exported; ask again.",
            code="quotation-moved",
            part=what,
            name=one_line(document.name),
        )
    return quotable.quoted(document, Span(start, end))
