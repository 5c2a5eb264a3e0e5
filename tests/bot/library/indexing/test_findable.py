"""What a passage is found by: its own words at the end, and before them what is never quoted."""

from pathlib import Path
from shutil import rmtree

from hypothesis import given
from hypothesis import strategies as st

from bot.documents.passage import Passage
from bot.library.indexing.findable import CLOSING, closing_words, findable
from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.texts import document
from tests.support.toy_encoder import CountingEncoder

NAMES = ("Ada", "Ben", "Cleo")
SENTENCES = (
    "We dug a well in May.",
    "Yes.",
    "Shall we go on Sunday?",
    "It rained all week and nobody came to see the bridge, so we went home again.",
    "And the lime-stone was brought by boats from the other side of the bay, " * 5 + "I think.",
)


@st.composite
def conversations(draw: st.DrawFn) -> tuple[Passage, ...]:
    """The passages of a transcript of two or three speakers, turn after turn."""
    turn = st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(SENTENCES), min_size=1))
    turns = draw(st.lists(turn, min_size=4, max_size=12))
    text = "\n\n".join(f"{name}: {' '.join(said)}" for name, said in turns)
    return split_passages(Transcript.of(document(text, name="talk.txt")))


@given(conversations())
def test_what_is_embedded_ends_with_the_passages_own_words(split: tuple[Passage, ...]) -> None:
    """So the vectors that are kept of its words are its own, whatever stands before them."""
    for each, passage in zip(findable(split), split, strict=True):
        assert each.passage is passage
        assert each.text.endswith(passage.embedded)
        assert each.text[each.own :] == passage.joined


@given(conversations())
def test_what_stands_before_is_the_end_of_what_another_said(split: tuple[Passage, ...]) -> None:
    """Nothing is put before words that go on, or that nobody in particular says."""
    before: Passage | None = None
    for each in findable(split):
        added = each.text.removesuffix(each.passage.embedded).removesuffix("\n")
        if added:
            assert before is not None
            assert before.speaker not in (None, each.passage.speaker)
            assert before.text.endswith(added)
        elif before is not None and before.speaker and each.passage.speaker:
            assert before.speaker == each.passage.speaker
        before = each.passage


@given(conversations())
def test_closing_words_are_few_and_begin_with_a_word(split: tuple[Passage, ...]) -> None:
    """Whole sentences where one fits, else the last words, none cut in two."""
    for passage in split:
        closing = closing_words(passage)

        assert 0 < len(closing) <= CLOSING
        assert passage.joined.endswith(closing)
        start = len(passage.joined) - len(closing)
        assert start == 0 or passage.joined[start - 1].isspace()


def test_an_index_made_again_reads_what_was_read_at_first(tmp_path: Path) -> None:
    """All of it, what was said before too, whatever the speakers are called by then."""
    talk = document(
        "Ada: Shall we dig a well?\n\nBen: Yes, in May.\n\nAda: I would not.\n\nBen: A pity.\n",
        name="talk.txt",
    )
    first, again = CountingEncoder(), CountingEncoder()
    with Library(tmp_path, first) as library:
        library.add(talk, place="talk")
        library.rename_speaker(talk, "Ada", "Ben")
    rmtree(tmp_path / "index")

    with Library(tmp_path, again):
        pass

    assert sorted(again.encoded) == sorted(first.encoded)
    assert any(text == "Yes, in May.\nI would not." for text in first.encoded)
