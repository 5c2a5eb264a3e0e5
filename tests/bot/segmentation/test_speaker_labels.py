"""Labels of every shape: each gives the same turns, and no word is lost between them."""

import pytest

from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from bot.viewing.outline import parts_of
from tests.bot.segmentation.four_turns import FOUR, laid_out, spoken
from tests.support.texts import document


@pytest.mark.parametrize(
    ("shape", "name"),
    [
        ("{name}: {words}", "a.txt"),
        ("{name}:\n{words}", "a.txt"),
        ("{name} : {words}", "a.txt"),
        ("{name}：{words}", "a.txt"),
        ("\t{name}:\t{words}", "a.txt"),
        ("{name} ({time}): {words}", "a.txt"),
        ("{name} [{time}]: {words}", "a.txt"),
        ("{name} ({time})\n{words}", "a.txt"),
        ("{name} {time}\n{words}", "a.txt"),
        ("{name}  {short}\n{words}", "a.txt"),
        ("{name}, {short}\n{words}", "a.txt"),
        ("[{short}] {name}\n{words}", "a.txt"),
        ("[{time}] {name}: {words}", "a.txt"),
        ("({time}) {name}: {words}", "a.txt"),
        ("{time} {name}: {words}", "a.txt"),
        ("{time} - {name}: {words}", "a.txt"),
        ("{time} --> {time}\n{name}\n{words}", "a.txt"),
        ("{time}.000 --> {time}.900\n{name}: {words}", "a.txt"),
        ("[{time}]\n{name}: {words}", "a.txt"),
        (">> {name}: {words}", "a.txt"),
        ("[{name}] {words}", "a.txt"),
        ("{name}\n{words}", "a.txt"),
        ("{name}\n\n{words}", "a.txt"),
        ("{name} (via video): {words}", "a.txt"),
        ("**{name}:** {words}", "a.md"),
        ("**{name}** {words}", "a.md"),
        ("**{name}** ({time})\n{words}", "a.md"),
        ("**{name} ({time}):** {words}", "a.md"),
        ("**[{time}] {name}:** {words}", "a.md"),
        ("**{name}**\n\n{words}", "a.md"),
        ("__{name}__: {words}", "a.md"),
        ("*{name}:* {words}", "a.md"),
        ("### {name}\n\n{words}", "a.md"),
        ("### {name} ({short})\n\n{words}", "a.md"),
    ],
)
def test_every_shape_of_label_gives_the_same_turns(shape: str, name: str) -> None:
    """Names and times are labels: in no turn's words, and never quoted."""
    text = laid_out(shape) + "\n"

    assert spoken(text, name) == list(FOUR)
    assert {
        (passage.speaker, passage.asked, passage.text)
        for passage in split_passages(Transcript.of(document(text, name=name)))
    } == {
        ("Guide", "Why wells?", "I like water."),
        ("Guide", "And then?", "I dug one."),
    }


@pytest.mark.parametrize("between", ["\n", "\r\n", "\r\n\r\n", "\n\n\n"])
def test_line_ends_do_not_matter(between: str) -> None:
    """With blank lines or without, from any system."""
    assert spoken(laid_out("{name}: {words}", between)) == list(FOUR)


@pytest.mark.parametrize(
    "name",
    [
        "THE PRESIDENT",
        "Dr. Ada O'Neil",
        "Mr. J. R. Obi, Jr.".replace(",", ""),
        "Ada van der Berg",
        "Jean-Luc d’Arc".replace("d’", "D’"),
        "Speaker 1",
        "SPEAKER_00",
        "Николай",
        "李明",
        "عائشة",
        "Élodie",
        "A. O.",
        "AO",
    ],
)
def test_names_of_every_kind_are_names(name: str) -> None:
    """Titles, initials, particles, apostrophes, numbers, other alphabets."""
    text = laid_out("{name}: {words}").replace("Guide", name)

    assert {speaker for speaker, _ in spoken(text)} == {"Reporter", name}


def test_no_word_is_lost_between_labels_asides_and_turns() -> None:
    """Times on lines of their own are labels; everything else is shown as something."""
    text = laid_out("[{time}]\n{name}: {words}") + "\n\n[00:09:00]\n\n[Applause]\n\nThe end.\n"

    covered = {
        at for part in parts_of(Transcript.of(document(text))) for at in range(part.start, part.end)
    }

    assert [
        at for at, letter in enumerate(text) if not letter.isspace() and at not in covered
    ] == []
    assert "00:09" not in " ".join(
        passage.text for passage in split_passages(Transcript.of(document(text)))
    )
