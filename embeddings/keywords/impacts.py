"""What a word weighs in a passage: the share of BM25 that depends on that passage alone.

BM25 as engines keep it asks the whole collection how long its passages are and how many have a
word, so passages that were removed, or that are not asked, move the scores of the others. Here a
word's weight is fixed, in steps, when its passage is indexed, against an average length that is a
constant; how rare the word is comes with the question. A score is a sum of whole numbers, which a
float32 holds exactly: no order of adding and no segment changes its last bit.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from embeddings.arrays import FloatVector

SATURATION = 1.2  # BM25's k1: how soon one more mention of a word adds little
BY_LENGTH = 0.75  # BM25's b: how much less a mention in a longer passage counts
AVERAGE = 110  # words of a passage with what stands above it; docs/log.md, 2026-11-29
STEP = 0.1  # of a weight; the same place
LEVELS = range(1, round((SATURATION + 1) / STEP) + 1)
LARGEST = 1 << 23  # of a score: half of the whole numbers a float32 holds, so that rounding fits


def level(count: int, length: int) -> int:
    """What a word weighs, in steps, that stands so often in a passage of so many words.

    Example: once among 110 words it is 10 steps, once among 20 it is 15.
    """
    saturated = SATURATION * (1 - BY_LENGTH + BY_LENGTH * length / AVERAGE)
    return max(1, round((SATURATION + 1) * count / (count + saturated) / STEP))


def terms_of(stems: str) -> str:
    """Each stem of a passage once, with its weight there: "warn coalit warn" has `coalit:15`."""
    counts = Counter(stems.split())
    length = counts.total()
    return " ".join(_term(stem, level(count, length)) for stem, count in counts.items())


def scores_of(stems: Sequence[str], weights: FloatVector) -> tuple[Mapping[str, int], float]:
    """What each term a passage may have adds to its score, in whole numbers, and the unit of these.

    Args:
        weights: (len(stems),), positive, what each stem counts; a stem's that comes twice add up.
    """
    counts: dict[str, float] = {}
    for stem, weight in zip(stems, weights.tolist(), strict=True):
        counts[stem] = counts.get(stem, 0.0) + weight
    unit = STEP * LEVELS[-1] * sum(counts.values()) / LARGEST
    return dict(_scores(counts, unit / STEP)), unit


def _scores(counts: Mapping[str, float], unit: float) -> Iterator[tuple[str, int]]:
    for stem, count in counts.items():
        for weight in LEVELS:
            yield _term(stem, weight), round(count * weight / unit)


def _term(stem: str, weight: int) -> str:
    return f"{stem}:{weight}"  # no stem has a colon
