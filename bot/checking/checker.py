"""Whether a quotation stands in the documents, word for word, and if not, what was done to it.

By exact algorithms and no model: the whole of it is looked for, then its fragments, then what is
nearest. "Exact" is said only of a slice of a document's text; what is called typography is said in
`bot/matching/typography.py`; a single changed letter, figure or mark besides is an alteration.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Self

from bot.checking.brackets import brackets_of, parted
from bot.checking.fragments import fragments_of, silent_fragments, stitched
from bot.checking.prepared import PreparedCache, PreparedDocument
from bot.checking.stitching import (
    FragmentSource,
    HeldFragment,
    Lookup,
    fragmentation,
    stitching_of,
)
from bot.checking.verdict import Alteration, CheckResult, Stitching, Verdict
from bot.checking.word_diff import WordComparison, compare
from bot.documents import Document, Span, trimmed
from bot.errors import QuotationError
from bot.matching import Budget, Search
from bot.segmentation import Names
from bot.viewing import LONGEST

MOST_PLACES = 1_000  # of a quotation; one that stands oftener is a phrase
MOST_EQUAL = 0.6
"""Share of a quotation's words from which it was made of a passage. By function words alone any two
English sentences share about a third."""
NEAREST = 3  # parts of each document, and of all, that are compared word for word
MOST_MARKED = 40  # fragments between ellipses and brackets; more are no quotation
FEWEST_LEFT_OUT = 4  # words left out without a mark from which it is stitching; fewer are a change


Naming = Callable[[Document], Names]
"""What the speakers of a document are called."""


def no_names(_document: Document) -> Names:
    """What they are called where nobody says anything of it: as they are found."""
    return Names()


class Checker:
    """Checks quotations against documents; each is read through once, when it is first needed."""

    def __init__(
        self,
        documents: Sequence[Document],
        *,
        prepared: PreparedCache | None = None,
        names: Naming = no_names,
        most_places: int = MOST_PLACES,
    ) -> None:
        """Check against these documents.

        Args:
            prepared: has what was made of them before.
            names: what a person says the speakers of each are called.
            most_places: of a quotation that are given.
        """
        made = [
            prepared.of(document) if prepared else PreparedDocument(document)
            for document in documents
        ]
        self._sources = tuple(FragmentSource(each, names(each.document)) for each in made)
        self._most = most_places

    def check(self, quotation: str) -> CheckResult:
        """What a quotation is.

        Raises:
            QuotationError: it holds no word, or is too long to be a quotation.
        """
        asked = _Asked.of(quotation, self._sources)
        truncated = False
        for step in (self._standing, self._unmarked, self._bracketed, self._stitched):
            budget = Budget()  # what one step spends, the next one has again
            checked = step(asked, budget)
            truncated = truncated or budget.truncated
            if checked is not None:
                return replace(checked, truncated=truncated)
        budget = Budget()
        checked = self._nearest(asked, budget)
        return replace(checked, truncated=truncated or budget.truncated)

    def _standing(self, asked: "_Asked", budget: Budget) -> CheckResult | None:
        """All places of what is exact; if there are none, all that differ in typography."""
        whole, fragments = asked.whole, asked.fragments
        exact = asked.lookup.exact(whole, budget)
        if places := list(islice(exact, self._most + 1)):
            return self._at(asked.quotation, Verdict.EXACT, places)
        searched = [whole]
        if len(fragments) == 1 and fragments[0] != whole:
            searched.append(fragments[0])  # an ellipsis at an end says only that the text goes on
        for part in searched:
            if places := list(islice(asked.lookup.places(part, budget), self._most + 1)):
                return self._at(asked.quotation, Verdict.TYPOGRAPHY, places)
        return None

    def _unmarked(self, asked: "_Asked", budget: Budget) -> CheckResult | None:
        """All places at which it stands but for marks of Markdown and hyphens at lines' ends."""
        words = asked.quotation[asked.whole.start : asked.whole.end]
        found = (
            (source, span)
            for source in self._sources
            if (letters := source.ready.unmarked)
            for span in letters.find(words, budget=budget)
        )
        places = list(islice(found, self._most + 1))
        return self._at(asked.quotation, Verdict.TYPOGRAPHY, places) if places else None

    def _at(
        self, quotation: str, verdict: Verdict, found: Sequence[tuple[FragmentSource, Span]]
    ) -> CheckResult:
        places = tuple(source.excerpt(span) for source, span in found[: self._most])
        return CheckResult(quotation, verdict, places, more=len(found) > self._most)

    def _bracketed(self, asked: "_Asked", budget: Budget) -> CheckResult | None:
        """What stands in one document but for an editor's brackets, and maybe ellipses."""
        quotation = asked.quotation
        whole = parted(quotation)
        if whole is None or len(whole.fragments) > MOST_MARKED:
            return None
        found: list[CheckResult] = []
        for source in self._sources:
            search = Search(source.letters, budget)
            pieces = stitched(search, quotation, whole.fragments)
            document = source.document
            brackets = brackets_of(document, quotation, whole, pieces) if pieces else None
            if pieces is None or brackets is None:
                continue
            held = [HeldFragment(source, piece) for piece in pieces]
            inner = whole.joints[1:-1]
            omits = [joint.omits for joint in inner]
            stitching = stitching_of(quotation, held, marked=True, omits=omits)
            if any(omits) or not stitching.one_turn or not stitching.in_order:
                found.append(
                    CheckResult(quotation, Verdict.STITCHED, stitching=stitching, brackets=brackets)
                )
                continue
            place = source.excerpt(Span(pieces[0].source.start, pieces[-1].source.end))
            found.append(CheckResult(quotation, Verdict.BRACKETED, (place,), brackets=brackets))
        return min(
            found,
            key=lambda each: fragmentation(each.stitching) if each.stitching else (False, 0),
            default=None,
        )

    def _stitched(self, asked: "_Asked", budget: Budget) -> CheckResult | None:
        """Its fragments in the one document that holds them all, else in several."""
        quotation, fragments = asked.quotation, asked.fragments
        marked = len(fragments) > 1
        found: list[Stitching] = []
        for source in self._sources:
            search = Search(source.letters, budget)
            parts = fragments if marked else silent_fragments(search, quotation)
            pieces = stitched(search, quotation, parts) if parts else None
            if pieces is None:
                continue
            held = [HeldFragment(source, piece) for piece in pieces]
            stitching = stitching_of(quotation, held, marked=marked)
            omitted = [gap.words for gap in stitching.left_out]
            if marked or not stitching.in_order or max(omitted) >= FEWEST_LEFT_OUT:
                found.append(stitching)
        if marked and not found:
            first = [asked.lookup.first(part, budget) for part in fragments]
            everywhere = [each for each in first if each is not None]
            if len(everywhere) == len(first):
                found.append(stitching_of(quotation, everywhere, marked=True))
        if not found:
            return None
        return CheckResult(quotation, Verdict.STITCHED, stitching=min(found, key=fragmentation))

    def _nearest(self, asked: "_Asked", budget: Budget) -> CheckResult:
        """What is most like it, word for word; of one with ellipses, most like each fragment."""
        missing = [part for part in asked.fragments if not asked.lookup.first(part, budget)]
        beside = [self._beside(asked.quotation, part) for part in missing]
        found = tuple(each for each in beside if each is not None)
        altered = len(found) == len(beside) and all(each.equal >= MOST_EQUAL for each in found)
        verdict = Verdict.ALTERED if altered else Verdict.ABSENT
        return CheckResult(asked.quotation, verdict, alterations=found)

    def _beside(self, quotation: str, part: Span) -> Alteration | None:
        """The passage most like a part of a quotation; None where none shares a word."""
        words = quotation[part.start : part.end]
        near = [
            (score, number, span)
            for number, source in enumerate(self._sources)
            for score, span in source.ready.words.nearest(words, count=NEAREST)
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A quotation, and where its parts stand."""

    quotation: str
    whole: Span
    """Without the white space at its ends."""
    fragments: tuple[Span, ...]
    """What stands between its ellipses; one where it has none."""
    lookup: Lookup

    @classmethod
    def of(cls, quotation: str, sources: Sequence[FragmentSource]) -> Self:
        """What is to be checked against some documents.

        Raises:
            QuotationError: it holds no word, or is too long to be a quotation.
        """
        start, end = trimmed(quotation, 0, len(quotation))
        if not any(map(str.isalnum, quotation)):
            raise QuotationError(
                "There is no word in what is to be checked; give a quotation.",
                code="quotation-wordless",
            )
        if end - start > LONGEST:
            raise QuotationError(
                "A quotation of {length} characters is a copy and cannot be checked; it may "
                "have {limit}. Give its parts, each in quotation marks.",
                code="quotation-long",
                length=end - start,
                limit=LONGEST,
            )
        fragments = fragments_of(quotation)
        if len(fragments) > MOST_MARKED:
            raise QuotationError(
                "A quotation with {count} ellipses cannot be checked; it may have {limit}. "
                "Give its parts, each in quotation marks.",
                code="quotation-ellipses",
                count=len(fragments) - 1,
                limit=MOST_MARKED - 1,
            )
        return cls(quotation, Span(start, end), fragments, Lookup(quotation, sources))


def _alteration(source: FragmentSource, part: Span, found: WordComparison) -> Alteration:
    """A comparison with the offsets of the whole quotation."""
    runs = tuple(
        replace(run, quoted=Span(run.quoted.start + part.start, run.quoted.end + part.start))
        for run in found.runs
    )
    span = found.source
    if found.equal < MOST_EQUAL:
        # words here and there say nothing to a reader
        span = source.ready.placing.in_sentences(span)
    place = source.excerpt(span)
    return Alteration(source.document, part, place, runs, found.equal)
