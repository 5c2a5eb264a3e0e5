"""One file of a library damaged a round: nothing is quoted that is not what was added.

Run by `python -m tests.attacks damage`. Each round has a library of its own; rounds are used in a
process apart, so that one that crashes or hangs is noticed.
"""

import json
import os
import select
import shutil
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.attacks.damaged_library import Quoted, Seen, make, mend, use
from tests.attacks.tally import LONGEST, Tally, counted
from tests.support.paths import ROOT

SEED = 4  # issue 13's fourth item; `FOOTNOTE_SEED` takes another
PAGE = 4096  # bytes of a page of SQLite
OURS = "footnote.sqlite"


def attack(rounds: int) -> Tally:
    """So many libraries, each with one file damaged."""
    broken: Counter[str] = Counter()
    notes: list[str] = []
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make(folder)
        for number, kind, note in _results(folder, rounds):
            broken[kind] += 1
            notes.append(f"round {number}: {kind}: {note}")
    return counted(rounds, broken, notes)


def _results(folder: Path, rounds: int) -> Iterator[tuple[int, str, str]]:
    """Each promise that was broken: the round, which, and how."""
    begun = 0
    while begun < rounds:
        command = [
            sys.executable,
            "-m",
            "tests.attacks.damage",
            str(folder),
            str(begun),
            str(rounds),
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
            for line in _lines(child):
                begun += 1
                for kind, note in json.loads(line):
                    yield begun - 1, kind, note
            ended = child.poll()
            child.kill()
        if begun < rounds:
            hung = ended is None
            yield begun, "hangs" if hung else "tracebacks", f"it ended with {ended}"
            begun += 1


def _lines(child: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    """A line a round, as long as they come in time; the first waits for the imports as well."""
    assert child.stdout is not None
    patience = 60.0
    while select.select([child.stdout], [], [], patience)[0]:
        line = child.stdout.readline()
        if not line:
            child.wait()
            return
        yield line
        patience = LONGEST


def _round(
    folder: Path, number: int, expected: Sequence[Sequence[Quoted]]
) -> list[tuple[str, str]]:
    """What is broken in one round."""
    random = Random(f"{os.environ.get('FOOTNOTE_SEED', SEED)}:{number}")
    kind = random.choice(("now", "now", "open"))
    library = folder / "damaged"
    shutil.rmtree(library, ignore_errors=True)
    shutil.copytree(folder / kind, library)
    files = sorted(path for path in library.rglob("*") if path.is_file())
    path = random.choice(
        [each for each in files if OURS in each.name] if random.random() < 0.6 else files
    )
    harm = random.choice(HARMS)
    done = harm(path, folder / "older" / path.relative_to(library), random)
    what = f"{kind}/{path.relative_to(library)} {harm.__name__} {done}"
    seen = Seen()
    broken = []
    try:
        use(library, seen, expected=expected)
        mend(library, seen)
    except BaseException as error:  # noqa: BLE001  # whatever it is, it should have been a sentence
        line = traceback.format_exc().strip().splitlines()
        broken.append(("tracebacks", f"{what}: {line[-3].strip()} {error!r}"))
    if seen.wrong:
        broken.append(("altered", f"{what}: {seen.wrong[0]}"))
    if seen.missing and not seen.sentences:
        broken.append(("lost", f"{what}: {seen.missing}"))
    return broken


def flipped_bit(path: Path, _older: Path, random: Random) -> int:
    """One bit is another."""
    data = bytearray(path.read_bytes())
    if not data:
        return 0
    at = random.randrange(8 * len(data))
    data[at // 8] ^= 1 << at % 8
    path.write_bytes(data)
    return at


def changed_byte(path: Path, _older: Path, random: Random) -> int:
    """One byte is another."""
    data = bytearray(path.read_bytes())
    if not data:
        return 0
    at = random.randrange(len(data))
    data[at] ^= random.randrange(1, 256)
    path.write_bytes(data)
    return at


def truncated(path: Path, _older: Path, random: Random) -> int:
    """The end is missing."""
    size = random.randrange(path.stat().st_size + 1)
    os.truncate(path, size)
    return size


def emptied(path: Path, _older: Path, _random: Random) -> int:
    """Nothing is in it."""
    os.truncate(path, 0)
    return 0


def deleted(path: Path, _older: Path, _random: Random) -> int:
    """It is gone."""
    path.unlink()
    return 0


def zeroed(path: Path, _older: Path, random: Random) -> int:
    """A page of it was never written."""
    data = bytearray(path.read_bytes())
    at = PAGE * random.randrange(len(data) // PAGE + 1)
    data[at : at + PAGE] = bytes(len(data[at : at + PAGE]))
    path.write_bytes(data)
    return at


def swapped(path: Path, _older: Path, random: Random) -> tuple[int, int]:
    """Two pages of it were written to each other's places."""
    data = bytearray(path.read_bytes())
    one, other = (PAGE * random.randrange(max(1, len(data) // PAGE)) for _ in range(2))
    first, second = data[one : one + PAGE], data[other : other + PAGE]
    if len(first) == len(second):
        data[one : one + PAGE], data[other : other + PAGE] = second, first
    path.write_bytes(data)
    return one, other


def overwritten(path: Path, _older: Path, random: Random) -> int:
    """Its head is something else."""
    data = bytearray(path.read_bytes())
    size = min(len(data), random.choice((4, 16, 100, 1000)))
    data[:size] = random.randbytes(size)
    path.write_bytes(data)
    return size


def lengthened(path: Path, _older: Path, random: Random) -> int:
    """Something is behind its end."""
    size = random.choice((1, 100, PAGE))
    path.write_bytes(path.read_bytes() + random.randbytes(size))
    return size


def older(path: Path, copy: Path, _random: Random) -> bool:
    """An older copy of it was put back; a new file is gone."""
    if copy.exists():
        shutil.copyfile(copy, path)
    else:
        path.unlink()
    return copy.exists()


HARMS: tuple[Callable[[Path, Path, Random], object], ...] = (
    flipped_bit,
    flipped_bit,
    flipped_bit,
    changed_byte,
    truncated,
    emptied,
    deleted,
    zeroed,
    swapped,
    overwritten,
    lengthened,
    older,
)


def main() -> None:
    """Do some rounds, and print what is broken in each as a line of JSON."""
    folder, first, stop = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    shutil.rmtree(folder / "whole", ignore_errors=True)
    shutil.copytree(folder / "now", folder / "whole")
    expected = use(folder / "whole", Seen())
    shown = sys.stderr.fileno()
    for number in range(first, stop):
        with (folder / "stderr").open("w+b") as file:
            os.dup2(file.fileno(), shown)
            broken = _round(folder, number, expected)
            file.seek(0)
            said = file.read().decode("utf-8", "replace")
        if "panicked" in said or "Traceback" in said:
            broken.append(("tracebacks", said[:300]))
        print(json.dumps(broken), flush=True)


if __name__ == "__main__":
    main()
