"""Cross-validation holds whole documents out."""

import pytest

from scripts.console.terminal import UsageError
from scripts.evaluation.folds import FOLDS, folds_of


def test_a_documents_questions_share_a_fold() -> None:
    """Documents of the same name in two sets are two documents, spread over the folds."""
    places = [("tea", f"{letter}.txt") for letter in "abcdef"] * 2 + [("pond", "a.txt")]

    folds = folds_of(places)

    assert folds[:6].tolist() == folds[6:12].tolist()
    assert sorted(set(folds.tolist())) == list(range(FOLDS))


def test_one_document_cannot_be_held_out() -> None:
    """There would be nothing to learn from."""
    with pytest.raises(UsageError, match="two documents"):
        folds_of([("tea", "a.txt")] * 3)
