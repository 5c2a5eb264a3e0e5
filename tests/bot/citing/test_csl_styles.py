"""Citations in styles, each checked by hand against the rules its style publishes."""

from dataclasses import replace

import pytest

from bot.citing.csl_styles import CitationStyle, Locator, StyledRun, Stylist, Unit, plain
from tests.support.citing.by_hand import BY_HAND, CITED, PAGE, TIME
from tests.support.documents.sources import BOOK, INTERVIEW, REPORT, UNKNOWN

CASES = [
    pytest.param(style, what, id=f"{style.name.lower()}, {what}")
    for style in BY_HAND
    for what in CITED
]


@pytest.fixture(scope="module")
def stylist() -> Stylist:
    """One for all: it reads each style once."""
    return Stylist()


def typed(runs: tuple[StyledRun, ...]) -> str:
    """The words, those in italics between stars."""
    return "".join(f"*{run.words}*" if run.italic else run.words for run in runs)


@pytest.mark.parametrize(("style", "what"), CASES)
def test_a_citation_is_what_its_style_asks_for(
    stylist: Stylist, style: CitationStyle, what: str
) -> None:
    """In the text or the note, and in the list of sources, character by character and in type."""
    said = stylist.say(style, *CITED[what])

    assert (typed(said.in_text), typed(said.entry)) == BY_HAND[style][what]


def test_a_page_called_by_a_hyphen_is_one_page(stylist: Stylist) -> None:
    """ "A-21" is no range: one page, its hyphen no dash."""
    said = stylist.say(CitationStyle.APA, REPORT, Locator(Unit.PAGE, "A-21"))

    assert plain(said.in_text) == "(Water Office, 2023, p. A-21)"


def test_one_citation_leaves_nothing_in_the_next(stylist: Stylist) -> None:
    """Whatever was said before, the same source is said the same."""
    first = [stylist.say(style, INTERVIEW, PAGE) for style in CitationStyle]
    for style in CitationStyle:
        stylist.say(style, UNKNOWN, TIME)
        stylist.say(style, BOOK)

    assert [stylist.say(style, INTERVIEW, PAGE) for style in CitationStyle] == first


def test_a_title_that_is_not_english_keeps_its_capitals(stylist: Stylist) -> None:
    """Whether the language is known or only seen in the title."""
    german = replace(UNKNOWN, title="Der tiefe Brunnen und das Seil")
    told = replace(german, language="de")

    for reference in (german, told):
        assert (
            plain(stylist.say(CitationStyle.MLA, reference).entry)
            == "“Der tiefe Brunnen und das Seil.”"
        )


def test_marks_in_a_title_are_only_letters(stylist: Stylist) -> None:
    """What citing uses inside, a title cannot: neither its marks nor markup."""
    title = "A\ue000B\ue001 <i>and</i> $x & \ue002C"
    entry = stylist.say(CitationStyle.APA, replace(BOOK, title=title)).entry

    assert StyledRun("AB <i>and</i> $x & C", italic=True) in entry
