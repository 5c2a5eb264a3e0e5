"""The model as the ONNX file that Chroma downloads by default, made here from the same weights.

`python -m scripts.benchmarking.systems.chroma_export MODEL FOLDER`: in float32, with the inputs
that Chroma feeds. A process of its own, so that what making it takes counts nowhere.
"""

import logging
import shutil
import sys
import warnings
from pathlib import Path

FILE = "model.onnx"
# Chroma reads the first of these, and downloads all where one is missing.
BESIDE = (
    "tokenizer.json",
    "config.json",
    "special_tokens_map.json",
    "tokenizer_config.json",
    "vocab.txt",
)
OPSET = 20  # of ONNX, the first with GELU as one operator
LONGEST = 512  # tokens the model has positions for


def export(model: Path, folder: Path) -> None:
    """Write the file, and what stands beside it."""
    import torch
    from transformers import AutoModel

    loaded = AutoModel.from_pretrained(str(model), attn_implementation="eager").eval()

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.loaded = loaded

        def forward(
            self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor
        ) -> torch.Tensor:
            given = self.loaded(input_ids=ids, attention_mask=mask, token_type_ids=types)
            hidden: torch.Tensor = given.last_hidden_state
            return hidden

    ids = torch.ones((2, 16), dtype=torch.long)
    mask = ids.clone()
    mask[1, 9:] = 0  # with nothing masked the exporter would leave the mask out
    shape = {0: torch.export.Dim("texts"), 1: torch.export.Dim("length", min=2, max=LONGEST)}
    torch.onnx.export(
        Whole(),
        (ids, mask, torch.zeros_like(ids)),
        folder / FILE,
        dynamo=True,
        external_data=False,
        verbose=False,
        opset_version=OPSET,
        input_names=["input_ids", "attention_mask", "token_type_ids"],
        output_names=["last_hidden_state"],
        dynamic_shapes=(shape, shape, shape),
    )
    for name in BESIDE:
        shutil.copy(model / name, folder / name)


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    export(Path(sys.argv[1]), Path(sys.argv[2]))
