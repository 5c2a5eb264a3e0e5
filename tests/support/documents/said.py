"""Who says what in a document, as the tests of transcripts look at it."""

from bot.documents.document import Document
from bot.documents.paragraphs import ParagraphKind
from bot.formats.format import Format
from bot.segmentation.transcript import Transcript
from tests.support.documents.reading import read

REPORTER, GUIDE = "Why did you dig the well?", "Because I was thirsty. So I dug."
"""What the two say in most of the files."""


def said(document: Document) -> list[tuple[str | None, str]]:
    """Each voice's words on one line, without headings; a voice that goes on is one."""
    found: list[tuple[str | None, str]] = []
    for turn in Transcript.of(document).turns:
        words = " ".join(
            " ".join(document.text[each.words.start : each.words.end].split())
            for each in turn.paragraphs
            if each.kind is not ParagraphKind.HEADING
        )
        if words and found and found[-1][0] == turn.speaker:
            found[-1] = (turn.speaker, f"{found[-1][1]} {words}")
        elif words:
            found.append((turn.speaker, words))
    return found


def headings(document: Document) -> list[str]:
    """The words of the headings."""
    return [
        document.text[each.words.start : each.words.end]
        for each in document.layout.paragraphs
        if each.kind is ParagraphKind.HEADING
    ]


def timed(document: Document) -> list[tuple[float, str]]:
    """The seconds of each moment, and the word that is said then."""
    return [
        (round(moment.seconds, 3), document.text[moment.start :].split(maxsplit=1)[0])
        for moment in document.layout.moments
    ]


def said_in(format: Format, data: bytes) -> list[tuple[str | None, str]]:
    """The same of a file's bytes, whose layout was seen to be whole."""
    return said(read(format, data))
