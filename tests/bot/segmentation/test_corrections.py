"""Corrections: a person says how a label is written, who asks and who is nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import LibraryError
from bot.segmentation.corrections import (
    LONGEST_LABEL,
    MOST_NAMES,
    NONE,
    Corrections,
    apply,
    labels_like,
    template_of,
)
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.roles import Role
from bot.segmentation.transcript import Transcript
from bot.segmentation.turns import turns_of
from tests.support.texts import document

SAID = ("Why did you dig?", "The water had sunk.", "Who paid?", "The parish paid.")
EXAMPLES = [  # an example from the text, its template, and how Ada's and Ben's labels are written
    ("[00:12] Ada - ", "[{time}] {name} -", ("[00:12] {} - ", "[1:00:12] {} – ")),
    ("Ada --", "{name} --", ("{} -- ", "{} --")),
    ("<Ada>", "<{name}>", ("<{}> ",)),
    ("**Ada** –", "**{name}** –", ("**{}** – ", "**{}** - ")),
    ("Ada (guest):", "{name} {role}:", ("{} (guest): ", "{}: ", "{} [by phone]: ")),
    ("ADA.", "{NAME}.", ("{}. ",)),
    ("[12/03/24, 10:15:33] Ada:", "[{time}, {time}] {name}:", ("[1/3/24, 9:15:33] {}: ",)),
    ("#00:00:04-2# Ada:", "#{time}# {name}:", ("#00:00:04-2# {}: ",)),
    ("10:15 pm Ada:", "{time} {name}:", ("[00:12] {}: ", "10:15 {}: ")),
    ("Ada  0:12", "{name}  {time}", ("{}\t0:12\n", "{} 1:02:03  \n")),
    ("Ada", "{name}", ("{}\n", "  {}\n")),
    ("{name} says", "{name} says", ("{} says ",)),
    ("12   ADA.", "{number}   {NAME}.", ("1   {}. ", "107 {}.  ")),
    ("» Ada |", "» {name} |", ("» {} | ",)),
]
PATHOLOGICAL = ("a", "a ", "1:", "[00:12] ", "a(", " ", "**", "a\n", "1:1:1 a\n", "\r")


@pytest.mark.parametrize(("example", "template", "written"), EXAMPLES)
def test_an_example_of_a_label_finds_all_that_are_written_so(
    example: str, template: str, written: tuple[str, ...]
) -> None:
    """The name and the time may be others; every other mark stands as it is."""
    ada, ben = ("ADA", "BEN OBI") if "{NAME}" in template else ("Ada", "ben obi")
    names = (ada, ben, ada, ben)
    printed = [written[at % len(written)].format(name) for at, name in enumerate(names)]
    text = "The well\n\n" + "\n\n".join(map("".join, zip(printed, SAID, strict=True)))

    found = labels_like(text, example)

    assert template_of(example) == template
    assert found == labels_like(text, template)
    assert [voice.speaker for voice in found if voice.speaker] == list(names)
    assert [each for each in found if each.asks] == [each for each in found if each.speaker == ada]
    for voice, label in zip([each for each in found if each.speaker], printed, strict=True):
        assert label.strip().startswith(text[voice.span.start : voice.span.end].strip())


def test_a_name_that_may_be_none_is_given_nobody() -> None:
    """A label that stands once, and is not written as a name is, ends the turn before it."""
    text = "Ada - Why?\nBen - It sank.\nthe end of the reel - It whirrs.\nAda - Who?\nBen - We.\n"

    found = labels_like(text, "Ada - ")

    assert [voice.speaker for voice in found] == ["Ada", "Ben", None, "Ada", "Ben"]


@pytest.mark.parametrize(
    "label", ["", "  ", "-- :", "12:30", "{name} {name}", "{time}:", "\u202eA:"]
)
def test_what_is_no_example_of_a_label_is_refused(label: str) -> None:
    """In a sentence, before anything is looked for."""
    with pytest.raises(LibraryError):
        Corrections(label=label)


def test_a_correction_has_bounds() -> None:
    """A label and a name have a length, and the names a number."""
    Corrections(label="A" * 70 + ":", asks=tuple(map(str, range(MOST_NAMES))))
    for said in (
        {"label": "A" * (LONGEST_LABEL + 1)},
        {"asks": ("A" * 201,)},
        {"nobody": ("",)},
        {"nobody": tuple(map(str, range(MOST_NAMES + 1)))},
    ):
        with pytest.raises(LibraryError):
            Corrections(**said)


@given(st.text(max_size=LONGEST_LABEL), st.text(max_size=400))
def test_whatever_is_typed_finds_lines_or_is_refused(label: str, text: str) -> None:
    """No text of a person is ever a pattern: nothing raises, labels stand in order and in lines."""
    try:
        found = labels_like(text, label)
    except LibraryError:
        return

    ends = [0, *(voice.span.end for voice in found)]
    for voice, before in zip(found, ends, strict=False):
        assert before <= voice.span.start < voice.span.end <= len(text)
        assert "\n" not in text[voice.span.start : voice.span.end]


@pytest.mark.parametrize("part", PATHOLOGICAL)
@pytest.mark.parametrize("label", [example for example, _, _ in EXAMPLES])
def test_no_label_takes_longer_than_the_text(label: str, part: str) -> None:
    """Half a million code points made of one part end soon, whatever is looked for in them."""
    labels_like(part * (500_000 // len(part)), label)


ASIDE = (
    "We came by boat in the year of the great flood. Why did you dig?",
    SAID[1],
    "Everybody in the village remembers the long rope. Who paid?",
    SAID[3],
)
TALK = document("\n\n".join(f"{n}: {w}" for n, w in zip(("Ada", "Ben") * 2, ASIDE, strict=True)))


def test_who_asks_is_who_a_person_says() -> None:
    """Of whoever asks nothing before the question is told; where none of them speaks, as found."""

    def told(*asks: str) -> set[tuple[str | None, str]]:
        split = split_passages(Transcript.of(TALK, Corrections(asks=asks)))
        return {(each.speaker, each.text) for each in split}

    ben = {("Ben", SAID[1]), ("Ben", SAID[3])}
    assert told("Ada") == ben
    assert told() == ben | {("Ada", each.split(". ")[0] + ".") for each in ASIDE[::2]}
    assert tuple(turns_of(TALK, Corrections(asks=("Chidi",)))) == tuple(turns_of(TALK))


def test_of_an_interview_without_labels_it_is_said_who_asks() -> None:
    """Its questions are its interviewer's, unless a person says that nobody asks."""
    magazine = document(
        "A talk with Ada Obi\n\nInterview by Ben Smith\n\n"
        + "\n\n".join(f"Why did you dig well {n}?\n\nI dug well {n} for water." for n in range(6))
    )
    found = {each.speaker for each in turns_of(magazine) if each.role is Role.QUESTION}

    nobody = Transcript.of(magazine, Corrections(asks=()))

    assert found
    assert not {each.role for each in nobody.turns if each.speaker} & {Role.QUESTION}
    dropped = Transcript.of(magazine, Corrections(nobody=("Ada Obi",)))
    assert "Ada Obi" not in {each.speaker for each in dropped.turns}


