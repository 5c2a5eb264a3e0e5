"""How many questions of each kind of material can be answered with few wrong, as a table."""

from collections.abc import Iterator, Sequence

from scripts.evaluation.metrics import ALL, answers
from scripts.evaluation.report import aligned, written
from scripts.evaluation.risk import (
    SURE,
    Answering,
    Tried,
    answerable_at,
    answering_from,
    promised_at,
)
from scripts.evaluation.summary import AskedSet, asked_once, by_kind

WAYS = ("answered", "promised", "by others")
HEADS = ("questions", *(head for way in WAYS for head in (way, "wrong", "from")))
UNKNOWN = ("", "", "")


def promises(asked: Sequence[AskedSet], risk: float) -> str:
    """A row a kind of material, then all: counted on it, promised, by the others' sureness."""
    tried = {kind: list(_tried(some)) for kind, some in by_kind(asked_once(asked)).items()}
    rows = [[f"at most {risk:g} wrong", *HEADS]]
    for kind, some in tried.items():
        others = [each for other, those in tried.items() if other != kind for each in those]
        rows.append(_row(kind, some, risk, _by_others(others, some, risk)))
    if len(tried) > 1:
        rows.append(_row(ALL, [each for some in tried.values() for each in some], risk, UNKNOWN))
    return aligned(rows, left=1) + f"\npromised: of other questions like these, {SURE:.0%} sure\n"


def _tried(asked: Sequence[AskedSet]) -> Iterator[Tried]:
    for each in asked:
        for one in each.answered:
            yield Tried(one.sureness, any(answers(one.known, first) for first in one.shown[:1]))


def _by_others(others: Sequence[Tried], tried: Sequence[Tried], risk: float) -> Sequence[str]:
    """What comes of the sureness that is enough on the other kinds."""
    if not others:
        return UNKNOWN
    return _cells(answering_from(answerable_at(risk, others).least, tried))


def _row(name: str, tried: Sequence[Tried], risk: float, by_others: Sequence[str]) -> list[str]:
    return [
        name,
        f"{len(tried):,}",
        *_cells(answerable_at(risk, tried)),
        *_cells(promised_at(risk, tried)),
        *by_others,
    ]


def _cells(answering: Answering) -> Sequence[str]:
    least = written("from", answering.least) if answering.answered else ""
    return f"{answering.answered:,}", f"{answering.wrong:,}", least
