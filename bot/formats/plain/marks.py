"""Markdown's marks inside a block: what a reader of the page does not see, and where it stands.

    Ask **[Ada](https://wells.example)**, not the wall\\_clock.   ->   Ask Ada, not the wall_clock.

markdown-it-py tells of marks inside a block that they are there, and not where; so they are looked
for here, once from left to right. What is not certain stays: a star too many is better than a word
too few.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.documents import Span
from bot.formats.superscript import subscript, superscript

TOKEN = re.compile(
    r"""(?P<escape>\\(?:[!-/:-@\[-`{-~]|(?=\r?\n)))
    |(?P<code>`{1,9})
    |(?P<comment><!--)
    |(?P<tag><(?P<closes>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,30})(?:\s[^<>]{0,2000})?/?>)
    |(?P<angle><(?:https?://|mailto:)[^<>\s]{1,1000}>)
    |(?P<settings>\{:?[\#.:][^{}\n]{0,300}\}|\{:[ ][^{}\n]{0,300}\}
        |\{\{[^{}\n]{0,600}\}\}|\{%[^{}\n]{0,600}%\})
    |(?P<note>\[\^[^\[\]\s]{1,60}\]:?)
    |(?P<opens>!?\[)
    |(?P<ends>\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?
        (?:[ \t\n]{1,9}"[^"\n]{0,300}")?[ ]?\)
        |\[(?P<id>[^\[\]\n]{0,200})\])?)
    |(?P<address>https?://[^\s<>()\[\]*"]{1,2000})
    |(?P<run>\*{1,3}|_{1,3}|~~)""",
    re.VERBOSE,
)
"""Example: each thing that can be a mark; an address holds none."""
LONGEST_LINK = 2_000  # code points between the brackets of a link
QUOTED = re.compile(r"^[ \t]{0,3}(?:>[ \t]?){1,20}", re.MULTILINE)
"""Example: the `> ` before each line of a quoted block."""
BLOCK_TAGS = frozenset(
    """
    p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption blockquote
    figure figcaption section article aside header footer nav main hr pre form center details
    summary iframe video audio object embed script style svg picture source
    """.split()
)
"""Elements that end a paragraph; all others stand inside one."""
ALONE_TAGS = frozenset("br img input wbr".split())
"""Elements inside a paragraph that hold no words."""


SCRIPTS = {"sup": superscript, "sub": subscript}
NOTE_LINK = re.compile(
    r"""\[\\?\[?[\w*†‡]{1,4}\\?\]?\]\([^()\s]{1,500}\)
    |<a\s[^<>]{1,500}>\[?[\w*†‡]{1,4}\]?</a>""",
    re.VERBOSE,
)
"""Example: `[3](#n3)`, `<a href="#n3">3</a>`: what is raised there is a note's mark."""


class MarkKind(StrEnum):
    """What a mark is."""

    PAIRED = "paired"
    """One of two around words: `**`, `[` and `](…)`, `<em>` and `</em>`."""
    LOOSE = "loose"
    """It stands by itself: an image, a comment, `{: .class}`, `<br>`."""
    BLOCK = "block"
    """The tag of an element that ends a paragraph: `<p class="question">`."""
    WITHIN = "within"
    """It stands among the words and parts none: a backslash, `> `, `[^1]`."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that is no word."""

    span: Span
    kind: MarkKind
    other: Span | None = None
    """Where the other of two stands."""


@dataclass(slots=True)
class _Scan:
    text: str
    start: int
    end: int
    defined: frozenset[str]
    found: list[Mark] = field(default_factory=list)
    brackets: list[tuple[Span, int]] = field(default_factory=list)
    """Each `[` that is open, and how many marks were found before it."""
    runs: dict[str, list[Span]] = field(default_factory=dict)
    tags: dict[str, list[Span]] = field(default_factory=dict)
    unclosed: set[str] = field(default_factory=set)

    def all(self) -> list[Mark]:
        at = self.start
        while match := TOKEN.search(self.text, at, self.end):
            at = self._take(match)
        return sorted(self.found, key=lambda mark: mark.span.start)

    def _take(self, match: re.Match[str]) -> int:
        """Note a mark; where to look on."""
        span, kind = Span(*match.span()), match.lastgroup or ""
        match kind:
            case "escape":
                self.found.append(Mark(Span(span.start, span.start + 1), MarkKind.WITHIN))
            case "code" | "comment":
                return self._closed(span, match[0])
            case "tag":
                self._tag(span, match["name"].lower(), closes=bool(match["closes"]))
            case "angle":
                edges = Span(span.start, span.start + 1), Span(span.end - 1, span.end)
                self.found += [Mark(edge, MarkKind.WITHIN) for edge in edges]
            case "settings":
                self.found.append(Mark(span, MarkKind.LOOSE))
            case "note":
                self.found.append(Mark(span, MarkKind.WITHIN))
            case "opens":
                self.brackets.append((span, len(self.found)))
            case "ends":
                self._link(span, match["id"])
            case "run":
                self._run(span)
        return span.end

    def _pair(self, one: Span, other: Span) -> None:
        self.found += [Mark(one, MarkKind.PAIRED, other), Mark(other, MarkKind.PAIRED, one)]

    def _closed(self, span: Span, opening: str) -> int:
        """Code between backticks, whose own marks are words; a comment, which is none."""
        closing = "-->" if opening == "<!--" else opening
        at = -1 if closing in self.unclosed else self.text.find(closing, span.end, self.end)
        if at < 0:
            self.unclosed.add(closing)
            return span.end
        after = at + len(closing)
        if opening == "<!--":
            self.found.append(Mark(Span(span.start, after), MarkKind.LOOSE))
        else:
            self._pair(span, Span(at, after))
        return after

    def _tag(self, span: Span, name: str, *, closes: bool) -> None:
        if name in BLOCK_TAGS:
            self.found.append(Mark(span, MarkKind.BLOCK))
        elif name in ALONE_TAGS:
            self.found.append(Mark(span, MarkKind.LOOSE))
        elif not closes:
            self.tags.setdefault(name, []).append(span)
        elif self.tags.get(name):
            self._element(name, self.tags[name].pop(), span)
        else:
            self.found.append(Mark(span, MarkKind.LOOSE))

    def _element(self, name: str, opening: Span, closing: Span) -> None:
        """Two tags around words; those that raise figures stay, as 10<sup>9</sup> is not 109."""
        words = self.text[opening.end : closing.start]
        if name not in SCRIPTS:
            self._pair(opening, closing)
        elif NOTE_LINK.fullmatch(words):
            while self.found and self.found[-1].span.start > opening.start:
                self.found.pop()
            self.found.append(Mark(Span(opening.start, closing.end), MarkKind.LOOSE))
        elif SCRIPTS[name](words, self.text[max(0, opening.start - 2) : opening.start]) == words:
            self._pair(opening, closing)

    def _link(self, span: Span, identity: str | None) -> None:
        if not self.brackets:
            return
        opening, known = self.brackets.pop()
        if span.start - opening.end > LONGEST_LINK:
            return
        words = self.text[opening.end : span.start]
        by_name = identity is not None or span.end - span.start == 1
        if by_name and (identity or words).strip().lower() not in self.defined:
            return
        inside = [mark.span for mark in self.found[known:]]
        seen = without(self.text, Span(opening.end, span.start), inside)
        if self.text[opening.start] == "!" or not any(map(str.isalnum, seen)):
            del self.found[known:]
            self.found.append(Mark(Span(opening.start, span.end), MarkKind.LOOSE))
        else:
            self._pair(opening, span)

    def _run(self, span: Span) -> None:
        """Stars and underlines, paired as CommonMark pairs them, but for rare crossings."""
        before = self.text[span.start - 1] if span.start > self.start else " "
        after = self.text[span.end] if span.end < self.end else " "
        mark = self.text[span.start]
        inside = before.isalnum() and after.isalnum()
        opens = not after.isspace() and (after.isalnum() or not before.isalnum())
        closes = not before.isspace() and (before.isalnum() or not after.isalnum())
        if mark == "_" and inside:
            return
        waiting = self.runs.setdefault(mark, [])
        while closes and waiting and span.start < span.end:
            opening = waiting.pop()
            shared = min(opening.end - opening.start, span.end - span.start)
            self._pair(
                Span(opening.end - shared, opening.end), Span(span.start, span.start + shared)
            )
            if opening.end - shared > opening.start:
                waiting.append(Span(opening.start, opening.end - shared))
            span = Span(span.start + shared, span.end)
        if opens and span.start < span.end:
            waiting.append(span)


def marks_of(text: str, start: int, end: int, defined: frozenset[str]) -> list[Mark]:
    """The marks inside a block, in order, none over another.

    Args:
        defined: what the text's link definitions are called, in small letters.
    """
    return _Scan(text, start, end, defined).all()


def quote_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The `> ` before each line of a quoted block."""
    for match in QUOTED.finditer(text, start, end):
        yield Mark(Span(*match.span()), MarkKind.WITHIN)


def without(text: str, span: Span, marks: Sequence[Span]) -> str:
    """The words of a span, those of marks left out."""
    pieces: list[str] = []
    at = span.start
    for mark in sorted(marks, key=lambda each: each.start):
        if mark.start >= at:
            pieces.append(text[at : min(mark.start, span.end)])
            at = mark.end
    pieces.append(text[at : span.end])
    return "".join(pieces)
