"""Subtitles made by hand, and what is read of them."""

import hashlib

from bot.documents.document import Document
from bot.formats.captions.subtitles import FORMAT
from bot.formats.format import Extract
from bot.segmentation.turns import turns_of

VTT = """\
WEBVTT - a talk
Kind: captions

STYLE
::cue { color: red }

REGION
id:bill

NOTE nobody reads this

first
00:01.000 --> 00:02.000 align:start
<v Reporter>Why did
you <i>dig</i>?</v>

NOTE nor this

00:02.000 --> 00:03.000
<v.loud Guide>I was &lt;thirsty&gt;.

00:03.000 --> 00:04.000
<v Guide>So <00:03.500><c.yellow>I dug</c>.

00:04.000 --> 00:05.000
[Applause]
"""


def srt(*cues: str, seconds: int = 2) -> str:
    """An SRT file of these cues, one every so many seconds, each half a second short of the next."""
    return "\n".join(
        f"{number}\n00:00:{number * seconds:02},000 --> 00:00:{(number + 1) * seconds - 1:02},500\n{cue}\n"
        for number, cue in enumerate(cues, 1)
    )


def read(text: str) -> Extract:
    """What the format makes of a text."""
    return FORMAT.read(text.encode(), "talk.srt", None)


def as_document(extract: Extract) -> Document:
    """The document that the door would make of it."""
    sha256 = hashlib.sha256(extract.text.encode()).hexdigest()
    return Document(
        "talk.srt", extract.text, sha256, "subtitles", "talk", "utf-8", layout=extract.layout
    )


def spoken(text: str) -> list[tuple[str, str | None, str]]:
    """Role, speaker and words of each turn."""
    extract = read(text)
    return [
        (
            turn.role.value,
            turn.speaker,
            extract.text[turn.paragraphs[0].start : turn.paragraphs[-1].end],
        )
        for turn in turns_of(as_document(extract))
        if turn.paragraphs
    ]
