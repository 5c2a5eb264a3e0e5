"""What is known of a document as a source, without asking anybody."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.citing.person_names import Person, person_of
from bot.citing.reference import Reference, SourceKind, reference_of
from bot.documents.document import Document
from bot.documents.metadata import Day, Metadata, day_of, is_address
from bot.formats.loading import decode_document
from bot.segmentation.speakers import Names, Renaming
from bot.segmentation.transcript import Transcript
from tests.support.documents.web_pages import PROSE, page
from tests.support.documents.zips import docx

TRANSCRIPT = """Water for the valley

Per Lind: Why did you begin?

Ada Obi: Because nobody else would. I asked the village first.

Per Lind: Who keeps the well?

Ada Obi: The village keeps it. We learned to ask before we dig.
"""
MAGAZINE = """Ada Obi joined the water office as a driller. Interview by Jan Berg.

Why did you begin? Were you alone?

I began because nobody else would. My brother drove.

Who keeps your wells?

The village keeps them. I only ask.
"""
FRONT = """---
title: Water for the valley
author: {author}
date: 2024-03-12
publisher: Well Press
container-title: The Well Magazine
url: https://wells.example/obi
lang: en
{more}---

# One

The well is deep.
"""


def document(text: str, *, name: str = "wells.md") -> Document:
    """A document as its reader makes it."""
    return decode_document(text.encode(), name=name)


def test_a_transcript_is_an_interview_of_whom_it_asks() -> None:
    """Who answers is the author, who asks the interviewer; neither is the other."""
    reference = reference_of(Transcript.of(document(TRANSCRIPT, name="wells.txt")))

    assert reference == Reference(
        SourceKind.INTERVIEW,
        "Water for the valley",
        authors=(Person("Obi", "Ada"),),
        interviewers=(Person("Lind", "Per"),),
    )


def test_a_magazines_interview_is_cited_by_its_byline() -> None:
    """No label names anybody: the introduction and "Interview by …" do."""
    reference = reference_of(Transcript.of(document(MAGAZINE)))

    assert reference.kind is SourceKind.INTERVIEW
    assert reference.authors == (Person("Obi", "Ada"),)
    assert reference.interviewers == (Person("Berg", "Jan"),)


def test_speakers_are_cited_by_the_names_a_person_gave_them() -> None:
    """A renaming reaches the citation; one who is not to be named is not."""
    renamed = Names((Renaming("Ada Obi", "Ada Obi Lund, Mayor"), Renaming("Per Lind", None)))
    reference = reference_of(Transcript.of(document(TRANSCRIPT, name="wells.txt")), renamed)

    assert reference.authors == (person_of("Ada Obi Lund, Mayor"),)
    assert reference.interviewers == ()


def test_an_interview_of_nobody_named_is_no_interview() -> None:
    """`Q.` and `A.` are no names, and a list of questions has no speakers."""
    text = "Q. Why a well?\n\nA. For water.\n\nQ. Who digs?\n\nA. We all do, in May.\n"

    assert reference_of(Transcript.of(document(text, name="faq.txt"))).authors == ()


def test_front_matter_says_what_it_says() -> None:
    """Author, date, publisher, container, address, language, kind."""
    text = FRONT.format(author="Ana de la Cruz", more="type: report\n")

    assert reference_of(Transcript.of(document(text))) == Reference(
        SourceKind.REPORT,
        "Water for the valley",
        authors=(Person("Cruz", "Ana", "de la"),),
        container="The Well Magazine",
        publisher="Well Press",
        issued=Day(2024, 3, 12),
        url="https://wells.example/obi",
        language="en",
    )


@pytest.mark.parametrize(
    "author",
    [
        "Ada Obi and Jan Berg",
        "[Ada Obi, Jan Berg]",
        "\n  - name: Ada Obi\n    email: a@wells.example\n  - name: Jan Berg",
        "'Obi, Ada; Berg, Jan'",
    ],
)
def test_authors_are_read_however_they_are_listed(author: str) -> None:
    """On a line, in a list, in a list of mappings."""
    reference = reference_of(Transcript.of(document(FRONT.format(author=author, more=""))))

    assert reference.authors == (Person("Obi", "Ada"), Person("Berg", "Jan"))


def test_toml_is_read_as_yaml_is() -> None:
    """The other front matter, with a date of its own type."""
    text = '+++\ntitle = "Wells"\nauthors = ["Ada Obi"]\ndate = 2024-03-12\n+++\n\nDeep.\n'

    assert document(text).stated == Metadata(authors=("Ada Obi",), issued=Day(2024, 3, 12))


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_front_matter_is_read_with_any_line_ends(line_end: str) -> None:
    """A file of another system states as much."""
    text = FRONT.format(author="Ada Obi", more="").replace("\n", line_end)

    assert document(text).stated.authors == ("Ada Obi",)


def test_the_author_of_an_interview_is_who_asked() -> None:
    """Front matter names who wrote it down; who answers stays the one cited."""
    text = FRONT.format(author="Jan Berg", more="") + TRANSCRIPT.split("\n\n", 1)[1]
    reference = reference_of(Transcript.of(document(text)))

    assert reference.kind is SourceKind.INTERVIEW
    assert reference.authors == (Person("Obi", "Ada"),)
    assert reference.interviewers == (Person("Berg", "Jan"),)


def test_whose_program_made_a_file_has_asked_nobody() -> None:
    """Word's author of a transcript may be its typist; a report's is its author all the same."""
    talk = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in TRANSCRIPT.split("\n\n"))
    plain = "<w:p><w:r><w:t>The well is deep.</w:t></w:r></w:p>"
    core = (
        '<cp:coreProperties xmlns:cp="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:creator>Jan Berg</dc:creator></cp:coreProperties>"
    )
    interview, report = (
        reference_of(
            Transcript.of(
                decode_document(docx(body, more={"docProps/core.xml": core}), name="a.docx")
            )
        )
        for body in (talk, plain)
    )

    assert (interview.kind, interview.authors) == (SourceKind.INTERVIEW, (Person("Obi", "Ada"),))
    assert interview.interviewers == (Person("Lind", "Per"),)
    assert (report.kind, report.authors) == (SourceKind.DOCUMENT, (Person("Berg", "Jan"),))


def test_a_page_is_cited_with_its_site_and_address() -> None:
    """By its byline, where its head names nobody."""
    head = (
        '<title>Wells</title><meta property="og:site_name" content="The Well Magazine">'
        '<link rel="canonical" href="https://wells.example/obi">'
    )
    body = f"<main><h1>Wells</h1><p>By Ada Obi</p><p>{PROSE}</p></main>"

    assert reference_of(
        Transcript.of(decode_document(page(body, head=head), name="a.html"))
    ) == Reference(
        SourceKind.WEBPAGE,
        "Wells",
        authors=(Person("Obi", "Ada"),),
        container="The Well Magazine",
        url="https://wells.example/obi",
        language="en",
    )


def test_a_person_corrects_any_part() -> None:
    """What is known is a start; a correction is a value of its own."""
    known = reference_of(Transcript.of(document("The well is deep.\n", name="wells.txt")))
    corrected = replace(
        known, kind=SourceKind.BOOK, authors=(person_of("Plato"),), issued=Day(1999)
    )

    assert known.kind is SourceKind.DOCUMENT
    assert (corrected.kind, corrected.issued) == (SourceKind.BOOK, Day(1999))
    with pytest.raises(ValueError, match="has a title"):
        replace(known, title=" ")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-03-12", Day(2024, 3, 12)),
        ("2024-03-12T10:00:00Z", Day(2024, 3, 12)),
        ("2024/3", Day(2024, 3)),
        ("2024", Day(2024)),
        ("2024-13-01", None),
        ("2024-02-31", None),
        ("12 March", None),
        ("20245", None),
        ("0000", None),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(words: str, day: Day | None) -> None:
    """Year first; what is in no calendar is no date."""
    assert day_of(words) == day


def test_only_the_webs_addresses_are_addresses() -> None:
    """What a browser would carry out is no source."""
    assert is_address("https://wells.example/a?b=c")
    assert not any(map(is_address, ("javascript:alert(1)", "https://a b", "file:///x", "")))


@settings(deadline=None)  # the first one loads the parser
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=200))
def test_any_front_matter_makes_a_reference(words: str) -> None:
    """A stranger's settings break nothing."""
    reference = reference_of(
        Transcript.of(document(f"---\nauthor: {words}\n---\n\nThe well is deep.\n"))
    )

    assert reference.title.strip()
