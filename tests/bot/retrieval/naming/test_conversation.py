"""A conversation stays in the document that it named, until it names another."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.chatbot import Chatbot
from bot.documents.document import Document
from bot.library.library import Library
from bot.retrieval.answer import Answer, answer_record
from bot.retrieval.scope import Scope
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

NORTH, KORVA = "north-bridge.md", "korva-mills.md"
DOCUMENTS = tuple(
    document(
        f"# {company}\n\n{company} sold {what}.\n\n## Tax\n\nThe tax rate was {rate} percent.\n\n"
        f"## Audit\n\nThe books of {company} were audited by {auditor}.\n",
        name=name,
    )
    for name, company, what, rate, auditor in (
        ("pumps.md", "Pump Works", "pumps", 19, "Ada Stone"),
        (NORTH, "North Bridge", "steel", 21, "Ben Quarry"),
        (KORVA, "Korva Mills", "flour", 17, "Cleo Sand"),
        ("bread.md", "Ovenhouse", "bread", 12, "Dan Hill"),
        ("well.md", "Deepwater", "water", 15, "Eve Shaft"),
    )
)


def asked(
    folder: Path,
    question: str,
    history: Sequence[str] = (),
    *,
    among: Sequence[Document] | None = None,
    alike: bool = False,
) -> Answer:
    """The answer to a question put to all documents, or to some."""
    with Library(folder, ToyEncoder()) as library:
        for each in DOCUMENTS:
            library.add(each, place=each.name)
        chatbot = Chatbot(library, ToyEncoder(), documents=DOCUMENTS)
        scope = Scope(among, alike=alike)
        return chatbot.answer(question, history=history, citations=6, among=scope)


def first(answer: Answer) -> str:
    """The document of the first quotation, whatever is claimed of it."""
    return (*answer.citations, *answer.closest)[0].document.name


def test_what_is_asked_of_a_document_by_its_name_is_never_off_its_topic(tmp_path: Path) -> None:
    """It may not say; but it is what somebody means."""
    colour = "What is the favourite colour of {}?".format

    assert asked(tmp_path, colour("Korva Mills")).found
    assert not asked(tmp_path, colour("an astronaut")).found


@pytest.mark.parametrize("name", [NORTH, KORVA])
def test_the_document_that_is_named_answers_first(tmp_path: Path, name: str) -> None:
    """Though all say it in the same words; and it is said."""
    company = name.removesuffix(".md").replace("-", " ").title()

    answer = asked(tmp_path, f"What was {company}’s tax rate?")

    assert first(answer) == name
    assert answer_record(answer, id="1")["asked_first"] == [name]


def test_a_follow_up_stays_in_the_document(tmp_path: Path) -> None:
    """And after another one, and after thanks."""
    history = ["What was Korva Mills’s tax rate?", "And who audited it?", "Thanks"]
    for told in (history[:1], history[:2], history):
        answer = asked(tmp_path, "And what was the rate?", told)
        assert [each.name for each in answer.asked_first] == [KORVA]
        assert first(answer) == KORVA


def test_a_follow_up_that_names_another_leaves_it(tmp_path: Path) -> None:
    """What the question itself names comes before what the conversation did."""
    answer = asked(tmp_path, "And North Bridge’s?", ["What was Korva Mills’s tax rate?"])

    assert [each.name for each in answer.asked_first] == [NORTH]
    assert first(answer) == NORTH


def test_two_that_are_named_are_both_asked_first(tmp_path: Path) -> None:
    """Whichever of them answers."""
    answer = asked(tmp_path, "Compare the tax rate of North Bridge with that of Korva Mills.")

    assert {each.name for each in answer.asked_first} == {NORTH, KORVA}
    assert first(answer) in {NORTH, KORVA}


def test_what_they_do_not_hold_is_found_in_others(tmp_path: Path) -> None:
    """They come first, and not alone."""
    answer = asked(tmp_path, "Does North Bridge sell bread and pumps and water and flour?")
    shown = {each.document.name for each in (*answer.citations, *answer.closest)}

    assert [each.name for each in answer.asked_first] == [NORTH]
    assert shown - {NORTH}


@pytest.mark.parametrize(
    ("question", "among", "alike"),
    [
        ("What was the tax rate?", None, False),
        ("Who audited the books?", None, False),
        ("What was North Bridge’s tax rate?", None, True),
        ("What was North Bridge’s tax rate?", DOCUMENTS[1:2], False),
        ("What was North Bridge’s tax rate?", DOCUMENTS[2:], False),
    ],
)
def test_nothing_is_asked_first_where_nothing_is_to(
    tmp_path: Path, question: str, among: Sequence[Document] | None, alike: bool
) -> None:
    """Nobody is named, a person wants all alike, one document alone or only others are asked."""
    assert asked(tmp_path, question, among=among, alike=alike).asked_first == ()


def test_a_question_that_names_nobody_is_answered_as_if_all_were_asked_alike(
    tmp_path: Path,
) -> None:
    """To the score."""
    question = "Who audited the books, and what was sold?"

    answers = [asked(tmp_path / str(alike), question, alike=alike) for alike in (False, True)]
    shown = [
        [(each.quote, each.score) for each in (*one.citations, *one.closest)] for one in answers
    ]

    assert shown[0] == shown[1]
