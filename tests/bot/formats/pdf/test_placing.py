"""Words of a page set beside its text: the right place, or none."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.formats.pdf.analysis.words import Word
from bot.formats.pdf.pictures.placing import placed

WELL = "The well was dug."
MILL = "The mill stood still."


def line(words: str) -> list[Word]:
    """Words side by side."""
    return [
        Word(word, 50.0 * number, 50.0 * number + 40, 100.0, 10.0, bold=False, spaced=True)
        for number, word in enumerate(words.split())
    ]


def places(lines: list[str], text: str) -> list[tuple[int, str]]:
    """Each placed word's line, and what stands at its place."""
    found = placed([line(words) for words in lines], text)
    return [(each.line, text[each.start : each.end]) for each in found]


def lines_at(lines: list[str], text: str, words: str, occurrence: int = 0) -> set[int]:
    """The lines on which some words of the text stand."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    found = placed([line(words) for words in lines], text)
    return {each.line for each in found if start <= each.start < start + len(words)}


def test_every_word_has_its_place_whatever_became_of_lines_and_white_space() -> None:
    """A line's end may be a space, a line feed, a tab or nothing."""
    lines = ["The vil-", "lagers dug", "a well", "in 2019–", "2023"]

    found = places(lines, "The vil-\nlagers dug a\twell\n\nin 2019–2023")

    assert [words for _, words in found] == [word for each in lines for word in each.split()]


def test_what_the_text_left_out_has_no_place() -> None:
    """A running head and a page's number stand on the page only."""
    assert places(["Report", WELL, "7"], WELL) == [(1, word) for word in WELL.split()]


def test_a_pages_foot_does_not_come_between_its_columns() -> None:
    """Both columns say the same; only that one follows the other tells which is which."""
    column = ["So it", "went on", "and on"]
    text = " ".join(["First.", *column, *column])

    assert lines_at(["First.", *column, "7", *column], text, "So it", 0) == {1}
    assert lines_at(["First.", *column, "7", *column], text, "So it", 1) == {5}


def test_what_the_text_put_elsewhere_is_found_there() -> None:
    """A note stands on the page after the sentence that it interrupts in no text."""
    lines = [WELL, "1 See the report.", MILL]
    text = f"1 See the report.\n\n{MILL} {WELL}"

    assert lines_at(lines, text, WELL) == {0}
    assert lines_at(lines, text, "1 See the report.") == {1}
    assert lines_at(lines, text, MILL) == {2}


def test_a_line_that_was_parted_after_a_sentence_is_found_in_both_its_parts() -> None:
    """Notes were put between its sentences, so that the last one can go on overleaf."""
    lines = ["It was deep,", "and cold. Nobody", "swam", "1 A note."]
    text = "It was deep, and cold.\n\n1 A note.\n\nNobody swam"

    assert lines_at(lines, text, "Nobody") == {1}
    assert len(places(lines, text)) == 10


def test_the_same_sentence_twice_is_told_by_what_stands_around_it() -> None:
    """The first in the text is the first on the page, the second the second."""
    lines = ["Once upon a time.", WELL, "Years went by.", WELL, "That is all."]
    text = " ".join(lines)

    assert lines_at(lines, text, WELL, 0) == {1}
    assert lines_at(lines, text, WELL, 1) == {3}


def test_the_same_page_over_and_over_is_told_by_all_of_it() -> None:
    """Where nothing was left out and nothing put elsewhere, the order tells."""
    lines = [WELL] * 3

    assert lines_at(lines, " ".join(lines), WELL, 1) == {1}


def test_words_that_could_stand_at_two_places_have_none() -> None:
    """One of the two was left out, and nothing says which."""
    assert places([WELL, MILL, WELL], f"{WELL}") == []
    assert places([WELL, MILL, WELL], f"Another thing. {WELL}") == []


def test_a_word_the_page_does_not_show_so_has_no_place() -> None:
    """One letter off is another word; the others of its line have no place either."""
    assert places([WELL, MILL], f"The wall was dug. {MILL}") == [(1, word) for word in MILL.split()]


def test_a_page_of_too_many_letters_is_not_looked_at() -> None:
    """It is no page to read; drawing it should not take minutes."""
    assert places(["well" * 20_000], "well" * 20_000) == []


@given(st.data())
def test_a_place_holds_the_very_letters_and_is_nobody_elses(data: st.DataObject) -> None:
    """Whatever was left out, moved or repeated: no word is placed on other letters."""
    texts = st.text("ab. \u00a0", max_size=6).filter(str.strip)
    lines = data.draw(st.lists(texts, max_size=8))
    kept = data.draw(st.permutations([each for each in lines if data.draw(st.booleans())]))
    text = data.draw(st.sampled_from([" ", "\n", ""])).join(kept)

    found = placed([line(words) for words in lines], text)

    for each in found:
        here = text[each.start : each.end]
        assert "".join(here.split()) == "".join(each.word.text.split())
    for one, other in pairwise(found):
        assert one.end <= other.start


@given(st.lists(st.sampled_from([WELL, MILL, "Yes.", "No.", "It was so."]), max_size=7))
def test_a_text_in_the_pages_own_order_is_placed_in_that_order(lines: list[str]) -> None:
    """However often its lines repeat, none is taken for another."""
    found = placed([line(words) for words in lines], " ".join(lines))

    assert [each.line for each in found] == [
        number for number, words in enumerate(lines) for _ in words.split()
    ]
