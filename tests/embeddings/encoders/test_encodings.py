"""What every encoder promises, held by the toy one."""

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.encoders.encoder import Encodings
from tests.support.toy_encoder import ToyEncoder

if TYPE_CHECKING:
    pass
from tests.embeddings.encoders.soundness import assert_sound


@given(st.lists(st.text(st.characters()), max_size=5))
def test_the_toy_encoder_keeps_every_promise(texts: list[str]) -> None:
    """Any texts, even without words or with half characters, give sound encodings."""
    encoder = ToyEncoder()

    encodings = encoder.encode(texts)

    assert_sound(encodings, texts, encoder)


def test_the_toy_encoder_gives_the_same_in_every_process() -> None:
    """Words have fixed directions: no seed of the process is in them."""
    script = "from tests.support.toy_encoder import ToyEncoder as T; print(T().encode(['Nets']).vectors[0])"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}

    other = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )

    assert other.stdout.strip() == str(ToyEncoder().encode(["nets"]).vectors[0])


def test_the_toy_encoder_brings_texts_that_share_words_near() -> None:
    """Of two texts, the one that shares words with the question is nearer to it."""
    encodings = ToyEncoder().encode(["Who mended nets?", "She mended the nets", "April"])
    question, near, far = encodings.vectors

    assert question @ near > 0.5 > question @ far


def test_encodings_that_do_not_belong_together_are_refused() -> None:
    """A text without its tokens, or a token without its span, cannot be built."""
    one = ToyEncoder().encode(["two words"])

    with pytest.raises(ValueError, match="1 vectors with the tokens of 0 texts"):
        Encodings(one.vectors, (), one.spans)
    with pytest.raises(ValueError, match="text 1 has 2 tokens and 1 spans"):
        Encodings(one.vectors, one.tokens, (one.spans[0][:1],))
