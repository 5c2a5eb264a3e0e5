"""Lists of questions and answers in JSON, however they are nested and whatever they are called.

[{"question": "…", "answer": "…", "source": "…"}]     {"faqs": [{"q": "…", "a": "…"}]}
{"When do you open?": "At nine."}                      one object a line (JSON Lines)
{"mainEntity": [{"name": "…", "acceptedAnswer": {"text": "…"}}]}     (schema.org FAQPage)
"""

from collections.abc import Iterator

from bot.formats.json.values import Json
from bot.formats.qa.qa_pairs import Columns, QuestionAnswer, find_columns

ASKS = ("?", "？", "؟")
SCHEMA_ANSWER = "acceptedAnswer"
WORDS_IN = ("text", "answer", "value", "content", "title", "url")
"""Where an answer or source that is an object keeps its words."""


def entries_in(value: Json) -> tuple[list[QuestionAnswer], tuple[str, ...]]:
    """The questions with their answers, in order, and what else their objects hold."""
    entries: list[QuestionAnswer] = []
    left_out: dict[str, None] = {}
    for each in _objects(value):
        columns = find_columns(list(each)) or _schema_columns(each)
        if columns:
            entries.append(_entry(each, columns))
            left_out |= dict.fromkeys(columns.others(each))
        else:
            entries += _asked_by_name(each)
    return entries, tuple(left_out)


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
