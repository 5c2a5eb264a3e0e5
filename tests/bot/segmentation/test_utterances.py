"""Speech that nobody pointed is quoted by utterances, and pointed prose by its sentences alone."""

from hypothesis import given
from hypothesis import strategies as st

from bot.formats.captions.subtitles import FORMAT as SUBTITLES
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.sentences import LONGEST_UTTERANCE, sentences_of
from bot.segmentation.tables.rows import sentences_in
from bot.segmentation.transcript import Transcript
from tests.support.documents.reading import read

WORDS = st.text("abcxyz'é水.,;", min_size=1, max_size=40)
SPOKEN = (
    "when we came to the valley there was no water that anybody could drink and the people walked "
    "for an hour every morning to the river so we asked them where they would dig if it were theirs "
    "to say and they showed us a place under the old trees where the ground stays wet until june "
    "we dug there for eleven days and on the twelfth the water came "
) * 4


def utterances(text: str, *, pauses: tuple[int, ...] = ()) -> list[str]:
    """The words of each."""
    return [text[span.start : span.end] for span in sentences_of(text, 0, len(text), pauses=pauses)]


def test_speech_without_points_is_cut_into_utterances() -> None:
    """Of about 25 words, at the beginning of a clause where one is near."""
    found = utterances(SPOKEN)

    assert " ".join(found) == SPOKEN.strip()
    assert all(len(each) <= LONGEST_UTTERANCE for each in found)
    assert all(15 <= len(each.split()) <= 35 for each in found)
    assert sum(each.split()[0] in ("and", "so") for each in found) >= len(found) // 2


def test_an_utterance_ends_at_a_pause_or_a_lines_end_rather_than_elsewhere() -> None:
    """Where the captions' next cue begins, though no clause does."""
    at = SPOKEN.index("walked for an hour")
    broken = SPOKEN.replace("walked for", "walked\nfor", 1)

    assert utterances(SPOKEN, pauses=(at,))[1].startswith("walked for an hour")
    assert utterances(broken)[1].startswith("for an hour")


def test_a_long_sentence_with_its_commas_stays_whole() -> None:
    """A decimal point is no punctuation."""
    legal = (
        "The parties, having regard to the charter, agree that, " + "subject to article 4, " * 20
    )

    assert utterances(f"{legal}this holds.") == [f"{legal}this holds."]
    assert len(utterances("it costs 3.5 or 4.5 a day " * 30)) > 3


@given(st.lists(WORDS, min_size=1, max_size=300), st.sets(st.integers(0, 2000)))
def test_utterances_hold_every_word_and_overlap_nowhere(words: list[str], pauses: set[int]) -> None:
    """Whatever the words are, and wherever pauses are said to be."""
    text = " ".join(words)
    end = 0
    for span in sentences_of(text, 0, len(text), pauses=pauses):
        assert not any(map(str.isalnum, text[end : span.start]))
        assert end <= span.start < span.end
        end = span.end
    assert not any(map(str.isalnum, text[end:]))


def test_captions_without_points_are_quoted_by_their_cues() -> None:
    """An utterance begins where a cue does, whatever word that is."""
    words = SPOKEN.split()
    cues = "\n\n".join(
        f"{n + 1}\n00:00:{2 * n:02},000 --> 00:00:{2 * n + 2:02},000\n{' '.join(words[7 * n : 7 * n + 7])}"
        for n in range(29)
    )
    document = read(SUBTITLES, cues.encode())
    begins = {moment.start for moment in document.layout.moments}
    found = [
        span for each in split_passages(Transcript.of(document)) for span in sentences_in(each)
    ]

    assert len(found) > 6
    assert {span.start for span in found} <= begins
