"""Recordings written down by programs: whatever they call their parts, the same voices and times."""

import json

import pytest

from bot.formats.json.reader import FORMAT
from tests.bot.formats.json.shapes import SHAPES, words
from tests.support.documents.reading import read
from tests.support.documents.said import GUIDE, REPORTER, said, said_in, timed


@pytest.mark.parametrize("shape", SHAPES)
def test_who_speaks_and_when_is_read_whatever_the_parts_are_called(shape: str) -> None:
    """Each word once, the question with one voice, the answer with the other, at their times."""
    value, reporter, guide = SHAPES[shape]
    for text in (json.dumps(value), json.dumps(value, indent=2, ensure_ascii=False)):
        document = read(FORMAT, text.encode())

        assert said(document) == [(reporter, REPORTER), (guide, GUIDE)]
        assert timed(document)[0] == (0.0, "Why")
        assert (2.4, "Because") in timed(document)


@pytest.mark.parametrize(
    "value",
    [
        {"segments": [{"start": 0.0, "end": 2.3, "text": REPORTER}, {"start": 2.4, "end": 6.0, "text": GUIDE}]},
        {"task": "transcribe", "text": "x", "words": words(word="word", start="start", end="end")},
        {"text": "x", "chunks": [{"timestamp": [0, 2.3], "text": REPORTER}, {"timestamp": [2.4, 6], "text": GUIDE}]},
        {
            "transcription": [
                {"timestamps": {"from": "00:00:00,000", "to": "00:00:02,300"}, "text": REPORTER},
                {"timestamps": {"from": "00:00:02,400", "to": "00:00:06,000"}, "text": GUIDE},
            ]
        },
        [{"text": REPORTER, "start": 0.0, "duration": 2.3}, {"text": GUIDE, "start": 2.4, "duration": 3}],
        [
            {"text": REPORTER, "start": 0, "end": 2300, "speaker": None},
            {"text": GUIDE, "start": 2400, "end": 6000, "speaker": None},
        ],
    ],
)  # fmt: skip
def test_a_recording_without_speakers_names_nobody(value: object) -> None:
    """Its times are kept, and it is not made into an interview."""
    document = read(FORMAT, json.dumps(value).encode())

    assert said(document) == [(None, f"{REPORTER} {GUIDE}")]
    assert timed(document)[0] == (0.0, "Why")


def test_words_that_a_program_could_not_give_to_anybody_are_nobodys() -> None:
    """They are not given to whoever spoke before."""
    value = [
        {"speaker": "Reporter", "text": "Why?", "start": 0},
        {"text": "Mm.", "start": 1},
        {"speaker": "UNKNOWN", "text": "Yes.", "start": 2},
        {"speaker": "Guide", "text": "Thirst.", "start": 3},
    ]

    assert said_in(FORMAT, json.dumps(value).encode()) == [
        ("Reporter", "Why?"),
        (None, "Mm. Yes."),
        ("Guide", "Thirst."),
    ]


def test_two_channels_are_put_in_the_order_of_time() -> None:
    """A recording of two microphones lists one after the other."""
    channels = [
        [{"transcript": "Why?", "start": 0, "channel": 0}, {"transcript": "Really?", "start": 4}],
        [{"transcript": "Thirst.", "start": 2}, {"transcript": "Yes.", "start": 6}],
    ]
    value = {
        "channels": [
            {"speaker": name, "utterances": each}
            for name, each in zip(("Reporter", "Guide"), channels, strict=True)
        ]
    }

    assert said_in(FORMAT, json.dumps(value).encode()) == [
        ("Reporter", "Why?"),
        ("Guide", "Thirst."),
        ("Reporter", "Really?"),
        ("Guide", "Yes."),
    ]
