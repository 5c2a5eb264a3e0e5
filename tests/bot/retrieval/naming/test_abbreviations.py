"""Names in short: initials, the beginnings of words, words that are run together."""

from collections.abc import Sequence

import pytest

from bot.retrieval.naming.abbreviations import abbreviates, initials, openings, short_forms


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ("WC", ("well", "company")),
        ("WCN", ("well", "company", "north")),
        ("WnC", ("well", "company")),
        ("WELCO", ("well", "company")),
        ("WECOM", ("well", "company")),
    ],
)
def test_an_abbreviation_takes_the_first_letters_of_a_name(
    short: str, words: Sequence[str]
) -> None:
    """One of each word, or more, from its first word on; `n` stands for "and"."""
    assert any(abbreviates(form, words) for form in short_forms(short))
    assert {form[0][0] for form in short_forms(short)} == {"w"}


@pytest.mark.parametrize(
    "word", ["Well", "well", "W", "2022", "10K", "WELLCOMPANY", "Wells", "WcC2"]
)
def test_what_is_spelt_as_a_word_is_none(word: str) -> None:
    """Nor a figure, a letter, or what is longer than an abbreviation."""
    assert not list(short_forms(word))


@pytest.mark.parametrize("short", ["CW", "WX", "WELX", "WCNX"])
def test_what_takes_other_letters_abbreviates_something_else(short: str) -> None:
    """Another order, another letter, more words than there are."""
    assert not any(abbreviates(form, ("well", "company", "north")) for form in short_forms(short))


def test_a_name_begins_before_its_first_figure() -> None:
    """And is parted where two English words are run together, if that can be done in one way."""
    assert openings(["well", "company", "2022", "10k"]) == ("well", "company")
    assert openings(["bridgehouse"]) == ("bridge", "house")
    assert openings(["zzkvbridge"]) == openings(["2022"]) == openings([]) == ()
    assert list(initials(("well", "company", "north"))) == ["wc", "wcn"]
