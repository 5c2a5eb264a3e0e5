"""Subtitles as people have them: each word once, in paragraphs, or refused in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.formats.captions.subtitles import FORMAT, LARGEST
from tests.bot.formats.captions.written import read, srt


def test_lines_that_live_captions_repeat_are_shown_once() -> None:
    """Each cue begins with the line before; somebody who says "No." twice says it twice."""
    rolling = srt("one two", "one two\nthree four", "three four", "three four\nfive", "five\nsix")

    assert read(rolling).text == "one two three four five six"
    assert read(
        srt("No.", "No.", "I said it.", "You did.", "Twice.", "And again.")
    ).text.startswith("No. No.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (srt("{\\an8}<i>Home</i>,\nwe <font color='red'>went</font>."), "Home, we went."),
        (srt("a < b and c > d"), "a < b and c > d"),
        (srt("One.", "Two.").replace("\n", "\r\n"), "One. Two."),
        ("\n\n" + srt("One.", "Two."), "One. Two."),
        (srt("Born in\n1986", "1987"), "Born in 1986 1987"),
        (srt("One.\n\nAnd more.", "Two."), "One. And more. Two."),
        (
            "00:00:01,000 --> 00:00:02,000\nOne.\n\n00:00:02,000 --> 00:00:03,000\nTwo.\n",
            "One. Two.",
        ),
        ("Made by us\n\n" + srt("One.", "Two."), "One. Two."),
        ("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nOne.\n", "One."),
        ("WEBVTT\n00:01.000 --> 00:02.000\nOne.\n00:02.000 --> 00:03.000\nTwo.", "One. Two."),
        ("WEBVTT\n\n00:61.000 --> 00:02.000\nBad.\n\n00:03.000 --> 00:04.000\nTwo.\n", "Two."),
        (srt("One.", "Two.").replace("00:00:04", "00:00:01"), "One. Two."),
        (srt("One.", "Two.").replace("03,500", "09,500"), "One. Two."),
        (srt("One.", "Two.").replace("04,000", "08,000"), "One.\n\nTwo."),
    ],
)
def test_files_as_people_have_them_are_read(text: str, words: str) -> None:
    """Tags, numbers, line ends, missing numbers, credits, wrong times; a pause parts paragraphs."""
    assert read(text).text == words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    """And the format is known whatever the file is called."""
    data = srt("Füße “so”.", "Élan.").encode(encoding)

    assert FORMAT.recognises(data)
    assert FORMAT.read(data, "a.srt", None).text == "Füße “so”. Élan."


def test_long_speech_is_parted_at_sentence_ends() -> None:
    """A lecture without pauses is no single paragraph."""
    cues = [f"This is what I say in line {at}." for at in range(25)]

    paragraphs = read(srt(*cues)).text.split("\n\n")

    assert len(paragraphs) > 1
    assert all(paragraph.endswith(".") and len(paragraph) < 600 for paragraph in paragraphs)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"WEBVTT\n\n", "holds no subtitles"),
        (b"words and no times", "holds no subtitles"),
        (srt("<i></i>").encode(), "holds no subtitles"),
        (b"1\n" + b"9" * 5000 + b":00:01,000 --> 00:00:02,000\nx\n", "holds no subtitles"),
        (b"\x00\x01\x02\x03\xff", "is not a text file"),
        (b" " * (LARGEST + 1), "split it"),
    ],
)
def test_what_holds_no_subtitles_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    """Which begins with the document's name."""
    with pytest.raises(DocumentError, match=says) as raised:
        FORMAT.read(data, "talk.srt", None)

    assert str(raised.value).startswith("talk.srt ")


@pytest.mark.parametrize(
    "piece", ["\n", " ", "1\n", "<v ", "<c.", "{\\", ">> ", "A ", "- a\n", "-->\n", "00:00:01,000 "]
)
def test_hostile_repetition_is_read_or_refused(piece: str) -> None:
    """No run of anything takes long: each is read in one pass."""
    text = srt("A" + piece * 20_000 + "b")

    assert "b" in read(text).text or piece in ("<v ", "-->\n", "<c.")


PIECES = (
    "WEBVTT\n\n",
    "1\n",
    "00:00:01,000 --> 00:00:02,000\n",
    "00:01.000 --> 00:02.000\n",
    "\n\n",
    "\r\n",
    "<v Guide>",
    "</v>",
    ">> GUIDE: ",
    "- yes",
    "words here. ",
    "[Applause]",
    "{\\an8}",
    "&#0;",
    "&lt;",
    "NOTE x",
    "♪",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_character_stands_in_one_paragraph_and_offsets_ascend(text: str) -> None:
    """Or the file is refused in a sentence."""
    try:
        extract = read("1\n00:00:01,000 --> 00:00:02,000\nA word.\n\n" + text)
    except DocumentError:
        return
    layout = extract.layout
    inside = [at for each in layout.paragraphs for at in range(each.start, each.end)]

    assert inside == sorted(set(inside))
    assert all(letter.isspace() or at in set(inside) for at, letter in enumerate(extract.text))
    assert [moment.start for moment in layout.moments] == sorted(
        {moment.start for moment in layout.moments}
    )
    assert [voice.span.start for voice in layout.voices] == sorted(
        {voice.span.start for voice in layout.voices}
    )


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """And nothing else is raised."""
    FORMAT.recognises(data)
    try:
        FORMAT.read(b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + data, "talk.srt", None)
    except DocumentError as error:
        assert str(error).startswith("talk.srt ")
