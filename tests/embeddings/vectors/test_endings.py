"""A program that ends while it commits leaves the old index or the new one."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.embeddings.vectors.made import add_to, as_ids, assert_holds, committed, open_index

COMMIT_FOR_EVER = """
import sys
from pathlib import Path
from tests.embeddings.vectors.made import add_to, as_ids, open_index
index = open_index(Path(sys.argv[1]))
for revision in range(index.revision + 1, 10**9):
    index.remove(as_ids([revision - 7]))
    add_to(index, [revision])
    index.commit(revision)
    print(revision, flush=True)
"""


def test_a_kill_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    """Opened while another program commits, and after that is killed, it is what one commit left."""
    for lines in (1, 4, 9):
        command = [sys.executable, "-c", COMMIT_FOR_EVER, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            reported = [int(writer.stdout.readline()) for _ in range(lines)][-1]
            opened = [open_index(tmp_path) for _ in range(10)]
            os.kill(writer.pid, signal.SIGKILL)
        opened.append(open_index(tmp_path))

        for index in opened:
            assert index.revision >= reported
            assert_holds(index, range(max(1, index.revision - 6), index.revision + 1))


class Killed(BaseException):
    """Stands for the end of the program at one step."""


def test_an_end_at_any_step_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    """Stopped before each single change to the disk in turn, a commit was made or was not."""
    steps, limit = 0, 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        writes = event == "open" and isinstance(arguments[1], str) and arguments[1] != "rb"
        if limit and (writes or event in {"os.rename", "os.remove", "os.mkdir"}):
            steps += 1
            if steps == limit:
                raise Killed

    sys.addaudithook(count)
    outcomes = []
    for step in range(1, 50):
        folder = tmp_path / str(step)
        index = committed(folder, [1, 2, 3], [4])
        index.remove(as_ids([1]))
        add_to(index, [5, 6])
        steps, limit = 0, step
        with suppress(Killed):
            index.commit(3)
        killed, limit = steps == step, 0

        after = open_index(folder)
        assert after.revision in {2, 3}
        assert_holds(after, [1, 2, 3, 4] if after.revision == 2 else [2, 3, 4, 5, 6])
        outcomes.append(after.revision)
        after.commit(9)
        assert len(list(folder.iterdir())) <= 3
        if not killed:
            break

    assert outcomes == sorted(outcomes)
    assert {2, 3} == set(outcomes)
