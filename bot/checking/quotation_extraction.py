"""The quotations in an article: what stands between its quotation marks, and its block quotes.

Marks that match, within a paragraph: “…”, „…“, «…», »…«, ‹…›, ‘…’ and "…". Single straight ones are
apostrophes too often. What holds fewer than four words is a term, not a quotation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.documents import Span, trimmed

FEWEST_WORDS = 4  # of what is taken for a quotation; fewer are a title, a term or irony
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
BLOCK_QUOTE = re.compile(r"(?:^[ \t]{0,3}>.*(?:\r?\n|\Z))+", re.MULTILINE)
"""Example: `> We dug\\n> for weeks.\\n`."""
MARKER = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
ATTRIBUTION = re.compile(r"[ \t]*(?:—|–|--|-)[^\r\n]{1,100}")
"""Example: the last line of a block quote, `— Guide, in the interview`."""
STAY = r"(?:(?!\n[ \t\r]*\n)"  # up to a blank line
MARKED = re.compile(
    rf"„(?P<low>{STAY}[^„“”])+)[“”]"
    rf"|“(?P<high>{STAY}[^“”])+)(?:”|(?=\n[ \t\r]*\n[ \t]*“))"
    rf"|«(?P<out>{STAY}[^«»])+)»"
    rf"|»(?P<into>{STAY}[^«»])+)«"
    rf"|‹(?P<single>{STAY}[^‹›])+)›"
    rf"|(?<!\w)‘(?P<british>{STAY}(?:[^‘’]|’(?=\w)))+)’(?!\w)"
    rf'|(?<!\w)"(?=\S)(?P<straight>{STAY}[^"])+)(?<=\S)"(?!\w)'
)
"""Example: `“We dug for weeks,”`; of a quotation over paragraphs each, that opens with a mark."""
WRAPPED = re.compile(r"\s*[“„«»‹‘\"'](?P<words>[^„“”«»\"]*)[”“»«›’\"'][.,]?\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ExtractedQuotation:
    """A quotation as an article has it."""

    start: int
    """Of its words in the article, half-open, in code points; marks are not of it."""
    end: int
    text: str
    """Its words; of a block quote without the `>` of its lines."""


def quotations_in(article: str) -> tuple[ExtractedQuotation, ...]:
    """The quotations in an article, in order; where nothing is quoted, all of it is one.

    Of an article without a word there is none.
    """
    found: list[ExtractedQuotation] = []
    done = 0
    for block in BLOCK_QUOTE.finditer(article):
        found += _marked(article, done, block.start())
        found += _block(article, *block.span())
        done = block.end()
    found += _marked(article, done, len(article))
    found = [each for each in found if len(WORD.findall(each.text)) >= FEWEST_WORDS]
    if not found and WORD.search(article):
        found = [_quoted(article, 0, len(article))]
    return tuple(found)


def _marked(article: str, start: int, end: int) -> Iterator[ExtractedQuotation]:
    for match in MARKED.finditer(article, start, end):
        assert match.lastgroup is not None
        span = Span(*trimmed(article, *match.span(match.lastgroup)))
        yield ExtractedQuotation(span.start, span.end, article[span.start : span.end])


def _block(article: str, start: int, end: int) -> Iterator[ExtractedQuotation]:
    """The words of a block quote, if there are any, without the line that says whose they are."""
    lines = article[start:end]
    text = MARKER.sub("", lines)
    *others, last_line = text.rstrip().splitlines(keepends=True) or [""]
    if others and ATTRIBUTION.fullmatch(last_line):
        text = "".join(others)
    marker = MARKER.match(lines)
    first, last = trimmed(article, start + (marker.end() if marker else 0), end)
    words = text.strip()
    if words:
        wrapped = WRAPPED.fullmatch(words)
        yield ExtractedQuotation(first, last, wrapped["words"].strip() if wrapped else words)


def _quoted(article: str, start: int, end: int) -> ExtractedQuotation:
    """A text that is one quotation, without the marks around it."""
    wrapped = WRAPPED.fullmatch(article, start, end)
    span = Span(*trimmed(article, *(wrapped.span("words") if wrapped else (start, end))))
    return ExtractedQuotation(span.start, span.end, article[span.start : span.end])
