"""`python -m scripts.index`: how a document was read is shown, doubted and put right."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import index
from scripts.console.tally import Told, doubted
from scripts.console.terminal import UsageError
from tests.support.toy_encoder import ToyEncoder

WORDS = "\n\n".join(f"Ada ~ Who dug well {n}?\n\nben ~ I dug well {n} by hand." for n in range(4))
TALK = f"The well\n\n{WORDS}\n\nOutro ~ Thanks.\n"
TIMES = "\n".join(f"[00:{n:02}:00]\nThe water rose, and fell." for n in range(12))

Typed = Callable[..., tuple[list[str], list[str]]]


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Typed:
    """A command in a folder with a talk: what it prints, and what it says beside that."""
    monkeypatch.setattr(index, "open_encoder", lambda _options: ToyEncoder())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.txt").write_text(TALK)

    def run(*words: str) -> tuple[list[str], list[str]]:
        index.main([*words, "--library", "library"])
        captured = capsys.readouterr()
        said = [line.removeprefix("Footnote: ") for line in captured.err.splitlines()]
        return captured.out.splitlines(), said

    run("add", "talk.txt")
    return run


def test_how_a_document_was_read_is_put_right(typed: Typed) -> None:
    """A label by an example, who asks, who is no speaker; and all taken back."""
    none, said = typed("speakers", "talk.txt")
    assert (none, said[0]) == ([], "talk.txt names no speakers.")

    printed, said = typed(
        "speakers", "talk.txt", "--label", "ben ~", "--asks", "Ada", "--nobody", "Outro"
    )
    assert [" ".join(line.split()) for line in printed] == [
        "Ada 38 % 0 passages asks",
        "ben 53 % 4 passages",
    ]
    assert said[0].endswith("of the words are nobody's in particular.")
    assert said[1:3] == ["Outro is no speaker, as you said.", "labels are read as you said: ben ~"]
    merged, _ = typed("speakers", "talk.txt", "--rename", "ben", "Ben Obi", "--asks", "")
    assert "Ben Obi" in merged[1] and "(in the document: ben)" in merged[1]
    assert [line for line in merged if "asks" in line] == []
    assert typed("speakers", "talk.txt")[0] == merged
    assert typed("speakers", "talk.txt", "--as-found")[0] == []


def test_what_cannot_be_is_refused(typed: Typed) -> None:
    """With the names there are; nothing is changed."""
    typed("speakers", "talk.txt", "--label", "ben ~")

    with pytest.raises(UsageError, match="no speaker Chidi; there are: Ada, ben"):
        typed("speakers", "talk.txt", "--asks", "Chidi")
    assert len(typed("speakers", "talk.txt")[0]) >= 2


def test_adding_doubts_what_looks_like_a_transcript(typed: Typed, tmp_path: Path) -> None:
    """With the command that shows it, which says what the label seems to be; not when it is read."""
    (tmp_path / "my times.txt").write_text(TIMES)
    (tmp_path / "plain.txt").write_text("The well is deep.\n")

    (doubt,) = [each for each in typed("add", "my times.txt", "plain.txt")[1] if "looks" in each]
    assert doubt.startswith("my times.txt looks like a transcript, with 12 times of a recording")
    command = doubt.partition("python -m scripts.index ")[2]
    assert shlex.split(command) == ["speakers", "my times.txt"]
    _, said = typed(*shlex.split(command))
    assert said[0] == "my times.txt names no speakers."
    assert said[-1].startswith("my times.txt looks like a transcript")

    typed("speakers", "my times.txt", "--label", "{time}\n{name}".replace("\n", " "))
    (tmp_path / "talk.txt").write_text(TALK + "\nAda ~ And now?\n\nben ~ I rest.\n")
    typed("speakers", "talk.txt", "--label", "ben ~")
    assert [each for each in typed("add", "talk.txt")[1] if "looks" in each] == []


def test_of_many_documents_one_sentence_is_said() -> None:
    """A shelf of them is counted."""
    told = [Told(f"{n}.txt", f"{n}.txt looks like one.", "doubt-times") for n in range(30)]

    assert list(doubted(told[:3])) == [each.sentence for each in told[:3]]
    (sentence,) = doubted(told)
    assert sentence.startswith(
        "30 documents have the times of a recording, and no speaker was found: 0.txt, "
    )
    assert sentence.endswith("python -m scripts.index speakers DOCUMENT")
