"""Measures how long a start takes: `python -m scripts.measuring.start [--beside CHECKOUT]`.

From the start of a process to the answer of `scripts.ask` on a ready library, and to the line with
the page's address of `scripts.serve`. Another checkout of Footnote is measured in turns with this
one, so that both are of the same minutes. Where the machine does other things too, the processor's
seconds tell more than the clock's.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from scripts.console.terminal import Parser, UsageError, run, whole_number

HERE = Path(__file__).parents[2]
SAMPLE = HERE / "bot" / "sample" / "responsibility-to-protect.txt"
QUESTION = "Who decides whether force may be used?"
ADDRESS = re.compile(rb"http://[^\s:]+:\d+")
"""Example: `http://127.0.0.1:7860`."""
STAGES = {
    "Python alone": ("-c", "pass"),
    "imports of a question": ("-m", "scripts.ask", "--help"),
    "question, to its answer": ("-m", "scripts.ask", str(SAMPLE), "--question", QUESTION),
    "chat, to its address": ("-m", "scripts.serve", str(SAMPLE), "--port", "0"),
}
"""What Python is told. The first question of all makes the library ready, and is not counted."""


@dataclass(frozen=True, slots=True)
class _Start:
    """One start, in seconds."""

    clock: float
    processor: float
    """Of all cores together."""


def main(arguments: Sequence[str]) -> None:
    """Print a table."""
    parser = Parser(prog="python -m scripts.measuring.start", allow_abbrev=False)
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT")
    parser.add_argument("--times", type=whole_number(1), default=7, metavar="N")
    options = parser.parse_args(arguments)
    trees = [HERE, *([options.beside.resolve()] if options.beside else [])]
    print("| start | " + " | ".join(f"{tree.name}, s | of the processor" for tree in trees) + " |")
    print("|---|" + "---|---|" * len(trees))
    with TemporaryDirectory() as folder:
        for stage, told in STAGES.items():
            taken = _in_turns(told, trees, Path(folder), times=options.times)
            columns = (
                f"{median(start.clock for start in starts):.2f} "
                f"| {median(start.processor for start in starts):.2f}"
                for starts in taken
            )
            print(f"| {stage} | {' | '.join(columns)} |", flush=True)


def _in_turns(
    told: Sequence[str], trees: Sequence[Path], folder: Path, *, times: int
) -> list[list[_Start]]:
    """The starts of each checkout, one of which was made before and counts for nothing."""
    taken: list[list[_Start]] = [[] for _ in trees]
    for counted in range(times + 1):
        for number, tree in enumerate(trees):
            library = () if len(told) < 4 else ("--library", str(folder / f"library-{number}"))
            start = _started((*told, *library), tree, written=folder / f"compiled-{number}")
            if counted:
                taken[number].append(start)
    return taken


def _started(told: Sequence[str], tree: Path, *, written: Path) -> _Start:
    """One start in a checkout, whose modules are compiled into a folder as a person's are."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(written)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *told],
        cwd=tree,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        serves = "scripts.serve" in told
        said = process.stdout.readline() if serves else process.stdout.read()
        clock = time.perf_counter() - begun
        if serves:
            process.kill()  # all that it took is counted until here
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if (serves and not ADDRESS.search(said)) or (not serves and status):
        raise UsageError(f"python {' '.join(told)} does not start in {tree}.")
    return _Start(clock, used.ru_utime + used.ru_stime)


if __name__ == "__main__":
    run(main)
