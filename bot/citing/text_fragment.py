"""A link that scrolls to a quotation: `#:~:text=prefix-,start,end,-suffix`.

After the URL Fragment Text Directives of the WICG, as browsers carry them out: words stand between
word boundaries, capitals and the kind of white space make no difference, and `start`, `prefix` and
`suffix` each stand inside one block. Browsers take the first place that fits, so the words named
are lengthened until only one place of the document does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from bot.citation import Citation
from bot.document import Document
from bot.paragraph import Span

WHOLE = 80  # code points; a longer quotation is named by its first and its last words
FEWEST_WORDS = 4  # of its first, and of its last words
MOST_WORDS = 24  # named on any side; where that is not enough, no link is made
WORD = re.compile(r"\S+")
"""Example: `well,` in `the well, the rope`."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """The words by which a browser finds a place, each without its neighbours' white space."""

    start: str
    end: str | None = None
    """None where `start` is the whole quotation."""
    prefix: str | None = None
    suffix: str | None = None

    @property
    def written(self) -> str:
        """As it stands at the end of an address, its `#` first."""
        parts = (
            f"{_encoded(self.prefix)}-" if self.prefix else None,
            _encoded(self.start),
            _encoded(self.end) if self.end else None,
            f"-{_encoded(self.suffix)}" if self.suffix else None,
        )
        return "#:~:text=" + ",".join(part for part in parts if part)


def text_fragment(citation: Citation) -> str | None:
    """The end of an address that leads to a quotation; None where no words lead to it alone."""
    fragment = fragment_of(citation)
    return None if fragment is None else fragment.written


def fragment_of(citation: Citation) -> Fragment | None:
    """The shortest words found that lead to a quotation and to no other place."""
    document = citation.document
    span = _whole_words(document.text, citation.start, citation.end)
    if span is None:
        return None
    before = [*reversed(_words(document, span.start - 1, back=True))]
    after = _words(document, span.end, back=False)
    for named in _named(document, span):
        places = tuple(_places(document.text, named))
        if not any(place == span for place in places):
            continue
        for count in range(MOST_WORDS + 1):
            for prefix, suffix in ((count, 0), (0, count), (count, count)):
                fragment = Fragment(
                    named.start,
                    named.end,
                    " ".join(before[len(before) - min(prefix, len(before)) :]) or None,
                    " ".join(after[:suffix]) or None,
                )
                left = [each for each in places if _fits(document.text, each, fragment)]
                if left == [span]:
                    return fragment
    return None


def _named(document: Document, span: Span) -> Iterator[Fragment]:
    """The quotation itself, or more and more of its first and last words."""
    words = list(WORD.finditer(document.text, span.start, span.end))
    one_block = len(_blocks(document, span)) < 2
    if span.end - span.start <= WHOLE and one_block:
        yield Fragment(" ".join(word[0] for word in words))
        return
    for count in range(min(FEWEST_WORDS, len(words) // 2), min(MOST_WORDS, len(words) // 2) + 1):
        first, last = words[:count], words[-count:]
        head, tail = Span(first[0].start(), first[-1].end()), Span(last[0].start(), last[-1].end())
        if len(_blocks(document, head)) > 1:
            first = [word for word in first if word.end() <= _blocks(document, head)[0].end]
        if len(_blocks(document, tail)) > 1:
            last = [word for word in last if word.start() >= _blocks(document, tail)[-1].start]
        yield Fragment(" ".join(word[0] for word in first), " ".join(word[0] for word in last))


def _places(text: str, named: Fragment) -> Iterator[Span]:
    """Every place that a browser may take these words for."""
    last = None if named.end is None else _pattern(named.end)
    for match in _pattern(named.start).finditer(text):
        if last is None:
            yield Span(*match.span())
        elif closing := last.search(text, match.end()):
            yield Span(match.start(), closing.end())


def _fits(text: str, place: Span, fragment: Fragment) -> bool:
    """Whether what stands around a place is what the fragment says."""
    if fragment.prefix:
        before = text[max(0, place.start - 2 * len(fragment.prefix) - WHOLE) : place.start]
        if re.search(_pattern(fragment.prefix).pattern + r"\s*\Z", before, re.IGNORECASE) is None:
            return False
    if fragment.suffix:
        space = re.compile(r"\s*").match(text, place.end)
        after = space.end() if space else place.end
        return _pattern(fragment.suffix).match(text, after) is not None
    return True


def _pattern(words: str) -> re.Pattern[str]:
    r"""Words with any white space between them. Example: `the well` becomes `\bthe\s+well\b`."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = before + r"\s+".join(map(re.escape, words.split())) + after
    return re.compile(pattern, re.IGNORECASE)


def _whole_words(text: str, start: int, end: int) -> Span | None:
    """A span without white space at its ends, and with the words whole that it cuts."""
    words = list(WORD.finditer(text, start, end))
    if not words or not any(letter.isalnum() for letter in text[start:end]):
        return None
    start, end = words[0].start(), words[-1].end()
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _words(document: Document, at: int, *, back: bool) -> list[str]:
    """The words nearest to a place on one side, nearest first, all of one block."""
    text, paragraphs = document.text, document.layout.paragraphs
    near: Sequence[Span]
    if back:
        near = [Span(each.start, min(each.end, at + 1)) for each in paragraphs if each.start <= at]
        near = near[::-1]
    else:
        near = [Span(max(each.start, at), each.end) for each in paragraphs if each.end > at]
    for span in near:
        if words := WORD.findall(text, span.start, span.end):
            return words[-MOST_WORDS:][::-1] if back else words[:MOST_WORDS]
    return []


def _blocks(document: Document, span: Span) -> list[Span]:
    """The paragraphs that a span touches."""
    return [
        Span(each.start, each.end)
        for each in document.layout.paragraphs
        if each.start < span.end and each.end > span.start
    ]


def _encoded(words: str) -> str:
    """Percent-encoded, with what the directive itself uses: the hyphen, comma and ampersand."""
    return quote(words, safe="").replace("-", "%2D")
