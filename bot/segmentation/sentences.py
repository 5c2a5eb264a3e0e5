"""Sentences, as spans of a text: the shortest thing that is quoted.

Knows nothing of passages or meaning. A wrong cut costs a reader half a thought, so in doubt two
sentences stay one: after an abbreviation, after an initial, before a small letter. Where nobody put
points, as in automatic captions, an utterance takes a sentence's place: about 25 words, cut at a
pause if there is one.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from bot.documents import BULLET, Span, trimmed

CLOSERS = "\"'”’»)\\]*_"
OPENERS = "\"'“‘«(\\[*_`¿¡"
NOTED = r"(?:[⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]){0,5}"
"""Example: the `³` of `He said no.³ Then he left.`, the `[3][4]`: marks of notes."""
TERMINATOR = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+"
    rf"(?: [\"'”’»)\]]+(?=\s|\Z)|[{CLOSERS}]*{NOTED}(?=\s|\\n|\Z))"
    r"|(?<=[。！？])[。！？]*[”’」』）]*)"
)
"""Example: the `."` of `He said "no." Then he left.`; a written-out `\\n` counts as white space.
One set begins it: for that the engine looks five times as fast as for any of several. A run of
points is looked at once, from its first."""
LETTER = re.compile(r"[^\W_]")
"""Example: the `a` or the `7` of "- a 7"."""
NEXT_WORD = re.compile(rf"(?:\s|\\n)*[{OPENERS}]*(\w*)")

INITIAL = re.compile(r"[^\W\d_a-z]|(?:[^\W\d_]\.)+[^\W\d_]")
"""What stands before the point of an initial: the `J` of `J. Smith`, the `U.S` of `U.S. Army`."""
LONGEST_NUMBER = 5  # digits of a number that begins a sentence as a list's does
LONGEST_ABBREVIATION = 20  # code points before a point in which is looked at what it ends
ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st sr jr hon rev gen col lt sgt capt gov sen rep pres messrs mme mlle vs
    cf e.g i.e viz al approx ca c est ed eds trans dept univ assn inc ltd co corp bros mt ft ave
    blvd rd jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)
BEFORE_A_NUMBER = frozenset(
    """
    no nos p pp fig figs vol vols ch chap art arts sec sect para paras eq ed v §
    """.split()
)
STARTERS = frozenset(
    """
    the a an this that these those it he she they we i you in on at but and so however there
    when while after before for from by if as his her their our my its what why how who
    """.split()
)
"""Words that begin a sentence far more often than they follow an abbreviation as a name."""

WORD = re.compile(r"\S+")
MARK = re.compile(r"[.,;:!?…—–()\"“”„«»。，、；：！？][\s\"'”’»)]")
"""Example: the `, ` of `Well, yes`, which is punctuated; not the point of `3.5`."""
WORDS_TO_A_MARK = 40  # prose has a mark every ten words or so; speech that nobody pointed none
LONGEST_UTTERANCE = 350  # code points
UTTERANCE = 25  # words
AROUND = 10  # words by which an utterance may be shorter or longer, to end where a pause is
OPENING = frozenset(
    """
    and but so because then well okay now und aber weil dann also et mais donc alors puis y pero
    porque entonces e mas então ma perché allora en maar want dus
    """.split()
)
"""Words with which a clause of speech begins."""


def sentences_of(
    text: str, start: int, end: int, *, breaks: Sequence[int] = (), pauses: Collection[int] = ()
) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`, in order, without the white space between them.

    Args:
        breaks: offsets at which a sentence ends whatever stands there, such as a paragraph's end.
        pauses: offsets at which an utterance ends rather than elsewhere.

    Returns:
        Spans that hold every letter and digit of the range but a list's bullets and numbers.
    """
    edges = [start, *(at for at in breaks if start < at < end), end]
    found: list[Span] = []
    for first, last in pairwise(edges):
        marker = BULLET.match(text, first, last)
        at = marker.end() if marker else first
        for cut in (*_cuts(text, at, last), last):
            span = Span(*trimmed(text, at, cut))
            if LETTER.search(text, span.start, span.end):
                found += _utterances(text, span, pauses)
            at = cut
    return tuple(found)


def shorter_than(limit: int, text: str, span: Span) -> Iterator[Span]:
    """Cut a run of words without a sentence's end into pieces of at most `limit` code points.

    The cut falls after the last line end, semicolon, comma or space that fits, in that order.
    """
    start = span.start
    while span.end - start > limit:
        window = text[start : start + limit]
        cut = next((at for mark in "\n;, " if (at := window.rfind(mark) + 1) > limit // 2), limit)
        piece = Span(*trimmed(text, start, start + cut))
        if piece.start < piece.end:
            yield piece
        start += cut
    piece = Span(*trimmed(text, start, span.end))
    if piece.start < piece.end:
        yield piece


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where one sentence ends and another begins, between `start` and `end`."""
    for match in TERMINATOR.finditer(text, start, end):
        if match.end() < end and _ends_here(text, start, match):
            yield match.end()
            start = match.end()


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the terminator matched ends the sentence begun at `start`, not an abbreviation."""
    following = NEXT_WORD.match(text, match.end())
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    so_far = text[max(start, match.start() - LONGEST_ABBREVIATION) : match.start()].strip()
    if so_far.isdigit() and len(so_far) < LONGEST_NUMBER:
        return False  # "1986. A great year" begins with its number, as a list does
    before = re.split(rf"[\s{OPENERS}]", so_far)[-1]
    plain = before.lower()
    if plain in ABBREVIATIONS or (plain in BEFORE_A_NUMBER and word[:1].isdigit()):
        return False
    return INITIAL.fullmatch(before) is None or word.lower() in STARTERS


def _utterances(text: str, span: Span, pauses: Collection[int]) -> Iterator[Span]:
    """A sentence; of one that is long and without punctuation, its utterances."""
    if span.end - span.start <= LONGEST_UTTERANCE:
        yield span
        return
    words = [Span(*match.span()) for match in WORD.finditer(text, span.start, span.end)]
    marks = sum(1 for _ in MARK.finditer(text, span.start, span.end - 1))
    if len(words) <= UTTERANCE or marks * WORDS_TO_A_MARK >= len(words):
        yield span
        return
    at_pauses = frozenset(pauses)
    first = 0
    while first < len(words):
        after = _end_of_utterance(text, words, first, at_pauses)
        yield Span(words[first].start, words[after - 1].end)
        first = after


def _end_of_utterance(text: str, words: Sequence[Span], first: int, pauses: Collection[int]) -> int:
    """The word that begins the next utterance: at a pause, before a clause, about 25 words on."""
    if len(words) - first <= UTTERANCE + AROUND:
        after = len(words)
    else:
        near = range(first + UTTERANCE - AROUND, first + UTTERANCE + AROUND + 1)
        after = min(near, key=lambda at: _cost(text, words, at, pauses, at - first))
    while after - first > 1 and words[after - 1].end - words[first].start > LONGEST_UTTERANCE:
        after -= 1
    return after


def _cost(
    text: str, words: Sequence[Span], at: int, pauses: Collection[int], length: int
) -> tuple[int, int]:
    """How ill an utterance of so many words ends before a word: by what is there, by its length."""
    word, gap = words[at], text[words[at - 1].end : words[at].start]
    if word.start in pauses or "\n" in gap:
        kind = 0
    elif not text[words[at - 1].end - 1].isalnum():
        kind = 1
    else:
        kind = 2 if text[word.start : word.end].lower() in OPENING else 3
    return kind, abs(length - UTTERANCE)
