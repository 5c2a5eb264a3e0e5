"""JSON: lists of questions and answers, however they are nested and whatever they are called.

    [{"question": "…", "answer": "…", "source": "…"}]     {"faqs": [{"q": "…", "a": "…"}]}
    {"When do you open?": "At nine."}                      one object a line (JSON Lines)
    {"mainEntity": [{"name": "…", "acceptedAnswer": {"text": "…"}}]}     (schema.org FAQPage)

Other JSON is data and no document: it is refused in a sentence that says which shape is read.
"""

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from bot.documents import one_line
from bot.errors import DocumentError
from bot.formats.format import Extract, Format
from bot.formats.plain.decoding import decode
from bot.formats.qa.qa_pairs import Columns, QuestionAnswer, extract_of, find_columns

LARGEST = 20_000_000  # bytes; JSON of brackets alone takes some twenty times its size in memory
SHOWN = 30  # code points of what stands at a mistake
OPENING = 65_536  # bytes in which names are looked for
NAME = re.compile(rb'"([^"\\\r\n]{1,60})"\s{0,9}:')
"""Example: `"question":`."""
ASKS = ("?", "？", "؟")
SCHEMA_ANSWER = "acceptedAnswer"
WORDS_IN = ("text", "answer", "value", "content", "title", "url")
"""Where an answer or source that is an object keeps its words."""

Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"
"""What `json` makes of a file here: numbers stay as they are written."""


def recognises(data: bytes) -> bool:
    """Whether it begins as JSON does and names a question and an answer."""
    opening = data[:OPENING].removeprefix(b"\xef\xbb\xbf").lstrip()
    if opening[:1] not in (b"[", b"{"):
        return False
    names = [name.decode("utf-8", "ignore") for name in dict.fromkeys(NAME.findall(opening))]
    return find_columns(names) is not None or SCHEMA_ANSWER in names


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The questions, answers and sources, in the order of the file.

    Raises:
        DocumentError: it is no JSON, holds no list of questions and answers, or is over the limit.
    """
    if len(data) > LARGEST:
        raise DocumentError(
            "{name} has {size} MB and JSON may have {limit} MB; split it into smaller files.",
            code="json-large",
            name=name,
            size=round(len(data) / 1e6),
            limit=round(LARGEST / 1e6),
        )
    decoded = decode(data, name)
    value = _parsed(decoded.text, name)
    entries: list[QuestionAnswer] = []
    left_out: dict[str, None] = {}
    for each in _objects(value):
        columns = find_columns(list(each)) or _schema_columns(each)
        if columns:
            entries.append(_entry(each, columns))
            left_out |= dict.fromkeys(columns.others(each))
        else:
            entries += _asked_by_name(each)
    if not entries:
        raise DocumentError(
            "{name} holds no questions and answers; Footnote reads JSON as a list of "
            '{{"question": "…", "answer": "…"}}.',
            code="json-none",
            name=name,
        )
    return extract_of(entries, tuple(left_out), decoded)


def _parsed(text: str, name: str) -> Json:
    """The value that the text stands for; a list where each line stands for one."""
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


def _loads(text: str) -> Json:
    # a number of a million digits is words like any other, and is never counted with
    value: Json = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    return value


def _objects(value: Json) -> Iterator[dict[str, Json]]:
    """Every object in it, in order; what is inside an entry is a part of that one."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            is_entry = find_columns(list(one)) or _schema_columns(one)
            inside: list[Json] = [] if is_entry else list(one.values())
        else:
            inside = one if isinstance(one, list) else []
        waiting += [each for each in reversed(inside) if isinstance(each, (dict, list))]


def _schema_columns(value: dict[str, Json]) -> Columns | None:
    return Columns("name", SCHEMA_ANSWER, None) if {"name", SCHEMA_ANSWER} <= value.keys() else None


def _entry(value: dict[str, Json], columns: Columns) -> QuestionAnswer:
    source = _words(value[columns.source]) if columns.source else ""
    return QuestionAnswer(_words(value[columns.question]), _words(value[columns.answer]), source)


def _asked_by_name(value: dict[str, Json]) -> Iterator[QuestionAnswer]:
    """The entries of an object whose names are the questions."""
    for name, answer in value.items():
        if name.rstrip().endswith(ASKS) and isinstance(answer, str):
            yield QuestionAnswer(name, answer)


def _words(value: Json) -> str:
    """The words of a part of an entry; several stand one under the other."""
    parts = value if isinstance(value, list) else [value]
    found: list[str] = []
    for part in parts:
        if isinstance(part, dict):
            part = next((part[name] for name in WORDS_IN if name in part), None)
        if isinstance(part, str) and part.strip():
            found.append(part)
    return "\n\n".join(found)


FORMAT = Format(name="json", endings=(".json", ".jsonl"), recognises=recognises, read=read)
