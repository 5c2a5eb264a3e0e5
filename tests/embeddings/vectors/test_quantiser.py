"""Word codes come back near the vectors they were made of, and each quantiser is told by name."""

from pathlib import Path

import numpy as np
import pytest

from embeddings.arrays import FloatMatrix
from embeddings.encoders.encoder import Encoder
from embeddings.encoders.pooling import unit
from embeddings.encoders.weights import MEASURED_SHA256
from embeddings.errors import ModelError
from embeddings.vectors.quantiser import (
    SHIPPED,
    HalfPrecision,
    ProductQuantiser,
    Quantiser,
    quantiser_for,
    trained_codebook,
)
from scripts.console.terminal import UsageError
from scripts.training.codebook import main
from tests.support.toy_encoder import ToyEncoder

MEASURED = f"all-MiniLM-L6-v2@{MEASURED_SHA256[:12]}"

FERRY = """
The ferry leaves the northern pier at seven, and in winter an hour later. Tickets are sold on board;
bicycles travel free, but dogs need a ticket of their own. When the wind is above gale force the
crossing is cancelled and a bus goes around the bay instead, which takes most of the morning.
"""
BREAD = """
Her grandmother's bread needed two days. The dough rested overnight in the cellar, was folded four
times before noon, and went into a stone oven that had been heated with beech since dawn.
"""


def directions(count: int, dimension: int) -> FloatMatrix:
    """The same random vectors of norm 1 each time, near 20 directions as words are near others."""
    random = np.random.default_rng(7)
    topics = random.standard_normal((20, dimension))
    chosen = topics[random.integers(0, 20, count)]
    spread = 0.5 * random.standard_normal((count, dimension))
    return unit((chosen + spread).astype(np.float32))


def cosines(quantiser: Quantiser, vectors: FloatMatrix) -> FloatMatrix:
    """Between each vector and what its code is decoded to."""
    cosines: FloatMatrix = (unit(quantiser.decode(quantiser.encode(vectors))) * vectors).sum(axis=1)
    return cosines


@pytest.fixture(name="trained")
def trained_quantiser(tmp_path: Path) -> ProductQuantiser:
    """Eight bytes for 32 numbers, trained on what `directions` gives."""
    codebook = trained_codebook(directions(1000, 32), width=8, seed=1)
    np.save(tmp_path / "codebook.npy", codebook)
    return ProductQuantiser.load(tmp_path / "codebook.npy", dimension=32)


def test_a_trained_codebook_brings_vectors_back(trained: ProductQuantiser) -> None:
    """A byte for four numbers gives vectors near the original ones, somewhat shorter."""
    vectors = directions(1000, 32)

    codes = trained.encode(vectors)
    decoded = trained.decode(codes)

    assert codes.shape == (1000, 8)
    assert codes.dtype == np.uint8
    assert decoded.shape == (1000, 32)
    assert decoded.dtype == np.float32
    assert 0.9 < np.linalg.norm(decoded, axis=1).mean() < 1
    assert cosines(trained, vectors).mean() > 0.95


def test_each_part_becomes_its_nearest_centroid(trained: ProductQuantiser, tmp_path: Path) -> None:
    """Encoding and decoding are what comparing every part with every centroid gives."""
    codebook = np.load(tmp_path / "codebook.npy").astype(np.float32)
    vectors = directions(50, 32)
    parts = vectors.reshape(50, 8, 1, 4)

    codes = np.square(parts - codebook).sum(axis=3).argmin(axis=2)
    decoded = codebook[np.arange(8), codes].reshape(50, 32)

    assert np.array_equal(trained.encode(vectors), codes)
    assert np.allclose(trained.decode(codes.astype(np.uint8)), decoded, atol=1e-6)


def test_training_again_gives_the_same_codebook() -> None:
    """The same vectors and the same seed are the same centroids, to the bit."""
    vectors = directions(600, 16)

    once, again = (trained_codebook(vectors, width=4, seed=3) for _ in range(2))

    assert once.shape == (4, 256, 4)
    assert once.dtype == np.float16
    assert np.array_equal(once, again)


