"""Tables with a column for the speaker and one for the words, as files and in documents."""

import csv
import io
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formats.qa import csv_table
from bot.formats.sandbox.reading import read_document
from tests.support.documents.reading import read
from tests.support.documents.said import said, said_in, timed
from tests.support.documents.zips import docx, odt

Rows = Sequence[tuple[str, ...]]

LOCK = """speaker,timestamp,words
Interviewer One,0:00:07,"Thank you for coming. Could you say your name for the tape?"
Narrator,0:00:12,"My name is the Narrator, and I kept the lock on the canal."
Interviewer Two,0:00:20,"And how long did you keep it?"
Narrator,0:00:23,"Thirty-one years. My father had it before me."
,0:00:40,"He taught me how to read the water."
Interviewer One,0:00:52,"What was the worst winter?"
Narrator,0:00:55,"The one when the ice tore the upper gate."
"""
ROWS = [
    ("0:07", "Interviewer", "Why did you dig the well behind the house?", "nods"),
    ("0:12", "Guide", "I was thirsty.", ""),
    ("", "", "And my father had dug one before me.", ""),
    ("0:30", "Interviewer", "How deep is it, and what is below it?", ""),
    ("0:33", "Guide", "Nine metres. Below that there is rock.", ""),
]
WELL = [
    ("Interviewer", "Why did you dig the well behind the house?"),
    ("Guide", "I was thirsty. And my father had dug one before me."),
    ("Interviewer", "How deep is it, and what is below it?"),
    ("Guide", "Nine metres. Below that there is rock."),
]


