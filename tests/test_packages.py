"""The packages: which stands on which, what they show each other, and how large anything may grow."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.paths import LAYERS, MODULES, ROOT

FLOORS = (  # from the ground up; what stands on one floor knows nothing of its neighbours there
    "embeddings.arrays embeddings.errors embeddings.telemetry embeddings.threads embeddings.whole",
    "embeddings.id_ranges",
    "embeddings.encoders embeddings.keywords",
    "embeddings.vectors",
    "bot.documents",
    "bot.errors",
    "bot.segmentation bot.matching",
    "bot.formats bot.citing",
    "bot.storage bot.notebook",
    "bot.library",
    "bot.retrieval bot.viewing",
    "bot.checking bot.chatbot",
    "bot ui.web",
    "ui.html ui.serve",
    "ui.access",
    "ui.chat",
    "ui.routes",
    "ui.app",
    "scripts.console",
    "scripts.evaluation",
    "scripts.benchmarking scripts.scaling scripts.training",
    "scripts.measuring scripts.plot",
    "scripts.benchmark scripts.ask scripts.anchor scripts.check_quotes scripts.evaluate "
    "scripts.export_model scripts.index scripts.notebook scripts.serve",
)
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names.split()}
FACES = [  # that of `bot` itself is for other people's programs, that of `ui.routes` is one list
    name
    for name in FLOOR
    if "." in name and (ROOT / name.replace(".", "/") / "__init__.pyi").exists()
]
LATE = {  # modules that import of Footnote inside a function, and what they need not wait for
    "bot.citing.csl_styles": "citeproc, which takes 0.2 s",
    "bot.formats.pdf.reader": "PDFium, which the child alone loads",
    "embeddings.encoders.registry": "PyTorch and onnx, once a machine",
    "scripts.ask": "everything, so that --help answers at once",
    "scripts.benchmark": "matplotlib",
    "scripts.benchmarking.systems.footnote": "what other systems need not load",
    "scripts.benchmarking.systems.registry": "systems that are not installed",
    "scripts.benchmarking.worker": "what would add to the memory and start that it measures",
    "scripts.serve": "FastAPI and Gradio, until the documents are read",
    "scripts.scaling.worker": "what would add to the start that it measures",
}
MOST_MODULES = 12  # in a folder: as many as are taken in at a glance
LONGEST_FILE, LONGEST_FUNCTION = 300, 50  # lines
MOST_PARAMETERS = 6  # of a function, without self
CODE = sorted((*MODULES, *(ROOT / "ui" / "static").rglob("*.js")))


def test_packages_stand_on_each_other_in_one_order() -> None:
    """No package imports from its own floor or from above: so there is no circle either."""
    upward = {
        f"{package_of(importer)} imports {package_of(name)}"
        for path in MODULES
        for importer, name in arrows(path)
        if package_of(name) != package_of(importer)
        and FLOOR[package_of(name)] >= FLOOR[package_of(importer)]
    }

    assert upward == set()


def test_packages_meet_at_their_faces() -> None:
    """What one package needs of another is exported by its `__init__`, and nothing else is."""
    folders = {".".join(path.parent.relative_to(ROOT).parts) for path in MODULES}
    asked = [(path, name) for path in MODULES for _, name in arrows(path)]
    past = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path, name in asked
        if name.count(".") > 1 and package_of(name) != package_of(module_of(path))
        if not name.startswith("scripts.")
    ]

    assert past == []
    assert folders >= {name for name in FLOOR if (ROOT / name.replace(".", "/")).is_dir()}


@pytest.mark.parametrize("package", FACES)
def test_a_face_shows_what_others_use(package: str) -> None:
    """Nothing is exported for nobody."""
    face = ROOT / package.replace(".", "/") / "__init__.py"
    used = {
        alias.name
        for path in (*MODULES, *(ROOT / "tests").rglob("*.py"))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module == package
        for alias in node.names
    }

    assert exported(face) - used == set()


def test_every_package_says_what_it_is_for() -> None:
    """The first line of each module's docstring is its line in the tree; none is left out."""
    silent = [path for path in MODULES if not ast.get_docstring(tree_of(path))]

    assert silent == []


def test_no_import_hides_in_a_function() -> None:
    """But those that wait for something: for what, stands in `LATE`."""
    hidden = {
        module_of(path)
        for path in MODULES
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] in LAYERS
    }

    assert hidden <= LATE.keys()


def test_a_folder_is_taken_in_at_a_glance() -> None:
    """At most twelve modules, tests and the page's scripts included."""
    tests = [*(ROOT / "tests").rglob("*.py")]
    counted = Counter(path.parent for path in (*CODE, *tests) if path.name != "__init__.py")

    assert {folder: n for folder, n in counted.items() if n > MOST_MODULES} == {}


def test_a_file_is_read_in_one_sitting() -> None:
    """At most 300 lines, tests included."""
    tests = [*(ROOT / "tests").rglob("*.py")]
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in (*CODE, *tests)}

    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_a_function_is_seen_whole() -> None:
    """At most 50 lines, and at most six parameters."""
    grown = [
        f"{path.relative_to(ROOT)}: {function.name}"
        for path in MODULES
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
        or len(parameters(function)) > MOST_PARAMETERS
    ]

    assert grown == []


@cache
def tree_of(path: Path) -> ast.Module:
    """A module as syntax."""
    return ast.parse(path.read_text(encoding="utf-8"))


def module_of(path: Path) -> str:
    """A module's dotted name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def package_of(module: str) -> str:
    """The package a module stands in, or the module where it stands alone in its layer."""
    return ".".join(module.split(".")[:2])


def arrows(path: Path) -> Iterator[tuple[str, str]]:
    """Each import of Footnote's own: who imports, and the module or face that is named."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] in LAYERS:
            yield module_of(path), str(node.module)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """What a function is given, but for itself."""
    given = function.args
    names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return [name for name in names if name not in {"self", "cls"}]


def exported(face: Path) -> set[str]:
    """The names that a face's stub says it has."""
    stub = ast.parse(face.with_suffix(".pyi").read_text(encoding="utf-8"))
    return {alias.name for node in stub.body for alias in getattr(node, "names", ())}
