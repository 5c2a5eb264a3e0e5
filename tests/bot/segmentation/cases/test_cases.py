"""Fifteen kinds of transcript that were read wrong, and relatives of each: file in, passages out."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.documents.document import Document
from bot.documents.passage import Passage
from bot.formats.loading import load_document
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.roles import Role
from bot.segmentation.transcript import Transcript
from tests.bot.segmentation.cases.asked_of import ANSWERED, INPUTS, NOT, AskedOf
from tests.support.transcripts.faults import faults_of

STILL_WRONG = {
    "01-court/no-break-spaces.md": "`Go on.` under a bold name has no name",
    "05-label-in-small-letters/plain-small.txt": "of small names without times one is lost",
    "05-label-in-small-letters/mixed-with-capitals.txt": "one small name among capitals has none",
    "06-brackets-within-brackets/focus-group.txt": "`M?` ends no turn",
    "09-requests/bold.md": "what tells in the form of the questions is the answer's",
    "09-requests/numbered.md": "a first request with its number in the bold words is no question",
    "11-notes-between-turns/rose.txt": "so is `Question put and agreed to.`",
}
"""What is read wrong today; each must go from here as soon as it is right."""
LEAST_RELATIVES = 5  # of each kind, beside the first
TAG = re.compile(r"</?[A-Za-z]|\"[a-z_]+\":|-->|\]\]>")
"""Example: `<v PRINTER>`, `"text":`, `00:00:07.000 --> 00:00:20.000`."""


@cache
def loaded(name: str) -> Document:
    """The document of an annotated transcript, loaded from disk as any file is."""
    right = INPUTS[name]
    with TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(right.text.encode())
        return load_document(path, name=name)


def passages(name: str) -> tuple[Passage, ...]:
    return split_passages(Transcript.of(loaded(name)))


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(reason=STILL_WRONG[name], strict=True))
        if name in STILL_WRONG
        else name
        for name in INPUTS
    ],
)
def test_all_words_are_where_they_belong(name: str) -> None:
    """Under their speaker's name, or no name's; questions and labels are not quoted at all."""
    wrong = [
        f"{each.kind}: {each.words!r} {each.found!r}"
        for each in faults_of(loaded(name), INPUTS[name])
    ]

    assert wrong == []


@pytest.mark.parametrize("name", [name for name in INPUTS if not name.endswith((".txt", ".md"))])
def test_no_quotation_holds_what_a_program_reads(name: str) -> None:
    """No tag, no key, no cue's times."""
    assert [each.text for each in passages(name) if TAG.search(each.text)] == []


@pytest.mark.parametrize("each", ANSWERED, ids=lambda each: each.question)
def test_what_answers_can_be_quoted_with_its_speaker_and_question(each: AskedOf) -> None:
    """The passage that holds the words is the right speaker's, and answers what it answers."""
    for quote in each.quotes:
        (passage,) = [one for one in passages(each.input) if quote in one.text]

        assert passage.speaker == each.speaker
        if each.asked is None:
            continue
        asked = passage.asked or ""
        if each.asked.startswith(NOT):
            assert each.asked.removeprefix(NOT) not in asked
        else:
            assert each.asked in asked


def test_each_kind_has_relatives() -> None:
    """What fails stands for its kind."""
    kinds: dict[str, int] = {}
    for name in INPUTS:
        kind, own = name.split("/")
        kinds[kind] = kinds.get(kind, 0) + (not own.startswith(kind[:2]))

    assert len(kinds) == 15
    assert {kind: n for kind, n in kinds.items() if n < LEAST_RELATIVES} == {}


def test_who_examines_is_no_speaker_of_its_own() -> None:
    """`BY MS. COUNSEL:` says who asks from here on."""
    turns = Transcript.of(loaded("01-court/01.txt")).turns

    assert {turn.speaker for turn in turns if turn.role is Role.SPEECH} - {None} == {
        "THE COURT",
        "MR. DEFENDER",
        "MS. COUNSEL",
        "A",
    }


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("04-asked-sticks-for-ever/04.txt", 3),  # Bo, Cy or Cy Long, Di
        ("04-asked-sticks-for-ever/spelling-changes.txt", 3),  # Ida Vogt, Jan Moor, Pia
        pytest.param(
            "04-asked-sticks-for-ever/initials-after-the-name.md",
            2,
            marks=pytest.mark.xfail(reason="initials are a name of their own", strict=True),
        ),
        ("05-label-in-small-letters/emoji-and-brackets.txt", 3),  # lark (she), stork [host], crane
        ("06-brackets-within-brackets/06.txt", 6),  # with and without their brackets
        ("10-fillers-are-no-speakers/who-is-here.txt", 2),
    ],
)
def test_one_person_under_two_spellings_is_one(name: str, people: int) -> None:
    """Those who speak are as many as they are."""
    speakers = {turn.speaker for turn in Transcript.of(loaded(name)).turns}

    assert len(speakers - {None}) == people


def test_nobody_asks_in_a_chat() -> None:
    """Every message can be quoted, and answers nothing in particular."""
    turns = Transcript.of(loaded("07-chat-exports/07.txt")).turns

    assert {turn.role for turn in turns} <= {Role.SPEECH, Role.NARRATION}
    assert {passage.asked for passage in passages("07-chat-exports/07.txt")} == {None}


def test_a_question_is_shown_without_its_marks() -> None:
    """Neither its number nor what made it bold."""
    asked = {passage.asked for passage in passages("09-requests/09.md")}

    assert asked - {None} == {
        "Tell us about yourself.",
        "How did you learn to weave?",
        "We would love to hear about your first sail.",
        "Please describe your workshop.",
        "What would you do with more time?",
    }


def test_words_alone_with_a_time_name_nobody() -> None:
    """`Yeah.` is said by somebody; it is nobody's name."""
    assert {passage.speaker for passage in passages("10-fillers-are-no-speakers/10.txt")} == {None}


@pytest.mark.parametrize(
    ("name", "quote", "seconds"),
    [
        ("08-tables/08.csv", "Thirty-one years.", 23.0),
        ("10-fillers-are-no-speakers/10.txt", "Rivers.", 48.0),
        ("13-json/13.json", "Six metres.", 10.2),
        ("14-xml-and-captions/14.xml", "I was eleven.", 7.0),
    ],
)
def test_words_have_their_time(name: str, quote: str, seconds: float) -> None:
    """In seconds from the start of the recording."""
    document = loaded(name)

    assert document.layout.seconds_at(document.text.index(quote)) == seconds
