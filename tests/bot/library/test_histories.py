"""Histories: a library that has changed answers as one that was made afresh."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.encoders.encoder import Encoder
from tests.attacks.histories import attack
from tests.support.histories import (
    PLACES,
    QUESTIONS,
    TEXTS,
    Kept,
    answers,
    document_of,
    fresh_answers,
    kept,
)
from tests.support.toy_encoder import ToyEncoder

Step = tuple[str, str, str]
STEPS = st.tuples(
    st.sampled_from(("put", "put", "put", "remove", "restart")),
    st.sampled_from(PLACES),
    st.sampled_from(TEXTS),
)


@settings(max_examples=8, deadline=None)
@given(st.lists(STEPS, min_size=3, max_size=9))
def test_any_history_answers_as_a_fresh_library(steps: Sequence[Step]) -> None:
    """Whatever was added, replaced and removed, in whatever order, with restarts between.

    Quotations, order, confidence and scores, these bit for bit; of all documents and of each.
    """
    with kept() as changed:
        for step in steps:
            take(changed, step)

        given = answers(changed.library, changed.encoder)

        assert given == fresh_answers(changed.texts, ToyEncoder())


@pytest.mark.model
def test_a_replaced_document_changes_no_other_answer_of_the_model(encoder: Encoder) -> None:
    """The same with the vectors and codes of the real model."""
    with kept(encoder) as changed:
        for place, text in zip(PLACES, TEXTS, strict=False):
            changed.put(place, text)
        changed.put(PLACES[1], TEXTS[4])
        changed.remove(PLACES[0])
        changed.put(PLACES[1], TEXTS[1])
        changed.put(PLACES[0], TEXTS[0])
        given = answers(changed.library, encoder, questions=QUESTIONS[:6])

        assert given == fresh_answers(changed.texts, encoder, questions=QUESTIONS[:6])


def test_what_was_removed_weighs_nothing() -> None:
    """A word of many removed passages and of one that stays is as rare as it is now: more than 0."""
    with kept() as changed:
        together = zip(PLACES, (TEXTS[4], TEXTS[1]), strict=False)  # in one step, so in one segment
        arriving = [(document_of(place, text), place) for place, text in together]
        outcomes = dict(changed.library.add_all(arriving))
        changed.remove(PLACES[0])
        searcher = changed.library.searcher(changed.library.documents())

        assert len(outcomes) == 2
        assert searcher.count == 4
        assert searcher.frequencies(["tide", "dai", "well"]).tolist() == [2, 0, 1]
        assert (searcher.rarity(["tide", "dai", "well", "stand"]) > 0).all()


def test_a_view_sees_nothing_of_what_is_added_or_removed_after_it() -> None:
    """A question that is being answered while others add and remove is answered as before."""
    with kept() as changed:
        changed.put(PLACES[0], TEXTS[0])
        searcher = changed.library.searcher(changed.library.documents())
        vector = ToyEncoder().encode(["tide"]).vectors[0]
        before = (
            searcher.dense_search(vector, 50)[0].tolist(),
            searcher.frequencies(["tide"]).tolist(),
        )

        changed.put(PLACES[1], TEXTS[4])
        changed.remove(PLACES[0])

        assert searcher.dense_search(vector, 50)[0].tolist() == before[0] == [0, 1, 2]
        assert searcher.keyword_search(["tide"], vector[:1] ** 0, 50).ids.tolist() == [0]
        assert searcher.vectors(searcher.sample_ids).shape == (3, ToyEncoder.dimension)


def test_the_attack_of_histories_changes_no_answer() -> None:
    """A few rounds of what `python -m tests.attacks` does."""
    tally = attack(3)

    assert (tally.broken, tally.notes) == (0, ())


def take(changed: Kept, step: Step) -> None:
    """Take one step of a history."""
    kind, place, text = step
    if kind == "put":
        changed.put(place, text)
    elif kind == "remove":
        changed.remove(place)
    else:
        changed.restart()
