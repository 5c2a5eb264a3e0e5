"""Keys of JSON objects, however they are written, and the times that stand under them.

{"start": 0.5, "end": 2}     {"startTime": "1.200s"}     {"timestamp": [0.0, 1.2]}
{"start_timestamp": {"relative": 1.2}}     {"offset": "PT1.2S", "duration": "PT2S"}
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from bot.formats.json.values import Json
from bot.formats.transcripts.names import (
    END,
    LENGTH,
    SPEAKER,
    START,
    WEAK_SPEAKER,
    WORDS,
    is_thousandths,
    key_of,
)

TIME_IN = ("from", "start", "relative", "seconds", "begin")
UNTIL_IN = ("to", "end", "relative", "seconds")
LONGEST_TIME = 40  # code points


def _ranks(keys: Sequence[str]) -> dict[str, int]:
    return {key: rank for rank, key in enumerate(keys)}


SPEAKER_KEYS, WEAK_SPEAKER_KEYS = _ranks(SPEAKER), _ranks(WEAK_SPEAKER)
WORDS_KEYS = _ranks(WORDS)
START_KEYS, END_KEYS, LENGTH_KEYS = _ranks(START), _ranks(END), _ranks(LENGTH)
"""How telling each key is; an object has ten of them, and the lists hundreds."""


@lru_cache(maxsize=4096)
def key_of_json(key: str) -> str:
    """A key in small letters without signs; those of real files recur."""
    return key_of(key[:100])


def known(named: Iterable[str], ranks: Mapping[str, int]) -> list[str]:
    """Those of an object's keys that have a rank, the most telling first."""
    return sorted((key for key in named if key in ranks), key=ranks.__getitem__)


def times_of(value: Mapping[str, Json], named: Mapping[str, Json]) -> tuple[str, str, bool]:
    """When words begin and end, as written, and whether the names say so in thousandths."""
    start, start_key = _first_time(named, START_KEYS, TIME_IN)
    end, _ = _first_time(named, END_KEYS, UNTIL_IN)
    if not end and start:
        length, _ = _first_time(named, LENGTH_KEYS, TIME_IN)
        end = f"+{length}" if length else _last(named.get(start_key))
    in_thousandths = any(is_thousandths(key) and key_of_json(key) == start_key for key in value)
    return start, end, in_thousandths


def _first_time(
    named: Mapping[str, Json], ranks: Mapping[str, int], inside: tuple[str, ...]
) -> tuple[str, str]:
    for key in known(named, ranks):
        if time := _time(named.get(key), inside):
            return time, key
    return "", ""


def _time(value: Json, inside: tuple[str, ...]) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        nanos = value.get("nanos")
        value = next((value[key] for key in inside if key in value), None)
        if isinstance(value, str) and isinstance(nanos, str) and nanos.isdecimal():
            value = f"{value}.{nanos[:9]:0>9}"
    holds_digits = isinstance(value, str) and any(map(str.isdigit, value[:LONGEST_TIME]))
    return value.strip()[:LONGEST_TIME] if isinstance(value, str) and holds_digits else ""


def _last(value: Json) -> str:
    """The end that stands with a start: `"timestamp": [0.0, 1.2]`, `{"from": …, "to": …}`."""
    if isinstance(value, list) and len(value) == 2:
        return _time(value[1], UNTIL_IN)
    return _time(value, UNTIL_IN) if isinstance(value, dict) else ""
