"""Checking what was made to keep a checker busy: it ends, and says what it did not look at."""

import random

import pytest

from bot.checking.batch import MOST_AT_ONCE, check_batch, checked_in_order
from bot.checking.checker import MOST_MARKED, Checker
from bot.checking.prepared import SIZE, PreparedCache
from bot.checking.quotation_extraction import quotations_in
from bot.checking.verdict import Verdict
from bot.errors import QuotationError
from bot.matching.budget import Budget
from bot.matching.normalized_text import NormalizedText
from tests.support.texts import document

ONE_LETTER = document("a" * 200_000, name="one-letter.txt")
ONE_WORD = document("a " * 100_000, name="one-word.txt")


def prose(words: int) -> str:
    """Sentences of made words, the same every time."""
    chance = random.Random(6)
    known = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(2_000)]
    said = chance.choices(known, k=words)
    return ". ".join(" ".join(said[at : at + 12]) for at in range(0, words, 12)) + "."


@pytest.mark.parametrize(
    ("checker", "quotation", "verdict"),
    [
        (Checker([ONE_LETTER]), "a" * 10_000, Verdict.ABSENT),
        (Checker([ONE_LETTER]), "a-" * 3_000 + "a", Verdict.ABSENT),
        (Checker([ONE_WORD]), "a a a a", Verdict.EXACT),
        (Checker([ONE_WORD]), "a " * 4_999 + "a", Verdict.EXACT),
        (Checker([ONE_WORD]), "a " * 4_999 + "b", None),
        (Checker([ONE_WORD]), "[a] " * 2_500, None),
        (Checker([ONE_WORD]), "a … " * MOST_MARKED, Verdict.STITCHED),
        (Checker([document("." * 99_999 + " word")]), "!" * 4_000 + " word " + "?" * 4_000, None),
        (Checker([document("a word. " * 9)]), "a word" + "." * 5_000, None),
    ],
)
def test_a_hostile_quotation_ends_in_a_verdict(
    checker: Checker, quotation: str, verdict: Verdict | None
) -> None:
    """One letter or one word over and over, marks without end: bounded, however it is called."""
    found = checker.check(quotation)

    assert verdict in (None, found.verdict)
    assert found.verdict is not Verdict.EXACT or found.places[0].citation.quote == quotation


def test_a_search_that_was_cut_short_says_so() -> None:
    """What was not looked at is not called looked at."""
    assert Checker([ONE_WORD]).check("a, " * 3_000 + "a").truncated
    assert not Checker([ONE_WORD]).check("a a b").truncated


def test_more_fragments_than_a_quotation_has_are_refused() -> None:
    """In a sentence that says how many it may have."""
    with pytest.raises(QuotationError, match=f"it may have {MOST_MARKED - 1}"):
        Checker([ONE_WORD]).check("a … b … " * 1_000)


def test_what_is_spent_is_not_spent_again() -> None:
    """Places found before are given, and that there may be more is known."""
    budget = Budget(100)

    found = list(NormalizedText(ONE_WORD.text).find("a a", budget=budget))

    assert 0 < len(found) < 10
    assert budget.truncated
    assert all(ONE_WORD.text[span.start : span.end] == "a a" for span in found)


@pytest.mark.parametrize(
    "article",
    [
        "“" * 200_000,
        '" a' * 66_000,
        "‘a " * 66_000,
        "> \n" * 66_000,
        "> a\n> — b\n" * 20_000,
        "“a\n\n“" * 40_000,
        "> a\n>" + " \n>" * 66_000,
        "\n" * 200_000 + "a",
        prose(30_000),
    ],
)
def test_an_article_of_marks_or_without_them_is_read_at_once(article: str) -> None:
    """Whatever is left open, and however many lines are empty."""
    found = quotations_in(article)

    assert all(0 <= each.start < each.end <= len(article) for each in found)


def test_an_article_of_many_quotations_is_checked_in_batches() -> None:
    """Each once and in order; a batch says where the next one begins."""
    text = document(prose(6_000))
    sentences = text.text.split(". ")
    article = " ".join(f"He said “{each}” twice." for each in sentences)
    checker = Checker([text])

    numbers: list[int] = []
    verdicts: set[Verdict | None] = set()
    first: int | None = 1
    while first is not None:
        batch = check_batch(checker, article, first=first)
        assert 1 <= len(batch.found) <= MOST_AT_ONCE
        numbers += [each.number for each in batch.found]
        verdicts |= {each.checked.verdict if each.checked else None for each in batch.found}
        first = batch.following

    assert numbers == list(range(1, len(sentences) + 1))
    assert verdicts == {Verdict.EXACT}


def test_a_quotation_that_cannot_be_checked_does_not_stop_the_others() -> None:
    """Its place says why; lines are counted from 1."""
    article = "“a a a a”\n“" + "a a a a " * 2_000 + "”\n“a a a a”"

    found = list(checked_in_order(Checker([ONE_WORD]), article, quotations_in(article)))

    assert [each.line for each in found] == [1, 2, 3]
    assert [each.checked is None for each in found] == [False, True, False]
    assert "10,000" in str(found[1].refusal)


def test_what_was_made_of_a_document_is_kept_up_to_a_bound() -> None:
    """The longest unused goes first; a document that is larger alone is not kept."""
    one, other, large = (document(letter * 1_000, name=letter) for letter in ("a", "b", "c " * 9))
    prepared = PreparedCache(most=2_000 * SIZE)

    first = prepared.of(one)
    kept = prepared.of(one) is first
    prepared.of(other)
    again = prepared.of(one) is first
    prepared.of(large)

    assert kept and again
    assert prepared.size <= 2_000 * SIZE
    assert prepared.of(one) is not first


def test_another_name_for_the_same_bytes_is_another_document() -> None:
    """Who brought the same file under a name of their own is shown their own name."""
    prepared = PreparedCache()
    mine, yours = document("We dug.", name="mine.txt"), document("We dug.", name="yours.txt")

    assert prepared.of(mine).document.name == "mine.txt"
    assert prepared.of(yours).document.name == "yours.txt"
