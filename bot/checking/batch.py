"""An article's quotations checked one after the other, as many at a time as a moment is enough for.

Whoever asks for a batch is told how many quotations there are and where to go on, so that a long
article keeps nobody waiting and nothing of it is passed over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

from bot.checking.checker import Checker
from bot.checking.quotation_extraction import ExtractedQuotation, quotations_in
from bot.checking.verdict import CheckResult
from bot.errors import Notice, QuotationError

MOMENT = 1.5  # seconds after which a batch ends; one quotation more may take as long again
MOST_AT_ONCE = 100  # quotations of a batch: some 1 MB as JSON at worst


@dataclass(frozen=True, slots=True)
class ArticleQuotation:
    """One quotation of an article, and what it was found to be."""

    number: int
    """In the article, from 1."""
    line: int
    """Of the article on which it begins, from 1."""
    quoted: ExtractedQuotation
    checked: CheckResult | None
    refusal: Notice | None
    """Why it cannot be checked; None where it was."""


@dataclass(frozen=True, slots=True)
class ArticleCheck:
    """Some quotations of an article, checked."""

    count: int
    """Quotations in all of the article."""
    found: tuple[ArticleQuotation, ...]
    """In their order."""
    following: int | None
    """Where the next batch begins; None where this was the last."""


def check_batch(checker: Checker, article: str, *, first: int = 1) -> ArticleCheck:
    """The quotations of an article from one on, checked; one at least, if there is one.

    Args:
        first: the number of the quotation to begin with.
    """
    quotations = quotations_in(article)
    begun = monotonic()
    found: list[ArticleQuotation] = []
    for each in checked_in_order(checker, article, quotations, first=first):
        found.append(each)
        if len(found) == MOST_AT_ONCE or monotonic() - begun > MOMENT:
            break
    following = first + len(found)
    last = following > len(quotations)
    return ArticleCheck(len(quotations), tuple(found), None if last else following)


def checked_in_order(
    checker: Checker, article: str, quotations: Sequence[ExtractedQuotation], *, first: int = 1
) -> Iterator[ArticleQuotation]:
    """Each quotation with what it is, as it is asked for; the same words are checked once."""
    known: dict[str, CheckResult | Notice] = {}
    line, done = 1, 0
    for number, quoted in enumerate(quotations, 1):
        line += article.count("\n", done, quoted.start)
        done = quoted.start
        if number < first:
            continue
        if quoted.text not in known:
            known[quoted.text] = _checked(checker, quoted.text)
        checked = known[quoted.text]
        if isinstance(checked, Notice):
            yield ArticleQuotation(number, line, quoted, None, checked)
        else:
            yield ArticleQuotation(number, line, quoted, checked, None)


def _checked(checker: Checker, quotation: str) -> CheckResult | Notice:
    """What a quotation is, or why it cannot be checked."""
    try:
        return checker.check(quotation)
    except QuotationError as error:
        return error.notice
