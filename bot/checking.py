"""Whether a quotation stands in the documents, word for word, and if not, what was done to it.

By exact algorithms and no model: the whole of it is looked for, then its fragments, then what is
nearest. "Exact" is said only of a slice of a document's text; what is called typography is said in
`bot/typography.py`; a single changed letter, figure or mark besides is an alteration.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise

from bot.document import Document
from bot.errors import QuotationError
from bot.excerpt import LONGEST
from bot.letters import Letters
from bot.paragraph import Span, trimmed
from bot.placing import Placing
from bot.reversals import reversals_between
from bot.stitching import WORD, Piece, fragments_of, silent_fragments, stitched
from bot.verdict import Alteration, Checked, Fragment, LeftOut, Stitching, Verdict
from bot.word_diff import Comparison, compare
from bot.word_index import WordIndex

MOST_PLACES = 1_000  # of a quotation; one that stands oftener is a phrase
MOST_EQUAL = 0.6
"""Share of a quotation's words from which it was made of a passage. By function words alone any two
English sentences share about a third."""
NEAREST = 3  # parts of each document, and of all, that are compared word for word
FEWEST_LEFT_OUT = 4  # words left out without a mark from which it is stitching; fewer are a change


class Checker:
    """Checks quotations against documents; each is read through once, when it is first needed."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Index the documents' letters."""
        self._sources = tuple(_Source(document) for document in documents)

    def check(self, quotation: str) -> Checked:
        """What a quotation is.

        Raises:
            QuotationError: it holds no word, or is too long to be a quotation.
        """
        start, end = trimmed(quotation, 0, len(quotation))
        if not any(map(str.isalnum, quotation)):
            raise QuotationError("There is no word in what is to be checked; give a quotation.")
        if end - start > LONGEST:
            raise QuotationError(
                f"A quotation of {end - start:,} characters is a copy and cannot be checked; it "
                f"may have {LONGEST:,}. Give its parts, each in quotation marks."
            )
        whole = Span(start, end)
        return (
            self._standing(quotation, whole)
            or self._stitched(quotation)
            or self._nearest(quotation)
        )

    def _standing(self, quotation: str, whole: Span) -> Checked | None:
        """All places of what is exact; if there are none, all that differ in typography."""
        fragments = fragments_of(quotation)
        searched = [whole]
        if len(fragments) == 1 and fragments[0] != whole:
            searched.append(fragments[0])  # an ellipsis at an end says only that the text goes on
        for part in searched:
            words = quotation[part.start : part.end]
            found = [
                (source, span)
                for source in self._sources
                for span in islice(source.letters.find(words), MOST_PLACES + 1)
            ]
            wanted = quotation[whole.start : whole.end]
            exact = [(source, span) for source, span in found if source.holds(span, wanted)]
            if found:
                places = tuple(
                    source.placing.excerpt(span) for source, span in (exact or found)[:MOST_PLACES]
                )
                verdict = Verdict.EXACT if exact else Verdict.TYPOGRAPHY
                return Checked(quotation, verdict, places, more=len(exact or found) > MOST_PLACES)
        return None

    def _stitched(self, quotation: str) -> Checked | None:
        """Its fragments in the one document that holds them all, else in several."""
        fragments = fragments_of(quotation)
        marked = len(fragments) > 1
        found: list[Stitching] = []
        for source in self._sources:
            parts = fragments if marked else silent_fragments(source.letters, quotation)
            pieces = stitched(source.letters, quotation, parts) if parts else None
            if pieces is None:
                continue
            held = [(source, piece) for piece in pieces]
            stitching = _stitching(quotation, held, marked=marked)
            omitted = [gap.words for gap in stitching.left_out]
            if marked or not stitching.in_order or max(omitted) >= FEWEST_LEFT_OUT:
                found.append(stitching)
        if marked and not found:
            first = [self._first(quotation, part) for part in fragments]
            everywhere = [each for each in first if each is not None]
            if len(everywhere) == len(first):
                found.append(_stitching(quotation, everywhere, marked=True))
        if not found:
            return None
        best = min(
            found,
            key=lambda each: (not each.in_order, sum(gap.words for gap in each.left_out)),
        )
        return Checked(quotation, Verdict.STITCHED, stitching=best)

    def _first(self, quotation: str, part: Span) -> tuple["_Source", Piece] | None:
        """The first document and place in which a part of a quotation stands."""
        words = quotation[part.start : part.end]
        found = ((source, span) for source in self._sources for span in source.letters.find(words))
        first = next(found, None)
        return None if first is None else (first[0], Piece(part, first[1]))

    def _nearest(self, quotation: str) -> Checked:
        """What is most like it, word for word; of one with ellipses, most like each fragment."""
        parts = fragments_of(quotation)
        missing = [part for part in parts if self._first(quotation, part) is None]
        beside = [self._beside(quotation, part) for part in missing]
        found = tuple(each for each in beside if each is not None)
        altered = len(found) == len(beside) and all(each.equal >= MOST_EQUAL for each in found)
        verdict = Verdict.ALTERED if altered else Verdict.ABSENT
        return Checked(quotation, verdict, alterations=found)

    def _beside(self, quotation: str, part: Span) -> Alteration | None:
        """The passage most like a part of a quotation; None where none shares a word."""
        words = quotation[part.start : part.end]
        near = [
            (score, number, span)
            for number, source in enumerate(self._sources)
            for score, span in source.words.nearest(words, count=NEAREST)
        ]
        near.sort(key=lambda each: -each[0])
        compared = [
            (compare(words, self._sources[number].document.text, span), self._sources[number])
            for _, number, span in near[:NEAREST]
        ]
        if not compared:
            return None
        best, source = max(compared, key=lambda each: each[0].equal)
        return _alteration(source, part, best) if best.equal else None


