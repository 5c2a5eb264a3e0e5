"""A LaTeX document as blocks of text."""

import re
from collections.abc import Callable

from bot.documents import ParagraphKind
from bot.formats.builder import Builder, Words, row_of
from bot.formats.papers.latex_names import (
    ALONE,
    AS_WRITTEN,
    CITED,
    DEFINES,
    FILES,
    HEADINGS,
    LEFT_OUT,
    LISTS,
    MATHS,
    NOTES,
    PICTURES,
    REFERRED,
    TABLES,
    TAKING,
    WITH_ADDRESS,
)
from bot.formats.papers.latex_paragraph import LatexParagraph, names_in
from bot.formats.papers.latex_source import QUOTES, TOKEN, Source, letter
from bot.formats.titles import LONGEST_HEADING

AND = re.compile(r"\\(?:and|And|AND)\b")
"""Example: the `\\and` between two authors."""
DEEPEST = 60  # environments and parts of commands in one another
LONGEST_MEANING = 500  # code points of what a command is said to stand for
LETTER_ACCENTS = frozenset("c v u H k r d b t".split())


class Latex(LatexParagraph):
    """One walk through a document."""

    def __init__(self, builder: Builder, source: Source, depth: int = 0) -> None:
        super().__init__(builder, source, depth)
        self._commands = self._known()

    def write(self) -> None:
        """Write what a document prints; of one without a body, as a chapter is, all of it."""
        text = self._source.text
        begin = text.find("\\begin{document}")
        body = self._source.environment(begin) if begin >= 0 else None
        if body is None:
            self._walk(0, len(text))
        else:
            inside = Latex(Builder(), self._source, self._depth + 1)
            inside._walk(0, begin)
            self._take(inside)
            if self.title:
                self._builder.add(self.title, ParagraphKind.HEADING)
            self._builder.add(", ".join(self.authors))
            self._walk(body[1], body[2])
        self._end()

    def _take(self, inside: "Latex") -> None:
        """What a document says before its body."""
        self.title, self.authors, self.date = inside.title, inside.authors, inside.date
        self.others |= inside.others
        self._meanings |= inside._meanings
        self._notes += inside._notes

    def _known(self) -> dict[str, Callable[[str, int], int]]:
        """What is done at each command: given its name and the offset after it, where to go on."""
        known: dict[str, Callable[[str, int], int]] = {}
        for names, do in (
            (LEFT_OUT, self._skip),
            (ALONE, lambda _, at: at),
            (HEADINGS, self._heading),
            (("title", "author", "date"), self._state),
            (NOTES, self._note),
            ((*CITED, *REFERRED), self._cite),
            (FILES, self._file),
            (DEFINES, self._define),
            (WITH_ADDRESS, self._with_address),
            (("item",), self._item),
            (("bibitem",), self._entry),
            (("caption",), self._caption),
            (("verb", "lstinline"), self._verb),
            (("def", "gdef", "edef"), self._old_definition),
        ):
            known |= dict.fromkeys(names, do)
        return known

    def _walk(self, start: int, end: int) -> None:
        if self._depth > DEEPEST:
            raise RecursionError
        at = start
        while at < end and (token := TOKEN.match(self._source.text, at, end)):
            at = token.end()
            if token["name"]:
                at = self._command(token["name"], token.start(), at)
            elif token["sign"]:
                at = self._sign(token["sign"], at)
            elif token["maths"]:
                at = self._formula(token["maths"], token.start(), at, shown=len(token["maths"]) > 1)
            elif token["blank"]:
                self._end()
            elif token["text"] or token["cell"]:
                self._words.flow(token["text"] or " ")
            elif token["quotes"]:
                self._words.flow(QUOTES[token["quotes"]])

    def _command(self, name: str, start: int, at: int) -> int:
        bare = name.rstrip("*")
        if bare == "begin":
            return self._environment(start, at)
        if do := self._commands.get(bare):
            return do(bare, at)
        if bare in self._meanings:
            self._words.flow(self._meanings[bare])
            return at
        source = self._source
        if bare in LETTER_ACCENTS and (group := source.group(at)):
            self._words.flow(letter(f"\\{bare}{{{source.text[group[0] : group[1]][:5]}}}"))
            return group[2]
        while option := source.option(at):
            at = option[2]
        if source.group(at) is None:
            self._words.flow(letter(f"\\{bare}"))
            return source.skip(at)
        return at  # its parts are words, and follow

    def _environment(self, begin: int, at: int) -> int:
        found = self._source.environment(begin)
        if found is None:
            group = self._source.group(at)
            return group[2] if group else at
        name, start, end, after = found
        if name in PICTURES:
            return after
        self._end()
        if name in MATHS:
            self._builder.add(self._source.text[begin:after])
        elif name in AS_WRITTEN:
            option = self._source.option(start)
            self._builder.add(self._source.text[option[2] if option else start : end].strip("\n"))
        else:
            self._inside(name, start, end)
        self._end()
        return after

    def _inside(self, name: str, start: int, end: int) -> None:
        while option := self._source.option(start):
            start = option[2]
        if name in TAKING or name in TABLES:
            start = self._source.parts(start)[1]
        if name in TABLES:
            self._table(start, end)
            return
        if name in ("abstract", "thebibliography"):
            titled = "Abstract" if name == "abstract" else "References"
            self._builder.add(titled, ParagraphKind.HEADING)
        if name in LISTS:
            self._builder.part()
        self._depth += 1
        self._walk(start, end)
        self._depth -= 1

    def _table(self, start: int, end: int) -> None:
        """A table, row by row; what its cells hold stands on one line."""
        self._builder.part()
        cells, at, begun = [Words()], start, start
        while at < end and (token := TOKEN.match(self._source.text, at, end)):
            at = token.end()
            row_ends = token["sign"] == "\\" or token["name"] == "tabularnewline"
            if token["open"] and (group := self._source.group(token.start())):
                at = group[2]
            elif token["name"] == "begin" and (inner := self._source.environment(token.start())):
                at = inner[3]
            elif row_ends or token["cell"]:
                cells[-1].add(self._inline(begun, token.start()))
                begun = at
                if row_ends:
                    self._builder.add_words(row_of(cells), ParagraphKind.ROW)
                    option = self._source.option(at)
                    begun = at = option[2] if option else at
                    cells = []
                cells.append(Words())
        cells[-1].add(self._inline(begun, end))
        self._builder.add_words(row_of(cells), ParagraphKind.ROW)
        self._builder.part()

    def _inline(self, start: int, end: int) -> str:
        """The words of a part on one line, apart from the text."""
        inside = Latex(Builder(), self._source, self._depth + 1)
        inside._meanings = self._meanings
        inside._walk(start, end)
        self._notes += inside._notes  # they stand after the paragraph
        inside._notes = []
        inside._end()
        self.others |= inside.others
        return " ".join(inside._builder.finish()[0].split())

    def _skip(self, _name: str, at: int) -> int:
        return self._source.parts(at)[1]

    def _heading(self, _name: str, at: int) -> int:
        groups, after = self._source.parts(at)
        self._end()
        words = self._inline(*groups[0]) if groups else ""
        kind = ParagraphKind.HEADING if len(words) <= LONGEST_HEADING else ParagraphKind.TEXT
        self._builder.add(words, kind)
        return self._source.group(at)[2] if len(groups) > 1 and self._source.group(at) else after  # type: ignore[index]

    def _state(self, name: str, at: int) -> int:
        groups, after = self._source.parts(at)
        if not groups:
            return after
        if name == "author":
            written = self._source.text[groups[-1][0] : groups[-1][1]]
            begun = groups[-1][0]
            for part in AND.split(written):
                line = part.partition("\\\\")[0]
                line = re.split(r"\\(?:thanks|footnote|inst|affil)\b", line)[0]
                self.authors += tuple(names_in(self._inline(begun, begun + len(line))))
                begun += len(part) + len("\\and")
        elif name == "title":
            self.title = self._inline(*groups[-1])
        else:
            self.date = self._inline(*groups[-1])
        return after

    def _note(self, _name: str, at: int) -> int:
        groups, after = self._source.parts(at)
        self._notes += groups[:1]
        return after if len(groups) <= 1 else groups[0][1] + 1

    def _cite(self, name: str, at: int) -> int:
        groups, after = self._source.parts(at)
        if groups and name != "nocite":
            self._words.flow(f"[{self._inline(*groups[0])}]")
        return after if len(groups) <= 1 else groups[0][1] + 1

    def _file(self, _name: str, at: int) -> int:
        groups, after = self._source.parts(at)
        self.others |= {self._source.text[start:end].strip(): None for start, end in groups[-1:]}
        return after

    def _define(self, _name: str, at: int) -> int:
        """Remember what a command without parts of its own stands for."""
        source = self._source
        start = source.skip(at)
        token = TOKEN.match(source.text, start)
        if token and token["name"]:
            name, at = token["name"], token.end()
        elif group := source.group(at):
            name, at = source.text[group[0] : group[1]].strip("\\ "), group[2]
        else:
            return at
        takes = source.option(at)
        groups, after = source.parts(at)
        if groups and takes is None and groups[0][1] - groups[0][0] <= LONGEST_MEANING:
            self._meanings[name] = self._inline(*groups[0])
        return after

    def _old_definition(self, _name: str, at: int) -> int:
        opens = self._source.text.find("{", at, at + 200)
        group = self._source.group(opens) if opens >= 0 else None
        return group[2] if group else at

    def _with_address(self, _name: str, at: int) -> int:
        groups, after = self._source.parts(at)
        if groups:
            self._words.flow(self._inline(*groups[min(1, len(groups) - 1)]))
        return after if len(groups) <= 2 else groups[1][1] + 1

    def _item(self, _name: str, at: int) -> int:
        self._end()
        self._kind = ParagraphKind.ITEM
        if option := self._source.option(at):
            self._words.flow(self._inline(*option[:2]) + " ")
            return option[2]
        return at

    def _entry(self, name: str, at: int) -> int:
        self._item(name, at)
        self._words = Words()
        return self._source.parts(at)[1]

    def _caption(self, _name: str, at: int) -> int:
        self._end()
        while option := self._source.option(at):
            at = option[2]
        if group := self._source.group(at):
            self._builder.add(self._inline(*group[:2]))
            return group[2]
        return at
