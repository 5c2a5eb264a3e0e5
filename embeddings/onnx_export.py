"""A sentence-transformers model made into one file for ONNX Runtime, its weights in eight bits.

Making it takes PyTorch, onnx and half a minute, once; using it (`embeddings/onnx_encoder.py`)
takes none of them. What eight bits cost and save: docs/log.md, 2026-11-22, "The encoder in eight
bits".
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

from embeddings.devices import CPU
from embeddings.errors import ModelError
from embeddings.exports import FACTS, INPUT, SENTENCE, TOKENS, Facts
from embeddings.sentence_transformer import load
from embeddings.weights import Weights
from embeddings.windows import WINDOW

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

_OPSET = 20  # of ONNX: the first with GELU as one operator
_EXAMPLE = 16  # tokens that the exporter follows through the model
_POSITIONS = 512  # tokens; what BERT has positions for
_BLOCK = 128  # weights that share a scale where outliers are far; docs/log.md has others
_AS_BYTES = 4  # "accuracy level" of MatMulNBits: what is multiplied becomes bytes as well


def export_model(weights: Weights) -> bytes:
    """Export a model and bring its weights to eight bits: the file's content.

    Raises:
        ModelError: it cannot be exported, or what that takes is not installed.
    """
    try:
        import onnx
    except ImportError as error:
        raise ModelError(
            f"Exporting a model takes {error.name}, which is missing; "
            "run `pip install onnx onnxscript onnxruntime`."
        ) from error
    model = load(weights.folder, device=CPU, attention="eager")  # others come with a mask
    with TemporaryDirectory() as folder, _quietly():
        exact, quantised = Path(folder, "exact.onnx"), Path(folder, "quantised.onnx")
        _trace(model, exact, name=weights.name)
        _quantise(exact, quantised)
        made = onnx.load(quantised)
    for part in (made.graph, *made.graph.node, *made.graph.value_info):
        part.ClearField("metadata_props")  # where in the exporter each came from, with its paths
    onnx.helper.set_model_props(made, {FACTS: json.dumps(asdict(_facts(model)))})
    content: bytes = made.SerializeToString()
    return content


def _quantise(exact: Path, quantised: Path) -> None:
    """Bring the weights of all matrix products to eight bits, in two ways.

    The matrices behind each GELU meet outliers, so they get a scale for every block of weights and
    of what these are multiplied with; all others, one a column.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    traced = onnx.load(exact)
    shapes = {weight.name: tuple(weight.dims) for weight in traced.graph.initializer}
    products = [node for node in traced.graph.node if node.op_type == "MatMul"]
    others = [node.name for node in products if not _is_narrowing(shapes.get(node.input[1], ()))]
    blocks = MatMulNBitsQuantizer(
        traced,
        bits=8,
        block_size=_BLOCK,
        is_symmetric=True,
        accuracy_level=_AS_BYTES,
        nodes_to_exclude=others,
    )
    blocks.process()
    quantize_dynamic(
        blocks.model.model,
        quantised,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )


def _is_narrowing(shape: tuple[int, ...]) -> bool:
    """Whether a matrix makes long vectors short, as those behind a GELU do."""
    return len(shape) == 2 and shape[0] > shape[1]


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
