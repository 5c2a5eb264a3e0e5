"""What a command tells of an error: its sentence, and what is typed to do as it says."""

import pytest

from bot.storage.damage import damaged
from scripts.console.terminal import HINTS, hinted, run
from tests.support.sentences import said_in, slots


def test_every_hint_is_of_a_sentence_that_can_be_told() -> None:
    """And fills in no more than that has."""
    fields = {each.code: each.fields for each in said_in("embeddings", "bot", "ui") if each.code}

    assert {code: slots(hint) for code, hint in HINTS.items() if slots(hint) - fields[code]} == {}


def test_a_damaged_document_can_be_added_again_as_it_is_told() -> None:
    """What is typed stands at the end, ready to be copied."""
    told = hinted(damaged("talk.txt", "/my talks/talk.txt"))

    assert told.endswith("add it again. To do so: python -m scripts.index add '/my talks/talk.txt'")
    assert hinted(damaged("talk.txt", "upload:9f/talk.txt")).endswith("; upload it again.")


def test_a_command_ends_with_one_line_that_names_the_option(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The sentence, the hint, and 2."""
    from bot.formats.refusals import encrypted

    def command(_typed: object) -> None:
        raise encrypted("a.pdf")

    with pytest.raises(SystemExit) as ended:
        run(command)

    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert told.startswith("Footnote: a.pdf is encrypted; ")
    assert told.endswith(" A PDF's password is given with --password.\n") and told.count("\n") == 1
