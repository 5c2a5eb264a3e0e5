"""Exported models as they are kept: one file each, named by its SHA-256, in a cache.

A file is an ONNX model: the numbers of one text's tokens in, token vectors and the text's vector
out. Its metadata hold what else must be known to use it, the tokenizer too.

Knows nothing of how a file is made (`embeddings/encoders/onnx_export.py`) or used
(`embeddings/encoders/onnx_encoder.py`).
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path

INPUT = "input_ids"
"""(1, n), int64: the numbers of a text's tokens, the special ones among them."""
TOKENS = "token_embeddings"
"""(1, n, dimension), float32."""
SENTENCE = "sentence_embedding"
"""(1, dimension), float32."""
FACTS = "footnote"
"""The key of `Facts` in the metadata, as JSON."""

DIGITS = 16  # of a file's SHA-256, by which one that is cut short is told
_VERSION = 4  # of what is exported; a file of another version is not found, so it is made anew


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be known of an exported model to use it."""

    dimension: int
    window: int
    """Tokens it reads at once, the special ones among them."""
    tokenizer: str
    """As JSON, for the library `tokenizers`."""


def cache_folder() -> Path:
    """Where exports are kept, for all libraries of a person."""
    from platformdirs import user_cache_path

    return user_cache_path("footnote", appauthor=False) / "models"


def find_export(name: str, folder: Path) -> bytes | None:
    """The export of the model of that name, if the folder holds an undamaged one."""
    for path in sorted(folder.glob(f"{escape(_stem(name))}.*.onnx")):
        with suppress(OSError):
            content = path.read_bytes()
            if path.name == _file_name(name, content):
                return content
    return None


def keep_export(content: bytes, name: str, folder: Path) -> None:
    """Keep an export under the model's name, all of it or nothing, in place of any other.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _file_name(name, content)
    unnamed = path.with_suffix(".new")
    unnamed.write_bytes(content)
    unnamed.replace(path)
    for other in folder.glob(f"{escape(name)}.*"):  # of older versions, and what was not finished
        if other != path:
            with suppress(OSError):
                other.unlink()


def _stem(name: str) -> str:
    return f"{name}.int8-{_VERSION}"


def _file_name(name: str, content: bytes) -> str:
    return f"{_stem(name)}.{hashlib.sha256(content).hexdigest()[:DIGITS]}.onnx"
