"""Draws what was measured: `python -m scripts.plot [FOLDER]`, by default in `docs/`.

`benchmark.jsonl` (of `scripts.benchmark`) becomes `benchmark.svg`, `scale.jsonl` (of
`scripts.measuring.scale --json`) becomes `scale.svg`. Needs matplotlib, which
`requirements-benchmark.txt` installs.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import FootnoteError
from scripts.benchmarking.measured import Asked, Run, medians, read_runs
from scripts.benchmarking.systems.registry import Name
from scripts.console.terminal import Parser, run

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito's colours, which most kinds of colour blindness tell apart; the page is white in
# both of a reader's themes, so that the words on it can be read.
OURS, WARM, OTHERS = "#0072b2", "#d55e00", "#a8adb4"
INK, FAINT, PAGE = "#24292f", "#d0d7de", "#ffffff"

# Each panel of the costs of size, with the figures it shows and what they are called.
SCALE_PANELS = (
    ("a question, ms", (("p50_ms", "median"), ("p95_ms", "95 of 100 within"))),
    ("to open, s", (("open_s", ""),)),
    ("to add a document, s", (("add_s", ""),)),
    ("resident memory, MB", (("resident_mb", ""),)),
    ("recall of the exact top 20", (("recall_at_20", ""),)),
)

LEAST_RANGE = 30  # times, from an axis's foot to its top: what hardly grows is to look so
ROOM = 1.45  # times the longest bar: the figure at its end stands within the panel


class PlotError(FootnoteError):
    """Nothing can be drawn."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One figure of all systems."""

    title: str
    better: str
    figure: Callable[[Run], float | None]
    form: str
    ratio: bool
    """Whether it stands beside that of the way by hand."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What a library of so many passages costs: a line of `scale.jsonl`."""

    passages: int
    p50_ms: float
    p95_ms: float
    open_s: float
    add_s: float
    resident_mb: float
    recall_at_20: float


def main(arguments: Sequence[str]) -> None:
    """Draw what there is."""
    parser = Parser(prog="python -m scripts.plot", allow_abbrev=False)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs"), metavar="FOLDER")
    folder: Path = parser.parse_args(arguments).folder
    benchmark, scale = folder / "benchmark.jsonl", folder / "scale.jsonl"
    if not benchmark.exists() and not scale.exists():
        raise PlotError(f"{folder} holds neither {benchmark.name} nor {scale.name}.")
    if benchmark.exists():
        draw_benchmark(medians(read_runs(benchmark)), benchmark.with_suffix(".svg"))
    if scale.exists():
        draw_scale(read_scale(scale), scale.with_suffix(".svg"))


def read_scale(file: Path) -> tuple[Scale, ...]:
    """The lines of a file, smallest library first; keys that are not drawn are passed over."""
    names = Scale.__dataclass_fields__
    given = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    read = [Scale(**{name: line[name] for name in names}) for line in given]
    return tuple(sorted(read, key=lambda each: each.passages))


