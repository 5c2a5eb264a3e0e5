"""The house: what holds for the whole of it, whatever its rooms do."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.support.paths import LAYERS, MODULES, ROOT

HEAVY = ("torch", "sentence_transformers", "transformers", "faiss", "gradio", "fastapi", "uvicorn")

SERVED = {*(ROOT / "ui" / "routes").glob("*.py"), ROOT / "ui" / "app.py"}
"""What imports FastAPI when it is imported."""
LIGHT = [path for path in MODULES if path not in SERVED]

PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)", re.MULTILINE)


def test_imports_run_one_way() -> None:
    """embeddings <- bot <- ui <- scripts, and nothing imports the tests."""
    upward = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        for name in imported(path)
        if name.split(".")[0] in later_than(path)
    ]

    assert upward == []


def test_importing_does_nothing_heavy() -> None:
    """Every module can be imported without one heavy library: those are imported where used.

    But for the routes and the application that is made of them: FastAPI reads a route's parameters
    where it is declared, so they import it, and are imported only where the page is served.
    """
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in LIGHT]
    program = f"import sys, {', '.join(names)}; print(*sys.modules)".replace(".__init__", "")
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert [name for name in HEAVY if name in loaded.stdout.split()] == []
    assert loaded.stderr == ""


def test_onnxruntime_is_imported_in_silence_alone() -> None:
    """By `import_onnxruntime`, before which nothing is told to anybody; tests do so too."""
    files = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    who = [path for path in files for name in imported(path) if name.split(".")[0] == "onnxruntime"]

    assert who == [ROOT / "embeddings" / "telemetry.py"]


def test_every_command_is_run_from_one_place() -> None:
    """It passes `run`, which switches off what libraries tell, before anything is imported."""
    folders = [ROOT / "scripts" / folder for folder in ("", "measuring", "training")]
    commands = [path for folder in folders for path in folder.glob("*.py")]
    texts = {str(path): path.read_text(encoding="utf-8") for path in commands}
    started = {name: text for name, text in texts.items() if "__main__" in text}

    assert len(started) > 10
    assert [name for name, text in started.items() if not text.endswith("\n    run(main)\n")] == []


def test_what_is_imported_is_a_direct_dependency() -> None:
    """No module uses a package that is there only because another package wants it."""
    known = packages_distributions()
    beside = {
        *(ROOT / "scripts" / "benchmarking" / "systems").glob("with_*.py"),
        ROOT / "scripts" / "evaluation" / "readers" / "with_others.py",
        ROOT / "scripts" / "plot.py",
    }
    own = [path for path in MODULES if path not in beside]  # those use the group `benchmark`
    used = {name.split(".")[0] for path in own for name in imported(path)}
    foreign = used - set(sys.stdlib_module_names) - set(LAYERS)
    declared = {normal(name) for name in direct_dependencies()}

    undeclared = {name for name in foreign if declared.isdisjoint(map(normal, known[name]))}

    assert undeclared == set()


def test_the_lists_of_packages_fix_every_direct_dependency() -> None:
    """requirements.txt pins what pyproject.toml asks for, and torch as it says."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pinned = {match["name"]: match["version"] for match in PINNED.finditer(lock)}

    assert {normal(name) for name in direct_dependencies()} <= pinned.keys()
    assert pinned["torch"] == "2.13.0"


def test_the_lists_of_packages_name_neither_graphics_libraries_nor_places() -> None:
    """A machine with a CPU build of torch downloads no CUDA; no list says where to download."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        lock = (ROOT / name).read_text(encoding="utf-8")

        assert not re.search(r"nvidia|triton|cuda", lock)
        assert not re.search(r"://|--index|--find-links", lock)


def imported(path: Path) -> Iterator[str]:
    """The modules that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            yield node.module or ""


def later_than(path: Path) -> tuple[str, ...]:
    """The layers that a module must not import from."""
    layer = LAYERS.index(path.relative_to(ROOT).parts[0])
    return (*LAYERS[layer + 1 :], "tests")


def direct_dependencies() -> list[str]:
    """The packages that pyproject.toml says Footnote needs to run, without their versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[<>=!~\[ ]", dependency)[0] for dependency in project["dependencies"]]


def normal(name: str) -> str:
    """A package's name as registries compare it: `SQLAlchemy` and `sqlalchemy` are one."""
    return re.sub(r"[-_.]+", "-", name).lower()
