"""Quotations are found in an article, in order and each with its span."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checking.quotation_extraction import quotations_in


@pytest.mark.parametrize(
    ("article", "quotations"),
    [
        ("She said: “We dug for eleven weeks,” and left.", ["We dug for eleven weeks,"]),
        ('He: "We dug for eleven weeks." So.', ["We dug for eleven weeks."]),
        ("Er sagte: „Wir gruben elf Wochen lang“.", ["Wir gruben elf Wochen lang"]),
        ("Il dit « on a creusé onze semaines ».", ["on a creusé onze semaines"]),
        ("Er: »Wir gruben elf Wochen lang.«", ["Wir gruben elf Wochen lang."]),
        ("‘We don’t dig for weeks,’ he said.", ["We don’t dig for weeks,"]),
        (
            "Before.\n\n> We dug for\n> eleven weeks.\n>\n> — Guide\n\nAfter.",
            ["We dug for\neleven weeks."],
        ),
        ("> “We dug for eleven weeks.”\n", ["We dug for eleven weeks."]),
        (
            "“We dug for eleven weeks.\n\n“And then found water there.”",
            ["We dug for eleven weeks.", "And then found water there."],
        ),
        ("The “old” pump cost 3.5 million.", ["The “old” pump cost 3.5 million."]),
        ("“We dug.”", ["We dug."]),
        ('A 5" pipe and a 6" pipe lay there.', ['A 5" pipe and a 6" pipe lay there.']),
        (" …\n", []),
    ],
)
def test_quotations_are_found_in_an_article(article: str, quotations: list[str]) -> None:
    """Between marks that match, or all of it; each with its span."""
    found = quotations_in(article)

    assert [each.text for each in found] == quotations
    for each in found:
        if ">" not in article:
            assert article[each.start : each.end] == each.text


@settings(max_examples=200, deadline=None)
@given(st.text("ab c“”\"‘’„«»>\n.-—'", max_size=80))
def test_quotations_lie_in_the_article_in_order(article: str) -> None:
    """Whatever marks are left open."""
    found = quotations_in(article)

    assert bool(found) == any(map(str.isalnum, article))
    at = 0
    for each in found:
        assert at <= each.start < each.end <= len(article)
        at = each.end
