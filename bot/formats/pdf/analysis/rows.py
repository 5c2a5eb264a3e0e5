"""The rows of a table: lines side by side into cells, wrapped cells made whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.formats.pdf.analysis.columns import Table
from bot.formats.pdf.analysis.lines import Line, is_figure
from bot.formats.tables.heads import heading_again

NEAR = 1.7  # type sizes from one line of a cell to the next; rows may stand as near


def rows_of_cells(table: Table) -> list[list[Line]]:
    """Each row's cells, from the left."""
    rows = list(_between_rules(table)) if table.rules else [list(row) for row in table.rows]
    if not any(len(row) > 1 for row in rows):
        return rows
    second = min(row[1].left for row in rows if len(row) > 1)
    whole: list[list[Line]] = []
    for row in rows:
        if whole and _goes_on(whole[-1], row, second):
            whole[-1] = _merged(whole[-1], row)
        else:
            whole.append(row)
    return whole


def head_rows(rows: Sequence[Sequence[Line]]) -> list[bool]:
    """Of each row, whether it heads the columns of those after it."""
    labels = min((row[0].left for row in rows), default=0.0)
    second = min((row[1].left for row in rows if len(row) > 1), default=labels)
    return heading_again(
        [
            ["", *(cell.text for cell in row)]
            if row[0].left > (labels + second) / 2
            else [cell.text for cell in row]
            for row in rows
        ]
    )


def _between_rules(table: Table) -> Iterator[list[Line]]:
    """Rows as ruling lines part them, unless several rows of figures stand between two."""
    edges = [float("-inf"), *table.rules, float("inf")]
    for top, foot in pairwise(edges):
        rows = [list(row) for row in table.rows if top < row[0].baseline <= foot]
        if sum(_has_figures(row) for row in rows) > 1 or len(table.rules) == 1:
            yield from rows
        elif rows:
            whole = rows[0]
            for row in rows[1:]:
                whole = _merged(whole, row)
            yield whole


def _goes_on(before: Sequence[Line], row: Sequence[Line], second: float) -> bool:
    """Whether a row is the rest of the row above: a label or cells that did not fit their line.

    Args:
        second: where the second column begins.
    """
    if row[0].baseline - before[-1].baseline > NEAR * row[0].size:
        return False
    if row[0].left >= second:
        return not _has_figures(row) and not _has_figures(before)
    wraps = row[0].text[:1].islower()
    return wraps and (len(row) == 1 or len(before) == 1)


def _merged(before: Sequence[Line], row: Sequence[Line]) -> list[Line]:
    """Two lines of one row as one: each cell joined to the one above it."""
    cells = list(before)
    for cell in row:
        above = next(
            (at for at, one in enumerate(cells) if one.left < cell.right and cell.left < one.right),
            None,
        )
        if above is None:
            cells.append(cell)
            continue
        one = cells[above]
        cells[above] = replace(
            one,
            text=f"{one.text} {cell.text}",
            left=min(one.left, cell.left),
            right=max(one.right, cell.right),
            baseline=cell.baseline,
        )
    baseline = row[0].baseline
    return sorted((replace(cell, baseline=baseline) for cell in cells), key=lambda cell: cell.left)


def _has_figures(row: Sequence[Line]) -> bool:
    return any(is_figure(cell.text) for cell in row)
