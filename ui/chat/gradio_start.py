"""Gradio, imported without what it tells its makers and what it writes for editors.

Gradio 6.31 parses the source of each of its components whenever it is imported, to write a `.pyi`
file beside it that tells an editor the component's events. That is a third of the time it takes to
import (docs/log.md, 2026-11-23, "The start"), and writes into the installation. A Gradio without
that function is imported as it is.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

ENVIRONMENT = {
    "GRADIO_ANALYTICS_ENABLED": "False",  # else it reports each start to its makers
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",  # events between summaries nobody reads here
}
WRITES = "gradio.component_meta", "create_or_modify_pyi"  # a module and its function


def import_gradio() -> None:
    """Import Gradio, if it was not yet; to be called before any `import gradio`."""
    os.environ.update(ENVIRONMENT)
    with without(*WRITES):
        import gradio  # noqa: F401  # who asked for it imports it again, at no cost


@contextmanager
def without(module: str, function: str) -> Iterator[None]:
    """Have a function of a module do nothing, if the module is imported meanwhile."""
    finder = _Silent(module, function)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Silent(MetaPathFinder):
    """Finds one module, one of whose functions is to do nothing."""

    def __init__(self, module: str, function: str) -> None:
        self._module = module
        self._function = function

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where that module is, and who loads it; nothing for every other module."""
        spec = PathFinder.find_spec(fullname, path, target) if fullname == self._module else None
        if spec is not None and spec.loader is not None:
            spec.loader = _Silencing(spec.loader, self._function)
        return spec


class _Silencing(Loader):
    """Loads a module as another loader does, and has one of its functions do nothing."""

    def __init__(self, loader: Loader, function: str) -> None:
        self._loader = loader
        self._function = function

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """As the other does."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """As the other does, but for the function."""
        self._loader.exec_module(module)
        if hasattr(module, self._function):
            setattr(module, self._function, lambda *_arguments: None)
