"""Citations in styles, each written by hand after the style's own manual."""

from dataclasses import replace

import pytest

from bot.citing.locator import Locator, Unit
from bot.citing.reference import Reference
from bot.citing.styled import Run, Style, Stylist, plain
from tests.sources import ALONE, ARTICLE, BOOK, INTERVIEW, REPORT, UNDATED, UNKNOWN, WEBPAGE

PAGE = Locator(Unit.PAGE, "12")
PARAGRAPH = Locator(Unit.PARAGRAPH, "12")
TIME = Locator(Unit.TIME, "1:02:05")

APA = {
    "an interview": (
        (INTERVIEW, PAGE),
        "(Obi, 2024, p. 12)",
        "Obi, A. (2024, March 12). Water for the Valley (J. van den Berg, Interviewer). "
        "The Well Magazine.",
    ),
    "an interview without pages": (
        (INTERVIEW, PARAGRAPH),
        "(Obi, 2024, para. 12)",
        "Obi, A. (2024, March 12). Water for the Valley (J. van den Berg, Interviewer). "
        "The Well Magazine.",
    ),
    # what readers cannot find is a personal communication, and is not listed (APA 8.9)
    "an interview on tape": (
        (ALONE, TIME),
        "(A. Obi, personal communication, n.d., 1:02:05)",
        "",
    ),
    "a report": (
        (REPORT, Locator(Unit.PAGE, "217")),
        "(Water Office, 2023, p. 217)",
        "Water Office. (2023). Annual Report on Wells. Well Press.",
    ),
    "a web page": (
        (WEBPAGE, PARAGRAPH),
        "(Obi, 2022, para. 12)",
        "Obi, A. (2022, May). How a Well Is Dug. Wells Online. https://wells.example/dig",
    ),
    "a book of two": (
        (BOOK, Locator(Unit.PAGE, "217–218")),
        "(von der Stein & de la Cruz, 1999, pp. 217–218)",
        "von der Stein, M., & de la Cruz, A. (1999). The Deep Well. Well Press.",
    ),
    "no date, other letters": (
        (UNDATED, None),
        "(Иванова & 村上花, n.d.)",
        "Иванова, А. П., & 村上花. (n.d.). Колодцы долины. Источник.",
    ),
    "an article, a suffix, a question": (
        (ARTICLE, None),
        "(King, 2001)",
        "King, L., Jr. (2001, January 2). Why Rope? Rope Weekly.",
    ),
    "a title alone": (
        (UNKNOWN, PARAGRAPH),
        "(Notes on Wells, n.d., para. 12)",
        "Notes on Wells. (n.d.).",
    ),
}
MLA = {
    "an interview": (
        (INTERVIEW, PAGE),
        "(Obi 12)",
        "Obi, Ada. “Water for the Valley.” Interview by Jan van den Berg. The Well Magazine, "
        "12 Mar. 2024.",
    ),
    "an interview without pages": (
        (INTERVIEW, PARAGRAPH),
        "(Obi, par. 12)",
        "Obi, Ada. “Water for the Valley.” Interview by Jan van den Berg. The Well Magazine, "
        "12 Mar. 2024.",
    ),
    "an interview on tape": (
        (ALONE, TIME),
        "(Obi 1:02:05)",
        "Obi, Ada. “Water for the Valley.” Interview by Per Lind.",
    ),
    "a report": (
        (REPORT, Locator(Unit.PAGE, "217")),
        "(Water Office 217)",
        "Water Office. Annual Report on Wells. Well Press, 2023.",
    ),
    "a web page": (
        (WEBPAGE, PARAGRAPH),
        "(Obi, par. 12)",
        "Obi, Ada. “How a Well Is Dug.” Wells Online, May 2022, https://wells.example/dig.",
    ),
    "a book of two": (
        (BOOK, Locator(Unit.PAGE, "5")),
        "(von der Stein and de la Cruz 5)",
        "von der Stein, Mara, and Ana de la Cruz. The Deep Well. Well Press, 1999.",
    ),
    "no date, other letters": (
        (UNDATED, None),
        "(Иванова and 村上花)",
        "Иванова, Анна Петровна, and 村上花. Колодцы долины. Источник.",
    ),
    "an article, a suffix, a question": (
        (ARTICLE, None),
        "(King)",
        "King, Lee, Jr. “Why Rope?” Rope Weekly, 2 Jan. 2001.",
    ),
    "a title alone": ((UNKNOWN, PARAGRAPH), "(“Notes on Wells,” par. 12)", "“Notes on Wells.”"),
}
CHICAGO = {
    "an interview": (
        (INTERVIEW, PAGE),
        "Ada Obi, “Water for the Valley,” interview by Jan van den Berg, The Well Magazine, "
        "March 12, 2024, 12.",
        "Obi, Ada. “Water for the Valley.” Interview by Jan van den Berg. The Well Magazine, "
        "March 12, 2024.",
    ),
    "an interview without pages": (
        (INTERVIEW, PARAGRAPH),
        "Ada Obi, “Water for the Valley,” interview by Jan van den Berg, The Well Magazine, "
        "March 12, 2024, para. 12.",
        "Obi, Ada. “Water for the Valley.” Interview by Jan van den Berg. The Well Magazine, "
        "March 12, 2024.",
    ),
    # an interview nobody published stands in the note alone (CMOS 14.109)
    "an interview on tape": (
        (ALONE, TIME),
        "Ada Obi, “Water for the Valley,” interview by Per Lind, 1:02:05.",
        "",
    ),
    "a report": (
        (REPORT, Locator(Unit.PAGE, "217")),
        "Water Office, Annual Report on Wells (Well Press, 2023), 217.",
        "Water Office. Annual Report on Wells. Well Press, 2023.",
    ),
    "a web page": (
        (WEBPAGE, PARAGRAPH),
        "Ada Obi, “How a Well Is Dug,” Wells Online, May 2022, para. 12, "
        "https://wells.example/dig.",
        "Obi, Ada. “How a Well Is Dug.” Wells Online, May 2022. https://wells.example/dig.",
    ),
    "a book of two": (
        (BOOK, Locator(Unit.PAGE, "5")),
        "Mara von der Stein and Ana de la Cruz, The Deep Well (Well Press, 1999), 5.",
        "Stein, Mara von der, and Ana de la Cruz. The Deep Well. Well Press, 1999.",
    ),
    "no date, other letters": (
        (UNDATED, None),
        "Анна Петровна Иванова and 村上花, Колодцы долины (Источник, n.d.).",
        "Иванова, Анна Петровна, and 村上花. Колодцы долины. Источник, n.d.",
    ),
    "an article, a suffix, a question": (
        (ARTICLE, None),
        "Lee King Jr., “Why Rope?,” Rope Weekly, January 2, 2001.",
        "King, Lee, Jr. “Why Rope?” Rope Weekly, January 2, 2001.",
    ),
    "a title alone": ((UNKNOWN, PARAGRAPH), "“Notes on Wells,” n.d., para. 12.", ""),
}
HARVARD = {
    # Cite Them Right names the interviewer; its CSL style does not know how to
    "an interview": (
        (INTERVIEW, PAGE),
        "(Obi, 2024, p. 12)",
        "Obi, A. (2024) ‘Water for the Valley’, The Well Magazine.",
    ),
    "an interview without pages": (
        (INTERVIEW, PARAGRAPH),
        "(Obi, 2024, para. 12)",
        "Obi, A. (2024) ‘Water for the Valley’, The Well Magazine.",
    ),
    "an interview on tape": (
        (ALONE, TIME),
        "(Obi, no date, 1:02:05)",
        "Obi, A. (no date) ‘Water for the Valley’.",
    ),
    "a report": (
        (REPORT, Locator(Unit.PAGE, "217")),
        "(Water Office, 2023, p. 217)",
        "Water Office (2023) Annual Report on Wells. Well Press.",
    ),
    "a web page": (
        (WEBPAGE, PARAGRAPH),
        "(Obi, 2022, para. 12)",
        "Obi, A. (2022) How a Well Is Dug, Wells Online. Available at: "
        "https://wells.example/dig (Accessed: 22 November 2026).",
    ),
    "a book of two": (
        (BOOK, Locator(Unit.PAGE, "5")),
        "(von der Stein and de la Cruz, 1999, p. 5)",
        "von der Stein, M. and de la Cruz, A. (1999) The Deep Well. Well Press.",
    ),
    "no date, other letters": (
        (UNDATED, None),
        "(Иванова and 村上花, no date)",
        "Иванова, А.П. and 村上花 (no date) Колодцы долины. Источник.",
    ),
    "an article, a suffix, a question": (
        (ARTICLE, None),
        "(King, 2001)",
        "King, L., Jr. (2001) ‘Why Rope?’, Rope Weekly, 2 January.",
    ),
    "a title alone": (
        (UNKNOWN, PARAGRAPH),
        "(‘Notes on Wells’, no date, para. 12)",
        "‘Notes on Wells’ (no date).",
    ),
}
BY_HAND = {Style.APA: APA, Style.MLA: MLA, Style.CHICAGO: CHICAGO, Style.HARVARD: HARVARD}
CASES = [
    pytest.param(style, *case, id=f"{style.name.lower()}, {what}")
    for style, cases in BY_HAND.items()
    for what, case in cases.items()
]


