"""A document of the store: like the one that was added, and small until it is looked at."""

from dataclasses import replace

import pytest

from bot.documents.document import Document
from bot.documents.keys import DocumentKey
from bot.documents.layout import Layout
from bot.documents.paragraphs import Paragraph, ParagraphKind
from bot.documents.spans import Span
from bot.storage import lazy_document
from bot.storage.lazy_document import DecodedCache, LazyDocument, Packed

PARTED = "A well for the vil-\nlage “below” \ud800."
LAYOUT = Layout(
    (Paragraph(0, len(PARTED), ParagraphKind.TEXT, Span(0, len(PARTED))),), joins=(Span(18, 20),)
)


def added(name: str) -> Document:
    return Document(
        name=name,
        text=PARTED,
        sha256=name * 8,
        format="text",
        title="A well",
        encoding="utf-8",
        layout=LAYOUT,
    )


def kept(document: Document, unpacked: DecodedCache) -> LazyDocument:
    return LazyDocument.of(
        Packed.of(document),
        unpacked,
        key=DocumentKey.of(document),
        name=document.name,
        title=document.title,
        place="/well.txt",
    )


def test_a_kept_document_is_the_one_that_was_added() -> None:
    """Its text, layout and joined text are the same, and so are the values made of it."""
    document = added("a")

    same = kept(document, DecodedCache())

    assert same == document and document == same and hash(same) == hash(document)
    assert (same.text, same.layout, same.joined) == (PARTED, LAYOUT, document.joined)
    assert DocumentKey.of(same) == DocumentKey.of(document)
    assert replace(same, name="b") == replace(document, name="b")
    assert same != replace(document, text="A well.") and same != "a"


def test_documents_read_together_are_packed_again_but_for_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So memory stays bounded; one that was packed again says the same."""
    monkeypatch.setattr(lazy_document, "MOST", 2 * len(PARTED))
    unpacked = DecodedCache()
    documents = [kept(added(name), unpacked) for name in "abcd"]

    texts = [each.text for each in documents]

    assert [_is_packed(each) for each in documents] == [True, True, False, False]
    assert texts == [PARTED] * 4 == [each.text for each in documents]


def test_a_name_that_no_document_has_is_refused() -> None:
    """What is made when it is looked at hides no slip of the pen."""
    with pytest.raises(AttributeError, match="titel"):
        getattr(kept(added("a"), DecodedCache()), "titel")  # noqa: B009  # mypy would see it


def _is_packed(document: LazyDocument) -> bool:
    try:
        object.__getattribute__(document, "text")
    except AttributeError:
        return True
    return False