def draw_benchmark(runs: Sequence[Run], file: Path) -> None:
    """A bar a system in each panel; ours in colour.

    Raises:
        PlotError: matplotlib is not installed.
    """
    panels = [
        Panel("characters added a second", "more is better", lambda each: each.rate, ",.0f", True),
        Panel("a question: median, ms", "less is better", _asked_by("p50_ms"), ".1f", True),
        Panel("start to first answer, s", "less is better", lambda each: each.start_s, ".1f", True),
        Panel("memory asking, MB", "less is better", _asked_by("memory_mb"), ",.0f", True),
        Panel(
            "answer in the first passage", "more is better", _asked_by("passage_1"), ".3f", False
        ),
        Panel("in the first five", "more is better", _asked_by("passage_5"), ".3f", False),
    ]
    shown = [panel for panel in panels if any(panel.figure(each) for each in runs)]
    columns = min(3, len(shown))
    with _style():
        from matplotlib import pyplot

        lines = -(-len(shown) // columns)
        size = (4 * columns + 1, (0.32 * len(runs) + 0.9) * lines)
        figure, axes = pyplot.subplots(lines, columns, figsize=size, squeeze=False, sharey=True)
        for panel, axis in zip(shown, axes.flat, strict=False):
            _bars(axis, panel, runs)
        figure.tight_layout(w_pad=1.5, h_pad=2)
        figure.savefig(file)
        pyplot.close(figure)


def _asked_by(name: str) -> Callable[[Run], float | None]:
    """What reads one figure of those that a run was asked for."""
    assert name in Asked.__dataclass_fields__
    return lambda each: None if each.asked is None else getattr(each.asked, name)


def _bars(axis: "Axes", panel: Panel, runs: Sequence[Run]) -> None:
    values = [panel.figure(each) or 0 for each in runs]
    by_hand = next((panel.figure(each) for each in runs if each.system == Name.BY_HAND), None)
    ours = [each.system in (Name.FOOTNOTE, Name.FOOTNOTE_GPU) for each in runs]
    axis.barh(
        range(len(runs)), values, height=0.62, color=[OURS if own else OTHERS for own in ours]
    )
    for row, value in enumerate(values):
        words = format(value, panel.form) if value else "–"
        if panel.ratio and by_hand and value:
            words += f"  ({value / by_hand:.2g}×)"
        weight = "bold" if ours[row] else "normal"
        axis.annotate(
            words, (value, row), (4, 0), textcoords="offset points", va="center", fontweight=weight
        )
    axis.set_yticks(range(len(runs)), [each.title for each in runs])
    axis.set_xticks([])
    axis.set_xlim(0, max(values) * ROOM)
    axis.set_ylim(len(runs) - 0.5, -0.5)  # the first system at the top
    axis.set_title(f"{panel.title}\n{panel.better}", loc="left")
    axis.spines["bottom"].set_visible(False)


def draw_scale(scales: Sequence[Scale], file: Path) -> None:
    """Cost against size, both on logarithmic axes: a straight slope is a plain power.

    Raises:
        PlotError: matplotlib is not installed.
    """
    with _style():
        from matplotlib import pyplot

        figure, axes = pyplot.subplots(1, len(SCALE_PANELS), figsize=(13, 2.9))
        sizes = [each.passages for each in scales]
        for axis, (title, lines) in zip(axes, SCALE_PANELS, strict=True):
            for (name, label), colour, above in zip(
                lines, (OURS, WARM), (False, True), strict=False
            ):
                values = [getattr(each, name) for each in scales]
                axis.plot(sizes, values, marker="o", markersize=5, color=colour, label=label)
                for size, value in zip(sizes, values, strict=True):
                    axis.annotate(
                        _figure(value),
                        (size, value),
                        (0, 7 if above else -15),
                        textcoords="offset points",
                        ha="center",
                        color=colour,
                    )
            _axes_of_scale(axis, title, sizes, labelled=len(lines) > 1)
            low, high = axis.get_ylim()
            high = max(high, low * 3)  # room for a line that hardly climbs
            axis.set_ylim(min(low, high / LEAST_RANGE), high)
        axes[-1].set_yscale("linear")
        axes[-1].set_ylim(min(0.9, *(each.recall_at_20 - 0.05 for each in scales)), 1.01)
        figure.tight_layout(w_pad=2)
        figure.savefig(file)
        pyplot.close(figure)


def _axes_of_scale(axis: "Axes", title: str, sizes: Sequence[int], *, labelled: bool) -> None:
    axis.set_xscale("log")
    axis.set_yscale("log")
    axis.margins(x=0.15, y=0.35)
    axis.set_xticks(sizes, [f"{size / 1000:,.0f}" for size in sizes])
    axis.minorticks_off()
    axis.set_yticks([])  # each point has its figure
    axis.set_xlabel("thousand passages")
    axis.set_title(title, loc="left")
    if labelled:
        axis.legend(frameon=False, loc="upper left")


def _figure(value: float) -> str:
    """A figure of any size, as briefly as it can be read: "1,234", "12.3", "0.987"."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


@contextmanager
def _style() -> Iterator[None]:
    """Words as words, of the reader's own plain font, dark on white.

    Raises:
        PlotError: matplotlib is not installed.
    """
    try:
        import matplotlib
    except ImportError as error:
        raise PlotError(
            "Nothing is drawn, for matplotlib is missing; "
            "run pip install -r requirements-benchmark.txt."
        ) from error
    matplotlib.use("Agg")  # draws to files alone; a screen is not looked for
    style = {
        "svg.fonttype": "none",
        "svg.hashsalt": "footnote",  # the same figures give the same file
        "font.family": "sans-serif",
        "font.size": 9,
        "axes.titlesize": 10,
        "figure.facecolor": PAGE,
        "axes.facecolor": PAGE,
        "text.color": INK,
        "axes.labelcolor": INK,
        "axes.edgecolor": FAINT,
        "xtick.color": INK,
        "ytick.color": INK,
        "ytick.major.size": 0,
        "axes.spines.top": False,
        "axes.spines.right": False,
    }
    with matplotlib.rc_context(style):
        yield


if __name__ == "__main__":
    run(main)
