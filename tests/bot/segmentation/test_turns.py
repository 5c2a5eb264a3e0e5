"""Turns: who speaks where, and documents that are no interview."""

import pytest

from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.roles import Role
from bot.segmentation.transcript import Transcript
from bot.segmentation.turns import turns_of
from bot.viewing.outline import questions_of
from tests.support.texts import document

MAGAZINE = """\
Water for the valley

An engineer on wells and trust.

Ada Obi joined the River Office as its engineer in 2012. Ada has dug wells in three provinces. \
Interview by **Tom Writer**.

Why did you choose wells?

Because a well is a thing you can point at. People see it and drink from it.

It took me years to learn that a well is also a promise. Who keeps it?

You have worked with many villages. What have you learned from them?

We learned to ask before we dig.

For more information, visit the office's page: www.example.org
"""

ARTICLE = """\
The bridge

The bridge was built in 1907. What did it cost?

Nobody knows. The town's books were lost in the flood.

It was rebuilt in 1930, and again in 1951.

Note: the figures are estimates.

Note: the second flood was smaller.
"""


def spoken(text: str, *, name: str = "text.txt") -> list[tuple[str, str | None, str]]:
    """Role, speaker and first words of each turn."""
    source = document(text, name=name)
    return [
        (turn.role.value, turn.speaker, source.text[turn.paragraphs[0].words.start :][:12])
        for turn in turns_of(source)
        if turn.paragraphs
    ]


def test_a_magazine_interview_is_told_by_its_questions_and_byline() -> None:
    """Answers belong to the person introduced, under the question; introduction and end to nobody."""
    passages = split_passages(Transcript.of(document(MAGAZINE)))

    assert [(passage.speaker, passage.asked) for passage in passages] == [
        (None, None),
        ("Ada Obi", "Why did you choose wells?"),
        ("Ada Obi", "You have worked with many villages. What have you learned from them?"),
        (None, None),
    ]


def test_an_interviewers_question_is_no_passage_and_a_rhetorical_one_is() -> None:
    """What the interviewer asks is never quoted; what the interviewee asks may be."""
    words = " ".join(passage.text for passage in split_passages(Transcript.of(document(MAGAZINE))))

    assert "Why did you choose wells?" not in words
    assert "Who keeps it?" in words


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Interview by Jan van der Berg.", "Jan van der Berg"),
        ("Interview by Jan van den Berg. Photographs by Per Lind.", "Jan van den Berg"),
        ("Interview conducted by Ana de la Cruz", "Ana de la Cruz"),
        ("Interviewed by J. Obi.", "J. Obi"),
        ("Interview by Jean-Luc O’Neill; edited in May.", "Jean-Luc O’Neill"),
        ("Interview by Dr. Ada Obi Jr.", "Dr. Ada Obi Jr."),
        ("Interview by Dennis Dell, at the well.", "Dennis Dell"),
    ],
)
def test_a_bylines_name_is_whole_and_ends_where_its_sentence_does(byline: str, name: str) -> None:
    """Particles are words of their own, and a full stop after a name is no part of it."""
    talk = (
        f"Ada Obi keeps wells. {byline}\n\nWhy did you begin?\n\nBecause I was asked.\n\n"
        "Who drinks from your well?\n\nThe village does.\n"
    )
    asking = {turn.speaker for turn in turns_of(document(talk)) if turn.role is Role.QUESTION}

    assert asking == {name}


def test_whom_an_introduction_is_about_is_named_in_full() -> None:
    """With every particle, and not only up to a word that begins like one."""
    talk = (
        "We spoke to Jan van den Berg in May. Q & A.\n\nWhy did you begin?\n\nI was asked.\n\n"
        "Who drinks from your well?\n\nThe village does.\n"
    )
    said = {turn.speaker for turn in turns_of(document(talk)) if turn.role is Role.SPEECH}

    assert said == {"Jan van den Berg"}


