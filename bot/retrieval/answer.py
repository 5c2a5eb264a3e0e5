"""An answer: quotations, best first, or the fact that the document does not say.

"The document does not say" is a value, never an exception: an `Answer` without citations.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import TypedDict

from bot.documents import Citation, CitationRecord, Confidence, Document, citation_record
from bot.errors import Notice
from bot.retrieval.understanding.small_talk import Reply

MOST = 3  # quotations that are shown as answers


@dataclass(frozen=True, slots=True)
class Answer:
    """What the documents say to one question.

    Raises:
        ValueError: a quotation is where its confidence denies that it belongs.
    """

    question: str
    citations: tuple[Citation, ...]
    """Quotations that answer, or may, best first, no two from one passage; empty when none does."""
    closest: tuple[Citation, ...]
    """The nearest passages beside them, as far as can be told not answering."""
    milliseconds: float
    """From the question as text to the citations; loading is not in it."""
    understood_as: str | None = None
    """The question as it was read, where that is not as it was typed: respelt, or asked again."""
    continuing: str | None = None
    """What it takes from the conversation, in a few words."""
    asked_first: tuple[Document, ...] = ()
    """The documents that the question names, in which the answer was looked for first."""
    warnings: tuple[Notice, ...] = ()
    """What to show with the answer, where the question is read badly or a document is left out."""
    reply: Reply | None = None
    """What replies to talk about the tool; the documents were asked nothing, but for a summary."""
    parts: tuple["Answer", ...] = ()
    """Of two questions in one: the answer to each, in order; the above are the best of them."""

    def __post_init__(self) -> None:
        for each in self.citations:
            if each.confidence in {None, Confidence.NONE}:
                raise ValueError(f"a citation with confidence {each.confidence}")
        for each in self.closest:
            if each.confidence not in {None, Confidence.NONE}:
                raise ValueError(f"a closest passage with confidence {each.confidence}")

    @property
    def confidence(self) -> Confidence:
        """How sure it is that the first quotation answers; NONE where there is none."""
        return (self.citations and self.citations[0].confidence) or Confidence.NONE

    @property
    def found(self) -> bool:
        """Whether the documents say, or may."""
        return bool(self.citations)

    @property
    def warning(self) -> str | None:
        """The warnings in English; None where there is none."""
        return " ".join(map(str, self.warnings)) or None


def joined(question: str, parts: Sequence[Answer], *, count: int = MOST) -> Answer:
    """The answer to a question that asks several things, of the answers to each.

    Args:
        count: the most quotations it may have; the best of each part come first.
    """
    cited = list(_in_turns([part.citations for part in parts], ()))[: min(count, MOST)]
    closest = _in_turns([part.closest for part in parts], cited)
    return Answer(
        question,
        tuple(cited),
        tuple(islice(closest, count - len(cited))),
        sum(part.milliseconds for part in parts),
        warnings=tuple(dict.fromkeys(chain.from_iterable(part.warnings for part in parts))),
        parts=tuple(parts),
    )


def _in_turns(
    parts: Sequence[Sequence[Citation]], before: Sequence[Citation]
) -> Iterator[Citation]:
    """The first of each part, then the second: none of a passage that was quoted before."""
    seen = {each.passage for each in before}
    for citation in chain.from_iterable(zip_longest(*parts)):
        if citation is not None and citation.passage not in seen:
            seen.add(citation.passage)
            yield citation


class AnswerRecord(TypedDict):
    """What the documents say to one question."""

    id: str
    question: str
    understood_as: str | None
    continuing: str | None
    asked_first: list[str]
    found: bool
    confidence: str
    milliseconds: float
    citations: list[CitationRecord]
    closest: list[CitationRecord]
    warning: str | None
    reply: str | None
    parts: list["AnswerRecord"]


def answer_record(answer: Answer, *, id: str) -> AnswerRecord:
    """The record of an answer.

    Args:
        id: the asker's name for the question; its parts have the same.
    """
    return AnswerRecord(
        id=id,
        question=answer.question,
        understood_as=answer.understood_as,
        continuing=answer.continuing,
        asked_first=[document.name for document in answer.asked_first],
        found=answer.found,
        confidence=answer.confidence.value,
        milliseconds=round(answer.milliseconds, 2),
        citations=[citation_record(citation) for citation in answer.citations],
        closest=[citation_record(citation) for citation in answer.closest],
        warning=answer.warning,
        reply=None if answer.reply is None else answer.reply.value,
        parts=[answer_record(part, id=id) for part in answer.parts],
    )
