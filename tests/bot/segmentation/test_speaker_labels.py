"""Transcripts as people bring them: each shape of label gives the same speakers, and no other."""

from dataclasses import replace
from itertools import pairwise

import pytest

from bot.documents.layout import Layout
from bot.documents.paragraphs import Paragraph, ParagraphKind
from bot.documents.spans import Span
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.speaker_labels import find_labels
from bot.segmentation.turns import Role, turns_of
from bot.viewing.outline import PartKind, parts_of
from tests.support.texts import document

FOUR = (
    ("Reporter", "Why wells?"),
    ("Guide", "I like water."),
    ("Reporter", "And then?"),
    ("Guide", "I dug one."),
)
"""The turns that most of the transcripts below hold."""


def spoken(text: str, name: str = "text.txt") -> list[tuple[str | None, str]]:
    """Speaker and words of each turn that has words."""
    source = document(text, name=name)
    return [
        (
            turn.speaker,
            " ".join(source.text[turn.paragraphs[0].words.start : turn.paragraphs[-1].end].split()),
        )
        for turn in turns_of(source)
        if turn.paragraphs
    ]


def laid_out(shape: str, between: str = "\n\n") -> str:
    """The four turns in one shape, each with a later time."""
    return between.join(
        shape.format(
            name=name,
            words=words,
            time=f"00:0{at}:1{at}",
            short=f"{at}:1{at}",
        )
        for at, (name, words) in enumerate(FOUR)
    )


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
        for passage in split_passages(document(text, name=name))
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


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (  # a role in brackets is no part of the name, and tells who asks
            "Ada Obi (interviewer): Tell me of wells.\n\nBen Roe (River Office): I dig.\n\n"
            "Ada Obi: And rest.\n\nBen Roe: We rest.\n",
            [
                ("Ada Obi", "Tell me of wells."),
                ("Ben Roe", "I dig."),
                ("Ada Obi", "And rest."),
                ("Ben Roe", "We rest."),
            ],
        ),
        (  # one word, one letter
            "Q. Did you dig?\n\nA. Y\n\nQ. Alone?\n\nA. Yes.\n",
            [("Q", "Did you dig?"), ("A", "Y"), ("Q", "Alone?"), ("A", "Yes.")],
        ),
        (  # one word below a name that is a heading by its shape
            "Reporter\nDid you dig?\n\nGuide\nYes\n\nReporter\nAlone?\n\nGuide\nNo\n",
            [
                ("Reporter", "Did you dig?"),
                ("Guide", "Yes"),
                ("Reporter", "Alone?"),
                ("Guide", "No"),
            ],
        ),
        (  # several people, and one who speaks once
            "Host: Welcome, why wells?\n\nAda: I like water.\n\nBen: I like ships.\n\nHost: Who digs?\n\n"
            "Ada: I do.\n\nCaller: May I ask?\n\nBen: Yes, we listen.\n",
            [
                ("Host", "Welcome, why wells?"),
                ("Ada", "I like water."),
                ("Ben", "I like ships."),
                ("Host", "Who digs?"),
                ("Ada", "I do."),
                ("Caller", "May I ask?"),
                ("Ben", "Yes, we listen."),
            ],
        ),
        (  # a narrator between
            "Reporter: Why wells?\n\nGuide: I like water.\n\n[Applause]\n\nIt is cold.\n\n(He laughs.)\n\n"
            "Reporter: And then?\n\nGuide: I dug one.\n",
            [
                ("Reporter", "Why wells?"),
                ("Guide", "I like water."),
                (None, "[Applause]"),
                ("Guide", "It is cold."),
                (None, "(He laughs.)"),
                ("Reporter", "And then?"),
                ("Guide", "I dug one."),
            ],
        ),
        (  # a colon in the words
            "Reporter: Why wells?\n\nGuide: I told them: no.\n\nThen I said it again: no.\n\nReporter: And?\n\nGuide: We dug.\n",
            [
                ("Reporter", "Why wells?"),
                ("Guide", "I told them: no. Then I said it again: no."),
                ("Reporter", "And?"),
                ("Guide", "We dug."),
            ],
        ),
        (  # a list in the words
            "Reporter: When?\n\nGuide: I dig on three days.\n\nMonday: the well.\n\nTuesday: the ditch.\n\nFriday: the pond.\n\n"
            "Reporter: Only?\n\nGuide: I rest.\n\nReporter: Long?\n\nGuide: I do.\n",
            [
                ("Reporter", "When?"),
                (
                    "Guide",
                    "I dig on three days. Monday: the well. Tuesday: the ditch. Friday: the pond.",
                ),
                ("Reporter", "Only?"),
                ("Guide", "I rest."),
                ("Reporter", "Long?"),
                ("Guide", "I do."),
            ],
        ),
        (  # two turns, the first of one who is called an asker
            "Interviewer: Why did you dig?\n\nEngineer: Thirst.\n",
            [("Interviewer", "Why did you dig?"), ("Engineer", "Thirst.")],
        ),
        (  # questions and answers of nobody in particular
            "Question: When is it open?\n\nAnswer: At nine.\n\nQuestion: And on Sunday?\n\nAnswer: Never.\n",
            [
                (None, "When is it open?"),
                (None, "At nine."),
                (None, "And on Sunday?"),
                (None, "Never."),
            ],
        ),
        (  # one speaker alone, with the times of a recording
            "Ada Obi  0:03\nThe well is deep.\n\nAda Obi  0:41\nThe water is cold.\n\nAda Obi  1:20\nThat is all.\n",
            [
                ("Ada Obi", "The well is deep."),
                ("Ada Obi", "The water is cold."),
                ("Ada Obi", "That is all."),
            ],
        ),
        (  # a title above the first name
            "River Talk\n\nReporter\n\nWhy wells?\n\nGuide\n\nI like water.\n\nReporter\n\nAnd then?\n\nGuide\n\nI dug one.\n",
            [(None, "River Talk"), *FOUR],
        ),
    ],
)
def test_transcripts_in_the_wild(text: str, turns: list[tuple[str | None, str]]) -> None:
    """Each turn has its speaker and its words."""
    assert spoken(text) == turns


