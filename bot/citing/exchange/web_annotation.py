"""A citation as a W3C Web Annotation: JSON-LD that annotation tools find the words by.

The model: Web Annotation Data Model, W3C Recommendation of 23 February 2017. It counts positions in
Unicode code points (4.2.5), as Footnote does; some tools count UTF-16 code units, so the unit is
said with them.
"""

import json
from base64 import urlsafe_b64encode
from typing import TypedDict

from bot.documents import Citation

UNIT = "unicode_code_points"  # as `bot/documents/serialization.py` says it
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
UNIT_TEXT = "http://schema.org/unitText"  # what the word "unit" means here; the model has none


class QuoteRecord(TypedDict):
    """The words, and those around them."""

    type: str
    exact: str
    prefix: str
    suffix: str


class PositionRecord(TypedDict):
    """Where they stand, half-open."""

    type: str
    start: int
    end: int
    unit: str


class TargetRecord(TypedDict):
    """A piece of a source, by its words and by its place."""

    type: str
    source: str
    selector: list[QuoteRecord | PositionRecord]


AnnotationRecord = TypedDict(
    "AnnotationRecord",
    {
        "@context": list[str | dict[str, str]],
        "type": str,
        "motivation": str,
        "target": TargetRecord,
    },
)


def annotation(citation: Citation, *, source: str | None = None) -> AnnotationRecord:
    """A quotation as an annotation that highlights it.

    Args:
        source: the address of the document; without one it is named by its bytes' SHA-256
            (RFC 6920), which is the same wherever the document lies.
    """
    return {
        "@context": [CONTEXT, {"unit": UNIT_TEXT}],
        "type": "Annotation",
        "motivation": "highlighting",
        "target": {
            "type": "SpecificResource",
            "source": source or by_hash(citation.document.sha256),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": citation.quote,
                    "prefix": citation.prefix,
                    "suffix": citation.suffix,
                },
                {
                    "type": "TextPositionSelector",
                    "start": citation.start,
                    "end": citation.end,
                    "unit": UNIT,
                },
            ],
        },
    }


def annotation_json(citation: Citation, *, source: str | None = None) -> str:
    """The annotation as a JSON-LD file."""
    record = annotation(citation, source=source)
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def by_hash(sha256: str) -> str:
    """The name of some bytes: "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"."""
    digest = urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{digest}"
