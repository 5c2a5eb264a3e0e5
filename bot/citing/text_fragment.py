"""A link that scrolls to a quotation: `#:~:text=prefix-,start,end,-suffix`.

After the URL Fragment Text Directives of the WICG, as browsers carry them out: words stand between
word boundaries, and `start`, `prefix` and `suffix` each stand inside one block. Browsers take the
first place that fits, and overlook capitals, accents and the kind of quotation mark, so the words
named are lengthened until only one place of the document does, whatever is overlooked.

Where white space is kept as it is (`bot/citing/permalink.py`), browsers do not take a line's end
for a space: what is named ends where its line does.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from bot.documents import Citation, Document, Span
from bot.matching import NormalizedText, is_unspaced

WHOLE = 80  # code points; a longer quotation is named by its first and its last words
FEWEST_WORDS = 4  # of its first, and of its last words
MOST_WORDS = 24  # named on any side; where that is not enough, no link is made
NEAR = 2_000  # code points on either side in which the neighbouring words are looked for
WORD = re.compile(r"\S+")
"""Example: `well,` in `the well, the rope`."""
SPACES = (" ", "\u00a0")  # between words on one line; browsers take either for the other
SPELLED = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
"""What browsers take for two letters, as `NormalizedText` does not."""
DIGITS = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"
"""Figures that browsers take for 0 to 9: Arabic, Persian, Devanagari, of full width."""


@dataclass(frozen=True, slots=True)
class TextFragment:
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


def fragment_of(citation: Citation) -> TextFragment | None:
    """The shortest words found that lead to a quotation and to no other place.

    Where there are none: those that stand there first, as a browser takes the first place.
    """
    document, text = citation.document, citation.document.text
    span = _whole_words(text, citation.start, citation.end)
    if span is None:
        return None
    whole, at = _overlooked(text), len(_overlooked(text[: span.start]))
    for alone in (True, False):
        for fragment, between in _fragments(document, span):
            if _leads(whole, fragment, at=at, between=between, alone=alone):
                return fragment
    return None


def _fragments(document: Document, span: Span) -> Iterator[tuple[TextFragment, str]]:
    """What may be named, fewest words first, each with what a browser sees of what it leaves out.

    That is what stands between the first and the last words of the quotation.
    """
    text = document.text
    before = _line_before(document, span.start)
    after = _line_after(document, span.end)
    for first, last in _named(document, span):
        between = "" if last is None else _overlooked(text[first.end : last.start])
        for prefix, suffix in _contexts(len(before), len(after)):
            fragment = TextFragment(
                start=text[first.start : first.end],
                end=None if last is None else text[last.start : last.end],
                prefix=text[before[-prefix].start : before[-1].end] if prefix else None,
                suffix=text[after[0].start : after[suffix - 1].end] if suffix else None,
            )
            yield fragment, between


def _contexts(before: int, after: int) -> Iterator[tuple[int, int]]:
    """How many words to name before and after, fewest first, of so many that there are."""
    yield 0, 0
    for count in range(1, MOST_WORDS + 1):
        if count <= before:
            yield count, 0
        if count <= after:
            yield 0, count
        if count <= max(before, after) and before and after:
            yield min(count, before), min(count, after)


def _leads(whole: str, fragment: TextFragment, *, at: int, between: str, alone: bool) -> bool:
    """Whether the words are first found at a place, all that a browser overlooks left out.

    Args:
        at: where the quotation begins in `whole`.
        between: what stands between its first and its last words.
        alone: whether they may stand at no other place after it either.
    """
    prefix, suffix = _overlooked(fragment.prefix or ""), _overlooked(fragment.suffix or "")
    start = _overlooked(fragment.start)
    opening = prefix + start + ("" if fragment.end else suffix)
    begin = at - len(prefix)
    if not start or whole.find(opening) != begin:
        return False
    if alone and whole.find(opening, begin + 1) >= 0:
        return False
    if fragment.end is None:
        return True
    closing, until = _overlooked(fragment.end), at + len(start)
    return bool(closing) and whole.find(closing + suffix, until) == until + len(between)


def _overlooked(text: str) -> str:
    """A text without all that browsers overlook, and without its marks and spaces."""
    letters = NormalizedText(text).letters
    if letters.isascii():
        return letters
    for letter, spelled in SPELLED.items():
        letters = letters.replace(letter, spelled)
    for digits in DIGITS:
        for figure, digit in enumerate(digits):
            letters = letters.replace(digit, str(figure))
    return letters


def _named(document: Document, span: Span) -> Iterator[tuple[Span, Span | None]]:
    """The quotation itself, or more and more of its first and last words."""
    words = _spans(document.text, span)
    lines = [line for block in _blocks(document, span) for line in _lines(document.text, block)]
    if span.end - span.start <= WHOLE and len(lines) == 1:
        yield span, None
        return
    head, tail = lines[0], lines[-1]
    half = max(1, len(words) // 2)
    for count in range(min(FEWEST_WORDS, half), min(MOST_WORDS, half) + 1):
        first, last = head[:count], tail[-count:]
        if first[-1].end <= last[0].start:
            yield Span(first[0].start, first[-1].end), Span(last[0].start, last[-1].end)


def _whole_words(text: str, start: int, end: int) -> Span | None:
    """A span without white space at its ends, and with the words whole that it cuts."""
    words = _spans(text, Span(start, end))
    if not words or not any(letter.isalnum() for letter in text[start:end]):
        return None
    start, end = words[0].start, words[-1].end
    while start > 0 and _in_a_word(text[start - 1], text[start]):
        start -= 1
    while end < len(text) and _in_a_word(text[end - 1], text[end]):
        end += 1
    return Span(start, end)


def _in_a_word(one: str, other: str) -> bool:
    """Whether no word ends between two letters; where none are spaced, one may end anywhere."""
    return one.isalnum() and other.isalnum() and not (is_unspaced(one) or is_unspaced(other))


def _line_before(document: Document, at: int) -> Sequence[Span]:
    """The words before a place that stand on one line, in order; of the block it is in or after."""
    blocks = _blocks(document, Span(max(0, at - NEAR), at))
    return _lines(document.text, blocks[-1])[-1] if blocks else ()


def _line_after(document: Document, at: int) -> Sequence[Span]:
    """The words after a place that stand on one line, in order; of the block it is in or before."""
    blocks = _blocks(document, Span(at, min(len(document.text), at + NEAR)))
    return _lines(document.text, blocks[0])[0] if blocks else ()


def _lines(text: str, span: Span) -> list[list[Span]]:
    """The words of a span, cut wherever something else than a space parts two."""
    lines: list[list[Span]] = []
    for word in _spans(text, span):
        if lines and text[lines[-1][-1].end : word.start] in SPACES:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _spans(text: str, span: Span) -> list[Span]:
    """The words of a span."""
    return [Span(*word.span()) for word in WORD.finditer(text, span.start, span.end)]


def _blocks(document: Document, span: Span) -> list[Span]:
    """What a span has of the paragraphs it touches, where that holds a word."""
    paragraphs = document.layout.paragraphs
    first = bisect_right(paragraphs, span.start, key=lambda each: each.end)
    last = bisect_left(paragraphs, span.end, key=lambda each: each.start)
    touched = (
        Span(max(each.start, span.start), min(each.end, span.end))
        for each in paragraphs[first:last]
    )
    return [each for each in touched if not document.text[each.start : each.end].isspace()]


def _encoded(words: str) -> str:
    """Percent-encoded, with what the directive itself uses: the hyphen, comma and ampersand."""
    # half a character, which no address can hold, is in no text fragment that is found
    return quote(words, safe="", errors="replace").replace("-", "%2D")
