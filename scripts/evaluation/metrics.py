"""How good answers are, in figures: questions whose answers are known, and the answers given.

A quotation or a passage hits where it shares with words that answer at least half of the shorter of
the two. Ranking is measured on what was shown, be it citations or closest passages, so that finding
and refusing are told apart:

    quote@1, quote@3        the first quotation hits; one of the first three does
    passage@1, passage@5    the first quotation's passage hits; one of the first five's does
    page@1, page@3, page@5  the first quotation begins on a page that answers; one of the first
                            three, five does: in place of the others where only pages are known
    recall, precision, iou  the first quotation against all the words that answer, in characters
    recall@5                the share of the words that answer which the first five passages hold
    right                   the documents are said to answer, and the first quotation hits
    false_refusal           the documents are said not to answer, but do
    refused                 the documents are said not to answer, and do not
    balanced                the mean of `refused` and 1 - `false_refusal`
    certain                 the share that answer of the quotations that are said to for certain
    said_certain            how many are
    shown                   of the questions that are said to be answered, the mean of quotations
    quote_length            of first quotations, the median in characters
    passage_length          of the first five passages, the median in characters
    p50_ms, p95_ms          milliseconds an answer: of 100 answers the 51st and the 96th fastest
    broken                  quotations that are not their document's words, which must be 0

Knows nothing of files, nor of how an answer is found.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import fmean, median
from typing import Protocol

from bot.documents import Citation, Confidence, Document, Span
from bot.retrieval import Answer
from scripts.evaluation.question_sets import Kind, KnownQuestion

ALL = "all"


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and what was answered."""

    known: KnownQuestion
    answer: Answer

    @property
    def shown(self) -> tuple[Citation, ...]:
        """What the person sees, best first, whether it is said to answer or not."""
        return self.answer.citations or self.answer.closest

    @property
    def right(self) -> bool:
        """Whether the person sees first what answers, or is told that nothing does."""
        if self.known.kind is Kind.UNANSWERABLE:
            return not self.answer.found
        return any(answers(self.known, first) for first in self.answer.citations[:1])

    @property
    def sureness(self) -> float:
        """How probable it is said to be that what is shown first answers, 0 to 1."""
        return (self.shown and self.shown[0].probability) or 0.0

    @property
    def certain(self) -> tuple[Citation, ...]:
        """The quotations that are said to answer for certain."""
        quoted = self.answer.citations
        return tuple(each for each in quoted if each.confidence is Confidence.CERTAIN)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its name."""

    name: str
    value: float
    """A share from 0 to 1, or in the unit that the name says; an `int` where it was counted."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of the questions of one kind, or of all."""

    title: str
    figures: tuple[Figure, ...]

    def value(self, name: str) -> float | None:
        """The figure of that name; None where it means nothing here."""
        return next((each.value for each in self.figures if each.name == name), None)


