"""The line that tells how adding goes: documents, passages a second, time left."""

import sys

import pytest

from scripts.console.progress import Progress, spoken


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What was said since."""
    return capsys.readouterr().err.splitlines()


def test_a_line_is_said_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    """When a tenth more is done, not more often than every two seconds, and never of the last."""
    clock = Clock()
    pace = Progress("reading 100 documents", documents=100, clock=clock)
    for _ in range(20):
        pace.document()  # which were held already, and cost nothing
    assert lines(capsys) == []

    pace.begin()
    clock.now += 10
    pace.passages(300, 300)
    assert lines(capsys) == ["Footnote: reading 100 documents."]
    for _ in range(40):
        pace.document()
    pace.passages(64, 300)
    pace.passages(128, 300)
    clock.now += 10
    pace.passages(192, 300)
    assert lines(capsys) == [
        "Footnote: 60 of 100 documents, 36 passages a second, 10 seconds left."
    ]
    for _ in range(40):
        pace.document()
    clock.now += 10
    pace.passages(300, 300)
    pace.end()
    assert lines(capsys) == []


def test_on_a_terminal_one_line_is_drawn_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And cleared at the end, for what is said next."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    clock = Clock()
    pace = Progress("reading 3 documents", documents=3, clock=clock)
    pace.begin()
    clock.now += 1
    pace.passages(64, 128)
    clock.now += 1
    pace.passages(128, 128)
    pace.document()
    pace.end()

    told = capsys.readouterr().err
    assert told == (
        "Footnote: reading 3 documents.\n"
        "\r\033[KFootnote: 0 of 3 documents, 64 passages a second"
        "\r\033[KFootnote: 0 of 3 documents, 64 passages a second"
        "\r\033[K"
    )


def test_of_one_document_the_passages_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """A person sees a long one go on."""
    clock = Clock()
    pace = Progress("reading long.txt", documents=1, clock=clock)
    pace.begin()
    clock.now += 4
    pace.passages(400, 1600)

    assert lines(capsys) == [
        "Footnote: reading long.txt.",
        "Footnote: 400 of 1,600 passages, 100 passages a second, 12 seconds left.",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "1 second"),
        (59, "59 seconds"),
        (61, "1 minute"),
        (3599, "1 hour"),
        (7500, "2 hours 5 minutes"),
    ],
)
def test_time_is_told_in_words(seconds: float, words: str) -> None:
    """The coarser the longer it is."""
    assert spoken(seconds) == words
