"""What reading one document may take, by the size of its file: memory and time.

A small file that takes much is an accident or an attack, and everybody waits for it: 2 kB can draw
a word 100,000,000 times. A large one takes its time by right. The limits lie above those that a
reader keeps itself, whose sentences can name a page.
"""

from dataclasses import dataclass

MEGABYTE = 1_000_000  # bytes
SMALL = 1  # megabytes of a file that has no more than the least memory
LEAST_MEMORY, MOST_MEMORY = 1_000_000_000, 4_000_000_000
"""Bytes of addresses; PDFium takes 2.9 GB for 32 MB of drawings, 0.7 for a book of 18 million
characters; the process itself has 0.2."""
MEMORY_A_MEGABYTE = 250_000_000  # bytes of addresses for each of a file's
LEAST_COMPUTING, MOST_COMPUTING = 12.0, 600.0  # seconds of one core
COMPUTING_A_MEGABYTE = 30.0  # seconds; a PDF of text alone takes 6.5 (docs/log.md, 2026-11-29)
BUSY = 10  # times as long a machine that does other things beside it may take by the clock
LEAST_RECOGNISING, MOST_RECOGNISING = 25.0, 1_800.0  # seconds by the clock, for Tesseract
RECOGNISING_A_MEGABYTE = 600.0  # seconds; a page of black and white takes 10 kB at best, and 5 s


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take."""

    memory: int
    """Bytes of addresses. Linux holds it; macOS cannot, and there only time ends what grows."""
    computing: float
    """Seconds of one core."""
    waiting: float
    """Seconds by the clock, what goes to Tesseract with it, which computes for itself."""


def limits_of(data: bytes) -> Limits:
    """What may be taken to read a file."""
    megabytes = len(data) / MEGABYTE
    computing = max(LEAST_COMPUTING, COMPUTING_A_MEGABYTE * megabytes)
    return Limits(
        memory=min(
            LEAST_MEMORY + int(MEMORY_A_MEGABYTE * max(0.0, megabytes - SMALL)), MOST_MEMORY
        ),
        computing=min(computing, MOST_COMPUTING),
        waiting=min(BUSY * computing, MOST_COMPUTING) + recognising(data),
    )


def recognising(data: bytes) -> float:
    """How many seconds the pictures of a file's pages may be recognised for."""
    seconds = LEAST_RECOGNISING + RECOGNISING_A_MEGABYTE * len(data) / MEGABYTE
    return min(seconds, MOST_RECOGNISING)
