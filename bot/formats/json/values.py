"""What a JSON text stands for, or one clear sentence."""

import json
from collections.abc import Iterator
from typing import TypeAlias

from bot.documents import one_line
from bot.errors import DocumentError

LARGEST = 20_000_000  # bytes; JSON of brackets alone takes some twenty times its size in memory
SHOWN = 30  # code points of what stands at a mistake

Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"
"""What `json` makes of a file here: numbers stay as they are written."""


def refuse_large(data: bytes, name: str) -> None:
    """Refuse a file that would take too much memory.

    Raises:
        DocumentError: it is over the limit.
    """
    if len(data) > LARGEST:
        raise DocumentError(
            "{name} has {size} MB and JSON may have {limit} MB; split it into smaller files.",
            code="json-large",
            name=name,
            size=round(len(data) / 1e6),
            limit=round(LARGEST / 1e6),
        )


def value_of(text: str, name: str) -> Json:
    """The value that the text stands for; a list where each line stands for one.

    Raises:
        DocumentError: it is no JSON, or its parts stand in one another too deeply.
    """
    try:
        try:
            return _loads(text)
        except json.JSONDecodeError:
            lines = [line for line in text.splitlines() if line.strip()]
            if len(lines) < 2 or not lines[0].rstrip().endswith("}"):
                raise
            return [_loads(line) for line in lines]
    except json.JSONDecodeError as error:
        near = one_line(" ".join(error.doc[error.pos : error.pos + SHOWN].split()))
        where = f" before {near}" if near else " at the end"
        raise DocumentError(
            "{name} is no valid JSON ({reason}); mend it there.",
            code="json-damaged",
            name=name,
            reason=f"{error.msg}{where}",
        ) from error
    except RecursionError as error:
        raise DocumentError(
            "{name} nests too deep; give a plain list of questions and answers.",
            code="json-nested",
            name=name,
        ) from error


def objects_in(value: Json) -> Iterator[dict[str, Json]]:
    """Every object in a value, in the order of the file."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
        inside = list(one.values()) if isinstance(one, dict) else one
        if isinstance(inside, list):
            waiting += [each for each in reversed(inside) if isinstance(each, (dict, list))]


def _loads(text: str) -> Json:
    # a number of a million digits is words like any other, and is never counted with
    value: Json = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    return value
