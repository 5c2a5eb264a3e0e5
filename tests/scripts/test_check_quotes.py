"""Checking an article from the command line: what is printed, and how it ends."""

import io
import json
import sys
from pathlib import Path

import pytest

from bot.errors import DocumentError, QuotationError
from scripts.check_quotes import main
from scripts.console.terminal import UsageError

WELL = (
    "Reporter: Why did you dig the well?\n\nGuide: Because the spring was dry by the second May. "
    "We did not ask anybody for money.\n\nReporter: And then?\n\n"
    "Guide: Then we dug for eleven weeks, and found water at nine metres.\n\n"
    "Reporter: Who paid?\n\nNeighbour: All of us paid, each as much as they could.\n"
)
GOOD = (
    "The Guide said: “Then we dug for eleven weeks.” And: “the spring was dry by the second May.”\n"
)
BAD = "The Guide said: “We did ask anybody for money.”\n\n> Then we dug for twelve weeks\n"


@pytest.fixture
def well(tmp_path: Path) -> Path:
    """The document that is quoted."""
    (tmp_path / "well.txt").write_text(WELL, encoding="utf-8")
    return tmp_path / "well.txt"


def ends_with(*arguments: str | Path) -> int:
    """The exit code of the command."""
    try:
        main([str(each) for each in arguments])
    except SystemExit as ended:
        assert isinstance(ended.code, int)
        return ended.code
    return 0


def article(well: Path, text: str) -> Path:
    """An article beside the document."""
    (well.parent / "article.md").write_text(text, encoding="utf-8")
    return well.parent / "article.md"


def test_an_article_whose_quotations_stand_ends_with_nought(
    well: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each has its place and its speaker; the closing full stop is the article's own."""
    code = ends_with(article(well, GOOD), "--against", well)

    printed = capsys.readouterr()
    assert code == 0
    assert "[1] line 1: exact but for typography or white space" in printed.out
    assert "[2] line 1: exact\n" in printed.out
    assert "well.txt, ¶ 4" in printed.out
    assert "Guide" in printed.out
    assert "1 exact, 1 typography." in printed.err


def test_an_altered_quotation_is_shouted_and_ends_with_one(
    well: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The swallowed negation, the changed number, and the words side by side."""
    code = ends_with(article(well, BAD), "--against", well)

    printed = capsys.readouterr().out
    assert code == 1
    assert "!! A NEGATION IS LEFT OUT" in printed
    assert "We did [-not-] ask anybody for money." in printed
    assert "[2] line 3: ALTERED" in printed
    assert "!! A NUMBER IS CHANGED" in printed
    assert "Then we dug for [-eleven-]{+twelve+} weeks" in printed


@pytest.mark.parametrize(
    ("quotation", "code", "said"),
    [
        ("We [all] did not ask anybody", 0, "the quoting editor's [all] is put in"),
        ("We did not ask [people] for money", 0, "[people] stands for: [-anybody-]"),
        ("We did [really] ask anybody for money", 1, "!! A NEGATION IS LEFT OUT"),
        ("Then we dug for [many] weeks", 1, "!! A NUMBER IS LEFT OUT"),
    ],
)
def test_words_in_brackets_pass_unless_they_turn_it_round(
    well: Path, capsys: pytest.CaptureFixture[str], quotation: str, code: int, said: str
) -> None:
    """They are an editor's own and marked so; a "not" or a number behind them ends with one."""
    ended = ends_with(article(well, quotation), "--against", well)

    printed = capsys.readouterr().out
    assert ended == code
    assert "exact but for words in square brackets" in printed
    assert said in printed


def test_brackets_are_in_the_record_with_what_they_stand_for(
    well: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Offsets of the quotation and of the document."""
    ends_with(article(well, "Then we dug for [many] weeks"), "--against", well, "--json")

    record = json.loads(capsys.readouterr().out)
    (bracket,) = record["brackets"]
    assert record["verdict"] == "bracketed"
    assert bracket["quoted_text"] == "[many]"
    assert WELL[bracket["source"]["start"] : bracket["source"]["end"]] == "eleven"
    assert bracket["reversals"] == record["reversals"] == ["number_left_out"]
    assert record["cut_short"] is False


def test_a_stitched_and_an_absent_quotation_say_why(
    well: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was left out, and what is nearest."""
    text = "“We did … ask anybody for money.” “Bananas grow under a warm second sun.”"

    code = ends_with(article(well, text), "--against", well)

    printed = capsys.readouterr().out
    assert code == 1
    assert "left out, 1 word: [-not-]" in printed
    assert "NOT IN THE DOCUMENTS" in printed
    assert "nearest: “Because the spring was dry by the second May.”" in printed


def test_json_is_one_object_a_quotation(well: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the names of the contract; its offsets are those of the words."""
    ends_with(article(well, GOOD + BAD), "--against", well.parent, "--json")

    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    verdicts = [record["verdict"] for record in records]
    assert verdicts == ["typography", "exact", "altered", "altered"]
    place = records[1]["places"][0]
    assert WELL[place["start_char_index"] : place["end_char_index"]] == place["cited_text"]
    assert (place["document"], place["speaker"]) == ("well.txt", "Guide")
    text = GOOD + BAD
    assert (
        text[records[1]["start_char_index"] : records[1]["end_char_index"]]
        == (records[1]["quotation"])
    )
    (altered,) = records[2]["alterations"]
    for run in altered["runs"]:
        assert WELL[run["source"]["start"] : run["source"]["end"]] == run["source_text"]
        quoted = records[2]["quotation"][run["quoted"]["start"] : run["quoted"]["end"]]
        assert quoted == run["quoted_text"]
    assert records[2]["reversals"] == ["negation_left_out"]


def test_a_dash_reads_standard_input(
    well: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is quoted, all of it is one quotation."""
    typed = io.TextIOWrapper(io.BytesIO(b"Then we dug for eleven weeks\n"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", typed)

    code = ends_with("-", "--against", well)

    assert code == 0
    assert "[1] line 1: exact\n" in capsys.readouterr().out


def test_control_characters_of_an_article_steer_no_terminal(
    well: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An escape sequence is shown as a replacement character."""
    ends_with(article(well, "“Then we \x1b[31mdug for eleven weeks”"), "--against", well)

    assert "\x1b" not in capsys.readouterr().out


def test_a_file_of_a_folder_that_cannot_be_read_is_said(
    well: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are checked against; the article is no document."""
    (well.parent / "empty.txt").write_text("", encoding="utf-8")

    code = ends_with(article(well, GOOD), "--against", well.parent)

    assert code == 0
    assert "empty.txt is empty" in capsys.readouterr().err


def test_what_cannot_be_checked_is_refused_in_a_sentence(well: Path) -> None:
    """No such file, no article, no document, a copy instead of a quotation."""
    with pytest.raises(DocumentError, match="cannot be read"):
        main([str(well.parent / "none.md"), "--against", str(well)])
    with pytest.raises(DocumentError, match="does not exist"):
        main([str(article(well, GOOD)), "--against", str(well.parent / "none.txt")])
    with pytest.raises(UsageError, match="--against"):
        main([str(article(well, GOOD))])
    with pytest.raises(QuotationError, match="10,000"):
        main([str(article(well, "many words " * 2_000)), "--against", str(well)])
