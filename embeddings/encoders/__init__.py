"""Text in, vectors out: the encoders, and which of them serves a model."""

from embeddings.encoders.devices import AUTO, CPU, CUDA, MPS, device_here
from embeddings.encoders.encoder import Encoder, Encodings
from embeddings.encoders.export_cache import cache_folder
from embeddings.encoders.pooling import (
    inverse_lengths,
    made_unit,
    tokens_per_word,
    unit,
    word_vectors,
)
from embeddings.encoders.registry import encoder_for, exported
from embeddings.encoders.sentence_transformer import SentenceTransformerEncoder
from embeddings.encoders.weights import MEASURED_NAME, find_weights

__all__ = [
    "AUTO",
    "CPU",
    "CUDA",
    "MEASURED_NAME",
    "MPS",
    "Encoder",
    "Encodings",
    "SentenceTransformerEncoder",
    "cache_folder",
    "device_here",
    "encoder_for",
    "exported",
    "find_weights",
    "inverse_lengths",
    "made_unit",
    "tokens_per_word",
    "unit",
    "word_vectors",
]
