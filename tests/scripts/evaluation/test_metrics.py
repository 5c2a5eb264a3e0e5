"""The figures: worked out by hand, and equal to those of the house's measure where it is there."""

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bot.documents.citation import Citation
from bot.documents.confidence import Confidence
from bot.documents.document import Document
from bot.documents.layout import Page
from bot.documents.passage import Passage
from bot.documents.spans import Span
from bot.retrieval.answer import Answer, answer_record
from scripts.console.questions import Question
from scripts.evaluation.metrics import ALL, Answered, Figures, figures_of
from scripts.evaluation.question_sets import Kind, KnownPage, KnownQuestion
from scripts.evaluation.report import misses, table
from tests.support.paths import SHARED
from tests.support.texts import document

WELL = document("The well is deep, and cold. " * 20, name="well.txt")
MILL = document("The mill by the stream stood still. " * 20, name="parts/mill.txt")
MEASURE = SHARED / "eval" / "score.py"
OURS = ("right", "certain", "said_certain", "shown")
"""Figures of all questions that the house's measure does not have."""


def cite(of: Document, quote: tuple[int, int], passage: tuple[int, int]) -> Citation:
    """A quotation in its passage."""
    return Citation(Passage(of, *passage, paragraph=1), *quote, score=0.5)


def answered(
    id: str, known: KnownQuestion, *shown: Citation, found: bool, milliseconds: float = 10.0
) -> Answered:
    """A question, and what was shown for it."""
    judged = tuple(replace(each, confidence=Confidence.LIKELY) for each in shown)
    answer = Answer(
        known.question.words,
        citations=judged if found else (),
        closest=() if found else shown,
        milliseconds=milliseconds,
    )
    return Answered(known, answer)


def known(id: str, kind: Kind, of: Document | None, *quotes: tuple[int, int]) -> KnownQuestion:
    """A question, and where the words stand that answer it."""
    spans = tuple(Span(start, end) for start, end in quotes)
    return KnownQuestion(Question(id, f"What of {id}?"), kind, of, spans)


def small_set() -> tuple[Answered, ...]:
    """Five questions: half a hit, a hit in second place, a wrong refusal, two without an answer."""
    half = known("half", Kind.ANSWERABLE, WELL, (20, 60))
    second = known("second", Kind.ANSWERABLE, WELL, (100, 120), (110, 140), (300, 320))
    denied = known("denied", Kind.FOLLOW_UP, MILL, (0, 35))
    nothing, invented = (known(id, Kind.UNANSWERABLE, None) for id in ("nothing", "invented"))
    return (
        answered("half", half, cite(WELL, (0, 40), (0, 100)), found=True, milliseconds=30.0),
        answered(
            "second",
            second,
            cite(MILL, (100, 140), (100, 200)),  # the right place in the wrong document
            cite(WELL, (130, 170), (90, 190)),
            found=True,
            milliseconds=20.0,
        ),
        answered("denied", denied, cite(MILL, (0, 35), (0, 70)), found=False, milliseconds=50.0),
        answered("nothing", nothing, found=False, milliseconds=40.0),
        answered("invented", invented, cite(WELL, (0, 28), (0, 56)), found=True),
    )


def written(figures: Figures) -> dict[str, float]:
    """Figures by their names."""
    return {each.name: each.value for each in figures.figures}


