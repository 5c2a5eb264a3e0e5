"""Earlier answers against documents that have changed since: unchanged, moved or broken."""

import json
from pathlib import Path

import pytest

from bot.documents.citation import Citation
from bot.documents.serialization import citation_record
from bot.formats.loading import decode_document
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from scripts.anchor import main
from scripts.console.terminal import UsageError

OLD = (
    "Reporter: Why did you dig the well?\nGuide: Because the spring was dry by the second May.\n"
    "Reporter: And then?\nGuide: Then we dug for eleven weeks, and found water at nine metres.\n"
)
QUOTE = "Then we dug for eleven weeks, and found water at nine metres."


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """One answer with one citation, as `ask --json` prints it."""
    document = decode_document(OLD.encode(), name="well.txt")
    start = OLD.index(QUOTE)
    (passage,) = (
        each for each in split_passages(Transcript.of(document)) if each.start <= start < each.end
    )
    record = citation_record(Citation(passage, start, start + len(QUOTE), score=1.25))
    answer = {"id": "1", "citations": [record], "closest": []}
    (tmp_path / "answers.jsonl").write_text(json.dumps(answer) + "\n", encoding="utf-8")
    return tmp_path / "answers.jsonl"


def anchored(answers: Path, text: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """The citation against this text."""
    document = answers.parent / "well.txt"
    document.write_bytes(text.encode())
    try:
        main([str(answers), str(document)])
    except SystemExit as ended:
        assert ended.code == 1
    citation: dict[str, object] = json.loads(capsys.readouterr().out)["citations"][0]
    return citation


def test_an_unchanged_documents_citation_is_as_it_was(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file's bytes are the same."""
    before = json.loads(answers.read_text("utf-8"))["citations"][0]

    assert anchored(answers, OLD, capsys) == before | {"anchored": "unchanged"}


def test_a_moved_citation_has_its_new_place(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Offsets, surroundings, digest, passage, speaker and question are those of today's text."""
    text = "A walk to the well, put down in summer.\n\n" + OLD.replace("second May", "first April")

    citation = anchored(answers, text, capsys)

    assert citation["anchored"] == "moved"
    assert citation["start_char_index"] == text.index(QUOTE)
    assert citation["document_sha256"] == decode_document(text.encode(), name="well.txt").sha256
    assert (citation["speaker"], citation["asked"]) == ("Guide", "And then?")
    assert (citation["cited_text"], citation["score"]) == (QUOTE, 1.25)


@pytest.mark.parametrize("text", [OLD.replace("eleven", "twelve"), OLD + OLD])
def test_a_citation_without_a_certain_place_is_broken(
    answers: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed word, or the words twice: nothing of it is touched, and the exit code says so."""
    before = json.loads(answers.read_text("utf-8"))["citations"][0]

    assert anchored(answers, text, capsys) == before | {"anchored": "broken"}


@pytest.mark.parametrize("line", ["[1]", '{"citations": [{}]}', '{"citations": 3}', "{"])
def test_what_is_no_answer_is_refused_in_a_sentence(tmp_path: Path, line: str) -> None:
    """The line is named."""
    (tmp_path / "answers.jsonl").write_text(line, encoding="utf-8")
    (tmp_path / "well.txt").write_text(OLD, encoding="utf-8")

    with pytest.raises(UsageError, match="line 1"):
        main([str(tmp_path / "answers.jsonl"), str(tmp_path / "well.txt")])
