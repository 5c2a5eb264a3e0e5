"""The index of vectors measured: beside another, of the same vectors, in processes of their own."""

from pathlib import Path

import numpy as np

from embeddings.encoders import made_unit
from scripts.measuring.vectors import FEWEST, OURS, measure, table
from scripts.scaling.indexed import make_vectors


def test_every_kind_is_measured_by_the_same_figures(tmp_path: Path) -> None:
    """Of so few passages each is compared, so every one of the nearest is found."""
    random = np.random.default_rng(7)
    real = made_unit(random.standard_normal((30, 16), dtype=np.float32))
    make_vectors(tmp_path, real, real[:5], passages=FEWEST)

    figures = measure(tmp_path, [OURS, OURS.replace(":", ".index:")], rounds=1)

    (names,) = {tuple(each.name for each in some) for some in figures}
    assert all(each.value == 1 for some in figures for each in some if "recall" in each.name)
    assert all(each.value > 0 for some in figures for each in some if "ms" in each.name)
    assert all(f"| {name} |" in table(FEWEST, [OURS, "other"], figures) for name in names)
