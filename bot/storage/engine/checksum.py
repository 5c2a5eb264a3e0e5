"""Checksums of what the store keeps: made when a row is written, compared whenever it is read.

A bit that flips on a disk is told by nobody, SQLite included; unnoticed it would be quoted.
"""

from collections.abc import Sequence
from hashlib import blake2b
from json import JSONEncoder

BYTES = 8  # of a checksum: of changes that are no single bit, one in 2 ** 64 passes
WRITTEN = JSONEncoder(default=bytes.hex, check_circular=False).encode


def checksum(values: Sequence[object]) -> int:
    """The checksum of a row's values: numbers, words, bytes and None; 4 µs for a passage's."""
    written = WRITTEN(values).encode()
    return int.from_bytes(blake2b(written, digest_size=BYTES).digest(), "big", signed=True)


def digest(data: bytes) -> bytes:
    """The checksum of something large; a gigabyte a second."""
    return blake2b(data, digest_size=BYTES).digest()
