"""How much memory a program holds, in megabytes.

Imports nothing heavy: what measures a start reads this first.
"""

import resource
import sys
from pathlib import Path

MEGABYTE = 1 << 20  # bytes
UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, in which the system counts
STATUS = Path("/proc/self/status")
MOST = "VmHWM:"  # a line of it: `VmHWM:	  151234 kB`
OWN = "RssAnon:"


def most_memory() -> float:
    """The most that this one held so far, mapped files too."""
    # where there is no such file: on Linux this one counts in what the parent held
    return _said(MOST) or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / MEGABYTE


def own_memory(status: Path = STATUS) -> float:
    """What it holds now without mapped files; 0 where the system does not say.

    Args:
        status: what the system says of it, of another program: `/proc/123/status`.
    """
    return _said(OWN, status)


def _said(name: str, status: Path = STATUS) -> float:
    """What the system says of a process under a name, 0 where it says nothing."""
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith(name)) * 1024 / MEGABYTE
