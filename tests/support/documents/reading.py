"""What a format's reader makes of bytes, as the tests of extracted formats look at it."""

import hashlib

from bot.documents.document import Document
from bot.formats.format import Extract, Format
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript

SAID = (
    ("Reporter", "Why did you choose wells?"),
    ("Engineer", "Because a well is a thing you can point at. People see it and drink from it."),
    ("Reporter", "Who keeps them?"),
    ("Engineer", "The village keeps them. We learned to ask before we dig."),
)
"""An interview, whose speakers are shown only by bold type in the fixtures."""


def read(format: Format, data: bytes, *, name: str = "x") -> Document:
    """The document a reader makes, which was seen to hold each code point in one paragraph."""
    extract = format.read(data, name, None)
    done = 0
    for paragraph in extract.layout.paragraphs:
        assert done <= paragraph.start <= paragraph.words.start < paragraph.words.end
        assert paragraph.words.end <= paragraph.end
        assert extract.text[done : paragraph.start].strip() == ""
        done = paragraph.end
    assert extract.text[done:].strip() == ""
    assert "\x00" not in extract.text
    extract.text.encode()  # no half of a surrogate pair
    return Document(
        name=name,
        text=extract.text,
        sha256=hashlib.sha256(data).hexdigest(),
        format=format.name,
        title=extract.title or name,
        encoding=extract.encoding,
        layout=extract.layout,
        notes=extract.notes,
    )


def kinds(document: Document) -> list[tuple[str, str]]:
    """The kind and the words of each paragraph."""
    return [
        (paragraph.kind.value, document.text[paragraph.words.start : paragraph.words.end])
        for paragraph in document.layout.paragraphs
    ]


def bold(document: Document) -> list[str]:
    """The bold words with which paragraphs begin."""
    return [document.text[span.start : span.end] for span in document.layout.bold]


def quoted(document: Document) -> list[tuple[str | None, str | None, str]]:
    """Heading, speaker and words of each passage; the words were seen to be a slice."""
    passages = split_passages(Transcript.of(document))
    for passage in passages:
        assert passage.text == document.text[passage.start : passage.end]
    return [(passage.heading, passage.speaker, passage.text) for passage in passages]


def shown(extract: Extract) -> list[tuple[str, str]]:
    """Kind and text of every paragraph."""
    return [
        (each.kind.value, extract.text[each.start : each.end]) for each in extract.layout.paragraphs
    ]


def is_whole(extract: Extract) -> bool:
    """Whether paragraphs ascend, part nowhere, and hold all but white space."""
    at = 0
    for each in extract.layout.paragraphs:
        if each.start < at or extract.text[at : each.start].strip() or each.end <= each.start:
            return False
        at = each.end
    return not extract.text[at:].strip()
