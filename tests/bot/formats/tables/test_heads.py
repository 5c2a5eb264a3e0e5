"""Which rows of a table head its columns, by what they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formats.tables.heads import heading_again, heading_rows, is_figure, is_period

CELLS = st.sampled_from(
    ["", "Wells", "Total wells dug", "2018", "FY2018", "1,577", "(12)", "–", "$"]
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=8)


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ("|2018|2017 / Wells|1,577|1,373", 1),
        ("(Millions)|2018|2017 / Net sales|$ 32|$ 31 / Costs|(5)|(4)", 1),
        ("|Year ended / (Millions)|2018|2017 / Wells|$5|$7", 2),
        ("|United States|Abroad / |2018|2017|2018|2017 / Discount rate|4.1%|3.2%|2.2%|1.9%", 2),
        ("Name|Founded / Upper well|1901 / Lower well|1950", 1),
        ("|2018|2017 / Assets / Current assets: / Cash|1|2", 1),
        ("Rank|Village|Depth / 1|Upper|40 m / 2|Lower|30 m", 1),
        ("Wells|1|2 / Pumps|3|4", 0),
        ("Step|What to do / First|Open the lid / Then|Look down", 0),
        ("Step|What to do / First|Open the lid / Then|Wait 5", 0),
        ("2018|2017", 0),
        ("Wells of the valley / Upper|40 / Lower|30", 0),
    ],
)
def test_rows_over_the_first_figures_are_heads(rows: str, heads: int) -> None:
    """Years are heads over figures; where nothing is told apart by figures, nothing is a head."""
    table = [row.split("|") for row in rows.split(" / ")]

    assert heading_rows(table) == [place < heads for place in range(len(table))]


def test_a_table_headed_again_further_down_is_seen() -> None:
    """With what it is called there; a group's label between two rows of figures is no head."""
    rows = [
        ["", "2018", "2017"],
        ["Wells", "12", "9"],
        ["Costs"],
        ["Pumps", "4", "3"],
        ["", "Year 2018"],
        ["Region", "Dug wells", "Closed wells"],
        ["North", "5", "1"],
    ]

    assert heading_again(rows) == [True, False, False, False, True, True, False]


@given(ROWS)
def test_figures_are_never_heads_and_something_is_headed(rows: list[list[str]]) -> None:
    """Whatever a table holds: a row with figures heads nothing, and the last row is no head."""
    for heads in (heading_rows(rows), heading_again(rows)):
        assert len(heads) == len(rows)
        assert not heads or not heads[-1]
        for row, is_head in zip(rows, heads, strict=True):
            figures = [cell for cell in row if is_figure(cell) and not is_period(cell)]
            assert not (is_head and figures)
