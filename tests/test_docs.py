"""What README and the pages of docs/ show is so: it runs, it exists, it has these names."""

import importlib
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.checking.serialization import CheckRecord
from bot.documents.serialization import CitationRecord
from bot.retrieval.answer import AnswerRecord
from scripts.evaluation.question_sets import Kind, read_question_set
from tests.support.paths import LAYERS, LOG, ROOT
from tests.test_paths import PATH, is_module, is_there

README = ROOT / "README.md"
ARCHITECTURE, COMMAND_LINE, EVALUATION, JSON = (
    ROOT / "docs" / f"{name}.md" for name in ("architecture", "command-line", "evaluation", "json")
)
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES.remove(LOG)  # what was measured then was measured by the names of then
TEXTS = {page: page.read_text(encoding="utf-8") for page in PAGES}
LONGEST = {README: 10_000, ARCHITECTURE: 12_000}
"""Bytes: what somebody reads who has five minutes."""
SAMPLE = ROOT / "bot" / "sample" / "responsibility-to-protect.txt"
CLONED = (*LAYERS, "docs")

COMMAND = re.compile(r"python -m (?P<typed>(?:scripts|tests)\.[^`\n]+)")
"""Example: `python -m scripts.ask reports/ --json`, in a line of its own or between backticks."""
REDIRECTED = re.compile(r"\s[<>] .*")
"""Example: ` > answers.jsonl`."""
OPTION = re.compile(r"--[a-z][a-z-]*")
LINK = re.compile(r"\]\((?!https?:)(?P<page>[^)#\s]*)(?:#(?P<heading>[^)\s]+))?\)")
"""Example: `](docs/evaluation.md#evaluate)`."""
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
KEY_OF_ROW = re.compile(r"^\| (`\w+`(?:, `\w+`)*) \|", re.MULTILINE)
"""Example: the keys of the row ``| `prefix`, `suffix` | up to 32 characters … |``."""
MADE_UP = {"article.md", "quotations.md"}  # a reader's own files
WITH_VERBS = {"scripts.index", "scripts.notebook"}
"""Their first word is a verb of its own, with options of its own."""


def shown() -> Iterator[tuple[str, ...]]:
    """Every command of the pages, as a shell would part it, without what follows a `#`."""
    for text in TEXTS.values():
        for found in COMMAND.finditer(text):
            yield tuple(shlex.split(REDIRECTED.sub("", found["typed"]), comments=True))


COMMANDS = sorted(set(shown()))
VERBS = sorted(
    {(each[0], each[1] if each[0] in WITH_VERBS else "") for each in COMMANDS if each[1:]}
)
SAMPLED = [each for each in COMMANDS if any(word.startswith("bot/sample/") for word in each)]


@pytest.mark.parametrize("page", LONGEST, ids=lambda page: page.name)
def test_a_page_for_newcomers_is_short(page: Path) -> None:
    """So short that somebody reads it who has seen nothing."""
    assert page.stat().st_size <= LONGEST[page]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    """To a file that is there, and to a heading that is in it."""
    gone = []
    for found in LINK.finditer(TEXTS[page]):
        target = (page.parent / found["page"]).resolve() if found["page"] else page
        if not target.exists() or (found["heading"] and found["heading"] not in anchors(target)):
            gone.append(found[0])

    assert gone == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_and_module_that_a_page_names_exists(page: Path) -> None:
    """From the root, or as the end of a path in one layer: `support/paths.py`."""
    words = TEXTS[page]
    paths = set(PATH.findall(LINK.sub("", words))) - MADE_UP
    modules = set(re.findall(r"python -m ((?:scripts|tests)(?:\.\w+)+)", words))

    assert {
        named for named in paths if not any(is_there(named, layer) for layer in (*LAYERS, "tests"))
    } == set()
    assert {named for named in modules if not is_module(named)} == set()


def test_what_is_to_be_changed_has_the_names_that_the_table_says() -> None:
    """Each name of a row stands in one of the row's files."""
    rows = re.findall(r"^\| (.+) \| (.+) \| (.+) \|$", TEXTS[ARCHITECTURE], re.MULTILINE)
    gone = [
        f"{name} in {files}"
        for _, files, names in rows
        for name in re.findall(r"`([\w.-]+)`", names)
        if not is_there(name, "bot") and not stands_in(name.split(".")[-1], CODE.findall(files))
    ]

    assert len(rows) > 30
    assert gone == []


def test_every_folder_of_the_layers_is_a_package_that_the_page_tells_of() -> None:
    """What is not in `docs/architecture.md` is found by nobody."""
    folders = [
        f"{layer}/{folder.name}/"
        for layer in ("embeddings", "bot", "ui")
        for folder in (ROOT / layer).iterdir()
        if (folder / "__init__.py").exists()
    ]

    assert len(folders) > 15
    assert [folder for folder in folders if folder not in TEXTS[ARCHITECTURE]] == []


@pytest.mark.parametrize("command", ["chat", "check", "install", "test"])
def test_a_program_of_the_pages_can_be_run(command: str) -> None:
    """Each `./scripts/x` that a page names is one of these."""
    named = set(re.findall(r"\./scripts/(\w+)", " ".join(TEXTS.values())))

    assert named == {"chat", "check", "install", "test"}
    assert (ROOT / "scripts" / command).stat().st_mode & 0o111


