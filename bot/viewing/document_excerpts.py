"""Spans of documents as citations, without a library: for what only looks a document over once."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from bot.documents import Document, Passage, Span
from bot.segmentation import Names, Transcript, sentences_in, split_passages
from bot.viewing.excerpt import Excerpt, excerpt_of
from bot.viewing.outline import PartKind, parts_of
from bot.viewing.voice_spans import VoiceSpan


@dataclass(frozen=True, slots=True, eq=False)
class ExcerptIndex:
    """A document as stretches in one voice each, worked out at once."""

    transcript: Transcript
    _stretches: tuple[VoiceSpan, ...] = field(init=False)

    def __post_init__(self) -> None:
        said = [VoiceSpan(passage, PartKind.TEXT) for passage in split_passages(self.transcript)]
        beside = [
            VoiceSpan(
                Passage(
                    self.document,
                    part.start,
                    part.end,
                    part.number,
                    heading=part.heading,
                    speaker=part.whose,
                ),
                part.shown,
                part.asks,
            )
            for part in parts_of(self.transcript)
            if part.shown is not PartKind.TEXT
        ]
        found = sorted([*said, *beside], key=lambda stretch: stretch.passage.start)
        object.__setattr__(self, "_stretches", tuple(found))

    @property
    def document(self) -> Document:
        """The document."""
        return self.transcript.document

    def excerpt(self, span: Span, names: Names | None = None) -> Excerpt:
        """A span, not empty, with its place and whose words it holds.

        Args:
            names: what a person says the speakers are called.
        """
        found = self._stretches
        first = bisect_right(found, span.start, key=lambda stretch: stretch.passage.end)
        last = bisect_left(found, span.end, key=lambda stretch: stretch.passage.start)
        touched = list(found[first:last])
        if not touched:  # marks between paragraphs
            alone = Passage(self.document, span.start, span.end, 1)
            return excerpt_of(span, [VoiceSpan(alone, PartKind.TEXT)])
        # marks at a paragraph's edge may be no part of it, and are quoted all the same
        touched[0] = _reaching(touched[0], span)
        touched[-1] = _reaching(touched[-1], span)
        if names is not None and names.renamings:
            touched = [_called(stretch, names) for stretch in touched]
        return excerpt_of(span, touched)

    def in_sentences(self, span: Span) -> Span:
        """A span widened to the whole sentences it touches."""
        passage = self.excerpt(span).citation.passage
        found = sentences_in(passage)
        touched = [each for each in found if each.start < span.end and span.start < each.end]
        start = min([span.start, *(each.start for each in touched)])
        return Span(start, max([span.end, *(each.end for each in touched)]))


def _called(stretch: VoiceSpan, names: Names) -> VoiceSpan:
    """A stretch whose speaker has the name that is shown."""
    speaker = names.shown(stretch.passage.speaker)
    return replace(stretch, passage=replace(stretch.passage, speaker=speaker))


def _reaching(stretch: VoiceSpan, span: Span) -> VoiceSpan:
    """A stretch made wider where it touches the edge of a span and does not hold it."""
    start, end = stretch.passage.start, stretch.passage.end
    passage = replace(stretch.passage, start=min(start, span.start))
    return replace(stretch, passage=replace(passage, end=max(end, span.end)))
