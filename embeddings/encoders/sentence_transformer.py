"""Any sentence-transformers model through PyTorch: one forward pass for both signals.

It serves models without an export (`embeddings/encoders/onnx_export.py`) and, where there is a GPU,
the adding of documents. Importing this module loads nothing; the model loads at the first `encode`.
"""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from embeddings.encoders.devices import CPU
from embeddings.encoders.encoder import Encodings
from embeddings.encoders.weights import (
    MEASURED_DIMENSION,
    MEASURED_SHA256,
    ModelFiles,
    find_weights,
)
from embeddings.encoders.windows import WINDOW, Window, joined, whole_characters
from embeddings.errors import ModelError
from embeddings.threads import one_thread

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from transformers import BatchEncoding

MULTIPLE = 8  # tokens; each new shape of input takes memory that stays (docs/log.md, "bfloat16")
BATCH = 8  # windows a forward pass; 32 cost 1.4-1.8 times the processor time (docs/log.md)
GPU_BATCH = 64  # windows a forward pass of a GPU, which has nothing to do with a few


class SentenceTransformerEncoder:
    """Embeds texts with the measured model, or with the one named: a folder or a hub name.

    A text longer than the model's window is read in windows and nothing of it is lost. Several
    threads may encode at once.

    Raises:
        ModelError: at the first use of any property or method, when the model cannot be loaded.
    """

    def __init__(self, model: str | None = None, *, device: str = CPU) -> None:
        """Name the model and where it computes, in PyTorch's words: "cpu", "cuda", "mps"."""
        self._asked = model
        self._device = device
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The model's short name and the first digits of its weights' SHA-256."""
        return self._weights.name

    @property
    def dimension(self) -> int:
        """How many numbers a vector has; loads the model unless it is the measured one."""
        if self._weights.sha256 == MEASURED_SHA256:
            return MEASURED_DIMENSION
        with self._lock:
            return self._model.get_embedding_dimension() or 0

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Embed each text in one forward pass.

        Returns:
            For texts that fit the window, vectors equal to
            `SentenceTransformer.encode(texts, normalize_embeddings=True)`: within 1e-5, or with a
            cosine of .9999 where the processor multiplies bfloat16.
        """
        with self._lock:  # a tokenizer keeps the settings of its last call in itself
            model = self._model
            dimension = model.get_embedding_dimension() or 0
            if not texts:
                return joined(0, (), dimension=dimension)
            windows = _windows(model, texts)
        lengths = [len(tokens) for tokens in windows["input_ids"]]
        longest_first = sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True)
        size = BATCH if self._device == CPU else GPU_BATCH
        read = [
            result
            for first in range(0, len(lengths), size)  # like lengths share a batch: little padding
            for result in _read(model, windows, longest_first[first : first + size])
        ]
        read.sort(key=lambda result: result[0])
        return joined(len(texts), [window for _, window in read], dimension=dimension)

    @cached_property
    def _weights(self) -> ModelFiles:
        return find_weights(self._asked)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        model = load(self._weights.folder, device=self._device)
        return _lighter(model) if self._device == CPU else model


def load(folder: Path, *, device: str, attention: str | None = None) -> "SentenceTransformer":
    """The model in a folder, in float32.

    Args:
        attention: how attention is computed, in the words of transformers; None: as it likes.

    Raises:
        ModelError: it cannot be loaded, or there is no such device.
    """
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # "Loading weights: 100%"
    try:
        model = SentenceTransformer(
            str(folder),
            device=CPU,
            local_files_only=True,
            model_kwargs={"attn_implementation": attention} if attention else None,
        )
    except (OSError, ValueError, SafetensorError) as error:
        raise ModelError(f"The model in {folder} cannot be loaded: {error}") from error
    try:
        return model.to(device).eval()
    except (RuntimeError, AssertionError) as error:  # which it is tells nothing
        raise ModelError(
            f"PyTorch finds no device {device} here; name another, or none.", code="device-missing"
        ) from error


def _lighter(model: "SentenceTransformer") -> "SentenceTransformer":
    """The model in bfloat16 where the processor multiplies it: half the bytes to read a question.

    docs/log.md, 2026-11-22, "bfloat16".
    """
    import torch

    if torch.cpu.get_capabilities().get("avx512_bf16"):
        model.to(torch.bfloat16)
    return model


def _windows(model: "SentenceTransformer", texts: Sequence[str]) -> "BatchEncoding":
    """The texts as tokens, in order, a text longer than a window as several; one row a window."""
    windows: BatchEncoding = model.tokenizer(
        list(map(whole_characters, texts)),
        truncation=True,
        max_length=min(WINDOW, model.max_seq_length or WINDOW),
        return_overflowing_tokens=True,
        return_offsets_mapping=True,
        return_special_tokens_mask=True,
    )
    return windows


def _read(
    model: "SentenceTransformer", windows: "BatchEncoding", batch: Sequence[int]
) -> Iterator[tuple[int, Window]]:
    """The windows of these numbers, each with its number."""
    import torch
    from torch.nn.functional import normalize

    names = [name for name in model.tokenizer.model_input_names if name in windows]
    columns = {name: [windows[name][window] for window in batch] for name in names}
    padded = model.tokenizer.pad(columns, return_tensors="pt", pad_to_multiple_of=MULTIPLE)
    inputs = dict(padded.to(model.device))
    single = one_thread(torch.get_num_threads, torch.set_num_threads)
    with torch.inference_mode(), single if len(batch) == 1 else nullcontext():
        outputs = model(dict(inputs))
        vectors = normalize(outputs["sentence_embedding"].float(), dim=-1).cpu().numpy()
        tokens = normalize(outputs["token_embeddings"].float(), dim=-1).cpu().numpy()
    read = inputs["attention_mask"].cpu().numpy() == 1
    for row, number in enumerate(batch):
        own = ~np.array(windows["special_tokens_mask"][number], dtype=bool)
        window = Window(
            text=windows["overflow_to_sample_mapping"][number],
            vector=vectors[row],
            tokens=tokens[row][read[row]][own],
            spans=np.array(windows["offset_mapping"][number], dtype=np.int32)[own],
        )
        yield number, window
