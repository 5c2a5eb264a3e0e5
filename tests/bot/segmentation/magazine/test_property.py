"""What holds of all interviews without labels: whose words they are, and what is no quotation."""

import random

import pytest

from bot.documents.document import Document
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.roles import Role
from bot.segmentation.transcript import Transcript
from bot.segmentation.turns import turns_of
from tests.bot.segmentation.magazine.made import FORMS, SPOKEN, interview
from tests.support.texts import document

PLANS = 6  # for each language and form; 378 interviews


def plans(seed: str) -> list[str]:
    """Which of an interview's questions are requests; half of them at most."""
    chance = random.Random(seed)
    made = []
    for _ in range(PLANS):
        letters = ["q"] * chance.randint(3, 5) + ["r"] * chance.randint(0, 2)
        chance.shuffle(letters)
        made.append("".join(letters))
    return made


def asked_of(source: Document) -> list[tuple[str | None, str | None, str]]:
    """Speaker, question and words of each passage but those before the first question."""
    return [
        (passage.speaker, passage.asked, passage.text)
        for passage in split_passages(Transcript.of(source))
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", SPOKEN)
def test_each_answer_is_its_speakers_and_has_its_own_question(language: str, form: str) -> None:
    """No question is a passage, and no question shows the marks of its form."""
    spoken = SPOKEN[language]
    for plan in plans(f"{language} {form}"):
        found = asked_of(document(interview(spoken, form, plan=plan), name="talk.md"))

        put = [
            (spoken.questions if letter == "q" else spoken.requests)
            for number, letter in enumerate(plan)
        ]
        wanted = [kind[number % len(kind)] for number, kind in enumerate(put)]
        assert [asked for _, asked, _ in found] == wanted, plan
        assert {speaker for speaker, _, _ in found} == {spoken.name}
        words = "\n".join(text for _, _, text in found)
        assert not any(question in words for question in (*spoken.questions, *spoken.requests))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", SPOKEN)
def test_without_a_name_nobody_is_named(language: str, form: str) -> None:
    """No word stands for a name that the text does not give."""
    text = interview(SPOKEN[language], form, plan="qqqrq", title=False)
    source = document(f"Words before.\n\n{text}", name="talk.md")

    assert {turn.speaker for turn in turns_of(source)} == {None}
    assert sum(turn.role is Role.QUESTION for turn in turns_of(source)) == 5


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("form", FORMS)
def test_statements_in_the_form_of_questions_are_no_interview(language: str, form: str) -> None:
    """An article's sections, a manual's warnings, a list of quotations."""
    spoken, set_as = SPOKEN[language], FORMS[form]
    parts = [
        part
        for number, words in enumerate(spoken.answers * 3)
        for part in (set_as(f"{words.rstrip('.')} {number}"), words)
    ]
    source = document("\n\n".join(["# Wells", *parts]), name="talk.md")

    assert all(turn.role is Role.NARRATION for turn in turns_of(source))
