"""Transcripts written with what is right beside each line, in files that a person can read.

    === NAME crlf                   what follows is the file NAME; its line ends are \\r\\n
    Ada Obi       | **Ada Obi:** ¦I dig wells.        what stands before ¦ is her label
    ?Q            | Q. ¦Since when?                   a question: helps to find, is never quoted
    "             | And why?                          the same voice goes on
    ~Host         | Host: ¦Right.‖ Who paid?          may be quoted, and as the Host's alone; ‖ asks
    Ben Roe       | Ben Roe: ¦We did.┆ Who else?      what follows ┆ may be quoted, or be a question
    Cy or Cy Long | Cy: ¦I did.¦,"0:12"               either name; after a second ¦ no words again
    -             | [Applause]                        nobody's: may be quoted, under no name
    .             | 17                                whatever becomes of it
                  | BY MR. LARK:                      label: never quoted

`⇥` is a tab and `␣` a no-break space, so that both are seen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SIGNS = str.maketrans({"⇥": "\t", "␣": "\u00a0"})


class Kind(StrEnum):
    """What may become of words."""

    SPEECH = "speech"
    """Quoted under their speaker's name."""
    REMARK = "remark"
    """Quoted so or not at all: what one says who asks, or something between telling and asking."""
    QUESTION = "question"
    """Never quoted."""
    NOBODY = "nobody"
    """Quoted under no name, or not at all."""
    ANYTHING = "anything"
    """Not looked at: page numbers, which only a page could tell."""
    LABEL = "label"
    """Never quoted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a transcript, and what is right for them."""

    words: str
    """As they stand in the file, in the order of the file."""
    kind: Kind
    speakers: tuple[str, ...] = ()
    """The names that are right; the first is best."""
    turn: int = 0
    """Pieces of one number are one voice's words without another's between."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A file, and what is right for each of its words."""

    name: str
    """The file's, with its ending."""
    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a transcript before it is one: label, words, what stands after them."""

    key: str
    """Who, with a mark for the kind, as in the files above."""
    label: str
    words: str = ""
    after: str = ""

    @property
    def printed(self) -> str:
        return self.label + self.words.replace("‖", "").replace("┆", "") + self.after


def annotated(
    name: str, lines: Iterable[Line], *, line_end: str = "\n", ended: bool = True
) -> Annotated:
    """A file of these lines."""
    every = list(lines)
    text = line_end.join(line.printed for line in every) + (line_end if ended else "")
    return Annotated(name, text.translate(SIGNS), tuple(_pieces(every)))


def annotated_in(path: Path) -> tuple[Annotated, ...]:
    """The transcripts of an annotated file, in order."""
    found: list[Annotated] = []
    for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
        heading, _, body = block.partition("\n")
        name, *flags = heading.split("#")[0].split()
        lines = [_line(each) for each in body.split("\n") if "|" in each]
        line_end = "\r\n" if "crlf" in flags else "\n"
        found.append(annotated(f"{path.stem}/{name}", lines, line_end=line_end))
    return tuple(found)


def _line(line: str) -> Line:
    key, _, printed = line.partition("|")
    printed = printed.removeprefix(" ")
    if "¦" in printed:
        label, words, *after = printed.split("¦")
        return Line(key.strip(), label, words, "".join(after))
    return Line(key.strip(), "", printed) if key.strip() else Line("", printed)


def _pieces(lines: Iterable[Line]) -> Iterator[Piece]:
    key, turn = "", 0
    for line in lines:
        if line.label:
            yield Piece(line.label.translate(SIGNS), Kind.LABEL)
        if line.words:
            goes_on = line.key == '"'
            key, turn = (key, turn) if goes_on else (line.key, turn + 1)
            kind, speakers = _meant(key)
            tells, *asks = line.words.translate(SIGNS).split("‖")
            tells, *perhaps = tells.split("┆")
            yield Piece(tells, kind, speakers, turn)
            if perhaps:
                yield Piece("".join(perhaps), Kind.REMARK, speakers, turn)
            if asks:
                turn += 1
                yield Piece("".join(asks), Kind.QUESTION, speakers, turn)
                key = "?" + " or ".join(speakers)
        if line.after:
            yield Piece(line.after.translate(SIGNS), Kind.LABEL)


def _meant(key: str) -> tuple[Kind, tuple[str, ...]]:
    marks = {"?": Kind.QUESTION, "~": Kind.REMARK, "-": Kind.NOBODY, ".": Kind.ANYTHING}
    kind = marks.get(key[:1], Kind.SPEECH)
    names = key if kind is Kind.SPEECH else key[1:]
    return kind, tuple(name.strip() for name in names.split(" or ") if name.strip())
