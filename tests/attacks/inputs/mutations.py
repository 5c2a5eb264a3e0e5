"""Damage done at random: to a file's bytes, to what an archive holds, to a JSON value."""

import json
import random
import re
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO
from zipfile import BadZipFile, ZipFile

Damage = Callable[[bytes, random.Random, bytes], bytes]
"""What becomes of some bytes; the last are another file's."""

MOST = 8  # damages to one file
NUMBER = re.compile(rb"-?\d+")
NUMBERS = (b"0", b"-1", b"1e999", b"2147483648", b"9" * 40, b"-" + b"9" * 20, b"0.0000001", b"")
STRANGE = (
    *(
        b"\x00",
        b"\x00" * 500,
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xc0\xaf",
        b"\x1b",
    ),
    *(
        "\u202e\u2066\u200f".encode(),
        "\ufeff".encode(),
        "\u2028".encode(),
        "e\u0301\u20e3".encode(),
    ),
    *(b"&#x110000;", b"&#xD800;", b"&#0;", b"&nothing;", b"&", b"<", b"]]>", b"<!--", b"<![CDATA["),
    *(
        b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>',
        b"<?xml version='9'?>",
        b"\r",
        b"{",
        b"}",
    ),
    *(
        b"\\u-99999999999?",
        b"\\bin99999999 ",
        b"\\'zz",
        b"%PDF-9.9",
        b"endobj",
        b"stream\n",
        b"<<",
        b">>",
    ),
    *(b"[" * 3000, b"<b>" * 3000, b"(" * 3000, b"> " * 2000, b"\t" * 2000, b"#" * 2000, b"'" * 999),
    *(b"-->", b"00:00:00,000 --> 99:99:99,999", b"Q.\nA.\nQ.", b"\n:\n", b"---\n---\n", b'"' * 501),
)
VALUES: tuple[object, ...] = (
    *(None, True, False, -1, 0, 10**30, -(10**30), 1.5, 1e308, float("inf"), float("nan")),
    *("", " ", "\ud800", "\x00", "\u202e", "x" * 50_000, "9" * 5000, "../../etc", "&lt;", "=1+1"),
    *([], {}, [[]], {"": None}, [None] * 1000, "2024-02-30", "javascript:alert(1)"),
)


def damaged(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """A file after a few damages; in an archive, mostly to what it holds."""
    if data[:2] == b"PK" and chance.random() < 0.8:
        with suppress(BadZipFile):
            return _damaged_archive(data, chance, other)
    for _ in range(chance.randint(1, MOST)):
        data = chance.choice(DAMAGES)(data, chance, other)
    return data


def _bits(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice([1, 10, 100, 1000]))


def _deleted(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _repeated(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:end] * chance.choice([1, 3, 50]) + data[end:]


def _cut(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _swapped(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    first, second, third = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    return data[:first] + data[second:third] + data[first:second] + data[third:]


def _spliced(data: bytes, chance: random.Random, other: bytes) -> bytes:
    edge = chance.choice([4, 64, 1024])
    return other[:edge] + data[chance.randrange(min(edge, len(data)) + 1) :]


def _strange(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + chance.choice(STRANGE) + data[start:]


def _numbers(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    part = chance.choice([0.02, 0.3])
    return NUMBER.sub(
        lambda found: chance.choice(NUMBERS) if chance.random() < part else found[0], data
    )


def _unclosed(data: bytes, chance: random.Random, _other: bytes) -> bytes:
    return re.sub(rb"</[^>]*>|>>|\}", lambda each: b"" if chance.random() < 0.2 else each[0], data)


DAMAGES: tuple[Damage, ...] = (
    *(_bits, _deleted, _repeated, _cut, _swapped, _spliced),
    *(_strange, _strange, _strange, _numbers, _unclosed),
)


def _damaged_archive(data: bytes, chance: random.Random, other: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    at = chance.randrange(len(parts))
    name, part = parts[at]
    match chance.randrange(6):
        case 0:
            parts[at] = (chance.choice(["/", "../x", "x" * 300, "\u202ex", name.upper()]), part)
        case 1:
            parts.insert(chance.randrange(len(parts) + 1), (name, other))
        case 2:
            parts[at] = (name, b"")
        case _:
            for _ in range(chance.randint(1, 3)):
                part = chance.choice(DAMAGES)(part, chance, other)
            parts[at] = (name, part)
    file = BytesIO()
    with warnings.catch_warnings(), ZipFile(file, "w") as changed:
        warnings.simplefilter("ignore")  # that a name stands twice
        for each, content in parts:
            changed.writestr(each, content)
    return file.getvalue()


def damaged_json(value: object, chance: random.Random) -> bytes:
    """A JSON value with some of its parts replaced, dropped or nested, as bytes; now and then cut."""
    for _ in range(chance.randint(1, 3)):
        value = _replaced(value, chance)
    data = json.dumps(value).encode()
    match chance.randrange(12):
        case 0:
            return _strange(data, chance, b"")
        case 1:
            return data[: chance.randrange(len(data) + 1)]
        case 2:
            return b"[" * 100_000
    return data


def _replaced(value: object, chance: random.Random) -> object:
    inner: Sequence[object] = ()
    if isinstance(value, dict):
        inner = list(value)
    elif isinstance(value, list):
        inner = range(len(value))
    if not inner or chance.random() < 0.15:
        return chance.choice(VALUES)
    key = chance.choice(inner)
    if isinstance(value, dict):
        if chance.random() < 0.1:
            return {name: each for name, each in value.items() if name != key}
        return {**value, key: _replaced(value[key], chance)}
    assert isinstance(value, list) and isinstance(key, int)
    return [*value[:key], _replaced(value[key], chance), *value[key + 1 :]]
