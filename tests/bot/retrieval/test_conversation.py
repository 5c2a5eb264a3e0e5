"""A turn is found by who speaks and by what was said just before it, and quoted alone."""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.citation import Citation
from bot.documents.passage import Passage
from bot.library.library import Library
from bot.retrieval.conversation.naming import UNKNOWN, naming, rarity_as_names, speaker_named
from bot.retrieval.reader import read
from bot.retrieval.retriever import Retriever
from bot.retrieval.understanding.query import read_question
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

FILLER = (
    "Ada: The bridge was built by the village in 1907.\n\n"
    "Ben: It rained all week and the toll was a penny. Did they pay?\n\n"
    "Ada: The boats came home from the bay in the evening.\n\n"
    "Ben: Nobody sang on the road to the harbour that day.\n\n"
)


@contextmanager
def answers(folder: Path, text: str, question: str) -> Iterator[tuple[Citation, ...]]:
    """What a transcript says to a question, best first."""
    source = document(text, name="talk.txt")
    with Library(folder, ToyEncoder()) as library:
        library.add(source, place="talk")
        readings = read_question(ToyEncoder(), question)
        yield read(Retriever().retrieve(library.searcher([source]), readings), readings, count=5)


@pytest.mark.parametrize("order", [("Ada", "Ben"), ("Ben", "Ada")])
@pytest.mark.parametrize("asked", ["Ada", "Ben"])
def test_of_the_same_words_those_of_the_speaker_named_come_first(
    tmp_path: Path, order: tuple[str, str], asked: str
) -> None:
    """Whoever says them first."""
    said = "\n\n".join(f"{name}: I grew up near a lighthouse with my aunt." for name in order)

    with answers(tmp_path, FILLER + said, f"Where did {asked} grow up?") as found:
        assert found[0].quote == "I grew up near a lighthouse with my aunt."
        assert found[0].passage.speaker == asked


def test_a_sentence_that_only_asks_comes_after_one_that_tells(tmp_path: Path) -> None:
    """The same words, once with a question mark; in an article as in a conversation."""
    telling = "The lighthouse was painted red in spring"
    texts = (
        f"{FILLER}Ada: {telling}?\n\nBen: I was away.\n\nAda: {telling}.\n",
        f"# Red\n\n{telling}? Some wondered about that.\n\n# Paint\n\n{telling}.\n",
    )

    for number, text in enumerate(texts):
        with answers(tmp_path / str(number), text, "When was the lighthouse painted?") as found:
            assert found[0].quote == f"{telling}."


def test_a_reply_is_found_by_what_it_replies_to(tmp_path: Path) -> None:
    """It shares no word with the question; the words before it do, and are not quoted."""
    text = (
        f"{FILLER}Ada: My cousin gave me a violin on Sunday.\n\n"
        "Ben: So kind of them, I have to say, very thoughtful.\n\n"
        f"{FILLER}"
    )

    with answers(tmp_path, text, "violin from a cousin") as found:
        assert [each.passage.speaker for each in found[:2]] == ["Ada", "Ben"]
        assert found[1].quote == "So kind of them, I have to say, very thoughtful."


WORDS = "boats violin harbour cousin Sunday penny bridge evening".split()


@settings(max_examples=20)  # each makes a library
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ada", "Ben"]),
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
            st.sampled_from(".?"),
        ),
        min_size=4,
        max_size=8,
    ),
    st.lists(st.sampled_from(["Ada", "Ben", *WORDS]), min_size=1, max_size=4),
)
def test_a_quotation_holds_no_word_of_another_turn(
    tmp_path_factory: pytest.TempPathFactory,
    turns: list[tuple[str, list[str], str]],
    asked: list[str],
) -> None:
    """What was said before is matched; what is quoted, and shown as matched, is the turn's own."""
    lines = [f"{name}: {' '.join(words)}{end}" for name, words, end in turns]
    starts = list(accumulate((len(line) + 2 for line in lines), initial=0))

    with answers(tmp_path_factory.mktemp("talk"), "\n\n".join(lines), " ".join(asked)) as found:
        for each in found:
            inside = bisect_right(starts, each.start) - 1, bisect_right(starts, each.end - 1)
            speakers = {name for name, _, _ in turns[slice(*inside)]}
            assert each.passage.speaker is None or speakers == {each.passage.speaker}
            assert all(each.start <= at.start < at.end <= each.end for at in each.matched)


def test_the_words_of_a_name_are_known_in_a_question() -> None:
    """A part of a name will do; a function word is one beside another word of it alone."""
    source = document("We dug.\n")
    speakers = ("Grad A", "Grad B", None)
    passages = [Passage(source, 0, 7, paragraph=1, speaker=each) for each in speakers]
    (reading,) = read_question(ToyEncoder(), "Did a friend tell Grad A of wells?")

    met = naming(reading, passages)

    words = [reading.text[start:end] for start, end in reading.spans.tolist()]
    of_each = [[word for word, named in zip(words, row, strict=True) if named] for row in met]
    assert of_each == [["Grad", "A"], ["Grad"], []]


def test_a_name_that_all_have_says_little() -> None:
    """As rare as it is among the speakers; infinite where it is no name, so that it stays so."""
    met = np.array([[True, True, False], [True, False, False]] * 3)

    rarity = rarity_as_names(met)

    assert rarity[0] < rarity[1] < rarity[2] == np.inf


def test_who_is_named_is_known_by_the_words_that_tell_them_apart() -> None:
    """What nobody in particular says may be theirs, in their document and in no other."""
    talk, other = document("We dug.\n"), document("We sang.\n")
    speakers = ((talk, "Grad A"), (talk, "Grad B"), (talk, None), (other, None))
    passages = [Passage(each, 0, 7, paragraph=1, speaker=name) for each, name in speakers]
    (reading,) = readings = read_question(ToyEncoder(), "Did Grad B sing?")
    met, weight = naming(reading, passages), np.array([0.1, 0.1, 0.4, 0.4], dtype=np.float32)

    named = speaker_named(passages, readings, [met], [weight])

    assert named.tolist() == pytest.approx([0.2, 1, UNKNOWN, 0])
