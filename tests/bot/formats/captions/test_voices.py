"""Who says the words of the cues, and when."""

import pytest

from bot.formats.captions.subtitles import FORMAT
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.bot.formats.captions.written import VTT, as_document, read, spoken, srt


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
        (passage.speaker, passage.asked)
        for passage in split_passages(Transcript.of(as_document(extract)))
    ] == [
        ("Guide", "Why did you dig?"),
        (None, None),
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
                ("speech", None, "No. No."),
                ("speech", "MAN", "Look out!"),
                ("speech", None, "Where? There. I see it. Oh."),
                ("speech", "MAN", "And there!"),
                ("speech", None, "I know."),
            ],
        ),
    ],
)
def test_printed_names_and_marks_part_the_voices(
    text: str, turns: list[tuple[str, str | None, str]]
) -> None:
    """Where they tell whose every line is; a name printed again is left out."""
    assert spoken(text) == turns
