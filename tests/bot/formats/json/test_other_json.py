"""JSON that is no transcript, that is also a list of questions, or that was made to do harm."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.formats.json.reader import FORMAT
from tests.bot.formats.json.shapes import SHAPES
from tests.bot.formats.json.test_chats import CHATS
from tests.support.documents.reading import read
from tests.support.documents.said import GUIDE, REPORTER, said, said_in, timed

OTR = {
    "text": (
        '<p><span class="timestamp" data-timestamp="1.5">00:01</span><b>Interviewer:</b> Why?</p>'
        '<p><span class="timestamp" data-timestamp="7">00:07</span> Guide: I was thirsty.<br />Yes.</p>'
        "<p>Interviewer: Did you <i>dig</i>?</p><p>Guide: I did &amp; I drank.</p>"
        "<p>Interviewer: Really?</p><p>Guide: Yes.</p><script>x</script>"
    ),
    "media": "a.mp3",
    "media-time": 12.3,
}
DATA: dict[str, object] = {
    "products": [{"name": "Chair", "text": "A chair."}, {"name": "Table", "text": "A table."}],
    "entities": {"text": "Ada", "ents": [{"start": 0, "end": 3, "label": "PERSON", "text": "Ada"}]},
    "entities-of-a-text": [
        {"text": word, "start": at * 9, "end": at * 9 + 4} for at, word in enumerate("abcdefgh")
    ],
    "words-on-a-page": [{"text": word, "x": at, "y": 2} for at, word in enumerate("a b c".split())],
    "package": {"name": "wells", "author": "Ada", "scripts": {"test": "x"}},
    "places": {"features": [{"properties": {"name": "A", "text": "b"}, "at": [[1, 2], [3, 4]]}]},
    "one-message": [{"user": "x", "text": "y"}],
    "people": [{"name": "Ada", "message": "Hello."}, {"name": "Bea", "message": "Good day."}],
    "settings": {"speaker": "loud", "text": "large", "start": True},
    "nothing": {"segments": [], "text": ""},
}


@pytest.mark.parametrize("kind", DATA)
def test_data_is_refused_in_a_sentence_that_says_what_is_read(kind: str) -> None:
    """A list of things is nobody's words."""
    with pytest.raises(DocumentError, match="Footnote reads JSON as a list of"):
        FORMAT.read(json.dumps(DATA[kind]).encode(), "data.json", None)


def test_otranscribe_keeps_words_and_times_and_shows_neither_tags_nor_marks() -> None:
    """Who speaks is found in the words, as in any text."""
    document = read(FORMAT, json.dumps(OTR).encode())

    assert said(document)[:2] == [("Interviewer", "Why?"), ("Guide", "I was thirsty. Yes.")]
    assert said(document)[3] == ("Guide", "I did & I drank.")
    assert timed(document) == [(1.5, "Interviewer:"), (7.0, "Guide:")]
    assert "00:0" not in document.text and "<" not in document.text


def test_of_a_transcript_with_questions_about_it_the_transcript_is_read() -> None:
    """As data sets of meetings hold both; of a list of questions the questions."""
    meeting = {
        "general_query_list": [{"query": "Sum it up.", "answer": "They talk."}],
        "meeting_transcripts": [
            {"speaker": "Reporter", "content": REPORTER},
            {"speaker": "Guide", "content": GUIDE},
        ],
    }
    questions = [{"question": "When?", "answer": "At nine.", "speaker": "Ada"}] * 3

    assert said_in(FORMAT, json.dumps(meeting).encode()) == [
        ("Reporter", REPORTER),
        ("Guide", GUIDE),
    ]
    assert said_in(FORMAT, json.dumps(questions).encode()) == [
        (None, "When? At nine. " * 2 + "When? At nine.")
    ]


def test_speakers_and_words_in_two_lists_are_read_side_by_side() -> None:
    """As a data set of broadcasts has them; lists of two lengths belong to nobody."""
    value = {
        "title": "Wells",
        "date": "2008-03-02",
        "utt": [REPORTER, GUIDE],
        "speaker": ["HOST", "GUIDE"],
    }

    extract = FORMAT.read(json.dumps(value).encode(), "x.json", None)

    assert said_in(FORMAT, json.dumps(value).encode()) == [("HOST", REPORTER), ("GUIDE", GUIDE)]
    assert (extract.title, extract.stated.issued and extract.stated.issued.written) == (
        "Wells",
        "2008-03-02",
    )
    with pytest.raises(DocumentError):
        FORMAT.read(json.dumps({**value, "speaker": ["HOST"]}).encode(), "x.json", None)


@pytest.mark.parametrize("shape", [*SHAPES, *CHATS])
def test_a_file_cut_off_anywhere_is_refused_in_a_sentence(shape: str) -> None:
    """And nothing else is raised."""
    value = SHAPES[shape][0] if shape in SHAPES else CHATS[shape][0]
    data = json.dumps(value).encode()

    for end in range(1, len(data), max(1, len(data) // 40)):
        with pytest.raises(DocumentError, match=r"^x\.json "):
            FORMAT.read(data[:end], "x.json", None)


@pytest.mark.parametrize(
    "data",
    [
        b'[{"speaker":' * 50_000,
        b'{"segments":' * 900 + b"1" + b"}" * 900,
        json.dumps([{"speaker": "A" * 10_000, "text": "x", "start": 1}] * 3).encode(),
        json.dumps([{"speaker": "A", "text": "x" * 100_000, "start": "9" * 10_000}] * 3).encode(),
        json.dumps([{"speaker": "A", "text": "a", "start": "1e999"}, {"speaker": "B", "text": "b", "start": "NaN"}]).encode(),
        json.dumps([{"speaker": ["A", ["B"]], "text": ["a", 3, None], "start": [[]]}] * 3).encode(),
        json.dumps([{"speaker": {"name": {"name": {"name": {"name": "x"}}}}, "text": "b"}] * 3).encode(),
        json.dumps([{"user": "a", "text": "<@" * 50_000, "ts": "1", "type": "message"}] * 3).encode(),
        json.dumps({"text": "<p>" * 5_000, "media": ""}).encode(),
        json.dumps({"text": "<" * 300_000, "media": ""}).encode(),
    ],
)  # fmt: skip
def test_hostile_json_is_read_or_refused(data: bytes) -> None:
    """In bounded time and without another error."""
    try:
        read(FORMAT, data)
    except DocumentError as error:
        assert str(error).startswith("x ")


NAMES = st.sampled_from(
    "speaker text start end words user from name ts segments content date".split()
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_any_value_is_read_or_refused(value: object) -> None:
    """Whatever stands under the names that are looked for."""
    try:
        read(FORMAT, json.dumps(value).encode())
    except DocumentError:
        return
