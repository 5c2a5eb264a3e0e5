"""All sets in one table: a row for each kind of question, then means over kinds of material.

In a mean every kind of material counts the same, however many questions it has: a large set would
drown what the small ones say. The questions of one kind's sets are taken together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from bot.documents import Document
from scripts.evaluation.metrics import ALL, Answered, Figures, figures_of
from scripts.evaluation.question_sets import Kind
from scripts.evaluation.report import aligned, written

OWN = " (own document)"
COLUMNS = {
    "questions": ("questions",),
    "first": ("quote@1", "page@1"),
    "three": ("quote@3", "page@3"),
    "passage": ("passage@1",),
    "right": ("right",),
    "false_refusal": ("false_refusal",),
    "refused": ("refused",),
    "certain": ("certain",),
    "said_certain": ("said_certain",),
    "shown": ("shown",),
    "p50_ms": ("p50_ms",),
}
"""The heads of the table, and the figures under them: the first that there is."""
COUNTED = ("questions", "said_certain")  # added up, where others are averaged


@dataclass(frozen=True, slots=True)
class AskedSet:
    """A set asked in one way, and what was answered."""

    name: str
    kind: str
    """Of which kind of material it is."""
    own: bool
    """Whether each question was put to its own document alone."""
    documents: tuple[Document, ...]
    answered: tuple[Answered, ...] = ()
    again: bool = False
    """Whether it is the set before, asked in another way."""

    @property
    def title(self) -> str:
        """Its name, and how it was asked where that is not all at once."""
        return self.name + OWN if self.own else self.name

    @property
    def figures(self) -> tuple[Figures, ...]:
        """Of each kind of question, then of all."""
        return figures_of(self.answered, self.documents)


def by_kind(asked: Sequence[AskedSet]) -> dict[str, tuple[AskedSet, ...]]:
    """The sets of each kind of material, in order."""
    kinds = dict.fromkeys(each.kind for each in asked)
    return {kind: tuple(each for each in asked if each.kind == kind) for kind in kinds}


def asked_once(asked: Sequence[AskedSet]) -> list[AskedSet]:
    """Of each set the first way in which it was asked."""
    return [each for each in asked if not each.again]


def summary(asked: Sequence[AskedSet]) -> str:
    """The table, and which sets are of which kind."""
    rows = [["set", "", *COLUMNS]]
    for each in asked:
        rows += (_row(each.title, group.title, [group]) for group in each.figures)
    rows += _means(asked_once(asked), "")
    if any(each.again for each in asked):
        following = [*(each.again for each in asked[1:]), False]
        last = [each for each, again in zip(asked, following, strict=True) if not again]
        rows += _means(last, OWN)
    return "\n".join([aligned(rows, left=2), *_named(by_kind(asked))]) + "\n"


def _means(asked: Sequence[AskedSet], way: str) -> Iterator[list[str]]:
    """The rows of all kinds of material, one for each kind of question."""
    figures = [figure for some in by_kind(asked).values() for figure in _together(some)]
    for title in (*Kind, ALL):
        groups = [group for group in figures if group.title == title]
        if groups:
            yield _row(f"mean of kinds: {len(groups)}{way}", title, groups)


def _together(asked: Sequence[AskedSet]) -> tuple[Figures, ...]:
    return figures_of(
        [answered for each in asked for answered in each.answered],
        [document for each in asked for document in each.documents],
    )


def _row(name: str, title: str, groups: Sequence[Figures]) -> list[str]:
    return [name, title, *(written(column, _mean(groups, column)) for column in COLUMNS)]


def _mean(groups: Iterable[Figures], column: str) -> float | None:
    """Over the groups that have it."""
    values = [value for group in groups if (value := _value(group, column)) is not None]
    if not values:
        return None
    return sum(values) if column in COUNTED else fmean(values)


def _value(group: Figures, column: str) -> float | None:
    values = (group.value(name) for name in COLUMNS[column])
    return next((value for value in values if value is not None), None)


def _named(kinds: dict[str, tuple[AskedSet, ...]]) -> Iterator[str]:
    """How many kinds there are, and the sets of those whose name does not say it."""
    yield f"kinds of material: {len(kinds)}"
    for kind, some in kinds.items():
        sets = list(dict.fromkeys(each.name for each in some))
        if sets != [kind]:
            yield f"    {kind}: {', '.join(sets)}"