def test_the_words_of_nobody_have_no_speaker() -> None:
    """And are no part of the turn before."""
    text = TALK.text + "\n\nOutro: Thanks for listening.\n\nOutro: Bye.\n"

    split = split_passages(Transcript.of(document(text), Corrections(nobody=("Outro",))))

    assert [each.speaker for each in split if "Thanks" in each.text or "Bye" in each.text] == [
        None
    ] * 2
    assert {each.speaker for each in split} >= {"Ben", None}


def test_a_label_a_person_shows_is_read() -> None:
    """Every passage has the speaker whose label stands before it; as found there was none."""
    marks = zip(("Ada", "ben") * 2, SAID, strict=True)
    source = document("The well\n\n" + "\n\n".join(f"{name} ~ {words}" for name, words in marks))

    split = split_passages(Transcript.of(source, Corrections(label="ben ~")))

    assert {each.speaker for each in split_passages(Transcript.of(source))} == {None}
    said = [(each.speaker, each.text, each.asked) for each in split if each.speaker]
    assert said == [("ben", SAID[1], SAID[0]), ("ben", SAID[3], SAID[2])]


def test_nothing_said_changes_nothing() -> None:
    """`NONE` is how it was found."""
    voices = labels_like(TALK.text, "Ada:")

    assert apply(voices, NONE) == voices
    assert Transcript.of(TALK, NONE).turns == Transcript.of(TALK).turns