def test_the_figures_are_those_worked_out_by_hand() -> None:
    """Of `half`, 20 of 40 are shared; of `second`, 60 are to be quoted and 40 lie in a passage."""
    answerable, follow_up, unanswerable, together = figures_of(small_set(), [WELL, MILL])

    assert answerable.title == "answerable"
    assert written(answerable) == pytest.approx(
        {
            "questions": 2,
            "quote@1": 0.5,
            "quote@3": 0.5,
            "passage@1": 0.5,
            "passage@5": 1.0,
            "recall": 0.25,  # 20 of 40, and nothing
            "precision": 0.25,
            "iou": 1 / 6,  # 20 of 60, and nothing
            "recall@5": 5 / 6,  # all, and 40 of 60
            "right": 0.5,
            "false_refusal": 0.0,
        }
    )
    assert unanswerable.title == "unanswerable"
    assert written(unanswerable) == {"questions": 2, "refused": 0.5}
    assert follow_up.title == "follow-up"
    assert follow_up.value("quote@1") == 1.0, "what is shown as closest is measured too"
    assert (follow_up.value("right"), follow_up.value("false_refusal")) == (0.0, 1.0)
    assert together.title == ALL
    assert written(together) == pytest.approx(
        {
            "questions": 5,
            "right": 2 / 5,
            "said_certain": 0,
            "shown": 4 / 3,  # 1, 2, 1; the others are said not to be answered
            "balanced": (0.5 + 1 - 1 / 3) / 2,
            "quote_length": 37.5,  # 28, 35, 40, 40
            "passage_length": 100,  # 56, 70, 100, 100, 100
            "p50_ms": 30.0,  # 10, 20, 30, 40, 50
            "p95_ms": 50.0,
            "broken": 0,
        }
    )


def test_a_quotation_hits_when_half_of_the_shorter_is_shared() -> None:
    """Exactly half is enough; a character less is not."""
    gold = known("edge", Kind.ANSWERABLE, WELL, (100, 200))
    enough = answered("edge", gold, cite(WELL, (80, 120), (80, 120)), found=True)
    short = answered("edge", gold, cite(WELL, (79, 119), (79, 119)), found=True)

    assert enough.right
    assert not short.right


def test_a_quotation_of_another_text_is_broken() -> None:
    """A document that was not asked, or that has changed since."""
    first = small_set()[:1]
    changed = document("Another text.", name="well.txt")

    assert figures_of(first, [WELL])[-1].value("broken") == 0
    assert figures_of(first, [MILL])[-1].value("broken") == 1
    assert figures_of(first, [changed])[-1].value("broken") == 1


def test_pages_are_hit_by_what_begins_on_them() -> None:
    """Where no words are known, ranking is measured by the page; being right too."""
    pages = tuple(Page(start, label=None) for start in (0, 100, 200))
    report = replace(WELL, name="well.pdf", layout=replace(WELL.layout, pages=pages))
    asked = replace(known("well", Kind.ANSWERABLE, None), pages=(KnownPage("well.pdf", 1),))
    second = (cite(report, (90, 130), (90, 130)), cite(report, (100, 130), (90, 130)))
    elsewhere = cite(WELL, (100, 130), (90, 130))

    first, both = (
        written(figures_of([answered("well", asked, *shown, found=True)], [report])[0])
        for shown in (second[1:], (elsewhere, *second))
    )

    assert first == {
        "questions": 1,
        **dict.fromkeys(("page@1", "page@3", "page@5", "right"), 1.0),
        "false_refusal": 0.0,
    }
    assert (both["page@1"], both["page@3"], both["right"]) == (0.0, 1.0, 0.0)


def test_of_what_is_said_to_be_certain_the_share_that_answers_counts() -> None:
    """Each quotation by itself; one of an unanswerable question is as wrong as any."""
    half, second, *_, invented = small_set()
    sure = [certainly(each) for each in (half, second, invented)]

    together = figures_of([*sure, half], [WELL, MILL])[-1]

    assert together.value("certain") == pytest.approx(1 / 4), (
        "of half’s one, second’s two and one invented"
    )
    assert together.value("said_certain") == 4


def certainly(each: Answered) -> Answered:
    """The same, with every quotation said to be certain."""
    quoted = [replace(one, confidence=Confidence.CERTAIN) for one in each.answer.citations]
    return replace(each, answer=replace(each.answer, citations=tuple(quoted)))


def test_what_is_shown_first_says_how_sure_it_is() -> None:
    """A quotation or, where nothing is said to answer, the closest passage."""
    half, _, denied, nothing, _ = small_set()
    closest = tuple(replace(each, probability=0.2) for each in denied.answer.closest)

    assert replace(denied, answer=replace(denied.answer, closest=closest)).sureness == 0.2
    assert (half.sureness, nothing.sureness) == (0.0, 0.0), "nobody judged; nothing is shown"


