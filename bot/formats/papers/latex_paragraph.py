"""A paragraph of LaTeX while it is gathered: its letters, its formulas, and the notes in it."""

import re

from bot.documents import ParagraphKind
from bot.formats.builder import Builder, Words
from bot.formats.papers.latex_source import Source, letter

BETWEEN_NAMES = re.compile(r", (?:and )?| and | & ")
"""Example: the `, and ` of `Ada Obi, and Jan Berg`."""
NAME = re.compile(r"[^\W\d_][^\d,;@{}\\]{1,60}")
"""Example: `Jan van den Berg`."""
NAMED_AT_MOST = 5  # words of a name
ACCENTS = "'`^\"~=."
ESCAPED = "&%$#_{}"


class LatexParagraph:
    """What is gathered of a document, and what it says of itself."""

    def __init__(self, builder: Builder, source: Source, depth: int = 0) -> None:
        self.title = ""
        self.authors: tuple[str, ...] = ()
        self.date = ""
        self.others: dict[str, None] = {}
        """The files that it would take in."""
        self._builder = builder
        self._source = source
        self._depth = depth
        self._words = Words()
        self._kind = ParagraphKind.TEXT
        self._notes: list[tuple[int, int]] = []
        self._meanings: dict[str, str] = {}

    def _sign(self, sign: str, at: int) -> int:
        text = self._source.text
        if sign in ACCENTS:
            group = self._source.group(at)
            accented = text[group[0] : group[1]] if group else text[at : at + 1]
            if accented.startswith("\\"):
                accented = text[at : at + 2]
            self._words.flow(letter(f"\\{sign}{{{accented[:5]}}}"))
            return group[2] if group else at + len(accented)
        if sign in "([":
            return self._formula("\\)" if sign == "(" else "\\]", at - 2, at, shown=sign == "[")
        self._words.flow(sign if sign in ESCAPED else "" if sign in "-/@!" else " ")
        return at

    def _formula(self, mark: str, start: int, at: int, *, shown: bool) -> int:
        """A formula, as it is written."""
        end = self._source.maths(mark, at)
        written = self._source.text[start:end]
        if shown and end > at:
            self._end()
            self._builder.add(written)
        else:
            self._words.flow(written)
        return end

    def _verb(self, _name: str, at: int) -> int:
        mark = self._source.text[at : at + 1]
        end = self._source.text.find("}" if mark == "{" else mark, at + 1, at + 500)
        if not mark or end < 0:
            return at
        self._words.flow(self._source.text[at + 1 : end])
        return end + 1

    def _end(self) -> None:
        """End the paragraph, and write the notes that stand in it."""
        words, kind, notes = self._words, self._kind, self._notes
        self._words, self._kind, self._notes = Words(), ParagraphKind.TEXT, []
        self._builder.add_words(words, kind)
        for note in notes:
            self._builder.add(self._inline(*note))

    def _inline(self, start: int, end: int) -> str:
        """The words of a part on one line, apart from the text."""
        raise NotImplementedError


def names_in(words: str) -> list[str]:
    """The names in a line of authors; none where anything in it is no name."""
    parts = [part.strip() for part in BETWEEN_NAMES.split(words)]
    fit = all(
        NAME.fullmatch(part) and part[0].isupper() and 2 <= len(part.split()) <= NAMED_AT_MOST
        for part in parts
    )
    return parts if fit else []
