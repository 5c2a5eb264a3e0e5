"""How alike a question is to the one that an interviewer put before a passage."""

from functools import lru_cache
from itertools import compress

from bot.retrieval.understanding.query import QueryReading
from embeddings.arrays import FloatVector
from embeddings.keywords import is_function_word, stems, term_spans

REMEMBERED = 4096  # interviewers' questions, a kilobyte each with their stems


def alike(reading: QueryReading, weight: FloatVector, asked: str | None) -> float:
    """How alike a question and an interviewer's are, 0 to 1.

    The weight of its words that stand in the other, times the share of the other's content words
    that stand in it.
    """
    if asked is None:
        return 0.0
    theirs, content = _asked(asked)
    ours = set(reading.stems)
    shared = sum(part for stem, part in zip(reading.stems, weight, strict=True) if stem in theirs)
    return float(shared) * sum(stem in ours for stem in content) / max(1, len(content))


@lru_cache(maxsize=REMEMBERED)
def _asked(question: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The stems of an interviewer's question, and those of its content words in order."""
    spans = term_spans(question)
    all_stems = stems(question, spans)
    content = (not is_function_word(question[start:end]) for start, end in spans.tolist())
    return frozenset(all_stems), tuple(compress(all_stems, content))
