"""Numbers down a page's margin left out: they count its lines and are words of no sentence.

Court filings, bills and manuscripts have them. They stand outside all text, one under the other at
even steps, each one more than the one above. A list's or a table's numbers do so, too, but begin
items: what stands beside them begins with a capital, and never is there nothing beside one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bot.formats.pdf.analysis.words import Word

FEWEST = 8  # numbers in a margin
MOST_DIGITS = 3  # of a number that counts lines; one of four is a year sooner
ALIGNED = 0.7  # type sizes by which their edges differ at most
EVEN = 0.03  # share of the usual step by which a step differs at most
UNEVEN = 0.3  # share of steps that may differ by more: headings and blank lines between
UNEVEN_IF_BARE = 0.1  # the same where numbers are printed down the page whatever stands there
MOST_LINES = 2.5  # lines of text for each line that is counted: quotations stand closer
SAME_LINE = 0.5  # type sizes from a number's baseline to that of the words beside it
RUNS_ON = 0.25  # share of the lines beside numbers that begin small: a sentence that runs on
BARE = 0.15  # share of numbers with nothing beside them
OUTSIDE = 50  # one word in so many may stand outside of the text's edges
STEPS = (1, 5)  # from number to number; some count each fifth line


@dataclass(frozen=True, slots=True)
class _Text:
    """The words that are no numbers: where they begin and end on the page, and line by line."""

    left: float
    right: float
    words: tuple[Word, ...]

    def beside(self, number: Word) -> Word | None:
        """The first word on a number's line."""
        near = [
            word
            for word in self.words
            if abs(word.baseline - number.baseline) < SAME_LINE * max(word.size, number.size)
        ]
        return min(near, key=lambda word: word.left, default=None)


def without_line_numbers(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a page without the numbers of its lines."""
    numbers = [word for word in words if len(word.text) <= MOST_DIGITS and word.text.isdecimal()]
    if len(numbers) < FEWEST:
        return words
    text = _text(words)
    if text is None:
        return words
    margins = (
        [word for word in numbers if word.right <= text.left],
        [word for word in numbers if word.left >= text.right],
    )
    counting = {id(word) for margin in margins for word in _counting(margin, text)}
    return [word for word in words if id(word) not in counting] if counting else words


def _text(words: Sequence[Word]) -> _Text | None:
    """What is written on the page, but for a few words that may stand in its margins."""
    letters = [word for word in words if any(map(str.isalpha, word.text))]
    if not letters:
        return None
    few = len(letters) // OUTSIDE
    left = sorted(word.left for word in letters)[few]
    right = sorted(word.right for word in letters)[-1 - few]
    return _Text(left, right, tuple(letters))


def _counting(margin: Sequence[Word], text: _Text) -> list[Word]:
    """Those of a margin's numbers that count lines."""
    for edge in (lambda word: word.right, lambda word: word.left):
        for column in _columns(margin, edge):
            run = _longest_count(sorted(column, key=lambda word: word.baseline))
            if len(run) >= FEWEST and _counts_lines(run, text):
                return run
    return []


def _columns(margin: Iterable[Word], edge: Callable[[Word], float]) -> Iterator[list[Word]]:
    """Numbers whose edges stand one under the other."""
    column: list[Word] = []
    for word in sorted(margin, key=edge):
        if column and edge(word) - edge(column[0]) > ALIGNED * word.size:
            yield column
            column = []
        column.append(word)
    if column:
        yield column


def _longest_count(column: Sequence[Word]) -> list[Word]:
    """The longest run in which each number is one step more than the one above it."""
    longest: list[Word] = []
    for step in STEPS:
        run: list[Word] = []
        for word in column:
            if run and int(word.text) != int(run[-1].text) + step:
                longest = max(longest, run, key=len)
                run = []
            run.append(word)
        longest = max(longest, run, key=len)
    return longest


def _counts_lines(run: Sequence[Word], text: _Text) -> bool:
    """Whether what stands beside numbers is lines of text rather than items."""
    firsts = [text.beside(number) for number in run]
    small = sum(word is not None and word.text[:1].islower() for word in firsts)
    bare = sum(word is None for word in firsts)
    if run[0].text == "1" and bare >= BARE * len(run) and _is_even(run, UNEVEN_IF_BARE):
        return True
    top, foot = run[0].baseline, run[-1].baseline
    heights = {round(word.baseline) for word in text.words if top <= word.baseline <= foot}
    counted = int(run[-1].text) - int(run[0].text) + 1
    return (
        small >= RUNS_ON * len(run)
        and _is_even(run, UNEVEN)
        and len(heights) <= MOST_LINES * counted
    )


def _is_even(run: Sequence[Word], share: float) -> bool:
    steps = [two.baseline - one.baseline for one, two in pairwise(run)]
    usual = median(steps)
    uneven = sum(abs(step - usual) > EVEN * usual for step in steps)
    return usual > 0 and uneven <= share * len(steps)
