"""An answer: quotations, best first, or the fact that the document does not say.

"The document does not say" is a value, never an exception: an `Answer` without citations.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from bot.documents import Citation, CitationRecord, citation_record
from bot.errors import Notice


class Confidence(StrEnum):
    """How sure the ranking is that the first quotation answers the question, in words."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"
    NONE = "none"
    """The document does not say."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the documents say to one question.

    Raises:
        ValueError: both citations and closest passages, or a confidence that denies the citations.
    """

    question: str
    citations: tuple[Citation, ...]
    """Quotations that answer, best first, no two from one passage; empty when nothing does."""
    closest: tuple[Citation, ...]
    """When nothing answers: the nearest passages, labelled as not answering; empty otherwise."""
    confidence: Confidence
    milliseconds: float
    """From the question as text to the citations; loading is not in it."""
    understood_as: str | None = None
    """The question as it was read, where that is not as it was typed: completed, or respelt."""
    warnings: tuple[Notice, ...] = ()
    """What to show with the answer, where the question is read badly or a document is left out."""

    def __post_init__(self) -> None:
        if self.citations and self.closest:
            raise ValueError("an answer has citations or closest passages, not both")
        if bool(self.citations) == (self.confidence is Confidence.NONE):
            raise ValueError(f"{len(self.citations)} citations with confidence {self.confidence}")

    @property
    def found(self) -> bool:
        """Whether the documents say."""
        return bool(self.citations)

    @property
    def warning(self) -> str | None:
        """The warnings in English; None where there is none."""
        return " ".join(map(str, self.warnings)) or None


class AnswerRecord(TypedDict):
    """What the documents say to one question."""

    id: str
    question: str
    understood_as: str | None
    found: bool
    confidence: str
    milliseconds: float
    citations: list[CitationRecord]
    closest: list[CitationRecord]
    warning: str | None


def answer_record(answer: Answer, *, id: str) -> AnswerRecord:
    """The record of an answer.

    Args:
        id: the asker's name for the question.
    """
    return AnswerRecord(
        id=id,
        question=answer.question,
        understood_as=answer.understood_as,
        found=answer.found,
        confidence=answer.confidence.value,
        milliseconds=round(answer.milliseconds, 2),
        citations=[citation_record(citation) for citation in answer.citations],
        closest=[citation_record(citation) for citation in answer.closest],
        warning=answer.warning,
    )
