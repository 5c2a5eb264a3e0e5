"""The order in which a page is read: bands from the top down, in a band its columns from the left.

A band is a run of rows that all leave the same strips of the page white. What stands between such
strips is either columns of prose, read one after the other, or the cells of a table, read row by
row: prose fills its column with long lines, cells are short or figures.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from bot.formats.pdf.analysis.gutters import Run, Strip, runs_of, strips_through
from bot.formats.pdf.analysis.lines import Line, is_figure, rows_of, side_by_side
from bot.formats.pdf.analysis.setting.listings import is_no_table

FEWEST_ROWS = 3  # in each of two columns of prose
PROSE_LETTERS = 18  # letters of a line in the middle; a column of cells has shorter ones
LONG_LETTERS = 30  # the same where the column is beyond doubt
PROSE_FILLS = 0.6  # of its column's width, a line in the middle
FULL_FILLS = 0.85  # the same, again beyond doubt
PROSE_IS_LETTERS = 0.7  # of what is not white; tables are full of figures
ALIGNED = 0.6  # share of the shorter column's rows that stand beside one of the other: cells
FEWEST_TABLE_ROWS = 2  # rows of two cells and more
FEWEST_WORD_ROWS = 3  # the same for a table without any figure
LONGEST_CELL = 14  # rows between two ruling lines; a longer run of prose is no cell
FEWEST_RULES = 2  # ruling lines across a strip that make what it parts cells
HEADING = 1.15  # times the size before; a line set larger begins something new
GAP = 1.9  # type sizes from one line to the next; more parts what stands above and below
DEEPEST = 6  # columns within columns

Rule = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """Rows read one after the other; lines on one height are one line of prose."""

    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[Line, ...], ...]
    rules: tuple[float, ...]
    """The heights of the ruling lines drawn right across it."""


@dataclass(frozen=True, slots=True)
class _Band:
    rows: list[list[Line]]
    strips: list[Strip]
    """Those with words on both sides, from the left."""


def in_order(
    lines: Sequence[Line], rules: Sequence[Rule], *, depth: int = 0
) -> list[Column | Table]:
    """The parts of a page in the order they are read.

    Args:
        rules: horizontal ruling lines: left, right and height.
        depth: how many columns these lines stand in.
    """
    parts: list[Column | Table] = []
    for band in chain.from_iterable(_unruled(band, rules) for band in _bands(rows_of(lines))):
        columns = _columns(band.rows, band.strips)
        cuts = [
            strip
            for place, strip in enumerate(band.strips)
            if not _parts_cells(band, strip, columns[place : place + 2], rules)
            and not _is_an_indent(band, strip, columns[place : place + 2])
        ]
        if cuts and depth < DEEPEST:
            for column in _columns(band.rows, cuts):
                parts += in_order(column, rules, depth=depth + 1)
        elif not cuts and _is_table(band):
            parts.append(Table(tuple(map(tuple, band.rows)), tuple(_across(band, rules))))
        elif parts and isinstance(before := parts[-1], Column):
            parts[-1] = Column((*before.rows, *map(tuple, band.rows)))
        else:
            parts.append(Column(tuple(map(tuple, band.rows))))
    return parts


def _bands(rows: list[list[Line]]) -> Iterator[_Band]:
    """Runs of rows, each as long as some white strip goes through with words on both sides."""
    start = 0
    for run in runs_of(rows):
        strips = [strip for strip in strips_through(rows[run.first : run.last]) if strip.between]
        if not strips:
            continue  # lines that overlap
        first, last = _trimmed(rows, run, strips)
        if start < first:
            yield _Band(rows[start:first], [])
        yield _Band(rows[first:last], _parting(rows[first:last], strips))
        start = last
    if start < len(rows):
        yield _Band(rows[start:], [])


def _unruled(band: _Band, rules: Sequence[Rule]) -> Iterator[_Band]:
    """A band, parted where columns of prose go on below a ruled table or stand above one."""
    top, foot = band.rows[0][0].baseline, band.rows[-1][0].baseline
    for strip in band.strips:
        heights = sorted(
            height
            for left, right, height in rules
            if left < strip.start and right > strip.end and top < height < foot
        )
        for above, below in pairwise((float("-inf"), *heights, float("inf"))):
            rows = _close([row for row in band.rows if above < row[0].baseline <= below])
            if len(rows) <= LONGEST_CELL or len(rows) == len(band.rows):
                continue
            if all(column and _is_prose(column) for column in _columns(rows, [strip])):
                first = band.rows.index(rows[0])
                for part in band.rows[:first], rows, band.rows[first + len(rows) :]:
                    if part:
                        strips = [each for each in strips_through(part) if each.between]
                        yield _Band(part, _parting(part, strips))
                return
    yield band


def _close(rows: list[list[Line]]) -> list[list[Line]]:
    """Rows without the few above and below that stand off: a table's last, under its last rule."""
    first, last = 0, len(rows)
    for at in range(1, len(rows)):
        if rows[at][0].baseline - rows[at - 1][0].baseline > GAP * rows[at][0].size:
            if at <= FEWEST_ROWS:
                first = at
            elif at >= len(rows) - FEWEST_ROWS:
                last = min(last, at)
    return rows[first:last]


