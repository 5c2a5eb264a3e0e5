"""The record other programs rely on: one JSON object an answer, the same in every interface.

The citation's names follow the Anthropic Citations API's `char_location`, which other tools read.
"""

from typing import TypedDict

from bot.documents.citation import Citation


class SpanRecord(TypedDict):
    """A half-open range of code points."""

    start: int
    end: int


class CitationRecord(TypedDict):
    """A quotation and the place it stands."""

    type: str
    document: str
    document_title: str
    document_sha256: str
    cited_text: str
    shown: str
    """The same as a reader sees it; `Citation.shown`."""
    start_char_index: int
    end_char_index: int
    unit: str
    speaker: str | None
    asked: str | None
    heading: str | None
    heads: list[str]
    paragraph: int
    page_label: str | None
    page_index: int | None
    seconds: float | None
    prefix: str
    suffix: str
    passage: SpanRecord
    score: float
    confidence: str | None
    probability: float | None


def citation_record(citation: Citation) -> CitationRecord:
    """The record of one quotation; most kinds of document have no pages, most no seconds."""
    return CitationRecord(
        type="char_location",
        document=citation.document.name,
        document_title=citation.document.title,
        document_sha256=citation.document.sha256,
        cited_text=citation.quote,
        shown=citation.shown,
        start_char_index=citation.start,
        end_char_index=citation.end,
        unit="unicode_code_points",
        speaker=citation.passage.speaker,
        asked=citation.passage.asked,
        heading=citation.passage.heading,
        heads=list(citation.heads),
        paragraph=citation.paragraph,
        page_label=citation.page_label,
        page_index=citation.page_index,
        seconds=citation.seconds,
        prefix=citation.prefix,
        suffix=citation.suffix,
        passage=SpanRecord(start=citation.passage.start, end=citation.passage.end),
        score=round(citation.score, 4),
        confidence=None if citation.confidence is None else citation.confidence.value,
        probability=None if citation.probability is None else round(citation.probability, 3),
    )