def test_a_codebook_is_named_by_its_bytes(trained: ProductQuantiser, tmp_path: Path) -> None:
    """One other number makes another name, so that no index is read with another's centroids."""
    codebook = np.load(tmp_path / "codebook.npy")
    codebook[0, 0, 0] += 1
    np.save(tmp_path / "other.npy", codebook)

    other = ProductQuantiser.load(tmp_path / "other.npy", dimension=32)

    assert trained.name.startswith("8x8@")
    assert other.name.startswith("8x8@")
    assert other.name != trained.name


@pytest.mark.parametrize("content", [None, b"", b"not an array", b"\x93NUMPY\x01\x00v\x00{"])
def test_a_codebook_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None) -> None:
    """Missing, empty, something else or cut: the file is named, and what to do."""
    path = tmp_path / "codebook.npy"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ModelError, match=rf"{path} cannot be read .* install Footnote again"):
        ProductQuantiser.load(path, dimension=32)


@pytest.mark.parametrize("shape", [(8, 256, 3), (8, 255, 4), (32, 256), (0, 256, 4), ()])
def test_a_codebook_of_another_shape_is_told(tmp_path: Path, shape: tuple[int, ...]) -> None:
    """Its shape and the dimension it should fit are both in the sentence."""
    path = tmp_path / "codebook.npy"
    np.save(path, np.zeros(shape, dtype=np.float16))

    with pytest.raises(ModelError, match="which does not fit vectors of 32 numbers"):
        ProductQuantiser.load(path, dimension=32)


def test_half_precision_keeps_three_digits() -> None:
    """A model without a codebook loses next to nothing, at two bytes a number."""
    vectors = directions(100, 64)
    quantiser = HalfPrecision(64)

    codes = quantiser.encode(vectors)

    assert codes.shape == (100, quantiser.width) == (100, 128)
    assert codes.dtype == np.uint8
    assert np.allclose(quantiser.decode(codes), vectors, atol=1e-3)
    assert np.allclose(cosines(quantiser, vectors), 1, atol=1e-5)


@pytest.mark.parametrize(("name", "dimension"), [(MEASURED, 384), ("toy", 64)])
def test_no_words_become_no_codes(name: str, dimension: int) -> None:
    """A passage may have no words; both ways keep the shape."""
    quantiser = quantiser_for(name, dimension)

    codes = quantiser.encode(np.empty((0, dimension), dtype=np.float32))

    assert codes.shape == (0, quantiser.width)
    assert quantiser.decode(codes).shape == (0, dimension)


def test_only_the_measured_model_has_the_shipped_codebook() -> None:
    """Its codebook says nothing of other models' vectors, not even of those of its own name."""
    shipped = quantiser_for(MEASURED, 384)

    assert (shipped.width, shipped.name[:5]) == (48, "48x8@")
    assert np.load(SHIPPED).shape == (48, 256, 8)
    assert np.load(SHIPPED).dtype == np.float16
    for other in ("toy", "all-MiniLM-L6-v2@000000000000", "all-MiniLM-L12-v2@53aa51172d14"):
        assert quantiser_for(other, 384).name == "float16"
    assert quantiser_for("toy", ToyEncoder.dimension).width == 2 * ToyEncoder.dimension


@pytest.mark.parametrize("width", ["50", "0", "-48"])
def test_a_width_that_cuts_no_vector_is_refused(tmp_path: Path, width: str) -> None:
    """Before anything is read: 384 numbers cannot be cut into 50 parts."""
    with pytest.raises(UsageError, match=f"384 numbers cannot be cut into {width} parts"):
        main([str(tmp_path / "none.txt"), "--bytes", width])


@pytest.mark.model
def test_too_few_words_train_no_codebook(tmp_path: Path) -> None:
    """One short document is refused, and no file is written."""
    for name, text in (("ferry.txt", FERRY), ("bread.txt", BREAD)):
        (tmp_path / name).write_text(text)
    output = tmp_path / "codebook.npy"

    with pytest.raises(UsageError, match="words are too few; name documents of 9,984"):
        main([str(tmp_path), "--output", str(output)])
    assert not output.exists()


@pytest.mark.model
def test_the_shipped_codebook_fits_the_measured_model(encoder: Encoder) -> None:
    """Words of a text that no codebook was trained on come back at a mean cosine above .8."""
    encodings = encoder.encode([FERRY, BREAD])
    quantiser = quantiser_for(encoder.name, encoder.dimension)

    words = np.concatenate(encodings.tokens)

    assert isinstance(quantiser, ProductQuantiser)
    assert cosines(quantiser, words).mean() > 0.8
