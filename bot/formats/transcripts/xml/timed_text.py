"""Timed text (TTML, DFXP), as broadcasters and video calls write captions.

<p begin="00:00:01.000" end="00:00:03.500" ttm:agent="guide">I was <br/>thirsty.</p>
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from bot.formats.captions.subtitles import Cue
from bot.formats.transcripts.captioned import utterances_of as captioned
from bot.formats.transcripts.names import speaker_named
from bot.formats.transcripts.times import is_recorded, seconds_in
from bot.formats.transcripts.utterance import Utterance
from bot.formats.transcripts.xml.tree import child_words, pieces_of, reference

COUNTED = re.compile(r"(?P<number>\d{1,12}(?:\.\d{1,9})?)(?P<unit>h|m|s|ms|f|t)")
"""Example: `1.5s`, `90f` (frames), `900000t` (ticks)."""
SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
FRAMES = 30.0  # a second, where a file does not say


def utterances_of(root: Element) -> Iterator[Utterance]:
    """What the captions say, with the speakers that they name."""
    agents = {
        each.get("id", ""): child_words(each, "name")
        for each in root.iter("agent")
        if each.get("id")
    }
    cues: list[Cue] = []
    speakers: list[str | None] = []
    for each in root.iter("p"):
        start = _seconds(each.get("begin"), root)
        end = _seconds(each.get("end"), root)
        if start is None:
            continue
        code = reference(each.get("agent"))
        speakers.append(speaker_named(agents.get(code) or code))
        cues.append(Cue(start, start if end is None else end, _words(each)))
    if not any(speakers):
        yield from captioned(cues, escaped=False)
        return
    for cue, speaker in zip(cues, speakers, strict=True):
        yield Utterance(cue.words, speaker, cue.start, cue.end)


def _words(element: Element) -> str:
    """The words of a caption, with its line ends."""
    pieces = [
        " ".join(f"|{part}|".split())[1:-1] if isinstance(part, str) else "\n" * (part.tag == "br")
        for part in pieces_of(element, without={"metadata"})
    ]
    return "".join(pieces).strip()


def _seconds(written: str | None, root: Element) -> float | None:
    """A time of the file, whose root says how many frames and ticks a second has."""
    if written is None:
        return None
    if counted := COUNTED.fullmatch(written):
        number, unit = float(counted["number"]), counted["unit"]
        rate = {"f": root.get("frameRate"), "t": root.get("tickRate")}.get(unit)
        each = float(rate) if rate and rate.isdecimal() and int(rate) > 0 else FRAMES
        seconds: float | None = number * SECONDS.get(unit, 1 / each)
    else:
        seconds = seconds_in(written)
    return seconds if is_recorded(seconds) else None
