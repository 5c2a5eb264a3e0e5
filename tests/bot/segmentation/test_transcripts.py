"""Transcripts as people bring them have their speakers, and what is no conversation has none."""

from dataclasses import replace
from itertools import pairwise

import pytest

from bot.documents.layout import Layout
from bot.documents.paragraphs import Paragraph, ParagraphKind
from bot.documents.spans import Span
from bot.segmentation.labels.find import find_labels
from bot.segmentation.roles import Role
from bot.segmentation.transcript import Transcript
from bot.segmentation.turns import turns_of
from bot.viewing.outline import PartKind, parts_of
from tests.bot.segmentation.four_turns import FOUR, spoken
from tests.support.texts import document


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
    assert find_labels(text, paragraphs, ()).voices == ()


def test_a_label_stands_once_where_a_carriage_return_parts_its_paragraph() -> None:
    """A line that goes on after a lone `\r` is a second paragraph, and has no label of its own."""
    said = ["Reporter: Why did you dig?", "Guide: The spring\r was dry.", "Reporter: And now?"]
    source = document("\n\n".join([*said, "Guide: We sing."]))

    parts = parts_of(Transcript.of(source))

    assert [part.start for part in parts] == sorted({part.start for part in parts})
    assert sum(part.shown is PartKind.LABEL for part in parts) == 4
