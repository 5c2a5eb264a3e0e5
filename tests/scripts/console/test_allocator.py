"""Memory that ended work leaves behind is used again by other threads."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from scripts.console.allocator import GLIBC

PROGRAM = """
import ctypes, sys
from threading import Barrier, Thread
from scripts.console.allocator import share_arenas

if sys.argv[2] == "shared":
    share_arenas()
system = ctypes.CDLL(None)
system.malloc.restype = system.fopen.restype = ctypes.c_void_p
together = Barrier(8)

def work():
    together.wait()
    for _ in range(100):
        system.malloc(10_000)
    together.wait()

threads = [Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
file = ctypes.c_void_p(system.fopen(sys.argv[1].encode(), b"w"))
system.malloc_info(0, file)
system.fclose(file)
"""


@pytest.mark.skipif(not GLIBC, reason="the system's allocator is another than glibc's")
def test_threads_share_a_few_heaps(tmp_path: Path) -> None:
    """However many threads work; else each has one of its own."""
    counts = {}
    for how in ("shared", "apart"):
        told = tmp_path / f"{how}.xml"
        command = [sys.executable, "-c", textwrap.dedent(PROGRAM), str(told), how]
        subprocess.run(command, check=True)
        counts[how] = told.read_text().count("<heap ")

    assert counts["shared"] <= 2 < counts["apart"]
