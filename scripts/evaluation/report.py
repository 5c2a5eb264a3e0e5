"""Figures as a table, and the questions that were missed, as text for a terminal."""

from collections.abc import Iterator, Sequence

from bot.documents import Citation, Document
from scripts.console.answer_text import harmless
from scripts.evaluation.metrics import Answered, Figures

SHOWN = 240  # code points of a quotation in a list of misses
UNITS = {"quote_length": ",.1f", "passage_length": ",.1f", "p50_ms": ",.1f", "p95_ms": ",.1f"}
SHARE = ".3f"


def table(title: str, columns: Sequence[Figures]) -> str:
    """One figure a row, one group of questions or one ranking a column."""
    names = list(dict.fromkeys(each.name for column in columns for each in column.figures))
    cells = [[title, *(column.title for column in columns)]]
    cells += [[name, *(_written(name, column.value(name)) for column in columns)] for name in names]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    rows = []
    for name, *values in cells:
        row = [f"{value:>{width}}" for value, width in zip(values, widths[1:], strict=True)]
        rows.append("  ".join([f"{name:{widths[0]}}", *row]).rstrip())
    return "\n".join(rows) + "\n"


def _written(name: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else f"{value:{UNITS.get(name, SHARE)}}"


def misses(answered: Sequence[Answered], most: int) -> str:
    """The first questions whose answer was not right: what was shown first, and what answers."""
    missed = [each for each in answered if not each.right]
    shown = missed[:most]
    told = f"{len(missed):,} of {len(answered):,} missed"
    if len(shown) < len(missed):
        told += f"; the first {len(shown):,}" if shown else ""
    return harmless("\n".join([told, *(line for each in shown for line in _miss(each))])) + "\n"


def _miss(answered: Answered) -> Iterator[str]:
    known, answer = answered.known, answered.answer
    yield ""
    yield f"{known.question.id} ({known.kind})  {_line(known.question.words)}"
    if known.question.history:
        yield f"    after    {_line(known.question.history[-1])}"
    if answer.understood_as:
        yield f"    read as  {_line(answer.understood_as)}"
    if answer.found:
        yield f"    quoted   {_quoted(answer.citations[0])}"
    else:
        yield "    quoted   nothing: the documents are said not to answer"
    for closest in answer.closest[:1]:
        yield f"    closest  {_quoted(closest)}"
    if known.document is None:
        yield "    answer   nothing: the documents do not say"
    else:
        for span in known.quotes:
            yield f"    answer   {_placed(known.document, span.start, span.end)}"


def _quoted(citation: Citation) -> str:
    return _placed(citation.document, citation.start, citation.end)


def _placed(document: Document, start: int, end: int) -> str:
    """Words, and where they stand."""
    return f"“{_line(document.text[start:end])}” {document.name}, {start:,} to {end:,}"


def _line(words: str) -> str:
    """Words on one line, and not too many of them."""
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
