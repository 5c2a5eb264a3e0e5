"""Figures as a table, and the questions that were missed, as text for a terminal."""

from collections.abc import Iterator, Sequence

from bot.documents import Citation, Document
from scripts.console.answer_text import harmless
from scripts.evaluation.metrics import Answered, Figures
from scripts.evaluation.question_sets import Kind

SHOWN = 240  # code points of a quotation in a list of misses
LENGTHS_AND_TIMES = ("quote_length", "passage_length", "p50_ms", "p95_ms")
UNITS = {"shown": ".2f", **dict.fromkeys(LENGTHS_AND_TIMES, ",.1f")}
SHARE = ".3f"


def table(title: str, columns: Sequence[Figures]) -> str:
    """One figure a row, one group of questions or one ranking a column."""
    names = list(dict.fromkeys(each.name for column in columns for each in column.figures))
    cells = [[title, *(column.title for column in columns)]]
    cells += [[name, *(written(name, column.value(name)) for column in columns)] for name in names]
    return aligned(cells, left=1) + "\n"


def aligned(rows: Sequence[Sequence[str]], *, left: int) -> str:
    """Cells in columns, the first so many flush left and the others flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            f"{cell:{'<' if at < left else '>'}{width}}"
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def written(name: str, value: float | None) -> str:
    """A figure as it is printed; nothing where it means nothing."""
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
    if answer.continuing:
        yield f"    after    {_line(answer.continuing)}"
    if answer.found:
        yield f"    quoted   {_quoted(answer.citations[0])}"
    else:
        yield "    quoted   nothing: the documents are said not to answer"
    for closest in answer.closest[:1]:
        yield f"    closest  {_quoted(closest)}"
    if known.kind is Kind.UNANSWERABLE:
        yield "    answer   nothing: the documents do not say"
    for page in known.pages:
        yield f"    answer   page {page.index + 1} of {page.document}, as counted from the first"
    if known.document is not None:
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