@dataclass(frozen=True, eq=False)
class _Source:
    """A document with its indexes, each made when it is first asked for."""

    document: Document

    @cached_property
    def letters(self) -> Letters:
        return Letters(self.document.text)

    @cached_property
    def words(self) -> WordIndex:
        return WordIndex(self.letters)

    @cached_property
    def placing(self) -> Placing:
        return Placing(self.document)

    def holds(self, span: Span, words: str) -> bool:
        return self.document.text[span.start : span.end] == words


def _stitching(quotation: str, held: Sequence[tuple[_Source, Piece]], *, marked: bool) -> Stitching:
    fragments = tuple(_fragment(source, piece, quotation) for source, piece in held)
    voices = {(part.place.citation.document, part.place.voices) for part in fragments}
    one = len(voices) == 1 and len(fragments[0].place.voices) == 1
    source, _ = held[0]
    spans = [piece.source for _, piece in held]
    around = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Stitching(
        fragments,
        tuple(_left_out(held, marked=marked)),
        in_order=all(_follows(one, other) for one, other in pairwise(held)),
        one_speaker=one,
        one_turn=one and source.placing.excerpt(around).voices == fragments[0].place.voices,
    )


def _fragment(source: _Source, piece: Piece, quotation: str) -> Fragment:
    exact = source.holds(piece.source, quotation[piece.quoted.start : piece.quoted.end])
    verdict = Verdict.EXACT if exact else Verdict.TYPOGRAPHY
    return Fragment(piece.quoted, verdict, source.placing.excerpt(piece.source))


def _follows(one: tuple[_Source, Piece], other: tuple[_Source, Piece]) -> bool:
    return one[0] is other[0] and one[1].source.end <= other[1].source.start


def _left_out(held: Sequence[tuple[_Source, Piece]], *, marked: bool) -> Iterator[LeftOut]:
    for one, other in pairwise(held):
        if _follows(one, other):
            text = one[0].document.text
            span = Span(*trimmed(text, one[1].source.end, other[1].source.start))
            words = text[span.start : span.end]
            count = len(WORD.findall(words))
            yield LeftOut(one[0].document, span, count, marked, reversals_between("", words))


def _alteration(source: _Source, part: Span, found: Comparison) -> Alteration:
    """A comparison with the offsets of the whole quotation."""
    runs = tuple(
        replace(run, quoted=Span(run.quoted.start + part.start, run.quoted.end + part.start))
        for run in found.runs
    )
    span = found.source
    if found.equal < MOST_EQUAL:
        span = source.placing.in_sentences(span)  # words here and there say nothing to a reader
    place = source.placing.excerpt(span)
    return Alteration(source.document, part, place, runs, found.equal)
