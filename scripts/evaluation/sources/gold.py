"""What a librarian wrote down of documents: `gold.jsonl`, one object a line, beside the documents.

    {"file": "obi.pdf", "kind": "report", "title": ["Wells"], "authors": ["Ada Obi"],
     "issued": "2020-03", "publisher": null, "doi": null, "number": null}

`title` has every acceptable form. What else may be answered stands in `authors_or` (lists of
names), `issued_or`, `publisher_or` and `number_or`. `family` has the family names where the printed
forms do not end with them. `no_title` says that nothing on the page is one. Further keys are notes.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from scripts.console.terminal import UsageError

FILE = "gold.jsonl"


@dataclass(frozen=True, slots=True)
class Written:
    """What is printed of one kind (a title, a date): every answer that is right."""

    asked: bool
    """Whether an answer is expected; where none is, none is right."""
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """What a librarian wrote down of one document."""

    file: str
    kind: str
    title: Written
    authors: tuple[tuple[str, ...], ...]
    """Every list that is right, the librarian's own first; an empty one where nobody is named."""
    families: tuple[str, ...]
    """Of the first list, where they are given."""
    issued: Written
    publisher: Written
    doi: Written
    number: Written


def read_gold(folder: Path) -> tuple[Gold, ...]:
    """What was written down of a folder's documents.

    Raises:
        UsageError: there is no such file, or a line that is no object with a file.
    """
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UsageError(
            "{file} cannot be read: {reason}.", file=str(folder / FILE), reason=str(error.strerror)
        ) from error
    return tuple(
        _gold(line, folder / FILE, number) for number, line in enumerate(lines, 1) if line.strip()
    )


def _gold(line: str, file: Path, number: int) -> Gold:
    try:
        parts = json.loads(line)
    except json.JSONDecodeError:
        parts = None
    if not isinstance(parts, dict) or not parts.get("file") or "title" not in parts:
        raise UsageError(
            "Line {number} of {file} is no object with a file and a title.",
            number=number,
            file=str(file),
        )
    return Gold(
        file=parts["file"],
        kind=parts.get("kind", "document"),
        title=Written(not parts.get("no_title"), tuple(parts["title"])),
        authors=tuple(map(tuple, (parts.get("authors", []), *parts.get("authors_or", [])))),
        families=tuple(parts.get("family", [])),
        issued=_written(parts, "issued"),
        publisher=_written(parts, "publisher"),
        doi=_written(parts, "doi"),
        number=_written(parts, "number"),
    )


def _written(parts: dict[str, object], name: str) -> Written:
    first, others = parts.get(name), parts.get(f"{name}_or", [])
    right = [*([first] if first else []), *(others if isinstance(others, list) else [])]
    return Written(bool(first), tuple(map(str, right)))
