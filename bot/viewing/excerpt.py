"""A span that a person chose, as a citation: what they selected, or a quotation made wider.

A hand may select anything: half a sentence, an interviewer's question, the words of two speakers.
What it selects is quoted exactly, and it is told whose words they are: one speaker's, a question's,
or several voices', which are nobody's claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.documents import Citation, Document, Passage, Span, one_line, trimmed
from bot.errors import SelectionError
from bot.library import Library
from bot.segmentation import sentences_in
from bot.viewing.outline import OutlineItem, PartKind
from bot.viewing.voice_spans import SpanContext, VoiceSpan, context_of

LONGEST = 10_000  # code points of an excerpt, some five pages; more is a copy and no quotation
UNRANKED = 0.0  # the score of what a person chose: no ranking had a say


class Step(StrEnum):
    """How a quotation is made wider or narrower by a sentence."""

    BEGIN_EARLIER = "begin-earlier"
    BEGIN_LATER = "begin-later"
    END_LATER = "end-later"
    END_EARLIER = "end-earlier"


@dataclass(frozen=True, slots=True)
class Voiced:
    """Somebody whose words stand in an excerpt."""

    name: str | None
    """As shown now; None where nobody is named: a heading, an article, an unknown speaker."""
    asks: bool
    """Whether the words are an interviewer's question."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A citation of any span, and whose words it holds."""

    citation: Citation
    """Its passage has a speaker only where all words are one's."""
    voices: tuple[Voiced, ...]
    """In the order of their first words, each once; never none."""


def excerpt_at(
    library: Library, document: Document, start: int, end: int, *, parts: Sequence[OutlineItem] = ()
) -> Excerpt:
    """The citation of a span, without the white space at its ends; its words are as they stand.

    Its passage is the one it lies in, or else what passages, questions and headings it touches,
    together: it may hold several voices, and then has no speaker.

    Args:
        parts: the document's outline (`bot/viewing/outline.py`), for words that are no passage's.

    Raises:
        SelectionError: the span leaves the text, holds no word or is too long, or whose words they
            are is not known.
    """
    if not 0 <= start < end <= len(document.text):
        raise SelectionError(
            "[{start}, {end}) selects nothing of the {length} characters of {name}; "
            "select some of its words.",
            code="selection-outside",
            start=start,
            end=end,
            length=len(document.text),
            name=one_line(document.name),
        )
    if end - start > LONGEST:
        raise SelectionError(
            "The selection has {length} characters and a quotation has at most {limit}; "
            "select less.",
            code="selection-long",
            length=end - start,
            limit=LONGEST,
        )
    span = Span(*trimmed(document.text, start, end))
    if not any(letter.isalnum() for letter in document.text[span.start : span.end]):
        raise SelectionError(
            "The selection holds no word; select some of the text.",
            code="selection-wordless",
        )
    touched = context_of(library, document, span, parts).touched
    return excerpt_of(span, touched)


def stepped(
    library: Library, citation: Citation, step: Step, *, parts: Sequence[OutlineItem] = ()
) -> Excerpt:
    """A citation one sentence wider or narrower, of those words that met the question still in it.

    Wider ends where the turn does: nothing is taken over a speaker's or a heading's edge. Narrower
    leaves one whole sentence at least. Where it can go no further, the same citation comes back.

    Args:
        parts: as for `excerpt_at`.

    Raises:
        SelectionError: whose words they are is not known, or no longer.
    """
    document, old = citation.document, Span(citation.start, citation.end)
    around = context_of(library, document, old, parts)
    new = _stepped(old, around, step)
    if new == old or new.end - new.start > LONGEST:
        return Excerpt(citation, _voices(around.touched))
    touched = context_of(library, document, new, parts).touched
    inside = tuple(
        span for span in citation.matched if new.start <= span.start and span.end <= new.end
    )
    wider = excerpt_of(new, touched, score=citation.score)
    return replace(wider, citation=replace(wider.citation, matched=inside))


def _stepped(old: Span, around: SpanContext, step: Step) -> Span:
    """The span after a step; the old one where there is none to take."""
    inside = _sentences(around.touched)
    if step is Step.BEGIN_EARLIER:
        starts = [span.start for span in (*_sentences(around.before), *inside)]
        return replace(old, start=max((at for at in starts if at < old.start), default=old.start))
    if step is Step.END_LATER:
        ends = [span.end for span in (*inside, *_sentences(around.after))]
        return replace(old, end=min((at for at in ends if at > old.end), default=old.end))
    whole = [span for span in inside if old.start <= span.start and span.end <= old.end]
    if step is Step.BEGIN_LATER:
        later = [span.start for span in whole if span.start > old.start]
        return replace(old, start=min(later, default=old.start))
    earlier = [span.end for span in whole if span.end < old.end]
    return replace(old, end=max(earlier, default=old.end))


def _sentences(stretches: Sequence[VoiceSpan]) -> tuple[Span, ...]:
    """The sentences of each stretch that is said, in order; a printed name is none."""
    return tuple(
        span
        for each in (
            stretch.passage for stretch in stretches if stretch.shown is not PartKind.LABEL
        )
        for span in sentences_in(each)
    )


def excerpt_of(span: Span, touched: Sequence[VoiceSpan], *, score: float = UNRANKED) -> Excerpt:
    """The citation of a span of which it is known what it touches, in order; something at least."""
    voices = _voices(touched)
    passage = touched[0].passage
    if len(touched) > 1:
        passage = _together(touched, voices)
    return Excerpt(Citation(passage, span.start, span.end, score), voices)


def _voices(touched: Sequence[VoiceSpan]) -> tuple[Voiced, ...]:
    """Whose words these are; a printed name is its bearer's, a printed time nobody's."""
    said = [
        stretch.passage.speaker is not None or stretch.shown is not PartKind.LABEL
        for stretch in touched
    ]
    voices = [
        Voiced(stretch.passage.speaker, stretch.asks)
        for stretch, counts in zip(touched, said, strict=True)
        if counts
    ]
    return tuple(dict.fromkeys(voices)) or (Voiced(None, asks=False),)


def _together(touched: Sequence[VoiceSpan], voices: Sequence[Voiced]) -> Passage:
    """One passage of several stretches; it has a speaker, and a question, where all have one."""
    first, last = touched[0].passage, touched[-1].passage
    asked = {stretch.passage.asked for stretch in touched if stretch.shown is PartKind.TEXT}
    alone = len(voices) == 1
    breaks: list[int] = []
    number = first.paragraph
    for passage in (stretch.passage for stretch in touched):
        if passage.paragraph > number:
            breaks.append(passage.start)
        breaks += passage.breaks
        number = passage.paragraph + len(passage.breaks)
    return Passage(
        first.document,
        first.start,
        last.end,
        first.paragraph,
        tuple(breaks),
        heading=first.heading,
        speaker=voices[0].name if alone else None,
        asked=asked.pop() if alone and len(asked) == 1 else None,
        heads=first.heads,
    )
