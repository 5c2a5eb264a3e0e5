"""Measures libraries of any size: `python -m scripts.measuring.scale SET... --passages N...`.

Each is made of the sets' documents and of made text (`scripts/scaling/`), then opened, asked the
sets' questions and added to by a process of its own. A row a size: what it costs, what is found.
A made library is used again; a million passages take 9 GB and some minutes to make.

The quality measured is what remains of finding the real documents among so much else. It is no
less than it would be among real texts, which are about something.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from embeddings.encoders import encoder_for
from embeddings.whole import write_whole
from scripts.console.terminal import Parser, UsageError, progress_of, run, say, whole_number
from scripts.scaling.made import Real, is_made, make_library, read_documents
from scripts.scaling.measured import Measured, table

SIZES = (10_000, 100_000)  # passages; of a million only if asked


def main(arguments: Sequence[str]) -> None:
    """Print a table."""
    parser = Parser(prog="python -m scripts.measuring.scale", allow_abbrev=False)
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET_FOLDER")
    parser.add_argument(
        "--passages",
        nargs="+",
        type=whole_number(0),
        default=SIZES,
        metavar="N",
        help="how many passages the libraries are to have (10000 100000); 0: the sets' alone",
    )
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="keep the libraries here, to be used again"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_intermixed_args(arguments)
    with TemporaryDirectory() as temporary:
        folder: Path = options.folder or Path(temporary)
        folders = _made(folder, options.sets, options.passages)
        measured = [_measured(each, options.sets) for each in folders]
    print(table(measured))
    if options.json is not None:
        write_whole(options.json, "".join(each.flat() + "\n" for each in measured).encode())


def _made(folder: Path, sets: Sequence[Path], sizes: Sequence[int]) -> list[Path]:
    """The folders of libraries of these sizes."""
    encoder = encoder_for(notify=say)
    documents = read_documents([each / "documents" for each in sets])
    folders = {size: folder / f"passages-{size}" for size in sizes}
    missing = [
        (size, library)
        for size, library in folders.items()
        if not is_made(library, documents, encoder, passages=size)
    ]
    if not missing:
        return list(folders.values())
    real = Real.of(documents, encoder)
    for size, library in missing:
        progress = progress_of(f"making a library of {size:,} passages")
        make_library(library, real, encoder, passages=size, progress=progress)
    return list(folders.values())


def _measured(library: Path, sets: Sequence[Path]) -> Measured:
    worker = (sys.executable, "-m", "scripts.scaling.worker", str(library), str(time.time()))
    done = subprocess.run([*worker, *map(str, sets)], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise UsageError(f"{library} cannot be measured; what is said above tells why.")
    return Measured.read(done.stdout)


if __name__ == "__main__":
    run(main)
