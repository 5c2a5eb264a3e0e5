"""What turns a sentence around: a negation or a number that one wording has and the other lacks.

By lists of words, and simple: what it flags is to be looked at, and what it does not flag may still
differ in meaning.
"""

import re
from collections import Counter
from enum import StrEnum

from bot.matching import WRITING, expanded

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
"""Example: `isn't`, once apostrophes are one."""
FIGURE = re.compile(r"(?:(?<!\w)-)?\d+(?:[.,' ]\d+)*(?:\s?[%‰°])?|[%‰$€£¥]")
"""Example: `-3.5 %`, `1,000`, `$`."""
NEGATIONS = frozenset(
    """
    no not never none nobody nothing nowhere neither nor without cannot hardly scarcely barely
    nicht nichts nie niemals kein keine keinen keinem keiner keines niemand ohne weder
    ne pas jamais rien aucun aucune sans personne
    """.split()
)
"""English, German and French, as the interface speaks."""
COUNTS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    hundreds thousand thousands million millions billion billions trillion dozen dozens half third
    quarter twice double percent
    """.split()
)
TURNED = ("un", "in", "im", "il", "ir", "dis", "non")
"""What makes "able" "unable"; looked for only where one such word stands for the other."""


class Reversal(StrEnum):
    """What to look at twice."""

    NEGATION_LEFT_OUT = "negation_left_out"
    """The document denies, the quotation does not."""
    NEGATION_ADDED = "negation_added"
    NUMBER_LEFT_OUT = "number_left_out"
    """The document has a number, the quotation has none."""
    NUMBER_ADDED = "number_added"
    NUMBER_CHANGED = "number_changed"


def reversals_between(quoted: str, source: str) -> tuple[Reversal, ...]:
    """What differs between the words quoted and those the document has in their place."""
    found: list[Reversal] = []
    ours, theirs = _negations(quoted), _negations(source)
    turned = _turned(quoted, source)
    if theirs - ours or turned > 0:
        found.append(Reversal.NEGATION_LEFT_OUT)
    if ours - theirs or turned < 0:
        found.append(Reversal.NEGATION_ADDED)
    said, meant = _numbers(quoted), _numbers(source)
    if said != meant:
        found.append(
            Reversal.NUMBER_CHANGED
            if said and meant
            else Reversal.NUMBER_ADDED
            if said
            else Reversal.NUMBER_LEFT_OUT
        )
    return tuple(found)


def _negations(text: str) -> Counter[str]:
    """How often a text denies; how it does is left out: "is not" is "isn't"."""
    return Counter(
        "not" for word in _words(text) if word in NEGATIONS or word.endswith(("n't", "n'"))
    )


def _numbers(text: str) -> Counter[str]:
    figures = ("".join(figure.split()) for figure in FIGURE.findall(text.translate(WRITING)))
    return Counter([*figures, *(word for word in _words(text) if word in COUNTS)])


def _turned(quoted: str, source: str) -> int:
    """How many words the document turns round and the quotation does not; below 0 the other way."""
    ours, theirs = set(_words(quoted)), set(_words(source))
    both = [(1, ours - theirs, theirs - ours), (-1, theirs - ours, ours - theirs)]
    return sum(
        sign for sign, bare, full in both for word in bare for turn in TURNED if turn + word in full
    )


def _words(text: str) -> list[str]:
    return WORD.findall(expanded(text).translate(WRITING).lower())