@pytest.fixture(scope="module")
def stylist() -> Stylist:
    """One for all: it reads each style once."""
    return Stylist()


@pytest.mark.parametrize(("style", "source", "in_text", "entry"), CASES)
def test_a_citation_is_what_the_manual_asks_for(
    stylist: Stylist,
    style: Style,
    source: tuple[Reference, Locator | None],
    in_text: str,
    entry: str,
) -> None:
    """In the text or the note, and in the list of sources, character by character."""
    said = stylist.say(style, *source)

    assert plain(said.in_text) == in_text
    assert plain(said.entry) == entry


def test_titles_of_books_are_in_italics_and_those_of_articles_are_not(stylist: Stylist) -> None:
    """Type is told apart from words, so a page or a file can show it."""
    book = stylist.say(Style.MLA, BOOK).entry
    article = stylist.say(Style.MLA, ARTICLE).entry

    assert [run.words for run in book if run.italic] == ["The Deep Well"]
    assert [run.words for run in article if run.italic] == ["Rope Weekly"]


def test_a_page_called_by_a_hyphen_is_one_page(stylist: Stylist) -> None:
    """ "A-21" is no range: one page, its hyphen no dash."""
    said = stylist.say(Style.APA, REPORT, Locator(Unit.PAGE, "A-21"))

    assert plain(said.in_text) == "(Water Office, 2023, p. A-21)"


def test_one_citation_leaves_nothing_in_the_next(stylist: Stylist) -> None:
    """Whatever was said before, the same source is said the same."""
    first = [stylist.say(style, INTERVIEW, PAGE) for style in Style]
    for style in Style:
        stylist.say(style, UNKNOWN, TIME)
        stylist.say(style, BOOK)

    assert [stylist.say(style, INTERVIEW, PAGE) for style in Style] == first


def test_a_title_that_is_not_english_keeps_its_capitals(stylist: Stylist) -> None:
    """Whether the language is known or only seen in the title."""
    german = replace(UNKNOWN, title="Der tiefe Brunnen und das Seil")
    told = replace(german, language="de")

    for reference in (german, told):
        assert plain(stylist.say(Style.MLA, reference).entry) == "“Der tiefe Brunnen und das Seil.”"


def test_marks_in_a_title_are_only_letters(stylist: Stylist) -> None:
    """What citing uses inside, a title cannot: neither its marks nor markup."""
    title = "A\ue000B\ue001 <i>and</i> $x & \ue002C"
    entry = stylist.say(Style.APA, replace(BOOK, title=title)).entry

    assert Run("AB <i>and</i> $x & C", italic=True) in entry
