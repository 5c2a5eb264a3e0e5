"""How a command starts quickly: nothing is looked at twice while its modules are imported."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def importing() -> Iterator[None]:
    """Look for no garbage while modules are imported, nor among them ever after: they leave none.

    Python would look through all of them again and again, as there come to be more: a fifth of the
    time until a question is answered (docs/log.md, 2026-11-23, "The start").
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
