"""The encoder behind Footnote: a sentence-transformers model, one forward pass for both signals.

Importing this module loads nothing; the model loads at the first `encode`.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from embeddings.arrays import FloatMatrix, FloatVector, SpanMatrix
from embeddings.encoder import Encodings
from embeddings.errors import ModelError
from embeddings.threads import one_thread
from embeddings.weights import MEASURED_DIMENSION, MEASURED_SHA256, Weights, find_weights

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from transformers import BatchEncoding

WINDOW = 256  # tokens, the two special ones among them: what all-MiniLM-L6-v2 was trained to read
MULTIPLE = 8  # tokens; each new shape of input takes memory that stays (docs/log.md, "bfloat16")
BATCH = 8  # windows a forward pass; 32 cost 1.4-1.8 times the processor time (docs/log.md)

_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, e.g. "\ud83d" of a JSON question


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What one forward pass gives for one window; vectors of L2 norm 1."""

    window: int
    text: int
    vector: FloatVector
    tokens: FloatMatrix
    spans: SpanMatrix


class SentenceTransformerEncoder:
    """Embeds texts with the measured model, or with the one named: a folder or a hub name.

    A text longer than the model's window is read in windows and nothing of it is lost: its tokens
    are those of all windows, its vector the mean of theirs, weighted by their tokens. Several
    threads may encode at once.

    Raises:
        ModelError: at the first use of any property or method, when the model cannot be loaded.
    """

    def __init__(self, model: str | None = None) -> None:
        self._asked = model
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
        if not texts:
            return Encodings(np.empty((0, self.dimension), dtype=np.float32), (), ())
        with self._lock:  # a tokenizer keeps the settings of its last call in itself
            model = self._model
            windows = _windows(model, texts)
        lengths = [len(tokens) for tokens in windows["input_ids"]]
        longest_first = sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True)
        read = [
            result
            for first in range(0, len(lengths), BATCH)  # like lengths share a batch: little padding
            for result in _read(model, windows, longest_first[first : first + BATCH])
        ]
        return _joined(len(texts), sorted(read, key=lambda result: result.window))

    @cached_property
    def _weights(self) -> Weights:
        return find_weights(self._asked)

    @cached_property
    def _model(self) -> "SentenceTransformer":
        folder = self._weights.folder  # first: it decides whether the network may be asked
        from safetensors import SafetensorError
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # "Loading weights: 100%"
        try:
            model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        except (OSError, ValueError, SafetensorError) as error:
            raise ModelError(f"The model in {folder} cannot be loaded: {error}") from error
        return _lighter(model.eval())


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
        [_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text) for text in texts],
        truncation=True,
        max_length=min(WINDOW, model.max_seq_length or WINDOW),
        return_overflowing_tokens=True,
        return_offsets_mapping=True,
        return_special_tokens_mask=True,
    )
    return windows


def _read(
    model: "SentenceTransformer", windows: "BatchEncoding", batch: Sequence[int]
) -> Iterator[_Read]:
    import torch
    from torch.nn.functional import normalize

    names = [name for name in model.tokenizer.model_input_names if name in windows]
    columns = {name: [windows[name][window] for window in batch] for name in names}
    inputs = model.tokenizer.pad(columns, return_tensors="pt", pad_to_multiple_of=MULTIPLE)
    single = one_thread(torch.get_num_threads, torch.set_num_threads)
    with torch.inference_mode(), single if len(batch) == 1 else nullcontext():
        outputs = model(dict(inputs))
        vectors = normalize(outputs["sentence_embedding"].float(), dim=-1).numpy()
        tokens = normalize(outputs["token_embeddings"].float(), dim=-1).numpy()
    for row, window in enumerate(batch):
        own = ~np.array(windows["special_tokens_mask"][window], dtype=bool)
        yield _Read(
            window=window,
            text=windows["overflow_to_sample_mapping"][window],
            vector=vectors[row],
            tokens=tokens[row][inputs["attention_mask"][row].numpy() == 1][own],
            spans=np.array(windows["offset_mapping"][window], dtype=np.int32)[own],
        )


def _joined(count: int, read: Sequence[_Read]) -> Encodings:
    """The windows of each text put together again."""
    sums = np.zeros((count, len(read[0].vector)), dtype=np.float32)
    tokens: list[list[FloatMatrix]] = [[] for _ in range(count)]
    spans: list[list[SpanMatrix]] = [[] for _ in range(count)]
    for window in read:
        sums[window.text] += window.vector * max(1, len(window.tokens))
        tokens[window.text].append(window.tokens)
        spans[window.text].append(window.spans)
    return Encodings(
        vectors=sums / np.linalg.norm(sums, axis=1, keepdims=True),
        tokens=tuple(np.concatenate(parts) for parts in tokens),
        spans=tuple(np.concatenate(parts) for parts in spans),
    )
