"""The parts of a JSON object, each of the kind it must be, or one sentence that says which is not.

By hand and not by pydantic: its strings can hold no lone surrogate, and a document's words may.
"""

import json
import re
from collections.abc import Iterator
from typing import TypeVar, cast

from bot.errors import NotebookError

LARGEST = 2**53 - 1  # whole numbers that a browser counts exactly
Record = TypeVar("Record")


class Fields:
    """The parts of an object by their names; a part that is null is missing.

    Args:
        what: what an error's sentence calls it: "note 12".

    Raises:
        NotebookError: it is no object. Each method: the part is of another kind, or is missing.
    """

    def __init__(self, value: object, what: str) -> None:
        if not isinstance(value, dict):
            raise NotebookError(
                "This is no notebook of Footnote's: {part} is no JSON object.",
                code="notebook-object",
                part=what,
            )
        self._parts: dict[str, object] = value
        self.what = what

    def value(self, name: str) -> object:
        """A part as it is; None where it is missing."""
        return self._parts.get(name)

    def record(self, kind: type[Record]) -> Record:
        """The whole object under the name of its kind, which is believed."""
        return cast(Record, self._parts)

    def text(
        self,
        name: str,
        *,
        missing: str | None = None,
        like: re.Pattern[str] | None = None,
        longest: int | None = None,
    ) -> str:
        """Words.

        Args:
            missing: what stands for them where they are missing; None refuses.
            like: what they must look like.
            longest: code points they may have.
        """
        value = self.value(name)
        value = missing if value is None else value
        if not isinstance(value, str) or (like and not like.fullmatch(value)):
            raise self._refused(name)
        if longest is not None and len(value) > longest:
            raise NotebookError(
                "The {name} of {part} has {length} characters and may have {limit}; make it "
                "shorter.",
                code="notebook-words",
                name=name,
                part=self.what,
                length=len(value),
                limit=longest,
            )
        return value

    def text_or_none(self, name: str, *, longest: int | None = None) -> str | None:
        """Words, or None where they are missing."""
        return None if self.value(name) is None else self.text(name, longest=longest)

    def number(self, name: str, *, missing: int | None = None) -> int:
        """A whole number from 0 up."""
        value = self.value(name)
        value = missing if value is None else value
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
            raise self._refused(name)
        return value

    def number_or_none(self, name: str) -> int | None:
        """A whole number from 0 up, or None where it is missing."""
        return None if self.value(name) is None else self.number(name)

    def real_or_none(self, name: str) -> float | None:
        """A number, or None where it is missing."""
        value = self.value(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._refused(name)
        if not -LARGEST <= value <= LARGEST:  # nor infinity
            raise self._refused(name)
        return value

    def list(self, name: str, *, missing: list[object] | None = None) -> list[object]:
        """The items of a list."""
        value = self.value(name)
        value = missing if value is None else value
        if not isinstance(value, list):
            raise self._refused(name)
        return value

    def inside(self, name: str, *, missing: dict[str, int] | None = None) -> "Fields":
        """The parts of an object in this one."""
        value = self.value(name)
        return Fields(missing if value is None else value, f"{self.what}’s {name}")

    def counts(self, name: str, like: re.Pattern[str]) -> Iterator[tuple[str, int]]:
        """Names that look so with a number from 1 up each; none where the part is missing."""
        inner = self.inside(name, missing={})
        for key in inner._parts:
            if not like.fullmatch(key) or inner.number(key) < 1:
                raise self._refused(name)
            yield key, inner.number(key)

    def _refused(self, name: str) -> NotebookError:
        return NotebookError(
            "This is no notebook of Footnote's: the {name} of {part} is missing or wrong.",
            code="notebook-part",
            name=name,
            part=self.what,
        )


def read_json(words: str) -> object:
    """The value that JSON is.

    Raises:
        NotebookError: it is no JSON, or none that another program would read.
    """
    try:
        value: object = json.loads(words, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise unreadable() from error
    return value


def unreadable() -> NotebookError:
    """What to raise for a file of which the record cannot be read."""
    return NotebookError(
        "This file holds no notebook that can be read: its record is damaged. Export it again.",
        code="notebook-damaged",
    )


def as_list(value: list[object]) -> list[object]:
    """A list of anything."""
    return value


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is no JSON")
