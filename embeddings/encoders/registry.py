"""Which encoder serves a model: ONNX Runtime where there is an export of it, else PyTorch.

Vectors of one model have one name and may be compared, whatever computed them.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from embeddings.encoders.devices import CPU
from embeddings.encoders.encoder import Encoder
from embeddings.encoders.export_cache import cache_folder, find_export, keep_export
from embeddings.encoders.onnx_encoder import OnnxEncoder
from embeddings.encoders.sentence_transformer import SentenceTransformerEncoder
from embeddings.encoders.weights import MEASURED_DIMENSION, MEASURED_NAME, ModelFiles, find_weights
from embeddings.errors import ModelError

PATIENCE = 600  # seconds to wait for another program that makes the same export


def encoder_for(
    model: str | None = None,
    *,
    device: str = CPU,
    notify: Callable[[str], None] = lambda _sentence: None,
) -> Encoder:
    """The encoder of the measured model, or of the one named: a folder or a hub name.

    Args:
        device: where it computes, in PyTorch's words, to which all but "cpu" is left.
        notify: told in a sentence when the measured model is about to be exported.

    Raises:
        ModelError: the model named is not there.
    """
    if device != CPU:
        return SentenceTransformerEncoder(model, device=device)
    if model is None:
        export = partial(_measured, notify)
        return OnnxEncoder(export, name=MEASURED_NAME, dimension=MEASURED_DIMENSION)
    weights = find_weights(model)
    if (content := find_export(weights.name, cache_folder())) is None:
        return SentenceTransformerEncoder(model)
    return OnnxEncoder(lambda: content, name=weights.name)


def exported(weights: ModelFiles, folder: Path, *, notify: Callable[[str], None]) -> bytes:
    """A model's export: the one kept in a folder, or else one that is made and kept there now.

    Raises:
        ModelError: it cannot be made, or another program makes it and does not come to an end.
    """
    from filelock import FileLock, Timeout

    from embeddings.encoders.onnx_export import export_model

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "export.lock", timeout=PATIENCE):
            if (content := find_export(weights.name, folder)) is not None:
                return content
            notify(
                f"preparing the model {weights.name} for this machine; "
                "it happens once and takes half a minute."
            )
            content = export_model(weights)
            keep_export(content, weights.name, folder)
            return content
    except Timeout as error:
        raise ModelError(
            f"Another program has been exporting the model for {PATIENCE // 60} minutes; "
            "end it, then start again."
        ) from error
    except OSError as error:
        notify(f"The model is prepared at each start: {folder} cannot be written ({error}).")
        return export_model(weights)


def _measured(notify: Callable[[str], None]) -> bytes:
    found = find_export(MEASURED_NAME, cache_folder())
    return exported(find_weights(), cache_folder(), notify=notify) if found is None else found