@pytest.mark.parametrize(
    "text",
    [
        "Minutes\n\nPresent: Ada, Ben\n\nDecision: We agreed to dig.\n\nAction: Ben buys rope.\n\nDecision: We dig in May.\n\nAction: Ada asks.\n",
        "Soup\n\nServes: 4\n\nMethod: We boil it.\n\nTip: I add salt.\n\nBread\n\nServes: 2\n\nMethod: We bake it.\n\nTip: I add seeds.\n",
        "Warning: it is hot.\n\nNote: use gloves.\n\nWarning: it is wet.\n\nNote: use boots. Why? It slips.\n",
        "09:00 Opening\n\n10:30 Coffee Break\n\n11:00 Wells\n\n15:30 Coffee Break\n\n16:00 Closing\n",
        "Well\n\nA hole with water.\n\nPond\n\nA hole with more water. Would I swim?\n\nDitch\n\nA long hole.\n",
        "INFO: started\nERROR: no disk\nINFO: do we retry?\nERROR: no disk\n",
        "Given: I am in.\nWhen: I leave.\nThen: I am out.\n\nGiven: I am out.\nWhen: I enter.\nThen: I am in.\n",
        "[Music]\n\nThe well.\n\n[Music]\n\nThe pond. Do I swim?\n\n[Applause]\n\nThe end.\n\n[Applause]\n",
        "**Note** Use gloves.\n\n**Tip** I use two.\n\n**Note** Use boots?\n\n**Tip** I do.\n",
        "Guide: it stands once.\n\nAnd nothing else is said.\n",
    ],
)
def test_what_is_no_conversation_has_no_speakers(text: str) -> None:
    """Minutes, recipes, manuals, agendas, glossaries, logs: narration, all of it."""
    for name in ("a.txt", "a.md"):
        assert {turn.role for turn in turns_of(document(text, name=name))} == {Role.NARRATION}


def test_bold_words_are_labels_where_the_text_shows_no_marks() -> None:
    """A Word file's or web page's bold names part its speakers, with a time after them or not."""
    text = "Reporter Why wells?\n\nGuide (0:12) I like water.\n\nReporter And then?\n\nGuide I dug one."
    source = document(text)
    starts = [at for at in range(len(text)) if at == 0 or text[at - 2 : at] == "\n\n"]
    paragraphs = tuple(
        Paragraph(start, end, ParagraphKind.TEXT, Span(start, end))
        for start, end in pairwise([*starts, len(text) + 2])
        for end in (end - 2,)
    )
    bold = tuple(Span(at, text.index(" ", at)) for at in starts)

    found = replace(source, layout=Layout(paragraphs, bold=bold))

    assert [
        (turn.speaker, text[turn.paragraphs[0].start : turn.paragraphs[-1].end])
        for turn in turns_of(found)
    ] == list(FOUR)
    assert find_labels(text, paragraphs, ()) == ()


def test_no_word_is_lost_between_labels_asides_and_turns() -> None:
    """Times on lines of their own are labels; everything else is shown as something."""
    text = laid_out("[{time}]\n{name}: {words}") + "\n\n[00:09:00]\n\n[Applause]\n\nThe end.\n"

    covered = {at for part in parts_of(document(text)) for at in range(part.start, part.end)}

    assert [
        at for at, letter in enumerate(text) if not letter.isspace() and at not in covered
    ] == []
    assert "00:09" not in " ".join(passage.text for passage in split_passages(document(text)))


def test_a_label_stands_once_where_a_carriage_return_parts_its_paragraph() -> None:
    """A line that goes on after a lone `\r` is a second paragraph, and has no label of its own."""
    said = ["Reporter: Why did you dig?", "Guide: The spring\r was dry.", "Reporter: And now?"]
    source = document("\n\n".join([*said, "Guide: We sing."]))

    parts = parts_of(source)

    assert [part.start for part in parts] == sorted({part.start for part in parts})
    assert sum(part.shown is PartKind.LABEL for part in parts) == 4
