"""Compares Footnote with other programs: `python -m scripts.benchmark SET_OR_FOLDER...`.

All add the same texts and are asked the same questions, on this machine, in one run, with the same
model; each does so in processes of its own, by turns. What is not installed is said and left out:
`pip install -r requirements-benchmark.txt` installs it. A set is a folder with `documents/` and
`questions.jsonl` (`scripts/evaluation/question_sets.py`); a plain folder's documents are added and
not asked. Every system runs with its own default of threads. Other programs on the machine spoil
the figures, not all alike: PyTorch's threads wait for each other.
"""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.errors import FootnoteError
from embeddings.encoders import CPU, device_here, encoder_for, find_weights
from scripts.benchmarking.comparing import Comparison, ComparisonError
from scripts.benchmarking.material import material_of, questions_of
from scripts.benchmarking.measured import Run, medians, write_runs
from scripts.benchmarking.systems.registry import ON_GPU, Name, listed
from scripts.benchmarking.table import comparison_tables
from scripts.console.terminal import Parser, UsageError, run, say, whole_number

FILE = "benchmark.jsonl"
DOCS = Path("docs")


def main(arguments: Sequence[str]) -> None:
    """Measure, print the table, write the results, draw the plot."""
    options = _parser().parse_args(arguments)
    material = material_of(options.folders)
    questions = questions_of(options.folders, most=options.questions)
    names = list(_installed(options.systems))
    encoder_for(notify=say).encode(["The model is prepared."])  # once a machine; in nobody's time
    comparison = Comparison(material, questions, model=find_weights().folder)
    runs: list[Run] = []
    for number in range(1, options.runs + 1):
        for name in names:
            say(f"run {number} of {options.runs}: {listed(name).title}.")
            try:
                runs.append(comparison.run(name, number))
            except ComparisonError as error:
                say(str(error))
    if not runs:
        raise UsageError("Nothing could be measured.")
    print(comparison_tables(medians(runs), of=options.runs))
    _keep(runs, options)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m scripts.benchmark",
        description="Add the same texts and ask the same questions with Footnote and with others.",
        allow_abbrev=False,
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="SET_OR_FOLDER")
    parser.add_argument(
        "--systems",
        nargs="+",
        choices=[name.value for name in Name],
        default=[name.value for name in Name],
        metavar="NAME",
        help=f"measure these alone: {', '.join(Name)}",
    )
    parser.add_argument(
        "--runs", type=whole_number(1), default=2, metavar="N", help="give the median of N runs (2)"
    )
    parser.add_argument(
        "--questions",
        type=whole_number(1),
        default=300,
        metavar="N",
        help="of each set at most N of the questions that have an answer (300)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=DOCS,
        metavar="FOLDER",
        help=f"write {FILE} and the plot here ({DOCS})",
    )
    return parser


def _installed(names: Sequence[str]) -> Iterator[Name]:
    for name in map(Name, names):
        if missing := listed(name).missing:
            say(f"{listed(name).title} is left out: {', '.join(missing)} is not installed.")
        elif name in ON_GPU and device_here() == CPU:
            say(f"{listed(name).title} is left out: there is none here.")
        else:
            yield name


def _keep(runs: Sequence[Run], options: Namespace) -> None:
    """Write the results, and draw them where what draws is installed."""
    from scripts.plot import draw_benchmark

    try:
        options.out.mkdir(parents=True, exist_ok=True)
        write_runs(runs, options.out / FILE)
        draw_benchmark(medians(runs), options.out / "benchmark.svg")
    except OSError as error:
        raise UsageError(f"{options.out} cannot be written to: {error.strerror}.") from error
    except FootnoteError as error:
        say(str(error))


if __name__ == "__main__":
    run(main)
