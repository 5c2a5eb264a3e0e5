"""A file of questions: each line is one, or is named as none."""

from pathlib import Path

import pytest

from scripts.console.questions import Question, read_questions
from scripts.console.terminal import UsageError


def test_a_question_has_its_lines_number_where_it_has_no_name(tmp_path: Path) -> None:
    """A byte-order mark, blank lines and further keys are passed over; a number becomes a name."""
    file = tmp_path / "questions.jsonl"
    file.write_bytes(
        b'\xef\xbb\xbf{"question": "Who?", "kind": "x"}\r\n\r\n{"id": 7, "question": "Why?"}\r\n'
    )

    first, second = read_questions(file)

    assert first == Question("1", "Who?", (), f"{file}, line 1")
    assert second.id == "7"


@pytest.mark.parametrize(
    "line",
    [
        "Who?",
        '"Who?"',
        "[]",
        "{}",
        '{"question": 3}',
        '{"question": "Who?", "history": "What?"}',
        '{"question": "Who?", "history": [1]}',
        '{"question": "Who?", "id": []}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str) -> None:
    """The file and the number of the line are in the sentence."""
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"question": "Why?"}}\n{line}\n', encoding="utf-8")

    with pytest.raises(UsageError, match=r"questions\.jsonl, line 2 "):
        read_questions(file)


@pytest.mark.parametrize("content", [b"", b"\n \n", b'{"question": "\xff"}\n'])
def test_a_file_without_questions_is_refused(tmp_path: Path, content: bytes) -> None:
    """Empty, or no UTF-8."""
    file = tmp_path / "questions.jsonl"
    file.write_bytes(content)

    with pytest.raises(UsageError, match=r"questions\.jsonl"):
        read_questions(file)
