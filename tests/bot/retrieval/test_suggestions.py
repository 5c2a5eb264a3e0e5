"""What may be asked next: only what the documents answer, and nothing twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chatbot import Chatbot
from bot.documents.confidence import Confidence
from bot.documents.document import Document
from bot.library.library import Library
from bot.retrieval.scope import Scope
from bot.retrieval.suggestions import LONGEST, stands_alone
from embeddings.encoders.encoder import Encoder
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

INTERVIEW = document(
    """\
Reporter: When was the well dug?

Guide: The villagers dug the well in May. They used picks.

Reporter: And why?

Guide: The stream had dried up, and nobody wanted to walk.

Reporter: What did the pump cost?

Guide: The pump cost nothing, because a farmer lent it.

Reporter: Who cleans the rope every spring?

Guide: Two boys from the mill clean the rope.

Reporter: What did you do about it?

Guide: We wrote to the parish council.

Reporter: Which songs are sung on Sundays?

Guide: Songs about rain and barley are sung.
""",
    name="interview.txt",
)
MANUAL = document(
    "# The pump: a manual\n\nRead me before you begin.\n\n"
    "## Greasing the bearings\n\nGrease the bearings: greasing them keeps the pump quiet.\n\n"
    "## Winter storage\n\nFor winter storage, the storage shed must stay dry in winter.\n\n"
    "## Foreword\n\nAll of us had a good time.\n",
    name="manual.md",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library that holds an interview and a manual."""
    with Library(tmp_path, ToyEncoder()) as library:
        for source in (INTERVIEW, MANUAL):
            library.add(source, place=source.name)
        yield library


def asking(library: Library, *documents: Document) -> Chatbot:
    """A chatbot over some of the documents."""
    return Chatbot(library, ToyEncoder(), documents=documents)


def test_the_interviewers_next_questions_come_first_and_then_earlier_ones(
    library: Library,
) -> None:
    """What leans on something said before is left out, and so is what was just answered."""
    chatbot = asking(library, INTERVIEW)
    asked = "Who cleans the rope every spring?"
    near = chatbot.answer(asked, citations=1).citations

    offered = chatbot.suggestions(near, asked=[asked])

    assert offered == (
        "Which songs are sung on Sundays?",
        "What did the pump cost?",
        "When was the well dug?",
    )


def test_each_suggestion_is_answered_when_it_is_asked(library: Library) -> None:
    """With the history that it will have, and not by what is quoted already."""
    chatbot = asking(library, INTERVIEW, MANUAL)
    asked = ["What did the pump cost?"]
    near = chatbot.answer(asked[0]).citations

    offered = chatbot.suggestions(near, asked=asked)

    assert offered
    for question in offered:
        answer = chatbot.answer(question, history=asked)
        assert answer.confidence in (Confidence.CERTAIN, Confidence.LIKELY)
        assert answer.citations[0].passage not in {each.passage for each in near}


def test_nothing_is_offered_that_was_asked_however_it_was_written(library: Library) -> None:
    """Case, white space and marks make no other question of it."""
    chatbot = asking(library, INTERVIEW)
    near = chatbot.answer("When was the well dug?", citations=1).citations

    offered = chatbot.suggestions(
        near, asked=["when was the well dug", "WHAT did  the pump cost??"], count=9
    )

    assert offered == ("Who cleans the rope every spring?", "Which songs are sung on Sundays?")


def test_a_document_without_questions_offers_its_headings(library: Library) -> None:
    """Those under which the answer is found; a title and a heading that says nothing are not."""
    chatbot = asking(library, MANUAL)

    offered = chatbot.suggestions()

    assert offered == (
        "What is said about “Greasing the bearings”?",
        "What is said about “Winter storage”?",
    )


def test_a_heading_whose_words_are_quoted_is_not_offered(library: Library) -> None:
    """The person has just read what stands under it."""
    chatbot = asking(library, MANUAL)
    near = chatbot.answer("greasing the bearings", citations=1).citations

    offered = chatbot.suggestions(near, asked=["greasing the bearings"])

    assert offered == ("What is said about “Winter storage”?",)


def test_before_anything_is_asked_the_first_questions_are_offered(library: Library) -> None:
    """Those of the documents' beginnings, in their order, as many as are asked for."""
    chatbot = asking(library, INTERVIEW, MANUAL)

    offered = chatbot.suggestions(count=2)

    assert offered == ("When was the well dug?", "What did the pump cost?")


def test_only_questions_to_the_speaker_chosen_are_offered(library: Library) -> None:
    """An answer of somebody else's would not be quoted."""
    panel = document(
        "Reporter: Who dug the well?\n\nGuide: We dug the well in May.\n\n"
        "Reporter: Who paid the masons?\n\nEngineer: The parish paid the masons, I think.\n\n"
        "Reporter: Who wrote the song?\n\nGuide: We wrote the song, you know.\n",
        name="panel.txt",
    )
    library.add(panel, place="panel")

    offered = asking(library, panel).suggestions(among=Scope(speaker="Guide"))

    assert offered == ("Who dug the well?", "Who wrote the song?")


def test_a_document_that_is_gone_offers_nothing(library: Library) -> None:
    """Nor does one the person does not ask."""
    chatbot = asking(library, INTERVIEW, MANUAL)
    near = chatbot.answer("When was the well dug?").citations
    library.remove("interview.txt")

    assert asking(library, INTERVIEW).suggestions(near) == ()
    assert asking(library, MANUAL).suggestions(near, among=Scope([])) == ()


@pytest.mark.parametrize(
    "question",
    [
        "Yes?",
        "Why not?",
        "And in Liberia?",
        "What did you do about it?",
        "You grew up in the village.",
        f"Who dug {'the deep ' * (LONGEST // 9)}well?",
    ],
)
def test_a_question_that_leans_or_runs_on_does_not_stand_alone(question: str) -> None:
    """Too short, pointing back, going on, no question, or too long for a button."""
    assert not stands_alone(question)


def test_of_a_long_preamble_the_question_in_it_is_offered(library: Library) -> None:
    """Word for word as it was put."""
    source = document(
        "Reporter: Thank you for this. Which tools were bought for the masons?\n\n"
        "Guide: Chisels were bought for the masons, and tools for lifting.\n\n"
        "Reporter: Who carried the stones?\n\nGuide: Oxen carried the stones, you know.\n",
        name="masons.txt",
    )
    library.add(source, place="masons")

    offered = asking(library, source).suggestions()

    assert offered == ("Which tools were bought for the masons?", "Who carried the stones?")


@pytest.mark.model
def test_the_real_model_finds_what_is_offered(tmp_path: Path, encoder: Encoder) -> None:
    """An interview's own questions, after an answer from the middle of it."""
    with Library(tmp_path, encoder) as library:
        library.add(INTERVIEW, place="interview")
        chatbot = Chatbot(library, encoder, documents=[INTERVIEW])
        near = chatbot.answer("How much was paid for the pump?", citations=1).citations

        offered = chatbot.suggestions(near, asked=["How much was paid for the pump?"])

    assert offered[0] == "Who cleans the rope every spring?"
    assert "What did the pump cost?" not in offered
