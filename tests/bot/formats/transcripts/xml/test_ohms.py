"""OHMS: an oral history's record, with captions or with a text and its minutes."""

from bot.formats.transcripts.xml.reader import FORMAT
from tests.bot.formats.transcripts.xml.files import ohms, point
from tests.support.documents.reading import read
from tests.support.documents.said import headings, said, timed

CAPTIONS = """WEBVTT

NOTE
TRANSCRIPTION BEGIN

00:00:01.000 --> 00:00:07.000
<v ARCHIVIST>This is an interview. When did you set your first page?

00:00:07.000 --> 00:00:20.000
<v PRINTER>I was eleven.<br><br>It was a bill for a circus<c.1>.</c>

00:00:20.000 --> 00:00:26.000
And I set a name wrong.

00:00:26.000 --> 00:00:00.000
<v ARCHIVIST>What happened in the strike?

NOTE
TRANSCRIPTION END
"""
TRANSCRIPT = """PRE-TALK

ARCHIVIST: This is an interview. When did
you set your first page?

PRINTER: I was eleven. It was a bill[[footnote]]1[[/footnote]]
for a circus. ARCHIVIST: In which
year? PRINTER: In nineteen.
[W.] Smith knows.

ARCHIVIST: What happened in the strike?
PRINTER: We printed at night.
[[footnotes]][[note]]A circus.[[/note]][[/footnotes]]"""
LABELLED = [
    ("ARCHIVIST", "This is an interview. When did you set your first page?"),
    ("PRINTER", "I was eleven. It was a bill for a circus."),
    ("ARCHIVIST", "In which year?"),
    ("PRINTER", "In nineteen. [W.] Smith knows."),
    ("ARCHIVIST", "What happened in the strike?"),
    ("PRINTER", "We printed at night."),
]


def test_captions_give_voices_and_seconds_and_the_index_headings() -> None:
    """A cue without a name goes on: a record names each new voice. No tag is quoted."""
    points = point(12, "Learning the trade") + point(26, "The strike")

    document = read(FORMAT, ohms(captions=CAPTIONS, points=points, transcript="No transcript."))

    assert said(document) == [
        ("ARCHIVIST", "This is an interview. When did you set your first page?"),
        ("PRINTER", "I was eleven. It was a bill for a circus. And I set a name wrong."),
        ("ARCHIVIST", "What happened in the strike?"),
    ]
    assert timed(document) == [(1.0, "This"), (7.0, "I"), (20.0, "And"), (26.0, "What")]
    assert headings(document) == ["Learning the trade", "The strike"]
    assert "<" not in document.text


def test_a_heading_stands_above_the_question_and_not_in_it() -> None:
    """A point whose time falls into the answer is about the question too."""
    document = read(FORMAT, ohms(captions=CAPTIONS, points=point(12, "Learning the trade")))

    assert document.text.startswith("Learning the trade\n\nThis is an interview.")


def test_the_record_states_title_people_day_and_archive() -> None:
    """They are what is cited, and no words of the interview."""
    extract = FORMAT.read(ohms(captions=CAPTIONS), "x.xml", None)

    stated = extract.stated
    assert extract.title == "Interview with the Printer"
    assert (stated.authors, stated.interviewers) == (("Printer",), ("Ada Archivist",))
    assert (stated.issued and stated.issued.written, stated.publisher) == (
        "1998-05-04",
        "An archive",
    )
    assert "archive" not in extract.text and "press" not in extract.text


def test_the_interviewer_is_known_by_the_record() -> None:
    """`ARCHIVIST` is a part of the interviewer's name, whoever asks more."""
    voices = read(FORMAT, ohms(captions=CAPTIONS)).layout.voices

    assert {voice.speaker for voice in voices if voice.asks} == {"ARCHIVIST"}


def test_a_text_is_cut_at_its_labels_and_its_minutes_stand_at_their_words() -> None:
    """Labels within a line too; footnotes are left out, and brackets are no labels."""
    sync = "1:|3(4)|6(3)|8(1)"

    document = read(FORMAT, ohms(transcript=TRANSCRIPT, sync=sync))

    assert [each for each in said(document) if each[0]] == LABELLED
    assert timed(document) == [(60.0, "an"), (120.0, "was"), (180.0, "year?")]
    assert "circus.[[" not in document.text and "A circus." not in document.text


def test_the_index_of_a_text_stands_where_its_words_are_or_its_minute() -> None:
    """The words with which a point begins tell its place better than its time."""
    points = point(0, "Learning", "ARCHIVIST: This is an interview.") + point(150, "The strike")

    document = read(FORMAT, ohms(transcript=TRANSCRIPT, sync="1:|3(1)|6(1)|8(1)", points=points))

    lines = document.text.split("\n\n")
    assert lines[lines.index("Learning") + 1].startswith("ARCHIVIST: This is")
    assert lines[lines.index("The strike") + 1].startswith("PRINTER: In nineteen.")


def test_an_index_alone_is_read_as_what_it_is() -> None:
    """The archive's words are nobody's; without any, what is said first at each point."""
    described = ohms(points=point(3, "Trade", "PRINTER: I was.", "Her first page."))
    begun = ohms(
        points=point(3, "Trade", "ARCHIVIST: When was it?\nPRINTER: I was eleven.")
        + point(9, "Strike", "ARCHIVIST: And then?\nPRINTER: I printed.")
    )

    assert said(read(FORMAT, described)) == [(None, "Her first page.")]
    assert ("PRINTER", "I was eleven.") in said(read(FORMAT, begun))
    assert timed(read(FORMAT, begun))[0] == (3.0, "Trade")
