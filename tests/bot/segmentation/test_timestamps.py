"""Times in transcripts: which are a recording's, and which are a clock's or a chapter's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formats.loading import decode_document
from bot.segmentation.timestamps import moments_of, seconds_of


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("[00:12] Reporter: Why?\n[00:40] Guide: Thirst.\n[01:02] Reporter: And?\n", [12, 40, 62]),
        ("Guide  0:03\nYes.\n\nGuide  0:41\nNo.\n\nGuide  75:20\nYes.\n", [3, 41, 4520]),
        ("Ada (00:00:01): a\n\nBen (00:00:02): b\n\nAda (01:00:02): c\n", [1, 2, 3602]),
        (
            "00:00:01.500 --> 00:00:02.000\na\n00:00:03,250 --> 00:00:04,000\nb\n0:09 c\n",
            [1.5, 3.25, 9],
        ),
        ("**[0:01]** a\n\n**[0:02]** b and then [0:03] c\n", [1, 2, 3]),
        ("[00:30] a\n[01:00] b\n[01:30] c\n", [30, 60, 90]),
    ],
)
def test_times_of_a_recording_are_moments(text: str, seconds: list[float]) -> None:
    """At the start or end of a line, in brackets anywhere; each at its mark."""
    moments = moments_of(text)

    assert [moment.seconds for moment in moments] == seconds
    assert all(text[moment.start].isdigit() for moment in moments)


@pytest.mark.parametrize(
    "text",
    [
        "09:00 Opening\n10:30 Coffee\n11:00 Wells\n",
        "10:03:12 started\n10:03:15 stopped\n10:04:00 started\n",
        "See John (3:16), Mark (2:11) and Luke (1:05).\n",
        "[00:12] Why?\n[00:40] Thirst.\n",
        "The score was 3:1, then 4:2, then 5:2.\n",
        "12:99 a\n13:99 b\n14:99 c\n",
        "",
    ],
)
def test_other_times_are_none(text: str) -> None:
    """Agendas, logs, verses, scores, and two times alone prove no recording."""
    assert moments_of(text) == ()


def test_hours_minutes_and_fractions_count() -> None:
    """Sixty by sixty, with a point or a comma."""
    assert (seconds_of("1:02:03.5"), seconds_of("1:02,25"), seconds_of("75:00")) == (
        3723.5,
        62.25,
        4500,
    )


@given(st.text(st.sampled_from("0123456789:[]().,-> \nA"), max_size=200))
def test_moments_ascend_whatever_the_text_is(text: str) -> None:
    """In the text and in time, and never outside it."""
    moments = moments_of(text)

    assert list(moments) == sorted(moments, key=lambda moment: (moment.start, moment.seconds))
    assert all(0 <= moment.start < len(text) for moment in moments)


def test_a_transcripts_printed_times_are_its_citations_seconds() -> None:
    """Text has no moments of its own; the ones it prints serve."""
    text = (
        "[0:05] Reporter: Why did you dig?\n[0:09] Guide: Because the spring was dry.\n"
        "[1:30] Reporter: And then?\n[1:34] Guide: Then it rained.\n"
    )
    document = decode_document(text.encode(), name="well.txt")

    assert document.layout.seconds_at(text.index("Then it rained")) == 94
