"""Runs of systems, each run two processes of its own: one adds, and one that begins anew asks."""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.errors import FootnoteError
from embeddings.telemetry import SILENCE
from scripts.benchmarking.measured import Run
from scripts.benchmarking.system import Known, Material
from scripts.benchmarking.systems.registry import ON_GPU, Name, listed
from scripts.benchmarking.worker import ANSWERED

if TYPE_CHECKING:
    from scripts.benchmarking.measured import Added, Asked

TOLD = 300  # characters of what a process said last that stand in our sentence


class ComparisonError(FootnoteError):
    """A system could not be measured: it broke, or said nothing."""


class Comparison:
    """What all systems are given, and how one of them is run."""

    def __init__(self, material: Material, questions: Sequence[Known], *, model: Path) -> None:
        """Nothing runs yet.

        Args:
            questions: none: there is adding alone.
            model: the folder of the model's files.
        """
        self._material = material
        self._questions = tuple(questions)
        self._model = model

    def run(self, name: Name, number: int) -> Run:
        """Measure a system once.

        Raises:
            ComparisonError: it could not be.
        """
        asked: Asked | None = None
        start: float | None = None
        with TemporaryDirectory(prefix="footnote-benchmark-") as temporary:
            folder = Path(temporary)
            (folder / "model").write_text(str(self._model), encoding="utf-8")
            (folder / "material").write_bytes(pickle.dumps(self._material))
            (folder / "questions").write_bytes(pickle.dumps(self._questions))
            _process("add", name, folder)
            added: Added = pickle.loads((folder / "measured").read_bytes())
            if self._questions:
                start = _process("ask", name, folder)
                asked = pickle.loads((folder / "measured").read_bytes())
        return Run(
            run=number,
            system=name,
            title=listed(name).shown,
            characters=self._material.characters,
            questions=len(self._questions),
            added=added,
            start_s=start,
            asked=asked,
        )


def _process(verb: str, name: Name, folder: Path) -> float | None:
    """Run a worker to its end; the seconds from its start to its first answer, where it gives any.

    Raises:
        ComparisonError: it ended otherwise.
    """
    told = folder / "told"
    with told.open("wb") as errors:
        begun = time.perf_counter()
        worker = subprocess.Popen(
            [sys.executable, "-m", "scripts.benchmarking.worker", verb, name, str(folder)],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=_environment(name, folder),
        )
        start = None
        with worker:
            for line in worker.stdout or ():
                if line.strip() == ANSWERED:
                    start = time.perf_counter() - begun
    if worker.returncode:
        last = told.read_text("utf-8", "replace").strip().splitlines()[-1:] or ["nothing was said"]
        raise ComparisonError(
            f"{listed(name).title} could not {verb} and is left out of this run: {last[0][:TOLD]}"
        )
    return start


def _environment(name: Name, folder: Path) -> Mapping[str, str]:
    """Of this process; the network is not asked for a model, and nothing is reported to anybody."""
    hidden = {} if name in ON_GPU else {"CUDA_VISIBLE_DEVICES": ""}
    return (
        os.environ
        | hidden
        | SILENCE
        | {
            "HF_HUB_OFFLINE": "1",
            "ANONYMIZED_TELEMETRY": "False",  # Chroma
            "HAYSTACK_TELEMETRY_ENABLED": "False",
            "LANGSMITH_TRACING": "false",
            "LLAMA_INDEX_CACHE_DIR": str(folder / "cache"),  # else it is made in the home folder
            "PYTHONWARNINGS": "ignore",
        }
    )
