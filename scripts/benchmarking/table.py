"""What was measured as tables in Markdown, each cost beside its ratio to the way by hand."""

from collections.abc import Callable, Iterator, Sequence

from scripts.benchmarking.measured import Asked, Run
from scripts.benchmarking.systems.registry import Name

NONE = "–"


def comparison_tables(runs: Sequence[Run], *, of: int) -> str:
    """A system a row: what it costs, then what it finds.

    Args:
        runs: one of each system, with the medians of all.
        of: how many runs those are the medians of.
    """
    by_hand = next((run for run in runs if run.system == Name.BY_HAND), None)
    beside = " In brackets: by hand is 1." if by_hand else ""
    lines = [f"{_headline(runs[0], of)}{beside}", "", *_costs(runs, by_hand)]
    if any(run.asked for run in runs):
        lines += ["", *_found(runs)]
    return "\n".join(lines)


def _headline(run: Run, of: int) -> str:
    medians = "one run" if of == 1 else f"the medians of {of} runs by turns"
    asked = f" and {run.questions:,} questions" if run.questions else ""
    return f"{run.characters:,} characters of text{asked}; {medians}."


def _costs(runs: Sequence[Run], by_hand: Run | None) -> Iterator[str]:
    yield (
        "| | characters added a second | a question, ms: median | 95 of 100 within "
        "| start to first answer, s | memory at most: adding, MB | asking |"
    )
    yield "|---|" + "---:|" * 6
    columns: tuple[tuple[Callable[[Run], float | None], str], ...] = (
        (lambda run: run.rate, ",.0f"),
        (_asked(lambda asked: asked.p50_ms), ".1f"),
        (_asked(lambda asked: asked.p95_ms), ".1f"),
        (lambda run: run.start_s, ".2f"),
        (lambda run: run.added.memory_mb, ",.0f"),
        (_asked(lambda asked: asked.memory_mb), ",.0f"),
    )
    for run in runs:
        cells = [
            _beside(figure(run), None if by_hand is None else figure(by_hand), form)
            for figure, form in columns
        ]
        yield f"| {' | '.join([run.title, *cells])} |"


def _found(runs: Sequence[Run]) -> Iterator[str]:
    yield (
        "| | passages | characters a passage given | the answer is in the first passage (R@1) "
        "| in the first five (R@5) | in the first quotation | in the first five |"
    )
    yield "|---|" + "---:|" * 6
    for run in runs:
        if (asked := run.asked) is not None:
            shares = (asked.passage_1, asked.passage_5, asked.quote_1, asked.quote_5)
            cells = [f"{run.added.passages:,}", f"{asked.length:,.0f}", *map(_share, shares)]
            yield f"| {' | '.join([run.title, *cells])} |"


def _asked(figure: Callable[[Asked], float]) -> Callable[[Run], float | None]:
    """A figure of asking as one of a run, which may not have asked."""
    return lambda run: None if run.asked is None else figure(run.asked)


def _beside(value: float | None, by_hand: float | None, form: str) -> str:
    """A figure, and how many times that of the way by hand it is: "4,200 (3.10)"."""
    if value is None:
        return NONE
    return f"{value:{form}} ({value / by_hand:.2f})" if by_hand else f"{value:{form}}"


def _share(value: float | None) -> str:
    """A share of the questions, as the project writes them: ".873"."""
    return NONE if value is None else f"{value:.3f}".removeprefix("0")
