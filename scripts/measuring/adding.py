"""Measures adding documents: `python -m scripts.measuring.adding FILE_OR_FOLDER...`.

They are added to a new library, and the encoder's own part of that time is taken beside it: both
are of the same minute, whatever else the machine does. `python -m tests.support.documents.shelf`
makes a folder.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bot.library import Library
from embeddings.encoders import Encoder, Encodings, encoder_for
from scripts.console.adding import Adding
from scripts.console.terminal import Parser, run, say
from scripts.evaluation.memory import most_memory


class _Timed:
    """An encoder that counts what it encodes, and its seconds."""

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self.dimension = encoder.dimension
        self._encoder = encoder
        self.passages = 0
        self.seconds = 0.0

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Encode."""
        begun = perf_counter()
        encodings = self._encoder.encode(texts)
        self.seconds += perf_counter() - begun
        self.passages += len(texts)
        return encodings


def main(arguments: Sequence[str]) -> None:
    """Print a row of figures."""
    parser = Parser(prog="python -m scripts.measuring.adding", allow_abbrev=False)
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    options = parser.parse_args(arguments)
    model = encoder_for()
    model.encode(["The model loads."])
    loaded = most_memory()
    encoder = _Timed(model)
    with TemporaryDirectory() as folder, Library(Path(folder), encoder) as library:
        adding = Adding(library, options.paths)
        begun = perf_counter()
        adding.run()
        seconds = perf_counter() - begun
    for sentence in adding.sentences():
        say(sentence)
    print(
        "| documents | passages | encoder alone | adding | of its rate | memory before | at most |"
    )
    print("|---|---|---|---|---|---|---|")
    print(
        f"| {len(adding.places):,} | {encoder.passages:,} "
        f"| {encoder.passages / encoder.seconds:.1f} passages/s "
        f"| {encoder.passages / seconds:.1f} passages/s | {encoder.seconds / seconds:.0%} "
        f"| {loaded:,.0f} MB | {most_memory():,.0f} MB |"
    )


if __name__ == "__main__":
    run(main)
