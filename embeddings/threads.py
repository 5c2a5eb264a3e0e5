"""Short work stays on one thread: waking the others, and waiting for them, takes longer than it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache


@contextmanager
def one_thread(count: Callable[[], int], limit: Callable[[int], None]) -> Iterator[None]:
    """Limit a library to the calling thread, by its own two functions, and set it back after.

    On two shared cores a question is encoded in 14-26 ms for 89-490, and searched among 20,000
    passages in 1.3-2.4 ms for 12-36 (docs/log.md, 2026-11-22, "How the encoder is driven").
    """
    before = count()
    limit(1)
    try:
        yield
    finally:
        limit(before)


@lru_cache(maxsize=1)
def numpy_on_one_thread() -> None:
    """Let NumPy's products work on the thread that asks for them, from now on in this process.

    Its linear algebra wakes a second thread for the words of half a passage: a question then costs
    twice the processor time, and beside other work several times the wait (docs/log.md, 2026-11-23,
    "From question to citations"). What FAISS and PyTorch bring of their own is left alone.
    """
    from threadpoolctl import ThreadpoolController

    ThreadpoolController().select(prefix="libscipy_openblas").limit(limits=1)
