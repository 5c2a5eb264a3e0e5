"""What a link to a quotation leads to, also when the document was changed since it was made.

The words stand where the link says; or another version held them, and they are looked for in the
document as it is now (`bot/matching/anchoring.py`). They are found for certain or not at all: then
they are shown as the earlier version had them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.citing import check_of
from bot.documents import SURROUNDINGS, Document, Span
from bot.matching import reanchor
from bot.storage import PreviousVersion
from bot.viewing.excerpt import LONGEST


@dataclass(frozen=True, slots=True)
class QuotationLink:
    """What a permalink says."""

    id: str
    """Of the document, when the link was made."""
    start: int | None = None
    end: int | None = None
    check: str | None = None
    """What `check_of` gave of the words cited; None in a link that was written by hand."""
    was: str | None = None
    """The id of an earlier version that was cited, and led here."""

    @property
    def cites(self) -> bool:
        """Whether it leads to words, and not to a document as a whole."""
        return self.start is not None or self.end is not None

    def within(self, text: str) -> Span | None:
        """The words that were cited, if they stand in a text where the link says."""
        if self.start is None or self.end is None:
            return None
        if not 0 <= self.start < self.end <= min(len(text), self.start + LONGEST):
            return None
        if self.check not in (None, check_of(text[self.start : self.end])):
            return None
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """Where a link leads."""

    document: Document
    """The document as it is now."""
    link: QuotationLink
    span: Span | None = None
    """Where the words that were cited stand in it; None where they do not, or none were cited."""
    previous: PreviousVersion | None = None
    """The version that was cited; None where it is the document as it is."""
    read: Span | None = None
    """Where the words stand in that version."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether the words stand in another document or place than the link says."""
        says = (self.link.id, self.link.start, self.link.end)
        span = self.span
        return span is not None and says != (self.document.id, span.start, span.end)

    @property
    def is_lost(self) -> bool:
        """Whether it cites words that stand there in no version that is known."""
        return self.link.cites and self.span is None and self.read is None


def resolve(
    link: QuotationLink,
    seen: Callable[[str], Document | None],
    previous_versions: Callable[[str], Sequence[PreviousVersion]],
) -> ResolvedLink | None:
    """Where a link leads; None where to no document that its reader can see.

    Args:
        seen: the document of an id, if this reader can see it.
        previous_versions: the versions that had an id, the last first.
    """
    document = seen(link.id)
    if document is not None:
        span = link.within(document.text)
        if span is not None or not link.cites:
            return ResolvedLink(
                document, link, span, *_since(link, document, span, previous_versions)
            )
    versions = [
        (each, now) for each in previous_versions(link.id) if (now := seen(each.now)) is not None
    ]
    for previous, now in versions:
        read = link.within(previous.text)
        if read is not None or not link.cites:
            return ResolvedLink(now, link, _again(now.text, previous.text, read), previous, read)
    if document is not None:
        return ResolvedLink(document, link)
    return ResolvedLink(versions[0][1], link, previous=versions[0][0]) if versions else None


def _since(
    link: QuotationLink,
    document: Document,
    span: Span | None,
    previous_versions: Callable[[str], Sequence[PreviousVersion]],
) -> tuple[PreviousVersion | None, Span | None]:
    """The version that was cited before, and where the same words stand in it."""
    if link.was is None:
        return None, None
    for previous in previous_versions(link.was):
        if previous.now == document.id:
            if span is None:
                return previous, None
            words = document.text[span.start : span.end]
            at = previous.text.find(words)
            if at >= 0:
                return previous, Span(at, at + len(words))
    return None, None


def _again(text: str, old: str, read: Span | None) -> Span | None:
    """Where words of an older text stand in a newer one, for certain."""
    if read is None:
        return None
    return reanchor(
        text,
        quote=old[read.start : read.end],
        prefix=old[max(0, read.start - SURROUNDINGS) : read.start],
        suffix=old[read.end : read.end + SURROUNDINGS],
        start=read.start,
    )