def test_an_article_is_not_made_into_an_interview() -> None:
    """A rhetorical question and a repeated `Note:` give nobody a voice."""
    assert {(role, speaker) for role, speaker, _ in spoken(ARTICLE)} == {("narration", None)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Reporter: Why wells?\n\nGuide: I like water.\n\nReporter: And then?\n\nGuide: I dug one.\n",
            "text.txt",
        ),
        (
            "Reporter: Why wells?\nGuide: I like water.\nReporter: And then?\nGuide: I dug one.\n",
            "text.txt",
        ),
        (
            "REPORTER: Why wells?\r\n\r\nGUIDE: I like water.\r\n\r\nREPORTER: And then?\r\n\r\nGUIDE: I dug one.\r\n",
            "text.txt",
        ),
        (
            "**Reporter:** Why wells?\n\n**Guide:** I like water.\n\n**Reporter:** And then?\n\n**Guide:** I dug one.\n",
            "text.md",
        ),
        (
            "**Reporter**: Why wells?\n\n**Guide**: I like water.\n\n**Reporter**: And then?\n\n**Guide**: I dug one.\n",
            "text.md",
        ),
        (
            "**Reporter**\nWhy wells?\n\n**Guide**\nI like water.\n\n**Reporter**\nAnd then?\n\n**Guide**\nI dug one.\n",
            "text.md",
        ),
        (
            "## Reporter\n\nWhy wells?\n\n## Guide\n\nI like water.\n\n## Reporter\n\nAnd then?\n\n## Guide\n\nI dug one.\n",
            "text.md",
        ),
    ],
)
def test_labels_of_every_kind_part_the_speakers(text: str, name: str) -> None:
    """Plain, capital, bold and heading labels all give the same turns, the label in none of them."""
    turns = [
        (role, (speaker or "").title(), words[:4])
        for role, speaker, words in spoken(text, name=name)
    ]

    assert turns == [
        ("question", "Reporter", "Why "),
        ("speech", "Guide", "I li"),
        ("question", "Reporter", "And "),
        ("speech", "Guide", "I du"),
    ]


def test_q_and_a_are_questions_and_answers() -> None:
    """A single pair is enough, and `Q.` serves as well as `Q:`."""
    assert spoken("Q. Why did you dig?\n\nA. I was thirsty.\n") == [
        ("question", "Q", "Why did you "),
        ("speech", "A", "I was thirst"),
    ]


def test_a_speakers_second_paragraph_stays_theirs() -> None:
    """An answer goes on until the next label, under the same question."""
    text = "Reporter: Why?\n\nGuide: I dug.\n\nThen I rested.\n\nReporter: When?\n\nGuide: We dug in May.\n"

    passages = split_passages(Transcript.of(document(text)))

    assert [(passage.speaker, passage.asked, passage.text) for passage in passages] == [
        ("Guide", "Why?", "I dug.\n\nThen I rested."),
        ("Guide", "When?", "We dug in May."),
    ]


def test_a_one_word_turn_is_found_by_its_question() -> None:
    """ "Yes." is embedded with what was asked, and quoted without it."""
    text = "Reporter: Did you dig?\n\nGuide: Yes.\n\nReporter: Were you glad?\n\nGuide: I was.\n"

    first = split_passages(Transcript.of(document(text)))[0]

    assert (first.text, first.embedded) == ("Yes.", "Did you dig?\nYes.")


@pytest.mark.parametrize(
    "text",
    [
        "Pros: light, cheap.\n\nCons: loud.\n\nPros: sturdy.\n\nCons: heavy.\n",
        "From: the office\nTo: the field\nSubject: wells\n\nFrom: the field\nTo: the office\nSubject: water\n",
        "How do I reset it?\n\nPress the button.\n\nHow do I close it?\n\nTurn the key.\n\nWhere is it made?\n\nIn town.\n",
        "Soup: a hot dish.\n\nSalad: a cold dish.\n\nBread: a baked dish.\n\nCake: a sweet dish.\n",
    ],
)
def test_lists_letters_and_help_pages_have_no_speakers(text: str) -> None:
    """Words before a colon, and questions nobody was asked, are not turns."""
    assert all(turn.role is Role.NARRATION for turn in turns_of(document(text)))


def test_an_interview_suggests_its_own_questions() -> None:
    """The first ones put in it, each once; a document without questions suggests none."""
    assert questions_of(document(MAGAZINE), 1) == ("Why did you choose wells?",)
    assert questions_of(document(ARTICLE), 3) == ()
