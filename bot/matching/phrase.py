"""Where a phrase stands in a text, word for word: finding by hand.

Exact but kind: a run of white space equals any other, quotation marks and dashes equal their
typographic kin, a soft hyphen inside a word counts for nothing, and a letter equals its other case.
Nothing else is equal to anything else: a changed digit is no match.
Knows nothing of documents or of meaning.
"""

import re
from collections.abc import Iterator
from heapq import merge

from bot.documents import Span

SOFT_HYPHEN = "\u00ad"
ALIKE = (
    "'‘’‚‛ʼ‹›",  # ʼ is the letter that some write an apostrophe with
    '"“”„‟«»',
    "-\u2010\u2011\u2012–—―\u2212",  # hyphens, the dash of figures, dashes, the minus sign
)
"""Characters that differ in the type only; of each group any stands for any."""
ACCENTS = "\u0300-\u036f"
"""Combining accents: the `e` of a decomposed `é` is no `e`."""


def phrase_spans(
    text: str,
    phrase: str,
    *,
    joined: str | None = None,
    case: bool = False,
    whole_words: bool = False,
) -> Iterator[Span]:
    """The places of a phrase, in order, none over another; of a blank one there are none.

    Found as they are asked for. Whoever asks bounds the phrase and the places: a text is read once,
    at worst once a character of the phrase (a phrase of one letter in a text of that letter).

    Args:
        joined: the same text with words whole that a line's end had parted
            (`Document.joined`); a phrase may stand in either.
        case: whether upper and lower case differ. Else one letter equals one letter: `ß` is `ẞ` and
            never `ss`, as Python's `re.IGNORECASE` has it.
        whole_words: whether the phrase may neither begin nor end inside a word.

    Returns:
        Spans of code points of `text`.
    """
    phrase = phrase.replace(SOFT_HYPHEN, "").strip()
    if not phrase:
        return
    texts = [text] if joined is None or joined == text else [text, joined]
    found = (_matches(each, phrase, case=case, whole_words=whole_words) for each in texts)
    done = 0
    for start, end in merge(*found):
        if start >= done:
            yield Span(start, end)
            done = end


def _matches(text: str, phrase: str, *, case: bool, whole_words: bool) -> Iterator[tuple[int, int]]:
    # most texts hold none, and a pattern without them is quicker
    between = f"{SOFT_HYPHEN}*+" if SOFT_HYPHEN in text else ""
    pattern = re.compile(
        _pattern(phrase, between, whole_words=whole_words), re.NOFLAG if case else re.IGNORECASE
    )
    return (match.span() for match in pattern.finditer(text))


def _pattern(phrase: str, between: str, *, whole_words: bool) -> str:
    r"""A regular expression of a phrase.

    Example: `it's so` becomes `it['‘’…]s\s++so` and what may not follow; every repetition is
    possessive, so there is one way to match and no going back.
    """
    words = [between.join(map(_letter, word)) for word in phrase.split()]
    before = rf"(?<![\w{SOFT_HYPHEN}])" if whole_words and _in_word(phrase[0]) else ""
    after = rf"(?!{SOFT_HYPHEN}*+\w)" if whole_words and _in_word(phrase[-1]) else ""
    return before + r"\s++".join(words) + f"(?![{ACCENTS}])" + after


def _letter(letter: str) -> str:
    for group in ALIKE:
        if letter in group:
            return f"[{re.escape(group)}]"
    return re.escape(letter)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
