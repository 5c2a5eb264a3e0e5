"""One system in a process of its own, so that its imports and its memory are its own.

`python -m scripts.benchmarking.worker add|ask SYSTEM FOLDER`, started by `comparing.py` beside it:
the folder holds what is given, takes what is measured, and keeps the system's index. The line
`answered` on standard output tells of the first answer.
"""

import pickle
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TextIO

from scripts.benchmarking.system import Known, Material, Result, System
from scripts.evaluation.memory import most_memory

if TYPE_CHECKING:
    from scripts.benchmarking.measured import Added, Asked

ANSWERED = "answered"
WARM = 5  # questions before any is timed


def main(arguments: Sequence[str]) -> None:
    """Measure."""
    verb, system, folder = arguments[0], arguments[1], Path(arguments[2])
    printed = sys.stdout
    with redirect_stdout(sys.stderr):  # what a library prints is not for the reader of our line
        measured = _added(system, folder) if verb == "add" else _asked(system, folder, printed)
    (folder / "measured").write_bytes(pickle.dumps(measured))


def _made(name: str, folder: Path) -> System:
    from scripts.benchmarking.systems.registry import Name, system_of

    model = Path((folder / "model").read_text(encoding="utf-8"))
    return system_of(Name(name), folder, model=model)


def _added(name: str, folder: Path) -> "Added":
    material: Material = pickle.loads((folder / "material").read_bytes())
    system = _made(name, folder)
    system.load()
    begun = perf_counter()
    passages = system.add(material)
    seconds, memory = perf_counter() - begun, most_memory()

    from scripts.benchmarking.measured import Added  # not before: it would add to that memory

    return Added(passages, seconds, memory)


def _asked(name: str, folder: Path, printed: TextIO) -> "Asked":
    known: tuple[Known, ...] = pickle.loads((folder / "questions").read_bytes())
    system = _made(name, folder)
    system.open()
    system.ask(known[0].words)
    print(ANSWERED, file=printed, flush=True)
    for each in known[:WARM]:
        system.ask(each.words)
    given: list[Sequence[Result]] = []
    milliseconds: list[float] = []
    for each in known:
        begun = perf_counter()
        given.append(system.ask(each.words))
        milliseconds.append((perf_counter() - begun) * 1000)
    memory = most_memory()

    from scripts.benchmarking.measured import asked_of  # not before: it would add to the start

    return asked_of(known, given, milliseconds=milliseconds, memory_mb=memory)


if __name__ == "__main__":
    main(sys.argv[1:])