def test_what_does_not_apply_has_no_figure() -> None:
    """One sort of question has no balance, and an answer without a quotation no length."""
    half, *_, nothing, _ = small_set()

    assert figures_of([half], [WELL])[-1].value("balanced") is None
    assert [each.title for each in figures_of([nothing], [WELL])] == ["unanswerable", ALL]
    assert figures_of([nothing], [WELL])[-1].value("quote_length") is None


def test_a_table_has_a_row_a_figure_and_a_column_a_group() -> None:
    """What means nothing for a group is left blank."""
    rows = table("pond", figures_of(small_set(), [WELL, MILL])).splitlines()

    assert rows[0].split() == ["pond", "answerable", "follow-up", "unanswerable", "all"]
    assert rows[1].split() == ["questions", "2", "1", "2", "5"]
    assert rows[2].split() == ["quote@1", "0.500", "1.000"]
    assert rows[-1].split() == ["broken", "0"]
    assert all(len(row) <= len(rows[0]) for row in rows)


def test_the_misses_say_what_was_shown_and_what_answers() -> None:
    """Each of the three ways to miss, and no more than asked for."""
    told = misses(small_set(), 10)

    assert told.startswith("3 of 5 missed\n")
    second, denied, invented = told.split("\n\n")[1:]
    assert second.startswith("second (answerable)  What of second?\n    quoted   “")
    assert "parts/mill.txt, 100 to 140" in second
    assert "well.txt, 300 to 320" in second
    assert "nothing: the documents are said not to answer" in denied
    assert "nothing: the documents do not say" in invented
    assert misses(small_set(), 1).startswith("3 of 5 missed; the first 1\n\nsecond")
    assert misses(small_set(), 0) == "3 of 5 missed\n"


@pytest.mark.skipif(not MEASURE.exists(), reason="../shared/eval is absent")
@pytest.mark.parametrize("seed", range(20))
def test_the_figures_equal_those_of_the_house_measure(tmp_path: Path, seed: int) -> None:
    """Of answers made at random, each figure is the same number."""
    some = tuple(random_answers(Random(seed)))
    write_set(tmp_path, some)

    ours = {
        (group.title, name): value
        for group in figures_of(some, [WELL, MILL])
        for name, value in written(group).items()
        if group.title != ALL or name not in ("questions", *OURS)
    }

    assert ours == pytest.approx(measured(tmp_path))


def random_answers(random: Random) -> Iterator[Answered]:
    """Up to twelve questions and answers, in two documents; spans often touch and overlap."""

    def span(within: tuple[int, int]) -> tuple[int, int]:
        start, end = sorted(random.sample(range(within[0], within[1] + 1, 5), 2))
        return start, end

    for number in range(random.randint(1, 12)):
        kind = random.choice(list(Kind))
        of = None if kind is Kind.UNANSWERABLE else random.choice([WELL, MILL])
        quotes = [span((0, 120)) for _ in range(random.randint(1, 4))] if of else []
        passages = [span((0, 120)) for _ in range(random.randint(0, 7))]
        shown = [cite(random.choice([WELL, MILL]), span(each), each) for each in passages]
        found = bool(shown) and random.random() < 0.6
        spent = round(random.uniform(1, 90), 2)
        question = known(str(number), kind, of, *quotes)
        yield answered(str(number), question, *shown, found=found, milliseconds=spent)


def write_set(folder: Path, some: tuple[Answered, ...]) -> None:
    """A set's folder, with the answers beside its questions."""
    for each in (WELL, MILL):
        file = folder / "documents" / each.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(each.text.encode())
    questions = [
        {
            "id": each.known.question.id,
            "kind": each.known.kind,
            "document": each.known.document.name if each.known.document else None,
            "quotes": [{"start": quote.start, "end": quote.end} for quote in each.known.quotes],
        }
        for each in some
    ]
    answers = [answer_record(each.answer, id=each.known.question.id) for each in some]
    for name, lines in (("questions", questions), ("answers", answers)):
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def measured(folder: Path) -> dict[tuple[str, str], float]:
    """What the house's measure says of a set's answers."""
    spec = importlib.util.spec_from_file_location("score", MEASURE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    told: dict[str, dict[str, float]] = module.score(folder, folder / "answers.jsonl")
    return {
        (kind, "questions" if name == "n" else name): value
        for kind, figures in told.items()
        for name, value in figures.items()
    }
