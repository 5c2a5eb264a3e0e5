"""What every encoder promises, held by the toy one, and what the real model adds to it."""

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.arrays import FloatMatrix
from embeddings.encoder import Encoder, Encodings
from embeddings.errors import ModelError
from embeddings.sentence_transformer import BATCH, WINDOW, SentenceTransformerEncoder
from embeddings.weights import find_weights
from tests.toy_encoder import ToyEncoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

TEXTS = (
    "The harbour was empty when she came back.",
    "",
    "Who mended the nets? Nobody, that winter; the boats lay upturned on the shingle until April.",
    "  \n\t ",
    "Naïve café owners 🙂 e\u0301 \u05e9\u05dc\u05d5\u05dd\u00a0x \x00 [SEP]",
    "Yes.",
)


@pytest.fixture(scope="module")
def library_model(encoder: SentenceTransformerEncoder) -> "SentenceTransformer":
    """The same files, as sentence-transformers itself uses them."""
    encoder.encode(["Load with the hub switched off."])
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(find_weights().folder), device="cpu")


def assert_near(vectors: FloatMatrix, expected: FloatMatrix) -> None:
    """Rows of norm 1 that differ by no more than bfloat16 rounds, on processors that have it."""
    assert vectors.shape == expected.shape
    assert np.einsum("ij,ij->i", vectors, expected).min(initial=1) > 0.9995


def assert_sound(encodings: Encodings, texts: Sequence[str], encoder: Encoder) -> None:
    """The shapes, types, norms and offsets that `Encodings` promises."""
    assert encodings.vectors.shape == (len(texts), encoder.dimension)
    assert encodings.vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(encodings.vectors, axis=1), 1, atol=1e-5)
    for text, tokens, spans in zip(texts, encodings.tokens, encodings.spans, strict=True):
        assert tokens.shape == (len(spans), encoder.dimension)
        assert tokens.dtype == np.float32
        assert spans.shape == (len(spans), 2)
        assert spans.dtype == np.int32
        assert np.allclose(np.linalg.norm(tokens, axis=1), 1, atol=1e-5)
        assert all(0 <= start < end <= len(text) for start, end in spans.tolist())


@given(st.lists(st.text(st.characters()), max_size=5))
def test_the_toy_encoder_keeps_every_promise(texts: list[str]) -> None:
    """Any texts, even without words or with half characters, give sound encodings."""
    encoder = ToyEncoder()

    encodings = encoder.encode(texts)

    assert_sound(encodings, texts, encoder)


def test_the_toy_encoder_gives_the_same_in_every_process() -> None:
    """Words have fixed directions: no seed of the process is in them."""
    script = "from tests.toy_encoder import ToyEncoder as T; print(T().encode(['Nets']).vectors[0])"
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


def test_making_an_encoder_loads_nothing() -> None:
    """Neither the import, nor the constructor, nor the name and dimension bring torch in."""
    script = (
        "import sys; from embeddings.sentence_transformer import SentenceTransformerEncoder as E\n"
        "encoder = E(); print(encoder.name, encoder.dimension, 'torch' in sys.modules)"
    )

    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["all-MiniLM-L6-v2@53aa51172d14", "384", "False"]


@pytest.mark.model
def test_the_model_keeps_every_promise(encoder: SentenceTransformerEncoder) -> None:
    """Empty, blank, accented, emoji, right-to-left and special-looking texts are sound."""
    encodings = encoder.encode(TEXTS)

    assert_sound(encodings, TEXTS, encoder)
    assert len(encodings.tokens[1]) == len(encodings.tokens[3]) == 0
    assert [TEXTS[5][start:end] for start, end in encodings.spans[5].tolist()] == ["Yes", "."]


@pytest.mark.model
def test_vectors_are_those_of_sentence_transformers(
    encoder: SentenceTransformerEncoder, library_model: "SentenceTransformer"
) -> None:
    """More texts than a batch, of many lengths, agree with the library's own `encode`."""
    texts = [*TEXTS, *(" ".join(["nets"] * count) for count in range(3 * BATCH))]

    vectors = encoder.encode(texts).vectors

    expected = library_model.encode(texts, normalize_embeddings=True)
    assert_near(vectors, expected)


@pytest.mark.model
def test_tokens_are_those_of_sentence_transformers(
    encoder: SentenceTransformerEncoder, library_model: "SentenceTransformer"
) -> None:
    """Token vectors are the library's, less the two special tokens, brought to norm 1."""
    encodings = encoder.encode(TEXTS)

    outputs = library_model.encode(list(TEXTS), output_value="token_embeddings")
    for tokens, output in zip(encodings.tokens, outputs, strict=True):
        expected = np.asarray(output)[1:-1]
        expected = expected / np.linalg.norm(expected, axis=1, keepdims=True)
        assert_near(tokens, expected)


@pytest.mark.model
def test_nothing_of_a_long_text_is_lost(encoder: SentenceTransformerEncoder) -> None:
    """A text of several windows has every word's token, and the mean of its windows as vector."""
    words = WINDOW - 2  # one token each: a window less its two special tokens
    parts = ["nets " * words, "boats " * words, "winter " * 10]

    whole = encoder.encode(["".join(parts)])

    alone = encoder.encode(parts)
    assert_near(whole.tokens[0], np.concatenate(alone.tokens))
    assert ["".join(parts)[start:end] for start, end in whole.spans[0].tolist()] == (
        ["nets"] * words + ["boats"] * words + ["winter"] * 10
    )
    mean = np.average(alone.vectors, axis=0, weights=[words, words, 10])
    assert_near(whole.vectors, mean[np.newaxis] / np.linalg.norm(mean))


@pytest.mark.model
def test_half_a_character_is_read_as_an_unknown_one(encoder: SentenceTransformerEncoder) -> None:
    """A lone surrogate, as JSON can carry, stops nothing and moves no offset."""
    encodings = encoder.encode(["a \ud83d boat"])

    assert encodings.spans[0][-1].tolist() == [4, 8]


@pytest.mark.model
def test_no_text_gives_no_vector(encoder: SentenceTransformerEncoder) -> None:
    """Encoding nothing is allowed."""
    encodings = encoder.encode([])

    assert_sound(encodings, [], encoder)


@pytest.mark.model
def test_threads_may_encode_at_once(encoder: SentenceTransformerEncoder) -> None:
    """Questions asked at the same moment get the vectors they get alone."""
    alone = [encoder.encode([text]).vectors[0] for text in TEXTS]

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda text: encoder.encode([text]).vectors[0], TEXTS * 3))

    assert_near(np.array(together), np.array(alone * 3))


@pytest.mark.model
def test_the_model_loads_without_a_word(tmp_path: Path) -> None:
    """Nothing is printed while the model loads and encodes, and the hub is switched off."""
    script = (
        "import os; from embeddings.sentence_transformer import SentenceTransformerEncoder as E\n"
        "E().encode(['Nets ' * 600]); print(os.environ['HF_HUB_OFFLINE'])"
    )

    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert (run.stdout, run.stderr) == ("1\n", "")


@pytest.mark.model
def test_damaged_weights_of_a_named_folder_are_refused_in_words(tmp_path: Path) -> None:
    """A folder whose weights cannot be read is a ModelError that names it."""
    for path in find_weights().folder.rglob("*.json"):
        copy = tmp_path / path.relative_to(find_weights().folder)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"no weights")

    with pytest.raises(ModelError, match=f"The model in {tmp_path} cannot be loaded"):
        SentenceTransformerEncoder(str(tmp_path)).encode(["nets"])
