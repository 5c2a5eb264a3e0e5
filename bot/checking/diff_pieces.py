"""An altered quotation as it is read: its words, those left out, and those added.

White space is written once between two words; nothing else is changed, and nothing is left out.
"""

from dataclasses import dataclass

from bot.checking.verdict import Alteration
from bot.checking.word_diff import WordChange


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """Words that stand in both, in the document alone (deleted) or in the quotation alone."""

    change: WordChange
    """Never replaced: that is a deleted piece and an inserted one."""
    words: str
    space: bool
    """Whether there is white space before them."""


def diff_pieces(quotation: str, alteration: Alteration) -> tuple[DiffPiece, ...]:
    """The pieces of an alteration, in order; of what is replaced first the document's words."""
    text = alteration.document.text
    found: list[DiffPiece] = []
    for run in alteration.runs:
        quoted = quotation[run.quoted.start : run.quoted.end]
        source = text[run.source.start : run.source.end]
        before = quotation[: run.quoted.start] if quoted else text[: run.source.start]
        space = before[-1:].isspace()
        if run.change is WordChange.EQUAL:
            found.append(DiffPiece(WordChange.EQUAL, quoted, space))
            continue
        if source:
            found.append(DiffPiece(WordChange.DELETED, source, space))
        if quoted:
            found.append(DiffPiece(WordChange.INSERTED, quoted, space and not source))
    return tuple(found)
