"""Permalinks: what they say, and where they lead when the document is no longer what it was."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.citing.permalink import check_of, permalink
from bot.documents.citation import Citation
from bot.documents.document import Document
from bot.documents.passage import Passage
from bot.documents.spans import Span
from bot.storage.versions import PreviousVersion
from bot.viewing.excerpt import LONGEST
from bot.viewing.link_resolver import QuotationLink, ResolvedLink, resolve
from tests.support.browser.scripted_chatbot import cite, make_document
from tests.support.texts import texts

OLD = make_document(
    "The well is deep.\n\nNobody knows who dug the old well in the valley.\n\nNo. Yes.\n\nNo. Yes.\n"
)
NEW = make_document(
    "A word before.\n\nThe well is dry now.\n\nNobody knows who dug the old well in the valley.\n"
)
STANDS = "Nobody knows who dug the old well in the valley."


def link_to(citation: Citation) -> QuotationLink:
    """What a permalink says, read back."""
    address = urlsplit(permalink(citation))
    said = {name: values[0] for name, values in parse_qs(address.query).items()}
    identity = address.path.removeprefix("/doc/")
    return QuotationLink(
        identity, int(said["start"]), int(said["end"]), said["check"], said.get("was")
    )


def followed(
    link: QuotationLink, *served: Document, previous_versions: Sequence[PreviousVersion] = ()
) -> ResolvedLink | None:
    """Where a link leads where these documents are served."""
    seen = {document.id: document for document in served}
    return resolve(
        link, seen.get, lambda identity: [each for each in previous_versions if each.id == identity]
    )


def words(found: ResolvedLink | None) -> str | None:
    """What is marked."""
    if found is None or found.span is None:
        return None
    return found.document.text[found.span.start : found.span.end]


def test_a_permalink_names_the_content_the_span_and_the_words() -> None:
    """The span for the page, the words for the browser, and the mark for where it finds none."""
    assert permalink(cite(OLD, "The well is deep.")) == (
        f"/doc/{OLD.id}?start=0&end=17&check={check_of('The well is deep.')}"
        "#quotation:~:text=The%20well%20is%20deep."
    )
    again = make_document("no " * 200)
    assert permalink(cite(again, "no", occurrence=100)).endswith("#quotation")


@settings(deadline=None, max_examples=60)
@given(texts(), st.data())
def test_a_permalink_leads_to_its_own_quotation(text: str, data: st.DataObject) -> None:
    """Whatever the text: what is marked is what was cited."""
    document = make_document(text)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    citation = Citation(Passage(document, start, end, 1), start, end, 1.0)

    found = followed(link_to(citation), document)

    assert found is not None and found.span == Span(start, end)
    assert not found.is_elsewhere and not found.is_lost and found.previous is None


@pytest.mark.parametrize(
    ("start", "end", "check"),
    [
        (0, 17, "00000000"),
        (1, 18, check_of("The well is deep.")),
        (17, 17, None),
        (17, 3, None),
        (-5, 3, None),
        (0, 10**9, None),
        (None, 3, None),
        (0, None, None),
    ],
)
def test_where_other_words_stand_nothing_is_marked(
    start: int | None, end: int | None, check: str | None
) -> None:
    """A link that was cut short or made for another reading is said to be lost."""
    found = followed(QuotationLink(OLD.id, start, end, check), OLD)

    assert found is not None and found.document is OLD
    assert found.span is None and found.is_lost


def test_more_than_a_quotation_is_not_marked() -> None:
    """A page with everything marked says nothing."""
    long = make_document("word " * LONGEST)

    assert words(followed(QuotationLink(long.id, 0, LONGEST), long)) == long.text[:LONGEST]
    assert words(followed(QuotationLink(long.id, 0, LONGEST + 1), long)) is None


def test_words_that_still_stand_are_marked_in_the_document_as_it_is() -> None:
    """Wherever they stand now; the page's own address is then that of the new document."""
    previous = PreviousVersion(OLD.id, OLD.text, NEW.id)

    found = followed(link_to(cite(OLD, STANDS)), NEW, previous_versions=[previous])

    assert words(found) == STANDS
    assert found is not None and found.document is NEW and found.is_elsewhere
    assert (found.previous, found.is_lost) == (previous, False)
    here = found.span
    assert here is not None
    arrived = followed(
        QuotationLink(NEW.id, here.start, here.end, check_of(STANDS), was=OLD.id),
        NEW,
        previous_versions=[previous],
    )
    assert words(arrived) == STANDS
    assert arrived is not None and arrived.previous is previous and not arrived.is_elsewhere


def test_words_that_no_longer_stand_are_read_in_the_version_that_had_them() -> None:
    """One changed word is enough; nothing like them is marked."""
    previous = PreviousVersion(OLD.id, OLD.text, NEW.id)

    found = followed(link_to(cite(OLD, "The well is deep.")), NEW, previous_versions=[previous])

    assert found is not None and found.span is None and not found.is_lost
    assert found.previous is previous and found.read == Span(0, 17)


def test_where_it_is_not_certain_which_words_are_meant_none_are_marked() -> None:
    """The same short words twice in the new text are no place."""
    new = make_document("Maybe. No. Yes. Perhaps. No. Yes. Surely.")
    previous = PreviousVersion(OLD.id, OLD.text, new.id)

    found = followed(link_to(cite(OLD, "No.", occurrence=2)), new, previous_versions=[previous])

    assert found is not None and found.span is None and found.read is not None


def test_the_same_bytes_read_anew_are_told_apart_by_the_words() -> None:
    """The id is the same and the offsets are others: the words are found where they now stand."""
    new = replace(OLD, text=f"\n\n{OLD.text}", reader=2)
    previous = PreviousVersion(OLD.id, OLD.text, new.id)

    found = followed(link_to(cite(OLD, STANDS)), new, previous_versions=[previous])

    assert words(found) == STANDS
    assert found is not None and found.is_elsewhere and found.previous is previous
    assert words(followed(link_to(cite(OLD, STANDS)), new)) is None


def test_a_link_to_a_document_as_a_whole_leads_to_what_it_is_now() -> None:
    """And tells which version it was."""
    previous = PreviousVersion(OLD.id, OLD.text, NEW.id)

    found = followed(QuotationLink(OLD.id), NEW, previous_versions=[previous])

    assert found is not None and found.document is NEW and found.previous is previous
    assert not found.is_lost and found.span is None
    assert followed(QuotationLink(OLD.id), OLD, previous_versions=[previous]) == ResolvedLink(
        OLD, QuotationLink(OLD.id)
    )


def test_a_link_leads_to_no_document_that_its_reader_cannot_see() -> None:
    """Neither as it is nor as it was."""
    previous = PreviousVersion(OLD.id, OLD.text, NEW.id)

    assert followed(link_to(cite(OLD, STANDS)), previous_versions=[previous]) is None
    assert followed(QuotationLink("0" * 16), OLD, NEW) is None


def test_an_earlier_version_is_told_only_where_it_was_one() -> None:
    """Who writes `was` into a link by hand makes the page claim nothing."""
    previous = PreviousVersion(OLD.id, OLD.text, NEW.id)
    dry = cite(NEW, "The well is dry now.")
    link = replace(link_to(dry), was=OLD.id)

    assert words(followed(link, NEW, previous_versions=[previous])) == "The well is dry now."
    for previous_versions in ([previous], []):
        found = followed(link, NEW, previous_versions=previous_versions)
        assert found is not None and found.previous is None
