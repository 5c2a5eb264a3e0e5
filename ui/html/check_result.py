"""A checked quotation as the page shows it: where it stands, and piece by piece what was done.

The browser counts nothing: every word that it shows comes cut to size.
"""

from dataclasses import asdict, dataclass

from bot.checking import (
    Alteration,
    ArticleQuotation,
    Bracket,
    CheckResult,
    DiffPiece,
    Omission,
    Reversal,
    Stitching,
    Verdict,
    diff_pieces,
)
from bot.citing import cited
from bot.documents import location_of
from bot.viewing import Excerpt, Voiced
from ui.html.citation_card import who_of
from ui.web import Texts, sentence


@dataclass(frozen=True, slots=True)
class ResultSpan:
    """A span of a document, named as a card's citation is (`ui/html/citation_card.py`)."""

    document: str
    title: str
    start: int
    end: int
    quote: str
    place: str
    who: str
    voices: tuple[Voiced, ...]
    cited: str
    page: int | None
    number: int | None = None
    count: int = 1
    matched: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultPart:
    """A fragment of a stitched quotation, and what the document has between it and the next."""

    words: str
    verdict: Verdict
    place: ResultSpan
    left_out: str | None
    """None where the next one does not follow in the document, or there is none."""
    count: int
    """Words left out."""
    marked: bool
    reversals: tuple[Reversal, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A quotation, or a fragment of it, beside the passage most like it."""

    words: str
    """The quotation's."""
    pieces: tuple[DiffPiece, ...]
    place: ResultSpan


@dataclass(frozen=True, slots=True)
class InBrackets:
    """Words in square brackets, and what the document has in their place: "" where nothing."""

    words: str
    source: str
    reversals: tuple[Reversal, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """One quotation of an article, as sent to the browser."""

    number: int
    line: int
    start: int
    """Where its words begin in the article, in code points."""
    quotation: str
    verdict: Verdict | None
    """None where it cannot be checked."""
    refusal: str | None = None
    reversals: tuple[Reversal, ...] = ()
    places: tuple[ResultSpan, ...] = ()
    more: bool = False
    cut: bool = False
    parts: tuple[ResultPart, ...] = ()
    in_order: bool = True
    one_speaker: bool = True
    one_turn: bool = True
    beside: tuple[Beside, ...] = ()
    brackets: tuple[InBrackets, ...] = ()


def result_of(found: ArticleQuotation, texts: Texts) -> CheckView:
    """What is shown of a quotation."""
    quoted, checked = found.quoted, found.checked
    if checked is None:
        refusal = sentence(found.refusal, texts) if found.refusal else None
        return CheckView(found.number, found.line, quoted.start, quoted.text, None, refusal=refusal)
    stitching = checked.stitching
    return CheckView(
        number=found.number,
        line=found.line,
        start=quoted.start,
        quotation=checked.quotation,
        verdict=checked.verdict,
        reversals=checked.reversals,
        places=tuple(_place(each, texts) for each in checked.places),
        more=checked.more,
        cut=checked.truncated,
        parts=_parts(checked, stitching, texts) if stitching else (),
        in_order=stitching is None or stitching.in_order,
        one_speaker=stitching is None or stitching.one_speaker,
        one_turn=stitching is None or stitching.one_turn,
        beside=tuple(_beside(checked, each, texts) for each in checked.alterations),
        brackets=tuple(_in_brackets(checked, each) for each in checked.brackets),
    )


def record_of(result: CheckView) -> dict[str, object]:
    """A result as it is written in JSON."""
    return asdict(result)


def _place(excerpt: Excerpt, texts: Texts) -> ResultSpan:
    citation = excerpt.citation
    who = who_of(excerpt.voices, texts)
    return ResultSpan(
        document=citation.document.id,
        title=citation.document.title,
        start=citation.start,
        end=citation.end,
        quote=citation.quote,
        place=location_of(citation).spot,
        who=who,
        voices=excerpt.voices,
        cited=cited(citation, who),
        page=citation.page_index,
    )


def _parts(checked: CheckResult, stitching: Stitching, texts: Texts) -> tuple[ResultPart, ...]:
    gaps: dict[int, Omission] = {gap.after: gap for gap in stitching.left_out}
    found: list[ResultPart] = []
    for number, fragment in enumerate(stitching.fragments):
        gap = gaps.get(number)
        found.append(
            ResultPart(
                words=checked.quotation[fragment.quoted.start : fragment.quoted.end],
                verdict=fragment.verdict,
                place=_place(fragment.place, texts),
                left_out=gap.short if gap else None,
                count=gap.words if gap else 0,
                marked=gap.marked if gap else True,
                reversals=gap.reversals if gap else (),
            )
        )
    return tuple(found)


def _beside(checked: CheckResult, alteration: Alteration, texts: Texts) -> Beside:
    return Beside(
        words=checked.quotation[alteration.quoted.start : alteration.quoted.end],
        pieces=diff_pieces(checked.quotation, alteration),
        place=_place(alteration.place, texts),
    )


def _in_brackets(checked: CheckResult, bracket: Bracket) -> InBrackets:
    return InBrackets(
        words=checked.quotation[bracket.quoted.start : bracket.quoted.end],
        source=bracket.document.text[bracket.source.start : bracket.source.end],
        reversals=bracket.reversals,
    )