def _trimmed(rows: Sequence[Sequence[Line]], run: Run, strips: Sequence[Strip]) -> tuple[int, int]:
    """The same run without lines above and below that touch its first column alone.

    A short last line or heading over columns leaves their strips white, too. Above, it is read
    first either way. Below, it is parted only where it stands off and the page goes on.
    """
    first, last, end = run.first, run.last, run.last
    while first < last - 1 and rows[first][-1].right <= strips[0].start:
        first += 1
    alone = end
    while alone > first + 1 and rows[alone - 1][-1].right <= strips[0].start:
        alone -= 1
    if end < len(rows):
        for at in range(alone, end):
            before, line = rows[at - 1][0], rows[at][0]
            far = line.baseline - before.baseline > GAP * line.size
            if far or line.size > HEADING * before.size:
                last = at
    return first, max(last, first + 1)


def _parting(rows: Sequence[Sequence[Line]], strips: Sequence[Strip]) -> list[Strip]:
    """The strips that still have words on both sides, since rows were taken away."""
    columns = _columns(rows, strips)
    parting: list[Strip] = []
    for place, strip in enumerate(strips):
        if columns[place + 1] and any(columns[: place + 1]):
            parting.append(strip)
    return parting


def _columns(rows: Sequence[Sequence[Line]], cuts: Sequence[Strip]) -> list[list[Line]]:
    """The lines of some rows between strips."""
    columns: list[list[Line]] = [[] for _ in range(len(cuts) + 1)]
    for row in rows:
        for line in row:
            columns[bisect_right(cuts, line.left, key=lambda cut: cut.end)].append(line)
    return columns


def _parts_cells(
    band: _Band, strip: Strip, beside: Sequence[Sequence[Line]], rules: Sequence[Rule]
) -> bool:
    """Whether what stands on both sides of a strip is read across it.

    Args:
        beside: the columns to its left and right.
    """
    top, foot = band.rows[0][0].baseline, band.rows[-1][0].baseline
    across = [rule for rule in rules if rule[0] < strip.start and rule[1] > strip.end]
    if sum(top < height < foot for _, _, height in across) >= FEWEST_RULES:
        return True
    left, right = beside
    if _is_prose(left) and _is_prose(right):
        return False
    if (_is_full(left) and not _is_figures(right)) or (_is_full(right) and not _is_figures(left)):
        return False
    on_left = [any(line.right <= strip.start for line in row) for row in band.rows]
    on_right = [any(line.left >= strip.end for line in row) for row in band.rows]
    both = sum(map(all, zip(on_left, on_right, strict=True)))
    return both >= ALIGNED * min(sum(on_left), sum(on_right))


def _is_an_indent(band: _Band, strip: Strip, beside: Sequence[Sequence[Line]]) -> bool:
    """Whether lines to the right of a strip are but set in, as a loop's are between its braces."""
    together = any(row[0].right <= strip.start and row[-1].left >= strip.end for row in band.rows)
    return not together and not any(map(_is_prose, beside))


def _is_prose(column: Sequence[Line]) -> bool:
    letters = median(len(line.text) for line in column)
    return len(column) >= FEWEST_ROWS and letters >= PROSE_LETTERS and _fills(column, PROSE_FILLS)


def _is_full(column: Sequence[Line]) -> bool:
    """Whether a column is prose beyond doubt."""
    letters = median(len(line.text) for line in column)
    return len(column) > FEWEST_ROWS and letters >= LONG_LETTERS and _fills(column, FULL_FILLS)


def _fills(column: Sequence[Line], share: float) -> bool:
    words = "".join(line.text for line in column)
    width = max(line.right for line in column) - min(line.left for line in column)
    return median(line.right - line.left for line in column) >= share * width and sum(
        map(str.isalpha, words)
    ) >= PROSE_IS_LETTERS * len(words.replace(" ", ""))


def _is_figures(column: Sequence[Line]) -> bool:
    return 2 * sum(is_figure(line.text) for line in column) > len(column)


def _is_table(band: _Band) -> bool:
    """Whether some rows have words in two of its columns; a heading's number and title, or a gap
    in a line of prose, make no cells."""
    if not band.strips or is_no_table([side_by_side(row) for row in band.rows]):
        return False
    full = [row for row in band.rows if len(row) > 1 and _cells(row, band.strips) > 1]
    figures = any(is_figure(line.text) for row in full for line in row[1:])
    if len(full) == 1:
        return figures and all(is_figure(line.text) for line in full[0][1:])
    return len(full) >= (FEWEST_TABLE_ROWS if figures else FEWEST_WORD_ROWS)


def _cells(row: Sequence[Line], strips: Sequence[Strip]) -> int:
    """In how many columns a row has words."""
    return len({bisect_right(strips, line.left, key=lambda strip: strip.end) for line in row})


def _across(band: _Band, rules: Sequence[Rule]) -> Iterator[float]:
    """The heights of ruling lines over all of a band's columns."""
    first, last = band.strips[0].start, band.strips[-1].end
    top, foot = band.rows[0][0].baseline, band.rows[-1][0].baseline
    for left, right, height in sorted(rules, key=lambda rule: rule[2]):
        if left < first and right > last and top < height < foot:
            yield height
