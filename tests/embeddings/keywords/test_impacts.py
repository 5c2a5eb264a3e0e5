"""Impacts: what a word weighs in a passage, in whole numbers that add up the same in any order."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings.keywords.impacts import LARGEST, LEVELS, level, scores_of, terms_of

STEMS = st.sampled_from(("coalit", "warn", "well", "bridg", "a'b"))


def test_a_passages_stems_stand_once_with_their_weights() -> None:
    """More for what is said more often; the shorter the passage the more."""
    assert terms_of("warn coalit warn") == "warn:19 coalit:17"
    assert (level(1, 110), level(1, 20), level(3, 110), level(1, 400)) == (10, 15, 16, 5)


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_every_weight_is_one_that_a_question_asks_for(count: int, others: int) -> None:
    """However often a word stands in however long a passage."""
    assert level(count, count + others) in LEVELS


@settings(deadline=None)
@given(st.lists(st.tuples(STEMS, st.floats(1e-6, 30)), min_size=1, max_size=300), st.randoms())
def test_scores_add_up_the_same_in_any_order(
    asked: list[tuple[str, float]], chance: Random
) -> None:
    """In float32, which holds the largest sum exactly; and nearly what real numbers give."""
    weights = np.array([weight for _, weight in asked], dtype=np.float32)
    scores, unit = scores_of([stem for stem, _ in asked], weights)
    best = [scores[f"{stem}:{LEVELS[-1]}"] for stem in dict.fromkeys(stem for stem, _ in asked)]

    chance.shuffle(best)
    total = np.float32(0)
    for score in best:
        total += np.float32(score)

    assert total == sum(best) <= LARGEST + len(best)
    assert total * unit == pytest.approx(2.2 * float(weights.sum()), rel=1e-4)
