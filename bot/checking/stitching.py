"""Fragments that documents hold: how they stand to one another, and what stands between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from bot.checking.fragments import WORD, QuotedPiece
from bot.checking.prepared import PreparedDocument
from bot.checking.reversals import reversals_between
from bot.checking.verdict import Fragment, Omission, Stitching, Verdict
from bot.documents import Document, Span, trimmed
from bot.matching import Budget, NormalizedText
from bot.segmentation import Names
from bot.viewing import Excerpt


@dataclass(frozen=True, slots=True, eq=False)
class FragmentSource:
    """A document made ready, and what its speakers are called now."""

    ready: PreparedDocument
    names: Names

    @property
    def document(self) -> Document:
        return self.ready.document

    @property
    def letters(self) -> NormalizedText:
        return self.ready.letters

    def excerpt(self, span: Span) -> Excerpt:
        return self.ready.placing.excerpt(span, self.names)


class HeldFragment(NamedTuple):
    """A fragment, and the document it stands in."""

    source: FragmentSource
    piece: QuotedPiece


class Lookup:
    """Where the parts of one quotation stand; one that stands nowhere is looked for once."""

    def __init__(self, quotation: str, sources: Sequence[FragmentSource]) -> None:
        self._quotation = quotation
        self._sources = sources
        self._absent: set[Span] = set()

    def exact(self, part: Span, budget: Budget) -> Iterator[tuple[FragmentSource, Span]]:
        """The places at which it stands character for character, document by document."""
        words = self._quotation[part.start : part.end]
        for source in self._sources:
            for span in source.letters.exact(words, budget=budget):
                yield source, span

    def places(self, part: Span, budget: Budget) -> Iterator[tuple[FragmentSource, Span]]:
        """The places at which its letters stand, however they are set, document by document."""
        if part in self._absent:
            return
        words, stands = self._quotation[part.start : part.end], False
        for source in self._sources:
            for span in source.letters.find(words, budget=budget):
                stands = True
                yield source, span
        if not stands and not budget.truncated:  # else it was not looked for everywhere
            self._absent.add(part)

    def first(self, part: Span, budget: Budget) -> HeldFragment | None:
        """The first document and place in which its letters stand."""
        for source, span in self.places(part, budget):
            return HeldFragment(source, QuotedPiece(part, span))
        return None


def fragmentation(stitching: Stitching) -> tuple[bool, int]:
    """How badly fragments hang together; the less the better."""
    return not stitching.in_order, sum(gap.words for gap in stitching.left_out)


def stitching_of(
    quotation: str,
    held: Sequence[HeldFragment],
    *,
    marked: bool,
    omits: Sequence[bool] | None = None,
) -> Stitching:
    """How fragments stand to one another.

    Args:
        omits: between which of them words are left out; None: between all.
    """
    fragments = tuple(_fragment(source, piece, quotation) for source, piece in held)
    voices = {(part.place.citation.document, part.place.voices) for part in fragments}
    one = len(voices) == 1 and len(fragments[0].place.voices) == 1
    spans = [each.piece.source for each in held]
    around = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Stitching(
        fragments,
        tuple(_left_out(held, marked=marked, omits=omits)),
        in_order=all(_follows(one, other) for one, other in pairwise(held)),
        one_speaker=one,
        one_turn=one and held[0].source.excerpt(around).voices == fragments[0].place.voices,
    )


def _fragment(source: FragmentSource, piece: QuotedPiece, quotation: str) -> Fragment:
    exact = source.ready.slice(piece.source) == quotation[piece.quoted.start : piece.quoted.end]
    verdict = Verdict.EXACT if exact else Verdict.TYPOGRAPHY
    return Fragment(piece.quoted, verdict, source.excerpt(piece.source))


def _follows(one: HeldFragment, other: HeldFragment) -> bool:
    return one.source is other.source and one.piece.source.end <= other.piece.source.start


def _left_out(
    held: Sequence[HeldFragment], *, marked: bool, omits: Sequence[bool] | None
) -> Iterator[Omission]:
    for number, (one, other) in enumerate(pairwise(held)):
        if _follows(one, other) and (omits is None or omits[number]):
            document = one.source.document
            text = document.text
            span = Span(*trimmed(text, one.piece.source.end, other.piece.source.start))
            words = text[span.start : span.end]
            count = len(WORD.findall(words))
            yield Omission(document, number, span, count, marked, reversals_between("", words))
