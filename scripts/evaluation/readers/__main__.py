"""Reads files beside readers of others: `python -m scripts.evaluation.readers FILE_OR_FOLDER...`.

Each reading is made in a process of its own, within a time. `scripts/evaluation/readers/words.py`
says what is counted, `scripts/evaluation/readers/with_others.py` who reads.
"""

import json
import multiprocessing
import os
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from bot.errors import DocumentError
from bot.formats import load_document
from embeddings.whole import write_whole
from scripts.console.terminal import Parser, UsageError, progress_of, run, whole_number
from scripts.evaluation.readers.with_others import OTHERS, Read, missing
from scripts.evaluation.readers.words import Compared, compared
from scripts.evaluation.report import aligned

SECONDS = 60  # a reading of others
STANDARD_ERROR = 2
SHOWN = 40  # words a file
FORKED = multiprocessing.get_context("fork")  # so that nothing is imported again
HEADS = (
    "format",
    "files",
    "words",
    "lost",
    "share",
    "running",
    "glued",
    "invented",
    "out of order",
    "not ours",
    "not theirs",
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What came of one file: a comparison, or who could not read it."""

    path: Path
    compared: Compared | None = None
    ours_failed: bool = False


def main(arguments: Sequence[str]) -> None:
    """Print a row a format."""
    parser = Parser(prog="python -m scripts.evaluation.readers", allow_abbrev=False)
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    parser.add_argument(
        "--seconds",
        type=whole_number(1),
        default=SECONDS,
        metavar="N",
        help=f"the most that a reader of others may take for a file ({SECONDS})",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write each file's words here")
    options = parser.parse_args(arguments)
    if absent := missing():
        raise UsageError(
            "Not installed: {names}; pip install -r requirements-benchmark.txt installs them.",
            names=", ".join(absent),
        )
    paths = [path for given in options.paths for path in _files(given)]
    progress = progress_of(f"Reading {len(paths):,} files", counted="files")
    readings = []
    for done, path in enumerate(paths, 1):
        readings.append(_read(path, options.seconds))
        progress(done, len(paths))
        if options.json is not None:
            write_whole(options.json, "".join(map(_line, readings)).encode())
    print(_table(readings))


def _files(given: Path) -> list[Path]:
    """The files that somebody else reads too, in order."""
    found = sorted(given.rglob("*")) if given.is_dir() else [given]
    return [path for path in found if path.suffix.lower() in OTHERS and path.is_file()]


def _read(path: Path, seconds: int) -> _Reading:
    """Compare our reading of a file with that of all others."""
    readers = OTHERS[path.suffix.lower()].values()
    others = [_in_time(read, path, seconds) for read in readers]
    known = [text for text in others if text is not None]
    if len(known) < len(others):
        return _Reading(path)
    try:
        document = load_document(path, name=path.name)
    except DocumentError:
        # a picture without words is nothing to lose
        return _Reading(path, ours_failed=compared("", known).known > 0)
    return _Reading(path, compared(document.text, known))


def _in_time(read: Read, path: Path, seconds: int) -> str | None:
    """What a reader of others reads; None if it fails or takes too long."""
    here, there = FORKED.Pipe(duplex=False)
    process = FORKED.Process(target=_send, args=(there, read, path))
    process.start()
    there.close()
    try:
        return str(here.recv()) if here.poll(seconds) else None
    except EOFError:  # it ended without a word
        return None
    finally:
        process.kill()
        process.join()


def _send(there: Connection, read: Read, path: Path) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STANDARD_ERROR)  # others tell much of what is wrong with a file
    there.send(read(path))


def _line(reading: _Reading) -> str:
    """One file as JSON."""
    found = reading.compared
    if found is None:
        return json.dumps({"file": str(reading.path), "ours_failed": reading.ours_failed}) + "\n"
    record = {
        "file": str(reading.path),
        "words": found.known,
        "lost": found.lost.total(),
        "running": found.running,
        "glued": found.glued.total(),
        "invented": found.invented.total(),
        "own": found.own,
        "runs": found.runs,
        "out_of_order": found.out_of_order,
        "words_lost": found.lost.most_common(SHOWN),
        "words_glued": found.glued.most_common(SHOWN),
        "words_invented": found.invented.most_common(SHOWN),
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def _table(readings: Sequence[_Reading]) -> str:
    """A row a format, and one of all."""
    formats = sorted({reading.path.suffix.lower() for reading in readings})
    rows = [
        _row(each, [one for one in readings if one.path.suffix.lower() == each]) for each in formats
    ]
    return aligned([list(HEADS), *rows, _row("all", readings)], left=1)


def _row(name: str, readings: Sequence[_Reading]) -> list[str]:
    found = [reading.compared for reading in readings if reading.compared is not None]
    known = sum(each.known for each in found)
    lost = sum(each.lost.total() for each in found)
    glued = sum(each.glued.total() for each in found)
    invented = sum(each.invented.total() for each in found)
    ours = sum(reading.ours_failed for reading in readings)
    return [
        name,
        f"{len(found):,}",
        f"{known:,}",
        f"{lost:,}",
        _share(lost, known),
        f"{sum(each.running for each in found):,}",
        _share(glued, known),
        _share(invented, sum(each.own for each in found)),
        _share(sum(each.out_of_order for each in found), sum(each.runs for each in found)),
        f"{ours:,}",
        f"{len(readings) - len(found) - ours:,}",
    ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.5f}" if whole else ""


if __name__ == "__main__":
    run(main)