@pytest.mark.parametrize(("module", "verb"), VERBS)
def test_a_command_of_the_pages_knows_its_options(
    module: str,
    verb: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It answers --help, which has every option that a page shows with it."""
    options = {
        word
        for name, *words in COMMANDS
        if name == module and (not verb or words[:1] == [verb])
        for word in words
        if OPTION.fullmatch(word)
    }

    told = help_of(module, verb, capsys, monkeypatch) if options else ""

    assert {option for option in options if option not in OPTION.findall(told)} == set()


@pytest.mark.parametrize(
    ("module", "verb"),
    [("scripts.serve", ""), *(each for each in VERBS if each[0].startswith("scripts."))],
)
def test_no_option_is_untold(
    module: str,
    verb: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a command can be told stands in the page of the command line, or of measuring."""
    told = TEXTS[COMMAND_LINE] + TEXTS[EVALUATION]

    options = set(OPTION.findall(help_of(module, verb, capsys, monkeypatch)))

    assert {option for option in options - {"--help"} if option not in told} == set()


def test_no_command_is_untold() -> None:
    """Every verb that can be typed stands in the page of the command line."""
    verbs = [
        path.stem
        for path in (ROOT / "scripts").glob("*.py")
        if path.read_text(encoding="utf-8").endswith("\n    run(main)\n")
    ]

    assert len(verbs) > 8
    assert [verb for verb in verbs if f".{verb}`" not in TEXTS[COMMAND_LINE]] == ["serve"]


@pytest.mark.model
@pytest.mark.parametrize("command", SAMPLED, ids=" ".join)
def test_a_command_that_is_shown_of_the_sample_runs(
    command: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As it stands, in this folder; what it prints is the document's words, or its text."""
    module, *words = command
    monkeypatch.chdir(ROOT)

    importlib.import_module(module).main([*words, "--library", str(tmp_path)])

    printed = capsys.readouterr().out
    if command[:2] == ("scripts.index", "text"):
        assert printed == SAMPLE.read_text(encoding="utf-8")
    elif "--json" in command:
        assert without_measures(printed) == without_measures(fenced(JSON, "json")[0])
    else:
        quoted = re.findall(r"“([^“”]+)”", printed)
        assert any(words in SAMPLE.read_text(encoding="utf-8") for words in quoted)


@pytest.mark.model
def test_the_example_in_python_prints_the_quotation_of_the_picture(tmp_path: Path) -> None:
    """It runs as it stands in a fresh clone, and says what README shows above it."""
    (program,) = fenced(README, "python")
    quotation = re.findall(r"^> (.*)$", TEXTS[README], re.MULTILINE)[:2]
    for name in CLONED:
        (tmp_path / name).symlink_to(ROOT / name)

    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == " ".join(quotation).removesuffix(" **[1]**")
    assert (tmp_path / "my-library").is_dir()


def test_the_set_of_questions_that_is_shown_is_one(tmp_path: Path) -> None:
    """Beside the bundled document under the name it has there; one question of each kind."""
    (lines,) = fenced(EVALUATION, "jsonl")
    (tmp_path / "documents").mkdir()
    shutil.copy(SAMPLE, tmp_path / "documents" / "interview.txt")
    (tmp_path / "questions.jsonl").write_text(lines, encoding="utf-8")

    read = read_question_set(tmp_path)

    assert {each.kind for each in read.questions} == set(Kind)


def test_the_answer_that_is_shown_has_the_keys_of_one() -> None:
    """Of an answer and of a citation all, and each is explained."""
    answer = json.loads(fenced(JSON, "json")[0])
    told = {key for row in KEY_OF_ROW.findall(TEXTS[JSON]) for key in re.findall(r"\w+", row)}

    assert list(answer) == list(AnswerRecord.__annotations__)
    assert list(answer["citations"][0]) == list(CitationRecord.__annotations__)
    assert {*AnswerRecord.__annotations__, *CheckRecord.__annotations__} <= told
    assert set(CitationRecord.__annotations__) - told == {"type"}


def help_of(
    module: str, verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> str:
    """What a command says of itself."""
    typed = [verb, "--help"] if verb else ["--help"]
    package = (ROOT / Path(*module.split("."))).is_dir()
    program = importlib.import_module(f"{module}.__main__" if package else module)
    monkeypatch.setattr(sys, "argv", [module, *typed])  # the tests' own programs read it
    with pytest.raises(SystemExit) as ended:
        program.main(*([typed] if module.startswith("scripts.") else []))
    assert ended.value.code == 0
    return capsys.readouterr().out


def fenced(page: Path, language: str) -> list[str]:
    """The blocks of a page in one language."""
    return [
        found["code"] for found in FENCED.finditer(TEXTS[page]) if found["language"] == language
    ]


def anchors(page: Path) -> set[str]:
    """What a page's headings can be linked by, as GitHub makes it."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def stands_in(name: str, files: list[str]) -> bool:
    """Whether a name is one of a file's own words."""
    texts = ((ROOT / file).read_text(encoding="utf-8") for file in files if (ROOT / file).is_file())
    return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) for text in texts)


def without_measures(answer: str) -> dict[str, object]:
    """An answer without what differs from machine to machine."""
    record: AnswerRecord = json.loads(answer)
    citations = [{**each, "score": round(each["score"], 1)} for each in record["citations"]]
    return {**record, "milliseconds": 0, "citations": citations}
