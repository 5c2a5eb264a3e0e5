"""Subtitles: the words of the cues, who says them and when."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import Document
from bot.errors import DocumentError
from bot.formats.captions.subtitles import FORMAT, LARGEST
from bot.formats.format import Extract
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.turns import turns_of

VTT = """\
WEBVTT - a talk
Kind: captions

STYLE
::cue { color: red }

REGION
id:bill

NOTE nobody reads this

first
00:01.000 --> 00:02.000 align:start
<v Reporter>Why did
you <i>dig</i>?</v>

NOTE nor this

00:02.000 --> 00:03.000
<v.loud Guide>I was &lt;thirsty&gt;.

00:03.000 --> 00:04.000
<v Guide>So <00:03.500><c.yellow>I dug</c>.

00:04.000 --> 00:05.000
[Applause]
"""


def srt(*cues: str, seconds: int = 2) -> str:
    """An SRT file of these cues, one every so many seconds, each half a second short of the next."""
    return "\n".join(
        f"{number}\n00:00:{number * seconds:02},000 --> 00:00:{(number + 1) * seconds - 1:02},500\n{cue}\n"
        for number, cue in enumerate(cues, 1)
    )


def read(text: str) -> Extract:
    """What the format makes of a text."""
    return FORMAT.read(text.encode(), "talk.srt", None)


def as_document(extract: Extract) -> Document:
    """The document that the door would make of it."""
    sha256 = hashlib.sha256(extract.text.encode()).hexdigest()
    return Document(
        "talk.srt", extract.text, sha256, "subtitles", "talk", "utf-8", layout=extract.layout
    )


def spoken(text: str) -> list[tuple[str, str | None, str]]:
    """Role, speaker and words of each turn."""
    extract = read(text)
    return [
        (
            turn.role.value,
            turn.speaker,
            extract.text[turn.paragraphs[0].start : turn.paragraphs[-1].end],
        )
        for turn in turns_of(as_document(extract))
        if turn.paragraphs
    ]


def test_webvtt_voices_speak_and_tags_notes_and_styles_are_left_out() -> None:
    """The one who asks is known by the questions; what is in no voice is nobody's."""
    assert FORMAT.recognises(VTT.encode())
    assert spoken(VTT) == [
        ("question", "Reporter", "Why did you dig?"),
        ("speech", "Guide", "I was <thirsty>. So I dug."),
        ("speech", None, "[Applause]"),
    ]


def test_each_cue_has_its_moment() -> None:
    """Seconds from the start, at the first character of what is said then."""
    extract = read(VTT)

    assert [
        (moment.seconds, extract.text[moment.start :][:6]) for moment in extract.layout.moments
    ] == [
        (1.0, "Why di"),
        (2.0, "I was "),
        (3.0, "So I d"),
        (4.0, "[Appla"),
    ]
    assert extract.layout.seconds_at(extract.text.index("dug")) == 3.0
    assert [
        (passage.speaker, passage.asked) for passage in split_passages(as_document(extract))
    ] == [
        ("Guide", "Why did you dig?"),
        (None, "Why did you dig?"),
    ]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            srt(
                "REPORTER: Why did you dig?",
                "GUIDE: I was thirsty",
                "and so I dug.",
                "REPORTER: Really?",
                "GUIDE: Yes.",
            ),
            [
                ("question", "REPORTER", "Why did you dig?"),
                ("speech", "GUIDE", "I was thirsty and so I dug."),
                ("question", "REPORTER", "Really?"),
                ("speech", "GUIDE", "Yes."),
            ],
        ),
        (
            srt(
                "&gt;&gt; HOST: Why?".replace("&gt;", ">"),
                ">> GUIDE: Thirst.",
                ">> HOST: Really?",
                ">> GUIDE: Yes.",
                ">> Me too.",
            ),
            [
                ("question", "HOST", "Why?"),
                ("speech", "GUIDE", "Thirst."),
                ("question", "HOST", "Really?"),
                ("speech", "GUIDE", "Yes."),
                ("speech", None, "Me too."),
            ],
        ),
        (
            srt("Guide: I dug", "Guide: a well", "Guide: yesterday."),
            [("speech", "Guide", "I dug a well yesterday.")],
        ),
        (
            srt("[Host] Why?", "[Guide] Thirst.", "[Host] Really?", "[Guide] I was."),
            [
                ("question", "Host", "Why?"),
                ("speech", "Guide", "Thirst."),
                ("question", "Host", "Really?"),
                ("speech", "Guide", "I was."),
            ],
        ),
        (
            srt("- Did you?\n- I did.", "Then we went."),
            [
                ("speech", None, "Did you?"),
                ("speech", None, "I did."),
                ("speech", None, "Then we went."),
            ],
        ),
        (  # a film names a voice now and then: nobody can tell whose the other lines are
            srt(
                "No.",
                "No.",
                "MAN: Look out!",
                "Where?",
                "There.",
                "I see it.",
                "Oh.",
                "MAN: And there!",
                "I know.",
            ),
            [
                (
                    "speech",
                    None,
                    "No. No. MAN: Look out! Where? There. I see it. Oh. MAN: And there! I know.",
                )
            ],
        ),
    ],
)
def test_printed_names_and_marks_part_the_voices(
    text: str, turns: list[tuple[str, str | None, str]]
) -> None:
    """Where they tell whose every line is; a name printed again is left out."""
    assert spoken(text) == turns


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
