"""What the real model promises: vectors of the library's own, and nothing loaded or said without need."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from embeddings.encoders.encoder import Encoder
from embeddings.encoders.registry import encoder_for
from embeddings.encoders.sentence_transformer import BATCH, SentenceTransformerEncoder
from embeddings.encoders.weights import find_weights
from embeddings.encoders.windows import WINDOW
from embeddings.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
from tests.embeddings.encoders.soundness import assert_near, assert_sound

TEXTS = (
    "The harbour was empty when she came back.",
    "",
    "Who mended the nets? Nobody, that winter; the boats lay upturned on the shingle until April.",
    "  \n\t ",
    "Naïve café owners 🙂 e\u0301 \u05e9\u05dc\u05d5\u05dd\u00a0x \x00 [SEP]",
    "Yes.",
)


@pytest.fixture(scope="module")
def through_pytorch() -> SentenceTransformerEncoder:
    """The same model in PyTorch."""
    return SentenceTransformerEncoder()


@pytest.fixture(scope="module")
def library_model(through_pytorch: SentenceTransformerEncoder) -> "SentenceTransformer":
    """The same files, as sentence-transformers itself uses them."""
    through_pytorch.encode(["Load with the hub switched off."])
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(find_weights().folder), device="cpu")


def test_making_an_encoder_loads_nothing() -> None:
    """Neither the import, nor the constructor, nor the name and dimension bring libraries in."""
    script = (
        "import sys; from embeddings.encoders.registry import encoder_for; encoder = encoder_for(); "
        "heavy = {'onnxruntime', 'tokenizers', 'torch', 'transformers'}; "
        "print(encoder.name, encoder.dimension, heavy & set(sys.modules))"
    )

    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["all-MiniLM-L6-v2@53aa51172d14", "384", "set()"]


@pytest.mark.model
@pytest.mark.parametrize("engine", ["encoder", "through_pytorch"])
def test_the_model_keeps_every_promise(engine: str, request: pytest.FixtureRequest) -> None:
    """Empty, blank, accented, emoji, right-to-left and special-looking texts are sound."""
    encoder: Encoder = request.getfixturevalue(engine)

    encodings = encoder.encode(TEXTS)

    assert_sound(encodings, TEXTS, encoder)
    assert len(encodings.tokens[1]) == len(encodings.tokens[3]) == 0
    assert [TEXTS[5][start:end] for start, end in encodings.spans[5].tolist()] == ["Yes", "."]
    assert_sound(encoder.encode([]), [], encoder)


@pytest.mark.model
def test_vectors_are_those_of_sentence_transformers(
    through_pytorch: SentenceTransformerEncoder, library_model: "SentenceTransformer"
) -> None:
    """More texts than a batch, of many lengths, agree with the library's own `encode`."""
    texts = [*TEXTS, *(" ".join(["nets"] * count) for count in range(3 * BATCH))]

    vectors = through_pytorch.encode(texts).vectors

    expected = library_model.encode(texts, normalize_embeddings=True)
    assert_near(vectors, expected)


@pytest.mark.model
def test_tokens_are_those_of_sentence_transformers(
    through_pytorch: SentenceTransformerEncoder, library_model: "SentenceTransformer"
) -> None:
    """Token vectors are the library's, less the two special tokens, brought to norm 1."""
    encodings = through_pytorch.encode(TEXTS)

    outputs = library_model.encode(list(TEXTS), output_value="token_embeddings")
    for tokens, output in zip(encodings.tokens, outputs, strict=True):
        expected = np.asarray(output)[1:-1]
        expected = expected / np.linalg.norm(expected, axis=1, keepdims=True)
        assert_near(tokens, expected)


@pytest.mark.model
def test_eight_bits_read_the_same_tokens_nearly_the_same(
    encoder: Encoder, through_pytorch: SentenceTransformerEncoder
) -> None:
    """The exported model has PyTorch's tokens at the same places, and vectors near its own."""
    exact = through_pytorch.encode(TEXTS)

    encodings = encoder.encode(TEXTS)

    assert_near(encodings.vectors, exact.vectors, least=0.97)
    for tokens, expected in zip(encodings.tokens, exact.tokens, strict=True):
        assert_near(tokens, expected, least=0.9)
    for spans, expected_spans in zip(encodings.spans, exact.spans, strict=True):
        assert spans.tolist() == expected_spans.tolist()


@pytest.mark.model
def test_a_text_is_read_the_same_whatever_is_beside_it(encoder: Encoder) -> None:
    """Not one bit differs, alone or among others."""
    alone = [encoder.encode([text]) for text in TEXTS]

    together = encoder.encode([*TEXTS, "nets " * 600])

    for place, one in enumerate(alone):
        assert np.array_equal(one.vectors[0], together.vectors[place])
        assert np.array_equal(one.tokens[0], together.tokens[place])


@pytest.mark.model
def test_no_pytorch_is_loaded_to_encode() -> None:
    """The exported model needs neither PyTorch nor transformers, and says nothing."""
    script = (
        "import sys; from embeddings.encoders.registry import encoder_for; "
        "encoder_for().encode(['Nets ' * 600]); "
        "print({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules))"
    )

    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert (run.stdout, run.stderr) == ("set()\n", "")


@pytest.mark.model
@pytest.mark.parametrize("engine", ["encoder", "through_pytorch"])
def test_nothing_of_a_long_text_is_lost(engine: str, request: pytest.FixtureRequest) -> None:
    """A text of several windows has every word's token, and the mean of its windows as vector."""
    encoder: Encoder = request.getfixturevalue(engine)
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
def test_half_a_character_is_read_as_an_unknown_one(encoder: Encoder) -> None:
    """A lone surrogate, as JSON can carry, stops nothing and moves no offset."""
    encodings = encoder.encode(["a \ud83d boat"])

    assert encodings.spans[0][-1].tolist() == [4, 8]


@pytest.mark.model
def test_threads_may_encode_at_once(encoder: Encoder) -> None:
    """Questions asked at the same moment get the vectors they get alone."""
    alone = [encoder.encode([text]).vectors[0] for text in TEXTS]

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda text: encoder.encode([text]).vectors[0], TEXTS * 3))

    assert_near(np.array(together), np.array(alone * 3))


@pytest.mark.model
def test_pytorch_loads_without_a_word(tmp_path: Path) -> None:
    """Nothing is printed while the model loads and encodes, and the hub is switched off."""
    script = (
        "import os; from embeddings.encoders.sentence_transformer import SentenceTransformerEncoder as E\n"
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
        encoder_for(str(tmp_path)).encode(["nets"])


@pytest.mark.model
def test_a_device_that_is_not_there_is_refused_in_words() -> None:
    """Who asks for a GPU where there is none is told so."""
    with pytest.raises(ModelError, match="no device mps here; name another, or none"):
        encoder_for(device="mps").encode(["nets"])