class _Ranged(Protocol):
    """What has a half-open range: a citation, a passage, a span."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def figures_of(answered: Sequence[Answered], documents: Sequence[Document]) -> tuple[Figures, ...]:
    """The figures of each kind of question there is, then those of all together.

    Args:
        documents: what was asked, as it was read; a quotation of anything else is broken.
    """
    kinds = [(kind, [each for each in answered if each.known.kind is kind]) for kind in Kind]
    return (
        *(_of_kind(kind, those) for kind, those in kinds if those),
        _of_all(answered, documents),
    )


def _of_kind(kind: Kind, answered: Sequence[Answered]) -> Figures:
    refuses = kind is Kind.UNANSWERABLE
    measured = [_refusal(each) if refuses else ranking_figures(each) for each in answered]
    values: dict[str, list[float]] = {}
    for figure in chain.from_iterable(measured):
        values.setdefault(figure.name, []).append(figure.value)
    means = [Figure(name, fmean(some)) for name, some in values.items()]
    return Figures(kind, (Figure("questions", len(answered)), *means))


def _refusal(answered: Answered) -> tuple[Figure, ...]:
    """What a question without an answer adds to the figures."""
    return (Figure("refused", not answered.answer.found),)


def ranking_figures(answered: Answered) -> tuple[Figure, ...]:
    """What a question with an answer adds to the figures."""
    return (
        *shown_figures(answered.known, answered.shown),
        Figure("right", answered.right),
        Figure("false_refusal", not answered.answer.found),
    )


def shown_figures(known: KnownQuestion, shown: Sequence[Citation]) -> tuple[Figure, ...]:
    """The same of quotations, best first, whether they are said to answer or not."""
    quoted = [answers(known, each) for each in shown]
    if known.pages:
        return tuple(Figure(f"page@{most}", any(quoted[:most])) for most in (1, 3, 5))
    read = [hits(each.passage, known.quotes_in(each.document)) for each in shown]
    gold, first = _united(known.quotes), shown[:1]
    inside = sum(_shared([each], _united(known.quotes_in(each.document))) for each in first)
    held = _united(each.passage for each in shown[:5] if known.quotes_in(each.document))
    return (
        Figure("quote@1", any(quoted[:1])),
        Figure("quote@3", any(quoted[:3])),
        Figure("passage@1", any(read[:1])),
        Figure("passage@5", any(read[:5])),
        Figure("recall", inside / _size(gold)),
        Figure("precision", inside / _size(first) if first else 0),
        Figure("iou", inside / (_size(first) + _size(gold) - inside)),
        Figure("recall@5", _shared(held, gold) / _size(gold)),
    )


def _of_all(answered: Sequence[Answered], documents: Sequence[Document]) -> Figures:
    shown = [each.shown for each in answered]
    quotations = [citation for some in shown for citation in some[:1]]
    passages = [citation.passage for some in shown for citation in some[:5]]
    spent = sorted(each.answer.milliseconds for each in answered)
    figures = [
        Figure("questions", len(answered)),
        Figure("right", fmean(each.right for each in answered)),
        *_balanced(answered),
        *_claims(answered),
    ]
    if quotations:
        figures += [
            Figure("quote_length", median(each.end - each.start for each in quotations)),
            Figure("passage_length", median(each.end - each.start for each in passages)),
        ]
    if spent:
        figures += [
            Figure("p50_ms", spent[int(len(spent) * 0.5)]),
            Figure("p95_ms", spent[int(len(spent) * 0.95)]),
        ]
    texts = {document.name: document.text for document in documents}
    broken = sum(
        texts.get(each.document.name, "")[each.start : each.end] != each.quote
        for one in answered
        for each in (*one.answer.citations, *one.answer.closest)
    )
    return Figures(ALL, (*figures, Figure("broken", broken)))


def _balanced(answered: Sequence[Answered]) -> tuple[Figure, ...]:
    """Refusing rightly and answering rightly, in one figure: it needs questions of both sorts."""
    refused: dict[bool, list[bool]] = {True: [], False: []}
    for each in answered:
        refused[each.known.kind is Kind.UNANSWERABLE].append(not each.answer.found)
    if not all(refused.values()):
        return ()
    return (Figure("balanced", (fmean(refused[True]) + 1 - fmean(refused[False])) / 2),)


def _claims(answered: Sequence[Answered]) -> Iterator[Figure]:
    """What is said to be certain, and how much is shown; an unanswerable question counts too."""
    sure = [answers(each.known, citation) for each in answered for citation in each.certain]
    if sure:
        yield Figure("certain", fmean(sure))
    yield Figure("said_certain", len(sure))
    shown = [len(each.answer.citations) for each in answered if each.answer.found]
    if shown:
        yield Figure("shown", fmean(shown))


def answers(known: KnownQuestion, citation: Citation) -> bool:
    """Whether a quotation hits words that answer, or begins on a page that does."""
    if known.pages:
        place = (citation.document.name, citation.page_index)
        return place in [(page.document, page.index) for page in known.pages]
    return hits(citation, known.quotes_in(citation.document))


def hits(span: _Ranged, gold: Sequence[_Ranged]) -> bool:
    """Whether a span shares half of the shorter of the two with one of those that answer."""
    return any(2 * _shared([span], [each]) >= min(_size([span]), _size([each])) for each in gold)


def _size(spans: Iterable[_Ranged]) -> int:
    return sum(span.end - span.start for span in spans)


def _shared(some: Sequence[_Ranged], others: Sequence[_Ranged]) -> int:
    """Code points that two groups of spans share; none of a group overlap."""
    return sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in some
        for other in others
    )


def _united(spans: Iterable[_Ranged]) -> tuple[Span, ...]:
    """Spans that cover the same, in order, none of which overlap or touch."""
    united: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, each.end)):
        if united and span.start <= united[-1].end:
            last = united.pop()
            united.append(Span(last.start, max(last.end, span.end)))
        else:
            united.append(Span(span.start, span.end))
    return tuple(united)
