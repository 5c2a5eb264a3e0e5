"""A long annual report of a river office that never was, and questions whose pages are known."""

from dataclasses import dataclass
from itertools import product

from tests.support.documents.pdf_files import FILL, LEFT, TOP, Sheets, roman

FRONT = 8  # pages numbered i, ii, iii
PLACES = """
Alder Beck, Bramley, Caldwell, Dunmore, Eastfold, Fernhill, Garrow, Holmstead, Inverley, Juniper Point, Kelbrook,
Langmere, Marsh End, Norvik, Oakhampton
""".replace("\n", " ").split(",")
TOPICS = (
    ("The pumping station at {place} was closed for {number} days while its turbine was mended.",
     "For how many days was the pumping station at {place} closed?"),
    ("Fishermen at {place} landed {number} tonnes of eel, the least since the count began.",
     "How many tonnes of eel were landed at {place}?"),
    ("In {place} the flood of March reached {number} houses before the sluice could be shut.",
     "How many houses did the March flood reach in {place}?"),
    ("The school of {place} sent {number} pupils to sample the water of the upper stream.",
     "How many pupils from the school of {place} sampled the water?"),
    ("Wardens planted {number} willows along the embankment between {place} and the old weir.",
     "How many willows were planted along the embankment near {place}?"),
    ("Households in {place} paid {number} crowns a year for drinking water after the reform.",
     "What did households in {place} pay for drinking water?"),
    ("The ferry of {place} carried {number} passengers, although the jetty was rebuilt in autumn.",
     "How many passengers did the ferry of {place} carry?"),
    ("Inspectors found nitrate above the limit in {number} of the wells around {place}.",
     "In how many wells around {place} was there too much nitrate?"),
)  # fmt: skip
TABLE_EVERY = len(TOPICS)  # pages; each place has one


@dataclass(frozen=True, slots=True)
class Known:
    """A question and where its answer stands."""

    question: str
    words: str
    """Of the answer, as they stand in the text."""
    index: int
    label: str


def annual_report() -> tuple[bytes, tuple[Known, ...]]:
    """128 pages: roman front matter, two columns, running heads and feet, tables; a fact a page."""
    facts = list(product(TOPICS, (place.strip() for place in PLACES)))
    sheets = Sheets(title="Annual report of the river office")
    known: list[Known] = []
    for index in range(FRONT + len(facts)):
        label = roman(index + 1) if index < FRONT else str(index - FRONT + 1)
        sheets.line(f"River office  |  Year of the long rain  |  {label}", LEFT, 30, size=8)
        sheets.line("Annual report" if index % 2 else "The valley and its water", LEFT, 806, size=8)
        if index < FRONT:
            sheets.prose(f"{FILL}{FILL}", width=450)
        else:
            (told, asked), place = facts[(index - FRONT) * 37 % len(facts)]
            number = 100 + index * 7
            words = told.format(place=place, number=number)
            body = index - FRONT
            if body % TABLE_EVERY:
                sheets.prose(f"{FILL}{words} {FILL}", LEFT, TOP, width=210)
                sheets.prose(f"{FILL}{FILL}", LEFT + 235, TOP, width=210)
            else:
                place = PLACES[body // TABLE_EVERY].strip()
                words = _table(sheets, place, number)
                asked = "What were the repair costs in {place}?"
            known.append(Known(asked.format(place=place), words, index, label))
        sheets.end_page()
    return sheets.data(), tuple(known)


def _table(sheets: Sheets, place: str, number: int) -> str:
    """Draw a table without rules after a sentence; returns the row that the question is about."""
    y = sheets.prose(FILL) - 14
    rows = [
        (f"District of {place}, in crowns", "Last year", "This year"),
        (f"Repair costs, {place}", f"{number - 30}", f"{number}"),
        (f"Wages, {place}", "1,204", "1,377"),
        (f"Fuel for the pumps, {place}", "311", "298"),
    ]
    for row in rows:
        for words, x in zip(row, (LEFT, LEFT + 250, LEFT + 350), strict=True):
            sheets.line(words, x, y)
        y -= 14
    sheets.prose(FILL, y=y - 14)
    return rows[1][0]
