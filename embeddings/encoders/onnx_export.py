"""A sentence-transformers model made into one file for ONNX Runtime, its weights in eight bits.

Making it takes PyTorch, onnx and half a minute, once; using it
(`embeddings/encoders/onnx_encoder.py`) takes none of them. What eight bits cost and save:
docs/log.md, 2026-11-23, "The encoder in eight bits".
"""

import json
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from embeddings.encoders.devices import CPU
from embeddings.encoders.export_cache import FACTS, INPUT, SENTENCE, TOKENS, Facts
from embeddings.encoders.onnx_encoder import OnnxEncoder
from embeddings.encoders.sentence_transformer import SentenceTransformerEncoder, load
from embeddings.encoders.weights import ModelFiles
from embeddings.encoders.windows import WINDOW
from embeddings.errors import ModelError
from embeddings.telemetry import import_onnxruntime

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

_OPSET = 20  # of ONNX: the first with GELU as one operator
_EXAMPLE = 16  # tokens that the exporter follows through the model
_POSITIONS = 512  # tokens; what BERT has positions for
_ATTENTION = "footnote"  # what transformers is to call `_attend` by
_APART = 4  # inputs of a matrix that stay in float32; docs/log.md, 2026-11-23
_PROOF = f"{__doc__}\n" * 4  # what an export is tried with: more tokens than a window has
_ALIKE = 0.95  # cosine of its vector to PyTorch's; the measured model's is .997 on average


def export_model(weights: ModelFiles) -> bytes:
    """Export a model and bring its weights to eight bits: the file's content.

    Raises:
        ModelError: it cannot be exported, reads otherwise than through PyTorch, or what exporting
            takes is not installed.
    """
    try:
        import_onnxruntime()  # before what may import it otherwise: PyTorch's exporter, onnxscript
        import onnx
    except ImportError as error:
        raise ModelError(
            f"Exporting a model takes {error.name}, which is missing; "
            "install onnx, onnxscript and onnxruntime.",
            code="export-impossible",
        ) from error
    model = _loaded(weights)
    with TemporaryDirectory() as folder, _quietly():
        exact, quantised = Path(folder, "exact.onnx"), Path(folder, "quantised.onnx")
        _trace(model, exact, name=weights.name)
        _quantise(exact, quantised)
        made = onnx.load(quantised)
    for part in (made.graph, *made.graph.node, *made.graph.value_info):
        part.ClearField("metadata_props")  # where in the exporter each came from, with its paths
    onnx.helper.set_model_props(made, {FACTS: json.dumps(asdict(_facts(model)))})
    content: bytes = made.SerializeToString()
    check_export(content, weights)
    return content


def check_export(content: bytes, weights: ModelFiles) -> None:
    """Read a text with an export, and with what it was made from.

    Raises:
        ModelError: the export reads it otherwise, as of a model whose attention is not ours.
    """
    exported = OnnxEncoder(lambda: content, name=weights.name).encode([_PROOF])
    original = SentenceTransformerEncoder(str(weights.folder)).encode([_PROOF])
    if not exported.vectors[0] @ original.vectors[0] >= _ALIKE:  # of what is no number, neither
        raise ModelError(
            f"The model {weights.name} reads otherwise once it is exported; use it as it is."
        )


def _loaded(weights: ModelFiles) -> "SentenceTransformer":
    """The model as it is exported, its attention and what follows each GELU in our own words."""
    from torch.nn import Linear
    from transformers import AttentionInterface

    AttentionInterface.register(_ATTENTION, _attend)
    model = load(weights.folder, device=CPU, attention=_ATTENTION)
    for name, module in list(model.named_modules()):
        if isinstance(module, Linear) and module.in_features > module.out_features:
            model.set_submodule(name, _parted(module))
    return model


