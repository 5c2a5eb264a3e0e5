"""Sources of every kind, as tests of citing use them; all of them are invented."""

from dataclasses import replace

from bot.citing.person_names import person_of
from bot.citing.reference import Reference, SourceKind
from bot.documents.metadata import Day

SEEN = Day(2026, 11, 22)
INTERVIEW = Reference(
    SourceKind.INTERVIEW,
    "Water for the Valley",
    authors=(person_of("Ada Obi"),),
    interviewers=(person_of("Jan van den Berg"),),
    container="The Well Magazine",
    issued=Day(2024, 3, 12),
)
ALONE = Reference(
    SourceKind.INTERVIEW,
    "Water for the Valley",
    authors=(person_of("Ada Obi"),),
    interviewers=(person_of("Per Lind"),),
)
REPORT = Reference(
    SourceKind.REPORT,
    "Annual Report on Wells",
    authors=(person_of("Water Office"),),
    publisher="Well Press",
    issued=Day(2023),
)
WEBPAGE = Reference(
    SourceKind.WEBPAGE,
    "How a Well Is Dug",
    authors=(person_of("Ada Obi"),),
    container="Wells Online",
    issued=Day(2022, 5),
    url="https://wells.example/dig",
    accessed=SEEN,
)
BOOK = Reference(
    SourceKind.BOOK,
    "The Deep Well",
    authors=(person_of("Mara von der Stein"), person_of("Ana de la Cruz")),
    publisher="Well Press",
    issued=Day(1999),
    language="en",
)
UNDATED = Reference(
    SourceKind.BOOK,
    "Колодцы долины",
    authors=(person_of("Анна Петровна Иванова"), person_of("村上花")),
    publisher="Источник",
    language="ru",
)
ARTICLE = Reference(
    SourceKind.ARTICLE,
    "Why Rope?",
    authors=(person_of("Lee King Jr."),),
    container="Rope Weekly",
    issued=Day(2001, 1, 2),
)
NEWER = replace(INTERVIEW, url="https://well.example/obi", accessed=SEEN)
BROADCAST = replace(ALONE, publisher="Well Radio", issued=Day(2024, 3, 12))
OWN_REPORT = replace(REPORT, publisher="Water Office", issued=None)
PAGE_ALONE = replace(WEBPAGE, authors=(), issued=None, accessed=None)
OF_THREE = replace(BOOK, authors=(*BOOK.authors, person_of("Ada Obi")))
ABROAD = Reference(
    SourceKind.REPORT,
    "Der tiefe Brunnen",
    authors=(person_of("García Márquez, Óscar"), person_of("Jan van den Berg")),
    publisher="Brunnenverlag",
    issued=Day(2020),
    language="de",
)
UNKNOWN = Reference(SourceKind.DOCUMENT, "Notes on Wells")
ALL = (
    INTERVIEW, ALONE, REPORT, WEBPAGE, BOOK, UNDATED, ARTICLE, UNKNOWN,
    NEWER, BROADCAST, OWN_REPORT, PAGE_ALONE, OF_THREE, ABROAD,
)  # fmt: skip
