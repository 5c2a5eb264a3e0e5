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
from embeddings.encoders.encoder import Encoder, Encodings
from embeddings.encoders.export_cache import cache_folder, find_export, keep_export
from embeddings.encoders.onnx_export import check_export
from embeddings.encoders.registry import encoder_for, exported
from embeddings.encoders.sentence_transformer import BATCH, SentenceTransformerEncoder
from embeddings.encoders.weights import ModelFiles, find_weights
from embeddings.encoders.windows import WINDOW
from embeddings.errors import ModelError
from tests.support.toy_encoder import ToyEncoder

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
def through_pytorch() -> SentenceTransformerEncoder:
    """The same model in PyTorch."""
    return SentenceTransformerEncoder()


@pytest.fixture(scope="module")
def library_model(through_pytorch: SentenceTransformerEncoder) -> "SentenceTransformer":
    """The same files, as sentence-transformers itself uses them."""
    through_pytorch.encode(["Load with the hub switched off."])
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(find_weights().folder), device="cpu")


def assert_near(vectors: FloatMatrix, expected: FloatMatrix, *, least: float = 0.9995) -> None:
    """Rows of norm 1 that differ by no more than bfloat16 rounds, on processors that have it."""
    assert vectors.shape == expected.shape
    assert np.einsum("ij,ij->i", vectors, expected).min(initial=1) > least


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
    """Who asks for a GPU where there is none is told what to leave out."""
    with pytest.raises(ModelError, match="no device mps here; leave --device out"):
        encoder_for(device="mps").encode(["nets"])


@pytest.mark.model
@pytest.mark.parametrize("factor", [-1, np.nan])
def test_an_export_that_reads_otherwise_is_refused(encoder: Encoder, factor: float) -> None:
    """Other vectors than the model's, or none that are numbers; the measured one is as it was."""
    import onnx

    encoder.encode(["The export is made."])
    weights = find_weights()
    content = find_export(weights.name, cache_folder())
    assert content is not None
    model = onnx.load_from_string(content)
    scale = next(each for each in model.graph.initializer if "layer.3.output.Layer" in each.name)
    changed = np.frombuffer(scale.raw_data, np.float32) * np.float32(factor)
    scale.raw_data = changed.tobytes()

    check_export(content, weights)
    with pytest.raises(ModelError, match="reads otherwise once it is exported; use it as it is"):
        check_export(model.SerializeToString(), weights)


def test_a_damaged_export_is_not_taken(tmp_path: Path) -> None:
    """An export is found by its model's name as it was kept, and not at all once it is changed."""
    keep_export(b"an older export", "Harbour@1", tmp_path)
    keep_export(b"an export", "Harbour@1", tmp_path)

    assert find_export("Harbour@1", tmp_path) == b"an export"
    assert find_export("Harbour@2", tmp_path) is None
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"an expert")
    assert find_export("Harbour@1", tmp_path) is None


def test_an_export_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said before it is made, and kept; where nothing can be kept it is still made."""
    monkeypatch.setattr(
        "embeddings.encoders.onnx_export.export_model", lambda weights: b"an export"
    )
    weights = ModelFiles(tmp_path, "Harbour@1", "1" * 64)
    said: list[str] = []

    folder = tmp_path / "cache"
    made = [exported(weights, folder, notify=said.append) for _ in range(2)]

    assert made == [b"an export"] * 2
    assert [sentence.partition(";")[0] for sentence in said] == [
        "preparing the model Harbour@1 for this machine"
    ]
    (tmp_path / "file").write_bytes(b"")
    assert exported(weights, tmp_path / "file", notify=said.append) == b"an export"
    assert "cannot be written" in said[-1]
