"""How much memory this program holds, in megabytes.

Imports nothing heavy: what measures a start reads this first.
"""

import resource
import sys
from pathlib import Path

MEGABYTE = 1 << 20  # bytes
UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, in which the system counts
STATUS = Path("/proc/self/status")
OWN = "RssAnon:"  # a line of it: `RssAnon:	  51234 kB`


def most_memory() -> float:
    """The most it held so far, mapped files too."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / MEGABYTE


def own_memory() -> float:
    """What it holds now without mapped files; 0 where the system does not say."""
    lines = STATUS.read_text().splitlines() if STATUS.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith(OWN)) * 1024 / MEGABYTE