def written(rows: Rows, delimiter: str = ",") -> bytes:
    """The rows as CSV."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode()


def test_a_row_is_its_speakers_and_an_empty_cell_the_speakers_above() -> None:
    """Both interviewers ask; the times are seconds of the recording."""
    document = read(csv_table.FORMAT, LOCK.encode())

    assert said(document)[3] == (
        "Narrator",
        "Thirty-one years. My father had it before me. He taught me how to read the water.",
    )
    assert (40.0, "He") in timed(document)
    assert {voice.speaker for voice in document.layout.voices if voice.asks} == {
        "Interviewer One",
        "Interviewer Two",
    }


@pytest.mark.parametrize(
    "header",
    [
        ("Speaker", "Text"),
        ("SPEAKER NAME", "Transcript"),
        ("Sprecher", "Text"),
        ("Sprecher:in", "Äußerung"),
        ("Locuteur", "Paroles"),
        ("Intervenant", "Texte"),
        ("Hablante", "Texto"),
        ("Orador", "Transcripción"),
        ("Falante", "Fala"),
        ("Parlante", "Testo"),
        ("Spreker", "Tekst"),
        ("Participant (name)", "Utterance (verbatim)"),
        ("who", "words"),
        ("name", "message"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_columns_are_known_in_seven_languages(header: tuple[str, str], delimiter: str) -> None:
    """However the cells are parted, and wherever the columns stand."""
    rows = [row[1:3] for row in ROWS]

    assert said_in(csv_table.FORMAT, written([header, *rows], delimiter)) == WELL
    turned = [(words, speaker) for speaker, words in [header, *rows]]
    assert said_in(csv_table.FORMAT, written(turned, delimiter)) == WELL


@pytest.mark.parametrize(
    ("name", "times", "seconds"),
    [
        ("start", ("7", "12.5"), (7.0, 12.5)),
        ("Start [ms]", ("7000", "12500"), (7.0, 12.5)),
        ("start", ("7000", "60000"), (7.0, 60.0)),
        ("time", ("[0:07]", "[0:12]"), (7.0, 12.0)),
        ("timecode", ("00:00:07:12", "00:00:12:03"), (7.0, 12.0)),
        ("TIMECODE", ("00:00:07.241", "01:00:12.090"), (7.241, 3612.09)),
        ("Zeitmarke", ("#00:00:07-5#", "#00:00:12-5#"), (7.5, 12.5)),
        ("timestamp", ("0:07 the interview begins", "0:12"), (7.0, 12.0)),
    ],
)
def test_times_are_seconds_however_they_are_written(
    name: str, times: tuple[str, str], seconds: tuple[float, float]
) -> None:
    """Clock times, seconds, and milliseconds where the name or the pace says so."""
    rows = [
        ("speaker", name, "words"),
        ("Reporter", times[0], "Why then?"),
        ("Guide", times[1], "So that."),
    ]

    assert timed(read(csv_table.FORMAT, written(rows))) == [
        (seconds[0], "Why"),
        (seconds[1], "So"),
    ]


def test_other_columns_are_left_out_and_that_is_said() -> None:
    """Tags are no words; entities and tags of HTML are decoded."""
    rows = [
        ("speaker", "words", "tags", "notes"),
        ("DB:", "A brief&#8212;short answer?", "files;between", "x"),
        ("RA", "I was <i>there</i> &amp; here.", "", ""),
        ("unknown", "Who said so?", "", ""),
    ]

    extract = csv_table.FORMAT.read(written(rows), "x.csv", None)

    assert said_in(csv_table.FORMAT, written(rows)) == [
        ("DB", "A brief—short answer?"),
        ("RA", "I was there & here."),
        (None, "Who said so?"),
    ]
    assert extract.notes == ("Only speakers, words and times are read, not tags, notes.",)


@pytest.mark.parametrize(
    "rows",
    [
        [("name", "text"), ("Chair", "A chair to sit on."), ("Table", "A table to sit at.")],
        [("speaker", "year"), ("Ada", "1999"), ("Bea", "2000")],
        [("speaker", "text"), ("", "No name at all."), ("", "Nor here.")],
        [("user", "content"), ("Ada", "One thing only.")],
        [("speaker", "text", "id")],
    ],
)
def test_other_tables_stay_tables(rows: Rows) -> None:
    """A list of things has no speakers."""
    document = read(csv_table.FORMAT, written(rows))

    assert document.layout.voices == ()
    assert document.text == "\n".join("\t".join(row).strip() for row in rows)


Make = Callable[[Rows], bytes]


def table(rows: Rows, row: str, cell: str) -> str:
    """Rows as an office document or a page writes them."""
    return "".join(row % "".join(cell % words for words in each) for each in rows)


def in_word(rows: Rows) -> bytes:
    """A Word document with a table between two paragraphs."""
    cells = table(rows, "<w:tr>%s</w:tr>", "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>")
    around = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
    return docx(around % "Interview 4" + f"<w:tbl>{cells}</w:tbl>" + around % "Written by hand.")


def in_odt(rows: Rows) -> bytes:
    """The same in OpenDocument."""
    cells = table(
        rows,
        "<table:table-row>%s</table:table-row>",
        "<table:table-cell><text:p>%s</text:p></table:table-cell>",
    )
    return odt(
        f"<text:p>Interview 4</text:p><table:table>{cells}</table:table>"
        "<text:p>Written by hand.</text:p>"
    )


def in_page(rows: Rows) -> bytes:
    """The same in a web page."""
    cells = table(rows, "<tr>%s</tr>", "<td>%s</td>")
    return (
        f"<html><body><p>Interview 4</p><table>{cells}</table><p>Written by hand.</p></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("make", "name"), [(in_word, "a.docx"), (in_odt, "a.odt"), (in_page, "a.html")]
)
@pytest.mark.parametrize("header", [("Time", "Speaker", "Text", "Notes"), ()])
def test_a_table_in_a_document_names_the_speakers(
    make: Make, name: str, header: tuple[str, ...]
) -> None:
    """With a header; without one where it is a conversation. What stands around it is nobody's."""
    rows = [header, *ROWS] if header else [row[1:3] for row in ROWS]

    document = read_document(make(rows), name, None)

    assert [each for each in said(document) if each[0]] == WELL
    assert said(document)[-1] == (None, "Written by hand.")
    assert "nods" not in " ".join(words for name, words in said(document) if name)
    assert all("\t" not in words for _, words in said(document)[1:] if words != "nods")


@pytest.mark.parametrize("make", [in_word, in_odt, in_page])
def test_a_table_of_a_document_that_is_none_stays_one(make: Make) -> None:
    """A list of members, and a list of answers under their kinds."""
    for rows in (
        [("Name", "Role"), ("Ada", "Chair"), ("Bea", "Member"), ("Ada", "Clerk")],
        [("Good", "I like it."), ("Bad", "I do not."), ("Good", "We love it."), ("Bad", "No.")],
    ):
        assert read_document(make(rows), "a", None).layout.voices == ()


CELLS = st.text(alphabet="AB:\t\n \"',;|é0<&", max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8), st.sampled_from(",;\t|"))
def test_no_words_are_lost_and_offsets_hold(
    rows: list[tuple[str, str, str]], delimiter: str
) -> None:
    """Of any table below a transcript's header."""
    data = written([("speaker", "start", "words"), ("A", "1", "one two three"), *rows], delimiter)

    document = read(csv_table.FORMAT, data)

    assert "one two three" in " ".join(document.text.split())
    for voice in document.layout.voices:
        assert voice.span.start <= len(document.text)
