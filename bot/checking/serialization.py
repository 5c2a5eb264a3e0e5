"""A checked quotation as a JSON object, with the names of `bot/documents/serialization.py`."""

from typing import TypedDict

from bot.checking.brackets import Bracket
from bot.checking.quotation_extraction import ExtractedQuotation
from bot.checking.verdict import Alteration, CheckResult, Stitching
from bot.documents import CitationRecord, Span, SpanRecord, citation_record


class RunRecord(TypedDict):
    """Words of the quotation and of the document beside one another."""

    change: str
    quoted: SpanRecord
    quoted_text: str
    source: SpanRecord
    source_text: str
    reversals: list[str]


class AlterationRecord(TypedDict):
    """A quotation, or a fragment of one, beside what is most like it."""

    quoted: SpanRecord
    nearest: CitationRecord
    equal: float
    runs: list[RunRecord]


class FragmentRecord(TypedDict):
    """A fragment of a stitched quotation."""

    quoted: SpanRecord
    verdict: str
    place: CitationRecord


class BracketRecord(TypedDict):
    """Words in square brackets, and what the document has in their place."""

    quoted: SpanRecord
    quoted_text: str
    document: str
    source: SpanRecord
    source_text: str
    reversals: list[str]


class LeftOutRecord(TypedDict):
    """What the document has between two fragments."""

    document: str
    after_fragment: int
    source: SpanRecord
    source_text: str
    words: int
    marked: bool
    reversals: list[str]


class StitchingRecord(TypedDict):
    """How the fragments of a stitched quotation stand to one another."""

    fragments: list[FragmentRecord]
    left_out: list[LeftOutRecord]
    in_order: bool
    one_speaker: bool
    one_turn: bool


class CheckRecord(TypedDict):
    """A quotation of an article and what it was found to be."""

    id: str
    quotation: str
    start_char_index: int
    end_char_index: int
    unit: str
    verdict: str
    reversals: list[str]
    places: list[CitationRecord]
    more_places: bool
    cut_short: bool
    stitching: StitchingRecord | None
    brackets: list[BracketRecord]
    alterations: list[AlterationRecord]


def check_record(checked: CheckResult, quoted: ExtractedQuotation, *, id: str) -> CheckRecord:
    """The record of a checked quotation.

    Its own offsets count in the article; `quoted` counts in `quotation`, which of a block quote has
    no `>`; `source` counts in the document.

    Args:
        id: the quotation's number in its article.
    """
    return CheckRecord(
        id=id,
        quotation=checked.quotation,
        start_char_index=quoted.start,
        end_char_index=quoted.end,
        unit="unicode_code_points",
        verdict=checked.verdict.value,
        reversals=[each.value for each in checked.reversals],
        places=[citation_record(place.citation) for place in checked.places],
        more_places=checked.more,
        cut_short=checked.truncated,
        stitching=_stitching(checked.stitching) if checked.stitching else None,
        brackets=[_bracket(each, checked.quotation) for each in checked.brackets],
        alterations=[_alteration(each, checked.quotation) for each in checked.alterations],
    )


def _stitching(stitching: Stitching) -> StitchingRecord:
    return StitchingRecord(
        fragments=[
            FragmentRecord(
                quoted=_span(each.quoted),
                verdict=each.verdict.value,
                place=citation_record(each.place.citation),
            )
            for each in stitching.fragments
        ],
        left_out=[
            LeftOutRecord(
                document=gap.document.name,
                after_fragment=gap.after,
                source=_span(gap.span),
                source_text=gap.document.text[gap.span.start : gap.span.end],
                words=gap.words,
                marked=gap.marked,
                reversals=[each.value for each in gap.reversals],
            )
            for gap in stitching.left_out
        ],
        in_order=stitching.in_order,
        one_speaker=stitching.one_speaker,
        one_turn=stitching.one_turn,
    )


def _bracket(bracket: Bracket, quotation: str) -> BracketRecord:
    return BracketRecord(
        quoted=_span(bracket.quoted),
        quoted_text=quotation[bracket.quoted.start : bracket.quoted.end],
        document=bracket.document.name,
        source=_span(bracket.source),
        source_text=bracket.document.text[bracket.source.start : bracket.source.end],
        reversals=[each.value for each in bracket.reversals],
    )


def _alteration(alteration: Alteration, quotation: str) -> AlterationRecord:
    text = alteration.document.text
    return AlterationRecord(
        quoted=_span(alteration.quoted),
        nearest=citation_record(alteration.place.citation),
        equal=round(alteration.equal, 4),
        runs=[
            RunRecord(
                change=run.change.value,
                quoted=_span(run.quoted),
                quoted_text=quotation[run.quoted.start : run.quoted.end],
                source=_span(run.source),
                source_text=text[run.source.start : run.source.end],
                reversals=[each.value for each in run.reversals],
            )
            for run in alteration.runs
        ],
    )


def _span(span: Span) -> SpanRecord:
    return SpanRecord(start=span.start, end=span.end)
