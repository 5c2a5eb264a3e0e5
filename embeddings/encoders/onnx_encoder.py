"""The encoder behind Footnote: an exported model through ONNX Runtime, without PyTorch.

Each window is read alone, on one thread, and as many at once as there are cores: no padding, no
batch that changes a result, no threads that wait for each other over one question
(docs/log.md, 2026-11-23, "The encoder in eight bits").

Importing this module loads nothing; the model loads at the first `encode`.
"""

import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from threading import Lock
from typing import NamedTuple

import numpy as np

from embeddings.encoders.encoder import Encodings
from embeddings.encoders.export_cache import FACTS, INPUT, SENTENCE, TOKENS, Facts
from embeddings.encoders.pooling import unit
from embeddings.encoders.windows import Window, joined, whole_characters
from embeddings.telemetry import import_onnxruntime

SLOW = {"SkipLayerNormFusion", "BiasGeluFusion"}  # take 4 and 2 times as long as what they replace


class _Tokens(NamedTuple):
    """One window of a text, as tokens."""

    text: int
    """The place of the text among all."""
    numbers: Sequence[int]
    offsets: Sequence[tuple[int, int]]
    special: Sequence[int]
    """1 for the tokens that are no part of the text."""


class OnnxEncoder:
    """Embeds texts with an exported model.

    A text longer than the model's window is read in windows and nothing of it is lost. It gets the
    same vectors, bit for bit, whatever is encoded beside it. Several threads may encode at once.

    Raises:
        ModelError: at the first `encode`, when there is no export and none can be made.
    """

    def __init__(
        self, export: Callable[[], bytes], *, name: str, dimension: int | None = None
    ) -> None:
        """Say what the model is called and how long its vectors are; `export` gives its file."""
        self._export = export
        self._name = name
        self._dimension = dimension
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The model's short name and the first digits of its weights' SHA-256."""
        return self._name

    @property
    def dimension(self) -> int:
        """How many numbers a vector has; loads the model where that was not said."""
        if self._dimension is not None:
            return self._dimension
        with self._lock:
            return self._model.facts.dimension

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Embed each text alone.

        Returns:
            Vectors whose cosine to those of
            `SentenceTransformer.encode(texts, normalize_embeddings=True)` is .99 on average.
        """
        with self._lock:
            model = self._model
        windows = model.windows(texts)
        others = model.threads.map(model.read, windows[:-1])
        last = list(map(model.read, windows[-1:]))  # by this thread, which would only wait
        return joined(len(texts), [*others, *last], dimension=model.facts.dimension)

    @cached_property
    def _model(self) -> "_Model":
        return _Model(self._export())


class _Model:
    """A loaded export; threads may share it."""

    def __init__(self, content: bytes) -> None:
        from tokenizers import Tokenizer

        onnxruntime = import_onnxruntime()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.enable_mem_pattern = False  # a plan for each length would stay in memory
        self._session = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
        )
        known = self._session.get_modelmeta().custom_metadata_map[FACTS]
        self.facts = Facts(**json.loads(known))
        self._tokenizer: Tokenizer = Tokenizer.from_str(self.facts.tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(self.facts.window)
        self.threads = ThreadPoolExecutor(_cores(), thread_name_prefix="encode")

    def windows(self, texts: Sequence[str]) -> list[_Tokens]:
        """The texts as tokens, in order, a text longer than a window as several."""
        # one by one: a batch wakes threads of its own, which take longer than two texts
        encoded = map(self._tokenizer.encode, map(whole_characters, texts))
        return [
            _Tokens(text, part.ids, part.offsets, part.special_tokens_mask)
            for text, first in enumerate(encoded)
            for part in (first, *first.overflowing)
        ]

    def read(self, window: _Tokens) -> Window:
        """One forward pass."""
        numbers = np.array([window.numbers], dtype=np.int64)
        tokens, vectors = self._session.run([TOKENS, SENTENCE], {INPUT: numbers})
        own = np.array(window.special) == 0
        return Window(
            text=window.text,
            vector=unit(vectors)[0],
            tokens=unit(tokens[0][own]),
            spans=np.array(window.offsets, dtype=np.int32)[own],
        )


def _cores() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
