"""What a word is: where the words of a text stand, their stems, and which of them say little.

The same words are counted by BM25, aligned by late interaction and weighted by how rare they are.
Knows nothing of vectors or indexes.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import SpanMatrix

FISCAL = re.compile(r"[cf]y(?P<century>19|20)?(?P<year>[0-9]{2})")
"""Example: `fy2018` and `fy18`, as stems are."""
ENDINGS = ("s", "t", "re", "ve", "ll", "d", "m")
TERM = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![^\W_]|\u00ad)|[^\W_]+(?:\u00ad+[^\W_]+)*)"
    rf"(?:['’](?:{'|'.join(ENDINGS)})\b)?"
)
"""Example: `women's`, `don’t`, `1,577`, each whole; `early` and `warning` of `early-warning`; a
word with soft hyphens in it."""
SOFT_HYPHEN = "\u00ad"  # says where a word may be parted, and is no part of it
JOINTS = f"'’{SOFT_HYPHEN}"  # what may stand inside a word
REMEMBERED = 100_000  # words with their stems, some 20 MB
THOUSAND = 3  # digits of a group in a figure
TABLED = 0x3000  # code points, of all alphabets before the East Asian scripts

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those some any each every either neither both all such no not nor
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
    one ones who whom whose which what when where why how and or but if then else so because as of
    at by for with about against between into through during before after above below to from up
    down in out on off over under again am is are was were be been being do does did doing done have
    has had having can could will would shall should may might must there here than too very just
    also only own same other more most less least much many few don didn doesn isn aren wasn weren
    won wouldn couldn shouldn please tell know want like get got make made say said says mean does
    happen happened called name named
    """.split()
)
"""Words that questions are made of rather than about; docs/log.md, 2026-11-22."""


def term_spans(text: str) -> SpanMatrix:
    """Where the words of a text stand, as `TERM` finds them: (n, 2), half-open code points.

    By a table of letters rather than a step a word: that saves a question about 1 ms on the twenty
    passages it meets (docs/log.md, 2026-11-23, "From question to citations").
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if points.max(initial=0) >= TABLED:
        return np.array([match.span() for match in TERM.finditer(text)], np.int32).reshape(-1, 2)
    letters, joints = _tables()
    inside = np.zeros(len(points) + 2, dtype=bool)  # so that a word begins and ends in it
    letters.take(points, out=inside[1:-1], mode="clip")
    edges = np.flatnonzero(inside[1:] != inside[:-1]).astype(np.int32)
    edges = _figures_whole(text, points, edges)
    spans: SpanMatrix = edges.reshape(-1, 2)
    after = np.flatnonzero(joints[points[spans[:-1, 1]]])
    if after.size:
        joined = np.array(_joined(text, spans, after.tolist()), dtype=np.int64)
        spans = np.delete(edges, [2 * joined + 1, 2 * joined + 2]).reshape(-1, 2)
    return spans


def _figures_whole(
    text: str, points: NDArray[np.uint32], edges: NDArray[np.int32]
) -> NDArray[np.int32]:
    """The edges of words without those inside figures: `1,577` is one word."""
    ends, starts = edges[1:-1:2], edges[2::2]
    comma = points[ends] == ord(",")
    near = np.flatnonzero(comma & (starts - ends == 1) & (edges[3::2] - starts == THOUSAND))
    inner: list[int] = []
    for gap in near.tolist():
        start, end, following, last = edges[2 * gap : 2 * gap + 4].tolist()
        begun = inner[-1:] == [2 * gap]
        groups = text[start:end], text[following:last]
        if (
            all(group.isascii() and group.isdigit() for group in groups)
            and (begun or (end - start <= THOUSAND and not _goes_on(text, edges, gap)))
            and text[last : last + 1] != SOFT_HYPHEN
        ):
            inner += [2 * gap + 1, 2 * gap + 2]
    return np.delete(edges, inner) if inner else edges


def _goes_on(text: str, edges: NDArray[np.int32], run: int) -> bool:
    """Whether a run of letters is one word with the run before, by soft hyphens."""
    return run > 0 and not text[edges[2 * run - 1] : edges[2 * run]].strip(SOFT_HYPHEN)


def _joined(text: str, runs: SpanMatrix, after: Sequence[int]) -> list[int]:
    """Which runs of letters are one word with the next; `after` some, ascending, stands a joint."""
    joined: list[int] = []
    ended = -1  # the run that ended a word, as the `s` of "it's" does
    for run in after:
        (_, end), (following, last) = runs[run : run + 2].tolist()
        if run == ended:
            continue
        if not text[end:following].strip(SOFT_HYPHEN):
            joined.append(run)
        elif (
            following - end == 1
            and text[following:last] in ENDINGS
            and text[last : last + 1] != "_"
        ):
            joined.append(run)
            ended = run + 1
    return joined


@lru_cache(maxsize=1)
def _tables() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each code point below `TABLED`, whether it is part of words, and whether it joins them."""
    points = [chr(point) for point in range(TABLED)]
    letters = np.array([point.isalnum() for point in points])
    return letters, np.array([point in JOINTS for point in points])


def stems(text: str, spans: SpanMatrix) -> tuple[str, ...]:
    """The stem of each word: "coalitions" and "Coalition's" are both "coalit"."""
    return tuple(stem(text[start:end]) for start, end in spans.tolist())


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """A word without its endings, in small letters, by the English Snowball stemmer.

    A figure is one however it is written: `1,577` and `1577`; a fiscal year, `FY2018`, is its year.
    """
    plain = bare(word).replace(",", "")
    if fiscal := FISCAL.fullmatch(plain):
        return f"{fiscal['century'] or '20'}{fiscal['year']}"
    found = _stemmer()(plain)
    return found[0] if found else plain


def bare(word: str) -> str:
    """A word in small letters without `'s`, `n't` and the like."""
    return re.split("['’]", small(word), maxsplit=1)[0]


def small(word: str) -> str:
    """A word in small letters, without soft hyphens."""
    return word.lower().replace(SOFT_HYPHEN, "")


def is_function_word(word: str) -> bool:
    """Whether a word is one that questions are made of rather than about."""
    return bare(word) in FUNCTION_WORDS


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], Sequence[str]]:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    english = TextAnalyzerBuilder(Tokenizer.raw()).filter(Filter.lowercase())
    analyzer = english.filter(Filter.stemmer("english")).build()
    return analyzer.analyze
