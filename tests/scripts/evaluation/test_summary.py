"""All sets in one table, and means in which every kind of material counts the same."""

from dataclasses import replace

from bot.documents.citation import Citation
from bot.documents.confidence import Confidence
from bot.documents.passage import Passage
from bot.documents.spans import Span
from bot.retrieval.answer import Answer
from scripts.console.questions import Question
from scripts.evaluation.metrics import Answered
from scripts.evaluation.question_sets import Kind, KnownQuestion
from scripts.evaluation.summary import AskedSet, by_kind, summary
from tests.support.texts import document

WELL = document("The well is deep, and cold. " * 20, name="well.txt")


def answered(kind: Kind, *, right: bool) -> Answered:
    """A question whose answer is quoted or not; an unanswerable one is refused or answered."""
    answerable = kind is not Kind.UNANSWERABLE
    quotes = (Span(0, 27),) if answerable else ()
    known = KnownQuestion(Question("1", "How deep?"), kind, WELL if answerable else None, quotes)
    start = 0 if right else 56
    quoted = (Citation(Passage(WELL, 0, 100, paragraph=1), start, start + 27, score=0.5),)
    if right and not answerable:
        return Answered(known, Answer("How deep?", (), quoted, 10.0))
    sure = tuple(replace(each, confidence=Confidence.LIKELY) for each in quoted)
    return Answered(known, Answer("How deep?", sure, (), 10.0))


def asked(name: str, kind: str, *some: Answered, own: bool = False) -> AskedSet:
    """A set as it was answered."""
    return AskedSet(name, kind, own, (WELL,), some)


RIGHT, WRONG = (answered(Kind.ANSWERABLE, right=right) for right in (True, False))
REFUSED = answered(Kind.UNANSWERABLE, right=True)
SETS = (
    asked("radio", "talks", RIGHT, RIGHT, REFUSED),
    asked("press", "talks", WRONG, WRONG, own=True),
    asked("manual", "manual", WRONG),
)


def test_every_kind_of_material_counts_the_same_in_a_mean() -> None:
    """Of talks two of four first quotations hit, of manuals none of one: a quarter."""
    rows = [row.split() for row in summary(SETS).splitlines()]

    assert rows[0][:5] == ["set", "questions", "first", "three", "passage"]
    assert rows[1][:4] == ["radio", "answerable", "2", "1.000"]
    assert rows[2] == ["radio", "unanswerable", "1", "1.000"]
    assert rows[4][:6] == ["press", "(own", "document)", "answerable", "2", "0.000"]
    means = [row for row in rows if row[:3] == ["mean", "of", "kinds:"]]
    assert means[0][3:7] == ["2", "answerable", "5", "0.250"]
    assert means[1][3:] == ["1", "unanswerable", "1", "1.000"]
    assert means[2][3:6] == ["2", "all", "6"]


def test_a_set_asked_twice_counts_once_in_each_mean() -> None:
    """All at once, and each question of its own document; what has one way is in both."""
    twice = asked("press", "press", RIGHT), replace(asked("press", "press", WRONG), again=True)

    rows = summary((*twice, asked("manual", "manual", RIGHT))).splitlines()

    at_once, own = (row.split() for row in rows if "mean" in row and "answerable" in row)
    assert at_once[:7] == ["mean", "of", "kinds:", "2", "answerable", "2", "1.000"]
    assert own[:9] == [*at_once[:4], "(own", "document)", "answerable", "2", "0.500"]


def test_it_is_said_which_sets_are_of_which_kind() -> None:
    """Of those whose name does not say it."""
    assert summary(SETS).endswith("kinds of material: 2\n    talks: radio, press\n")
    assert by_kind(SETS) == {"talks": SETS[:2], "manual": SETS[2:]}
