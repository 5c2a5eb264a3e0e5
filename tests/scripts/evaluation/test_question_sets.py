"""A set of questions: what is read of it, and what is refused with the line's number."""

import json
from pathlib import Path

import pytest

from bot.documents.spans import Span
from bot.errors import FootnoteError
from scripts.evaluation.question_sets import Kind, KnownPage, QuestionSet, read_question_set

POND = "\ufeffThe pond froze in May.\r\nNobody skated: the pond was thin. Nobody fell in.\n"
FROZE = {"text": "The pond froze in May."}


def read(folder: Path, *lines: dict[str, object]) -> QuestionSet:
    """The set whose folder holds the pond and these lines."""
    (folder / "documents" / "parts").mkdir(parents=True, exist_ok=True)
    (folder / "documents" / "parts" / "pond.txt").write_bytes(POND.encode())
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "questions.jsonl").write_text(text, encoding="utf-8")
    return read_question_set(folder)


def line(**given: object) -> dict[str, object]:
    """A question that is complete, but for what is given."""
    complete = {"question": "When?", "kind": "answerable", "document": "parts/pond.txt"}
    return {**complete, "quotes": [FROZE], **given}


def test_words_that_stand_once_are_found_by_themselves(tmp_path: Path) -> None:
    """Their offsets count in the text, of which a byte-order mark is no part."""
    quotes = [FROZE, {"text": "Nobody fell"}]

    known = read(tmp_path / "winter", line(id="a", quotes=quotes, history=["Where?"]))

    first = known.questions[0]
    assert (known.name, first.kind, first.question.history) == (
        "winter",
        Kind.ANSWERABLE,
        ("Where?",),
    )
    assert first.document is not None
    assert first.quotes == (Span(0, 22), Span(58, 69))
    assert first.document.text[58:69] == "Nobody fell"


def test_words_that_stand_twice_need_their_offsets(tmp_path: Path) -> None:
    """With them they are taken where they are said to stand."""
    known = read(tmp_path, line(quotes=[{"text": "Nobody", "start": 58, "end": 64}]))

    assert known.questions[0].quotes == (Span(58, 64),)
    with pytest.raises(FootnoteError, match=r"line 1: .* holds “Nobody” more than once"):
        read(tmp_path, line(quotes=[{"text": "Nobody"}]))


def test_a_question_without_an_answer_needs_neither_document_nor_quotes(tmp_path: Path) -> None:
    """What is given of them is passed over."""
    bare: dict[str, object] = {"question": "Who?", "kind": "unanswerable"}

    first, second = read(tmp_path, bare, line(kind="unanswerable", document="none")).questions

    assert (first.document, first.quotes, first.about) == (None, (), None)
    assert (second.document, second.quotes, second.about) == (None, (), "none")


def test_offsets_that_count_a_byte_order_mark_are_understood(tmp_path: Path) -> None:
    """One less is where the same words stand."""
    known = read(tmp_path, line(quotes=[{"text": "Nobody", "start": 59, "end": 65}]))

    assert known.questions[0].quotes == (Span(58, 64),)


def test_pages_that_answer_take_the_place_of_words(tmp_path: Path) -> None:
    """No words are known, and the document need not be read."""
    known = read(tmp_path, line(quotes=[], pages=[["parts/pond.txt", 0], ["parts/pond.txt", 3]]))

    first = known.questions[0]
    assert first.pages == (KnownPage("parts/pond.txt", 0), KnownPage("parts/pond.txt", 3))
    assert (first.document, first.quotes, first.about) == (None, (), "parts/pond.txt")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "guess"}, '"kind"'),
        ({"kind": None}, '"kind"'),
        ({"document": None}, '"document"'),
        ({"document": "lake.txt"}, "lake.txt is no document"),
        ({"document": "../questions.jsonl"}, "is no document"),
        ({"quotes": []}, '"quotes"'),
        ({"quotes": "The pond"}, '"quotes"'),
        ({"quotes": ["The pond"]}, "without words"),
        ({"quotes": [{"text": " "}]}, "without words"),
        ({"quotes": [{"text": "The lake"}]}, "does not hold “The lake”"),
        ({"quotes": [{"text": "May.\nNobody"}]}, "to the character"),
        ({"quotes": [{"text": "The pond", "start": 2, "end": 10}]}, "other words at 2"),
        ({"quotes": [{"text": "The pond", "start": 0, "end": 9}]}, "other words at 0"),
        ({"quotes": [{"text": "The pond", "start": 0}]}, "not both numbers"),
        ({"quotes": [{"text": "T", "start": False, "end": True}]}, "not both numbers"),
        ({"pages": "3"}, "a page that is not written"),
        ({"pages": [["parts/pond.txt", -1]]}, "a page that is not written"),
        ({"pages": [["parts/pond.txt", True]]}, "a page that is not written"),
        ({"pages": [["lake.pdf", 0]]}, "lake.pdf is no document"),
        ({"question": 3}, '"question"'),
        ({"id": "first"}, "give every question its own"),
    ],
)
def test_a_line_of_no_use_is_named(tmp_path: Path, given: dict[str, object], said: str) -> None:
    """One sentence, with the file and the number of the line."""
    with pytest.raises(FootnoteError) as refused:
        read(tmp_path, line(id="first"), line(**given))

    assert "questions.jsonl, line 2" in str(refused.value)
    assert said in str(refused.value)
