"""What a checked quotation is found to be: values only."""

from dataclasses import dataclass
from enum import StrEnum

from bot.checking.brackets import Bracket
from bot.checking.reversals import Reversal
from bot.checking.word_diff import DiffRun
from bot.documents import Document, Span
from bot.viewing import Excerpt

LONGEST_LEFT_OUT = 200  # code points of words left out that are shown, half from each end


class Verdict(StrEnum):
    """How a quotation stands to the documents; the later the worse."""

    EXACT = "exact"
    """To the character."""
    TYPOGRAPHY = "typography"
    """But for typography and white space (`bot/matching/typography.py`)."""
    BRACKETED = "bracketed"
    """But for words in square brackets, the quoting editor's (`bot/checking/brackets.py`)."""
    STITCHED = "stitched"
    """Of fragments that stand in the documents, and not together."""
    ALTERED = "altered"
    """Most of its words stand together, and some are others."""
    ABSENT = "absent"
    """Most of its words stand nowhere together."""


@dataclass(frozen=True, slots=True)
class Omission:
    """What the document has between two fragments that follow one another in it."""

    document: Document
    after: int
    """The number of the fragment before it, from 0."""
    span: Span
    """In the document; empty where nothing is left out."""
    words: int
    marked: bool
    """Whether the quotation shows by an ellipsis that something is left out."""
    reversals: tuple[Reversal, ...]
    """Whether there is a negation or a number in it."""

    @property
    def short(self) -> str:
        """Its words on one line; of many their beginning and their end."""
        words = " ".join(self.document.text[self.span.start : self.span.end].split())
        half = LONGEST_LEFT_OUT // 2
        if len(words) <= LONGEST_LEFT_OUT:
            return words
        before, after = words[:half].rpartition(" "), words[-half:].partition(" ")
        return f"{before[0] or before[2]} … {after[2] or after[0]}"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a stitched quotation."""

    quoted: Span
    """In the quotation."""
    verdict: Verdict
    """Exact or typography."""
    place: Excerpt
    """The one that goes best with the other fragments'."""


@dataclass(frozen=True, slots=True)
class Stitching:
    """How fragments stand to one another."""

    fragments: tuple[Fragment, ...]
    """In the order of the quotation."""
    left_out: tuple[Omission, ...]
    """Between each two that stand in one document, in its order."""
    in_order: bool
    one_speaker: bool
    """Whether all fragments are the words of one voice."""
    one_turn: bool
    """Whether that voice has all the words from the first fragment to the last."""


@dataclass(frozen=True, slots=True)
class Alteration:
    """A quotation, or a fragment of one, beside the passage most like it."""

    document: Document
    quoted: Span
    """In the quotation."""
    place: Excerpt
    """Of what is absent, whole sentences."""
    runs: tuple[DiffRun, ...]
    """Offsets of the quotation and of the document."""
    equal: float
    """What share of its words stands there, 0 to 1."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A quotation and what it was found to be."""

    quotation: str
    verdict: Verdict
    places: tuple[Excerpt, ...] = ()
    """Where it stands, all of them up to a limit; of what is exact or differs in typography. Of
    what has an editor's brackets one: all from the first word that stands there to the last."""
    more: bool = False
    """Whether it stands at more places than are given."""
    stitching: Stitching | None = None
    """Of what is stitched."""
    alterations: tuple[Alteration, ...] = ()
    """Of what is altered or absent, what is nearest: one, or one a fragment that stands nowhere."""
    brackets: tuple[Bracket, ...] = ()
    """Of what has an editor's brackets, or is stitched and has such: each of them."""
    truncated: bool = False
    """Whether it was not looked at every place: a text that repeats itself has too many."""

    @property
    def reversals(self) -> tuple[Reversal, ...]:
        """All there is to look at twice, each once; nothing for what is absent."""
        if self.verdict is Verdict.ABSENT:
            return ()
        found = [
            each for beside in self.alterations for run in beside.runs for each in run.reversals
        ]
        for gap in self.stitching.left_out if self.stitching else ():
            found += gap.reversals
        for bracket in self.brackets:
            found += bracket.reversals
        return tuple(dict.fromkeys(found))
