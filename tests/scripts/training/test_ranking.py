"""Constants of the ranking are judged on kinds of material that they were not chosen on."""

from pathlib import Path

import numpy as np
import pytest

from scripts.console.terminal import UsageError
from scripts.training.ranking import FIGURES, SETTINGS, SHIPPED, Case, main, report, worth
from tests.scripts.commands.test_evaluating import write_set

HITS = list(FIGURES).index("first")


def case(kind: str, *, first: dict[int, float], lacking: str | None = None) -> Case:
    """A question whose first quotation hits with some settings, at least in part, by their place.

    With the others nothing hits.
    """
    figures = np.zeros((len(SETTINGS), len(FIGURES)), dtype=np.float32)
    for setting, value in first.items():
        figures[setting, HITS] = value
    if lacking is not None:
        figures[:, list(FIGURES).index(lacking)] = np.nan
    return Case(kind, f"{kind}.txt", figures)


def test_what_ships_is_among_what_is_tried() -> None:
    """Once, and first."""
    assert SHIPPED == 0
    assert len(set(SETTINGS)) == len(SETTINGS)
    assert "sentence_meaning=0.3" in str(SETTINGS[SHIPPED])


def test_a_kind_is_answered_with_what_is_best_on_the_others() -> None:
    """Setting 1 suits talks, setting 2 manuals and reports: talks are answered with 2 all the same."""
    cases = [
        case("talks", first={1: 0.5}),
        case("manuals", first={2: 1}),
        case("manuals", first={2: 1}),
        case("reports", first={2: 1}),
    ]

    told = report(cases)

    rows = [row.split() for row in told.splitlines()]
    assert rows[1][:5] == ["talks", "1", "1", "shipped", "0.000"]
    assert rows[2][:4] == ["best", "on", "others", "0.000"]
    assert rows[3][:5] == ["manuals", "2", "1", "shipped", "0.000"]
    assert rows[6][:4] == ["best", "on", "others", "1.000"], "reports, with what suits manuals"
    assert rows[7][:6] == ["mean", "of", "kinds:", "3", "4", "3"]
    assert f"without talks: {SETTINGS[2]}" in told
    assert f"without manuals: {SETTINGS[2]}" in told
    assert f"{2 / 9:.4f}  {SETTINGS[2]}" in told


def test_kinds_count_the_same_and_a_figure_that_a_kind_lacks_does_not_count() -> None:
    """Of pages there is no iou: their mean is over the two others that are aimed at."""
    one, two = (
        case(kind, first={1: 1}, lacking=lacking).figures
        for kind, lacking in (("talks", None), ("pages", "iou"))
    )

    assert worth([one])[1] == pytest.approx(1 / 3)
    assert worth([one, two])[1] == pytest.approx((1 / 3 + 1 / 2) / 2)
    assert not np.isnan(worth([one, two])).any()


def test_one_kind_cannot_be_held_out(tmp_path: Path) -> None:
    """There would be nothing to choose on."""
    write_set(tmp_path / "radio", {"question": "Why?", "kind": "unanswerable"})

    with pytest.raises(UsageError, match="two kinds"):
        main([str(tmp_path / "radio")])


@pytest.mark.model
def test_every_setting_is_tried_on_every_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A question that any setting answers, in two kinds of material."""
    for name in ("radio", "press"):
        write_set(
            tmp_path / name,
            {
                "kind": "answerable",
                "document": "harbour.txt",
                "question": "When was the lighthouse automated?",
                "quotes": [{"text": "The lighthouse was automated in 1994"}],
            },
        )

    main([str(tmp_path / "radio"), str(tmp_path / "press"), "--library", str(tmp_path / "library")])

    rows = [row.split() for row in capsys.readouterr().out.splitlines()]
    assert rows[1][:5] == ["radio", "1", "1", "shipped", "1.000"]
    assert rows[5][:8] == ["mean", "of", "kinds:", "2", "2", "2", "shipped", "1.000"]