def _attend(
    _module: object,
    query: "torch.Tensor",
    key: "torch.Tensor",
    value: "torch.Tensor",
    _mask: object,
    *,
    scaling: float,
    **_others: object,
) -> "tuple[torch.Tensor, None]":
    """Attention as one operator of ONNX Runtime's, each (1, heads, n, dimension) in; no mask is
    needed, as one text is read at a time."""
    import torch

    heads = query.shape[1]
    rows = [each.transpose(1, 2).flatten(2) for each in (query, key, value)]
    attended = torch.onnx.ops.symbolic(
        "com.microsoft::MultiHeadAttention",
        rows,
        {"num_heads": heads, "scale": scaling},
        dtype=query.dtype,
        shape=rows[0].shape,
        version=1,
    )
    return attended.reshape(1, -1, heads, query.shape[3]), None


def _parted(matrix: "torch.nn.Linear") -> "torch.nn.Module":
    """A matrix that makes long vectors short, its few inputs with the largest weights apart.

    One or two neurons behind a GELU are many times as large as all others, on any text, and have
    such weights: in one scale with the others they would leave those a few of the 256 steps.
    """
    import torch

    largest = matrix.weight.abs().amax(dim=0).topk(_APART).indices.sort().values
    apart = matrix.weight[:, largest].T.clone()
    kept = torch.ones(matrix.in_features)
    with torch.no_grad():
        kept[largest] = 0
        matrix.weight[:, largest] = 0

    class Parted(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.others = matrix

        def forward(self, inputs: torch.Tensor) -> torch.Tensor:
            exact = inputs.index_select(-1, largest) @ apart
            others: torch.Tensor = self.others(inputs * kept)
            return others + exact

    return Parted()


def _quantise(exact: Path, quantised: Path) -> None:
    """Bring the weights of the matrix products to eight bits, a scale for each column."""
    import onnx

    quantization = import_onnxruntime("quantization")
    traced = onnx.load(exact)
    shapes = {weight.name: tuple(weight.dims) for weight in traced.graph.initializer}
    apart = [
        node.name
        for node in traced.graph.node
        if node.op_type == "MatMul" and shapes.get(node.input[1], ())[:1] == (_APART,)
    ]
    quantization.quantize_dynamic(
        exact,
        quantised,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=quantization.QuantType.QInt8,
        nodes_to_exclude=apart,
        extra_options={"MatMulConstBOnly": True},
    )


def _facts(model: "SentenceTransformer") -> Facts:
    return Facts(
        dimension=model.get_embedding_dimension() or 0,
        window=min(WINDOW, model.max_seq_length or WINDOW),
        tokenizer=model.tokenizer.backend_tokenizer.to_str(),
    )


def _trace(model: "SentenceTransformer", path: Path, *, name: str) -> None:
    """Write the model in float32; one text a run, so that no mask is needed and none is made."""
    import torch

    example = torch.ones((1, _EXAMPLE), dtype=torch.long)
    length = torch.export.Dim("length", min=2, max=_POSITIONS)
    try:
        torch.onnx.export(
            _whole(model),
            (example,),
            path,
            dynamo=True,
            external_data=False,
            verbose=False,
            opset_version=_OPSET,
            input_names=[INPUT],
            output_names=[TOKENS, SENTENCE],
            dynamic_shapes=({1: length},),
        )
    except (torch.onnx.errors.OnnxExporterError, RuntimeError, TypeError) as error:
        raise ModelError(
            f"PyTorch cannot export the model {name} ({type(error).__name__}); use it as it is."
        ) from error


def _whole(model: "SentenceTransformer") -> "torch.nn.Module":
    """All of the model's modules as one: the numbers of tokens in, both kinds of vectors out."""
    import torch

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            transformer, *others = model
            self.transformer = transformer.get_submodule("model")  # the model of transformers
            self.others = torch.nn.Sequential(*others)

        def forward(self, input_ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            tokens = self.transformer(input_ids=input_ids).last_hidden_state
            features = {TOKENS: tokens, "attention_mask": torch.ones_like(input_ids)}
            features = self.others(features)
            return tokens, features[SENTENCE]

    return Whole().eval()


@contextmanager
def _quietly() -> Iterator[None]:
    """Without what the exporter and the quantiser log and warn of, which concerns nobody here."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
