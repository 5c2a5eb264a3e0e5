"""An export of the model is made once and kept, and taken only while it is the model's."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from embeddings.encoders.encoder import Encoder
from embeddings.encoders.export_cache import cache_folder, find_export, keep_export
from embeddings.encoders.onnx_export import check_export
from embeddings.encoders.registry import exported
from embeddings.encoders.weights import ModelFiles, find_weights
from embeddings.errors import ModelError

if TYPE_CHECKING:
    pass


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
