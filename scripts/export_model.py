"""Exports a model for ONNX Runtime: `python -m scripts.export_model [--model NAME]`.

The measured model is exported when it is first used. A model named with --model is used through
PyTorch until it is exported here; from then on ONNX Runtime serves it, several times as fast. How
well it still answers is for `python -m scripts.evaluate` to say.
"""

from collections.abc import Sequence
from time import perf_counter

from embeddings.encoders import cache_folder, encoder_for, exported, find_weights
from scripts.console.terminal import Parser, run, say

MEGABYTE = 1_000_000  # bytes


def main(arguments: Sequence[str]) -> None:
    """Export one model, if it is not, and say where its export lies."""
    parser = Parser(prog="python -m scripts.export_model", allow_abbrev=False)
    parser.add_argument("--model", metavar="NAME", help="a folder, or a name on the hub")
    options = parser.parse_args(arguments)
    begun = perf_counter()
    weights = find_weights(options.model)
    content = exported(weights, cache_folder(), notify=say)
    encoder_for(options.model).encode(["It is read once, to see that it can be."])
    seconds = perf_counter() - begun
    print(f"{weights.name}: {len(content) / MEGABYTE:.0f} MB in {cache_folder()}, {seconds:.1f} s")


if __name__ == "__main__":
    run(main)
