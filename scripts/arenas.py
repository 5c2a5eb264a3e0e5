"""How the system's allocator shares memory among threads, where that can be told.

glibc gives each thread heaps of its own, up to eight a core, and what ended work leaves in them is
no other thread's: a server that many documents were added to grew by 4 MB a minute for that alone
(docs/log.md, 2026-11-29, "Memory").
"""

import ctypes
import sys

GLIBC = sys.platform == "linux" and hasattr(ctypes.CDLL(None), "malloc_trim")
M_ARENA_MAX = -8  # of glibc's malloc.h
MOST = 2  # heaps; docs/log.md, 2026-11-29, "Memory"


def share_arenas() -> None:
    """Have all threads that begin from now on share a few heaps; without glibc, nothing."""
    if GLIBC:
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, MOST)


def give_back() -> None:
    """Give the system back what no work holds any more; without glibc, nothing."""
    if GLIBC:
        ctypes.CDLL(None).malloc_trim(0)
