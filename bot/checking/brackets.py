"""Words in square brackets: what a quoting editor puts into a quotation, and marks as their own.

Customary are `[the office]` in place of words or beside them, `[sic]` and `[…]`; a bracket that
stands in place of a "not" or of a number still turns the sentence round. A bracket that the
document has itself is a word of the document like any other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.checking.fragments import ELLIPSIS, WORD, QuotedPiece
from bot.checking.reversals import Reversal, reversals_between
from bot.documents import Document, Span, trimmed
from bot.matching import alike

BRACKET = re.compile(r"\[(?![^\W\d_]\]\w)[^\[\]]{1,200}\]")
"""Example: `[the office]`, `[sic]`; not the `[W]` of `[W]e dug`, which is a letter's case."""
SEPARATOR = re.compile(rf"(?P<ellipsis>{ELLIPSIS.pattern})|{BRACKET.pattern}")
SENTENCE_END = re.compile(r"[.?!:;][\"'’”)\]]*(?=\s|\Z)|\n[ \t\r]*\n")
"""Example: the `.` of `We dug. Then`."""
MOST_REPLACED = 8  # words of the document that a bracket may stand for; more are left out
FEWEST_OWN = 3  # words outside brackets from which a quotation is the document's
NEAR = 200  # code points beside a quotation's end in which is looked at what a bracket stands for


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two fragments of a quotation, or at one of its ends."""

    omits: bool
    """Whether an ellipsis is in it."""
    brackets: tuple[Span, ...]
    """In the quotation, with their marks."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A quotation parted at its ellipses and brackets."""

    fragments: tuple[Span, ...]
    """Those with a word."""
    joints: tuple[Joint, ...]
    """Before the first fragment, between each two, and after the last."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words in square brackets that are the quoting editor's."""

    quoted: Span
    """In the quotation, with its marks."""
    document: Document
    source: Span
    """What the document has in their place; empty where it has nothing."""
    reversals: tuple[Reversal, ...]
    """What of it to look at twice."""


def parted(quotation: str) -> Parted | None:
    """The parts of a quotation whose brackets are taken for the editor's; None without brackets.

    None also where most of the words stand in brackets: they are no quotation then.
    """
    fragments: list[Span] = []
    joints: list[Joint] = []
    brackets: list[Span] = []
    omits, at = False, 0
    for match in [*SEPARATOR.finditer(quotation), None]:
        span = Span(*trimmed(quotation, at, match.start() if match else len(quotation)))
        if WORD.search(quotation, span.start, span.end):
            fragments.append(span)
            joints.append(Joint(omits, tuple(brackets)))
            brackets, omits = [], False
        if match:
            at = match.end()
            omits = omits or match["ellipsis"] is not None
            brackets += [] if match["ellipsis"] else [Span(*match.span())]
    joints.append(Joint(omits, tuple(brackets)))
    inside = sum(_words(quotation, span) for joint in joints for span in joint.brackets)
    own = sum(_words(quotation, span) for span in fragments)
    if not any(joint.brackets for joint in joints) or own < max(FEWEST_OWN, inside):
        return None
    return Parted(tuple(fragments), tuple(joints))


def brackets_of(
    document: Document, quotation: str, whole: Parted, pieces: Sequence[QuotedPiece]
) -> tuple[Bracket, ...] | None:
    """The editor's brackets of a quotation whose fragments stand in a document.

    None where one without an ellipsis stands for more than a few words, or for words before it.
    """
    found: list[Bracket] = []
    for number, joint in enumerate(whole.joints):
        before = pieces[number - 1].source.end if number else None
        after = pieces[number].source.start if number < len(pieces) else None
        for span in joint.brackets:
            words = quotation[span.start + 1 : span.end - 1]
            if before is not None and after is not None and not joint.omits:
                if after < before:
                    return None
                gap = Span(*trimmed(document.text, before, after))
                if _words(document.text, gap) > MOST_REPLACED:
                    return None
                if not alike(quotation[span.start : span.end], _slice(document.text, gap)):
                    found.append(_in_place(document, words, span, gap))
            elif after is not None and before is None:
                found.append(_at_edge(document, words, span, after, before=True))
            elif before is not None:
                found.append(_at_edge(document, words, span, before, before=False))
    return tuple(found)


def _in_place(document: Document, words: str, span: Span, gap: Span) -> Bracket:
    """A bracket between two fragments; what is only put in may hold a number."""
    reversals = reversals_between(words, _slice(document.text, gap))
    if gap.start == gap.end:
        reversals = tuple(each for each in reversals if each is not Reversal.NUMBER_ADDED)
    return Bracket(span, document, gap, reversals)


def _at_edge(document: Document, words: str, span: Span, at: int, *, before: bool) -> Bracket:
    """A bracket at an end of a quotation, or beside an ellipsis: it stands for what is next to it.

    Where the document has the same words there, they are these. Else it is looked at one word
    further, since a "not" or a number is what a bracket must not hide.
    """
    near = _sentence(document.text, at, before=before)
    there = [Span(*match.span()) for match in WORD.finditer(document.text, near.start, near.end)]
    count = len(WORD.findall(words))
    nearest = there[-count:] if before else there[:count]
    nothing = Bracket(span, document, Span(at, at), _added(words))
    if not there or not count:
        return nothing
    if [_slice(document.text, each).lower() for each in nearest] == [
        each.lower() for each in WORD.findall(words)
    ]:
        return Bracket(span, document, Span(nearest[0].start, nearest[-1].end), ())
    further = there[-count - 1 :] if before else there[: count + 1]
    place = Span(further[0].start, further[-1].end)
    reversals = tuple(
        each
        for each in reversals_between(words, _slice(document.text, place))
        if each is not Reversal.NUMBER_ADDED
    )
    if set(reversals) <= {Reversal.NEGATION_ADDED}:
        return nothing
    return Bracket(span, document, place, reversals)


def _added(words: str) -> tuple[Reversal, ...]:
    """What an editor's own words turn round: a denial of theirs, and no number."""
    denies = Reversal.NEGATION_ADDED in reversals_between(words, "")
    return (Reversal.NEGATION_ADDED,) if denies else ()


def _sentence(text: str, at: int, *, before: bool) -> Span:
    """What the sentence about an offset has on one side of it."""
    if before:
        start = max(0, at - NEAR)
        ends = [match.end() for match in SENTENCE_END.finditer(text, start, at)]
        return Span(ends[-1] if ends else start, at)
    end = min(len(text), at + NEAR)
    match = SENTENCE_END.search(text, at, end)
    return Span(at, match.start() if match else end)


def _slice(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _words(text: str, span: Span) -> int:
    return sum(1 for _ in WORD.finditer(text, span.start, span.end))
