"""The list of sources, and how a notebook cites each of its places."""

from dataclasses import replace

import pytest

from bot.citing.csl_styles import CitationStyle, Locator, Stylist, Unit, plain
from bot.citing.exchange.csl_json import csl_item
from bot.citing.person_names import person_of
from bot.citing.reference import Reference, SourceKind
from bot.documents.metadata import Day
from bot.notebook.bibliography import bibliography
from bot.notebook.compilation import Compiling
from bot.notebook.source import reference_of_item
from tests.support.documents.sources import ALL, BOOK, INTERVIEW, REPORT, UNDATED, UNKNOWN

STYLIST = Stylist()
PLACES = (
    *(Locator(Unit.PAGE, words) for words in ("217", "217–218", "iv", "[2]", "A-7")),
    *(Locator(Unit.TIME, words) for words in ("2:05", "1:02:05")),
    Locator(Unit.PARAGRAPH, "1"),
    None,
)


@pytest.mark.parametrize("reference", ALL)
def test_a_source_comes_back_from_its_csl_item(reference: Reference) -> None:
    """As it went out, for a style to be said of it without its document."""
    assert reference_of_item(csl_item(reference, key="so")) == reference


def test_a_list_of_sources_has_each_once_in_the_styles_order() -> None:
    """By family, then date or title; no date first (APA 9.46); articles and accents do not count."""

    def of(name: str, title: str, year: int | None) -> Reference:
        issued = Day(year) if year else None
        return Reference(
            SourceKind.BOOK, title, (person_of(name),), issued=issued, publisher="Press"
        )

    late, early = of("Ana Berg", "A Deep Well", 2020), of("Ana Berg", "The Rope", 1999)
    undated, other = of("Ana Berg", "Zeal", None), of("Élie Bergé", "Springs", 1990)
    given_ = (other, late, early, undated, late, UNDATED, REPORT, INTERVIEW)

    def listed(style: CitationStyle) -> list[str]:
        entries = bibliography(given_, style=style, stylist=STYLIST).sources.entries
        titles = ("for the Valley", "Deep Well", "The Rope", "Zeal", "Springs", "Колодцы", "Report")
        return [next(title for title in titles if title in plain(each)) for each in entries]

    by_date = ["Zeal", "The Rope", "Deep Well", "Springs", "for the Valley", "Report", "Колодцы"]
    assert listed(CitationStyle.APA) == by_date
    assert listed(CitationStyle.MLA)[:4] == ["Deep Well", "The Rope", "Zeal", "Springs"]
    assert bibliography((), style=CitationStyle.MLA, stylist=STYLIST).sources.entries == ()


@pytest.mark.parametrize(
    ("style", "dated", "undated"),
    [
        (CitationStyle.APA, ["(Obi, 2024a, p. 3)", "(Obi, 2024b, p. 3)"], ["(Obi, n.d.-a, p. 3)"]),
        (
            CitationStyle.HARVARD,
            ["(Obi, 2024a, p. 3)", "(Obi, 2024b, p. 3)"],
            ["(Obi, no date a, p. 3)"],
        ),
        (CitationStyle.MLA, ["(Obi 3)", "(Obi 3)"], ["(Obi 3)"]),
    ],
)
def test_sources_of_one_author_and_year_have_letters(
    style: CitationStyle, dated: list[str], undated: list[str]
) -> None:
    """In the text and in the list, in its order (APA 8.19, 9.47); a year in a title is no date."""
    one = replace(INTERVIEW, title="In (2024) Dry", issued=Day(2024))
    two = replace(INTERVIEW, title="Wet", issued=Day(2024))
    old, older = replace(one, issued=None), replace(two, issued=None)
    listed = bibliography((two, older, old, one, BOOK), style=style, stylist=STYLIST)

    def cited(reference: Reference) -> str:
        said = STYLIST.say(style, reference, Locator(Unit.PAGE, "3")).in_text
        return plain(listed.told_apart(said, reference))

    assert [cited(one), cited(two)] == dated
    assert [cited(old)] == undated
    entries = [plain(each) for each in listed.sources.entries]
    letters = [each.partition("(")[2].partition(")")[0] for each in entries if "Obi" in each]
    expected = {
        CitationStyle.APA: ["n.d.-a", "n.d.-b", "2024a", "2024b"],
        CitationStyle.HARVARD: ["no date a", "no date b", "2024a", "2024b"],
    }
    assert letters == expected.get(style, letters)
    assert "1999" in cited(BOOK) or style is CitationStyle.MLA


@pytest.mark.parametrize("style", CitationStyle)
def test_a_place_is_said_as_if_the_style_were_asked_for_it_alone(style: CitationStyle) -> None:
    """Places of a kind differ in their number, also in a source with the number that stands in."""
    compiling = Compiling(style, STYLIST)

    for reference in (INTERVIEW, UNKNOWN, replace(BOOK, title="The 7604321 Wells")):
        said = [compiling.say(reference, place) for place in PLACES]
        assert said == [STYLIST.say(style, reference, place).in_text for place in PLACES]
