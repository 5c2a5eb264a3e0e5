"""The folder of an index: what it is called, and what is said where it cannot be written."""

import hashlib
import re
from pathlib import Path

from bot.errors import LibraryError

LONGEST = 60  # letters of a model's name; file systems take 255
DIGITS = 8  # of a SHA-256, which part models that are called alike


def folder_name(model: str) -> str:
    """One folder a model, so that two in turns do not undo each other's work.

    Example: "all-MiniLM-L6-v2@53aa5117" stands in `all-MiniLM-L6-v2-53aa5117-` and eight digits.
    """
    readable = re.sub(r"[^A-Za-z0-9.]+", "-", model).strip(".-")[-LONGEST:]
    return f"{readable}-{hashlib.sha256(model.encode()).hexdigest()[:DIGITS]}"


def unwritable(folder: Path, error: OSError) -> LibraryError:
    """What to raise where an index cannot be written."""
    return LibraryError(
        "The index {folder} cannot be written ({reason}); make room or make it "
        "writable: the documents are kept, and it is completed when the library is "
        "next used.",
        code="index-unwritable",
        folder=str(folder),
        reason=str(error.strerror or error),
    )
