"""Tests of comparing the words that readers find in one file."""

import pytest

from scripts.evaluation.readers.words import PAGE, compared, words_of

SAID = "Ground water rises slowly in the northern wells."


def test_a_reading_that_is_the_same_loses_nothing() -> None:
    """And invents nothing, and keeps the order."""
    found = compared(SAID, [SAID, SAID])

    assert found.known == found.own == len(words_of(SAID))
    assert not found.lost and not found.glued and not found.invented
    assert (found.running, found.out_of_order) == (0, 0)


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("ground-\nwater", "groundwater"),
        ("groundwater", "ground\u00adwater"),
        ("ﬁnd", "find"),
        ("Zürich", "Zu¨rich"),
        ("jachère", "jach`ere"),
        ("WELLS", "wells"),
        ("rises  slowly", "rises\nslowly"),
        ("wells 12", "wells12"),
        ("x wells", "wells y"),
    ],
)
def test_what_is_nobodys_fault_is_taken_away(own: str, other: str) -> None:
    """Hyphens, ligatures, loose accents, case, spaces, raised numbers, words of one letter."""
    assert words_of(own) == words_of(other)


def test_a_word_is_lost_where_both_others_have_it() -> None:
    """As often as the one that has it least."""
    found = compared("Ground water rises.", [SAID, f"{SAID} Wells."])

    assert found.lost == {"slowly": 1, "in": 1, "the": 1, "northern": 1, "wells": 1}
    assert not found.glued


def test_what_one_of_two_reads_alone_is_not_known() -> None:
    """It may be invented."""
    found = compared(SAID, [SAID, f"{SAID} Nobody wrote this."])

    assert found.known == len(words_of(SAID))
    assert not found.lost


@pytest.mark.parametrize("own", ["Groundwater rises", "Gro und wat er rises"])
def test_a_word_is_glued_or_parted_where_its_letters_stand(own: str) -> None:
    """It is told apart from what is lost."""
    found = compared(own, ["Ground water rises"])

    assert found.glued == {"ground": 1, "water": 1}
    assert not found.lost


def test_a_running_head_may_be_left_out() -> None:
    """What stands on three pages at their ends, its number left out."""
    pages = [f"Report of wells {number}\n{SAID}" for number in (11, 12, 13)]

    found = compared(PAGE.join([SAID] * 3), [PAGE.join(pages)] * 2)

    assert not found.lost
    assert found.running == 3 * len(words_of("Report of wells 11"))


def test_numbers_of_lines_may_be_left_out() -> None:
    """They stand in the margin of every page."""
    pages = ["\n".join(f"{number}\n{SAID}" for number in range(10, 29)) for _ in range(3)]

    found = compared("\n".join([SAID] * 57), [PAGE.join(pages)])

    assert not found.lost
    assert found.running == 57


def test_what_is_invented_nobody_else_has() -> None:
    """Not even one of two."""
    found = compared(f"{SAID} Rain helps.", [SAID, f"{SAID} Rain."])

    assert found.invented == {"helps": 1}


def test_words_are_out_of_order_where_three_do_not_follow() -> None:
    """Of the runs that the others agree on and whose words are there."""
    found = compared("the northern wells. Ground water rises slowly in", [SAID, SAID])

    assert found.runs == 6
    assert found.out_of_order == 2
