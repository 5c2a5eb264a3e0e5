"""The form of questions: what it holds besides questions, and where answers end."""

import pytest

from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.texts import document

START = "# Interview with Ada Obi\n\nShe weaves.\n\n"


def passages(text: str, *, name: str = "talk.md") -> list[tuple[str | None, str | None, str]]:
    """Speaker, question and words of each passage."""
    found = split_passages(Transcript.of(document(text, name=name)))
    return [(each.speaker, each.asked, each.text) for each in found]


def test_questions_of_two_ranks_are_questions() -> None:
    """A smaller heading that asks is a question too."""
    found = passages(
        f"{START}## How did you begin?\n\nI had a loom.\n\n### And then?\n\nI sold my cow.\n\n"
        "## Do you weave today?\n\nI do.\n"
    )

    assert found[1:] == [
        ("Ada Obi", "How did you begin?", "I had a loom."),
        ("Ada Obi", "And then?", "I sold my cow."),
        ("Ada Obi", "Do you weave today?", "I do."),
    ]


def test_a_sections_title_ends_an_answer_and_is_no_question() -> None:
    """What follows it is nobody's."""
    found = passages(
        f"{START}## How did you begin?\n\nI had a loom.\n\n## Do you weave today?\n\nI do.\n\n"
        "## References\n\nThe loom, 1930.\n\n## About\n\nAda lives by the sea.\n"
    )

    assert found[-2:] == [(None, None, "The loom, 1930."), (None, None, "Ada lives by the sea.")]
    assert ("Ada Obi", "Do you weave today?", "I do.") in found


def test_a_smaller_title_without_a_question_stands_in_the_answer() -> None:
    """An answer may have parts."""
    found = passages(
        f"{START}## How did you begin?\n\nI had a loom.\n\n### The loom\n\nIt was my aunt's.\n\n"
        "## Do you weave today?\n\nI do.\n"
    )

    assert ("Ada Obi", "How did you begin?", "It was my aunt's.") in found


def test_a_question_and_its_answer_in_one_paragraph_are_parted() -> None:
    """On one line, or on the line below."""
    found = passages(
        f"{START}**How did you begin?** I had a loom.\n\n**Do you weave today?**\nI do.\n\n"
        "**Who helps you?** My son. I pay him.\n\n**And your aunt?** She is my judge.\n"
    )

    assert [(asked, words) for _, asked, words in found[1:]] == [
        ("How did you begin?", "I had a loom."),
        ("Do you weave today?", "I do."),
        ("Who helps you?", "My son. I pay him."),
        ("And your aunt?", "She is my judge."),
    ]


def test_a_question_in_two_paragraphs_is_one() -> None:
    """Both are the interviewer's."""
    found = passages(
        f"{START}**You came by boat.**\n\n**How did you begin?**\n\nI had a loom.\n\n"
        "**Do you weave today?**\n\nI do.\n\n**Who helps you?**\n\nMy son.\n"
    )

    assert "You came by boat" not in "".join(words for _, _, words in found)


def test_a_pulled_quotation_in_the_questions_form_is_no_question() -> None:
    """It stands in the answer that it is taken from."""
    found = passages(
        f"{START}**How did you begin?**\n\nI had a loom.\n\n**“I never sold it.”**\n\nIt stands here."
        "\n\n**Do you weave today?**\n\nI do.\n\n**Who helps you?**\n\nMy son.\n"
    )

    assert {asked for _, asked, _ in found} == {
        None,
        "How did you begin?",
        "Do you weave today?",
        "Who helps you?",
    }


def test_a_picture_and_its_caption_are_nobodys_words() -> None:
    """The answer goes on below them."""
    found = passages(
        f"{START}## How did you begin?\n\nI had a loom.\n\n![The loom](loom.jpg)\n\n"
        "*Photo: Jan Berg*\n\nIt was my aunt's.\n\n## Do you weave today?\n\nI do.\n"
    )

    assert (None, None, "*Photo: Jan Berg*") in found
    assert ("Ada Obi", "How did you begin?", "It was my aunt's.") in found
    assert "loom.jpg" not in "".join(words for _, _, words in found)


def test_what_stands_under_a_rule_is_nobodys() -> None:
    """After the last answer, and in lines of italics that say where it appeared."""
    talk = f"{START}**How did you begin?**\n\nI had a loom.\n\n**Do you weave today?**\n\nI do.\n\n"
    closing = "This appeared in the paper first.\n"

    assert passages(f"{talk}---\n\n{closing}")[-1] == (None, None, closing.strip())
    assert passages(f"{talk}*{closing.strip()}*\n")[-1][0] is None


@pytest.mark.parametrize("mark", ["Q: ", "Question 3: ", "Frage 3: ", "Q1. "])
def test_a_questions_number_is_no_part_of_it(mark: str) -> None:
    """As in a list of questions that all were asked."""
    found = passages(
        f"{START}## {mark}How did you begin?\n\nI had a loom.\n\n## {mark}Do you weave?\n\nI do.\n"
    )

    assert [asked for _, asked, _ in found[1:]] == ["How did you begin?", "Do you weave?"]


def test_requests_in_plain_text_are_questions_of_an_interview() -> None:
    """Without any form."""
    found = passages(
        "Interview with Ada Obi\n\nShe weaves, and talked with us in May.\n\nHow did you begin?\n\n"
        "I had a loom.\n\nTell us about your first sail.\n\nIt tore in its first storm.\n\n"
        "Do you weave today?\n\nI do.\n",
        name="talk.txt",
    )

    assert ("Ada Obi", "Tell us about your first sail.", "It tore in its first storm.") in found
