"""What is said in a subtitle's cue: its lines without tags, and who says them.

    <v Guide>I dug <i>one</i>.</v>      - Did you?        >> GUIDE: I did.
                                        - I did.

A cue without a name goes on with the voice before it where the captions say so: they mark each
change of voice (`>>`), print a name at each change, or a sentence goes on. Elsewhere it is
nobody's: a film names a voice now and then, and whose the next cue is nobody can tell.

Knows nothing of files, times and paragraphs (`bot/formats/captions/subtitles.py`).
"""

import html
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.segmentation import LabelledWords, label_of, speaking, who_asks

VOICE = re.compile(r"<(?:v(?:\.[^\s<>]*)?[ \t](?P<name>[^<>]*)|/v)>")
"""Example: `<v Guide>`, `<v.loud Ada Obi>`, `</v>`."""
TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|em|br|font|ruby|rt|rp|lang|span)(?:[.\s=][^<>]*)?/?>|<\d[\d:.]*>|"
    r"\{\\[^{}]*\}",
    re.IGNORECASE,
)
"""Example: `<i>`, `</c>`, `<c.yellow>`, `<font color="red">`, `<00:00:01.000>`, `{\\an8}`."""
BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
ARROWS = re.compile(r">>+[ \t]*")
"""Example: `>> ` where live captions begin another voice, `>>> ` another subject."""
DASH = re.compile(r"[-–—‐][ \t]*(?=\w|[\"'“‘(\[¿¡])")
"""Example: `- ` before each of two voices in one cue."""
MOSTLY_ONE = 0.8  # share of lines that print a name; then even one name alone is a speaker's
ROLLING = 0.3  # share of cues that begin with the line before; of live captions nearly all do
MOST_ROLLING = 20  # lines that live captions show at once; they are two or three
FEWEST_ARROWS = 3  # marks of live captions, which print each change of voice
RECURRING = 2  # lines that print a name in capitals: `MAN: ` is no word of a speech
FEWEST_NAMES = 4  # printed, that show where names are printed
SELDOM = 0.1  # share of names that are printed again though nobody else was; of lines that have one
ENDS_A_SENTENCE = re.compile(r"[.!?…。！？—–♪][\"'”’)\]*_]*\Z")
"""Example: the end of `I did.`, of `I wanted to—`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One voice's words in a cue, or a part of them."""

    cue: int
    """The 0-based number of the cue."""
    words: str
    mark: str = ""
    """What tells of another voice and names nobody, as printed: `>> `, `- `."""
    label: str = ""
    """The name as printed, with its marks: `GUIDE: `."""
    speaker: str | None = None
    begins: bool = False
    """Whether another voice than that of the line before begins here, or may."""
    asks: bool = False


def lines_of(
    cues: Sequence[str], *, escaped: bool, at_each_change: bool = False
) -> tuple[Line, ...]:
    """The lines of all cues, in order, each with its speaker where the cues say who it is.

    Args:
        cues: their text with its tags.
        escaped: whether `&amp;` stands for `&`, as in WebVTT.
        at_each_change: whether these are known to name each new voice; else they must show it.
    """
    if any(VOICE.search(cue) for cue in cues):
        lines = list(_by_tags(cues, escaped=escaped))
        tagged = {number for number, cue in enumerate(cues) if VOICE.search(cue)}
        at_each_change = at_each_change or _marks_each_change(
            [line for line in lines if line.begins or not line.speaker]
        )
        lines = list(_carried_on(lines, tagged, at_each_change=at_each_change))
    else:
        shown = _shown_once([_clean_lines(cue, escaped=escaped) for cue in cues])
        believed = _believed(list(_by_marks(shown)))
        at_each_change = at_each_change or _marks_each_change(believed)
        lines = list(_one_after_another(believed, at_each_change=at_each_change))
    asking = who_asks(_said(lines))
    return tuple(replace(line, asks=line.speaker in asking) for line in lines)


def _clean_lines(cue: str, *, escaped: bool) -> list[str]:
    plain = TAG.sub("", BREAK.sub("\n", cue))
    plain = html.unescape(plain) if escaped else plain
    return [words for line in plain.split("\n") if (words := " ".join(line.split()))]


def _by_tags(cues: Sequence[str], *, escaped: bool) -> Iterator[Line]:
    """WebVTT's own voices: what stands in no `<v Name>` is nobody's."""
    last: str | None = ""  # nobody, not even somebody unnamed
    for number, cue in enumerate(cues):
        start, speaker = 0, None
        for match in [*VOICE.finditer(cue), None]:
            part = cue[start : match.start() if match else None]
            if words := " ".join(_clean_lines(part, escaped=escaped)):
                yield Line(number, words, speaker=speaker, begins=speaker != last)
                last = speaker
            if match:
                start = match.end()
                speaker = " ".join(html.unescape(match["name"] or "").split()) or None


def _by_marks(cues: Sequence[Sequence[str]]) -> Iterator[Line]:
    """Names and marks as people print them in captions."""
    for number, lines in enumerate(cues):
        dashes = sum(DASH.match(line) is not None for line in lines) > 1
        for line in lines:
            mark = ARROWS.match(line) or (DASH.match(line) if dashes else None)
            words = line[mark.end() :] if mark else line
            name, length = label_of(words) or (None, 0)
            if words[:1] == "[" and length == len(words) == len("".join(lines)):
                name, length = None, 0  # `[Cheering]` alone in a cue is a sound
            said = words[length:].lstrip()
            label = words[: len(words) - len(said)] if name else ""
            yield Line(number, said, mark[0] if mark else "", label, name)


def _shown_once(cues: Sequence[list[str]]) -> list[list[str]]:
    """Leave out the lines that live captions repeat from the cue before, as they roll up."""
    once: list[list[str]] = []
    before: list[str] = []
    repeated = 0
    for lines in cues:
        most = min(len(before), len(lines), MOST_ROLLING)
        shared = next((n for n in range(most, 0, -1) if before[-n:] == lines[:n]), 0)
        repeated += shared > 0
        once.append(lines[shared:])
        before = lines or before
    # somebody who says "No." twice says it in two cues: leave that, unless the captions do roll
    return once if repeated >= ROLLING * len(cues) else list(cues)


def _believed(lines: Sequence[Line]) -> list[Line]:
    """Take names for speakers where they are a conversation's, or capitals that recur.

    Elsewhere they are words. Whose the lines without a name are is another question.
    """
    said = _said(lines)
    named = sum(line.speaker is not None for line in lines)
    arrows = sum(line.mark.startswith(">>") for line in lines)
    speaks = speaking(said, 0 if arrows >= FEWEST_ARROWS else len(lines))
    names = {each.name for each, one in zip(said, speaks, strict=True) if one}
    counts = Counter(line.speaker for line in lines if line.speaker and line.speaker.isupper())
    names |= {name for name, count in counts.items() if count >= RECURRING}
    if named >= MOSTLY_ONE * len(lines):
        names = {each.name for each in said}
    return [line if line.speaker in names else _unnamed(line) for line in lines]


def _marks_each_change(lines: Sequence[Line]) -> bool:
    """Whether the captions show it wherever another voice begins.

    By arrows; or by names, where each is another than the one before: a name that is printed again
    tells that somebody else may have spoken between. Those named recur, as in a conversation.
    """
    if sum(line.mark.startswith(">>") for line in lines) >= FEWEST_ARROWS:
        return True
    named = [line.speaker for line in lines if line.speaker]
    again = sum(one == after for one, after in pairwise(named))
    return (
        len(named) >= max(FEWEST_NAMES, SELDOM * len(lines))
        and again <= SELDOM * len(named)
        and 2 <= len(set(named)) <= len(named) / 2
    )


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a sentence goes on from one cue to the next."""
    return line.words[:1].islower() and ENDS_A_SENTENCE.search(before.words) is None


def _carried_on(
    lines: Sequence[Line], tagged: Collection[int], *, at_each_change: bool
) -> Iterator[Line]:
    """Give the cues without a tag to the voice before them, where that is whose they are.

    Args:
        tagged: the cues that hold tags of voices; what they hold outside them is nobody's.
        at_each_change: whether the captions show it wherever another voice begins.
    """
    before: Line | None = None
    for line in lines:
        if line.speaker is None and line.cue not in tagged and before and before.speaker:
            if at_each_change or _goes_on(before, line):
                line = replace(line, speaker=before.speaker, begins=False)
        elif before and line.speaker and line.speaker == before.speaker:
            line = replace(line, begins=False)
        yield line
        before = line


def _one_after_another(lines: Sequence[Line], *, at_each_change: bool) -> Iterator[Line]:
    """Give lines without a name to the voice before them; a name printed again is left out.

    Args:
        at_each_change: whether the captions show it wherever another voice begins.
    """
    before: Line | None = None
    for line in lines:
        # dashes part two voices of one cue; whose the next cue is they do not say
        dashed = before is not None and before.cue != line.cue and before.mark[:1] not in ("", ">")
        known = before is not None and (
            at_each_change
            or before.speaker is None
            or before.cue == line.cue
            or _goes_on(before, line)
        )
        same = before is not None and line.speaker == before.speaker
        goes_on = same or (line.speaker is None and known)
        if before is None or line.mark or not goes_on or (dashed and line.speaker is None):
            line = replace(line, begins=True)
        else:
            line = replace(line, label="", speaker=before.speaker)
        yield line
        before = line


def _unnamed(line: Line) -> Line:
    return replace(line, words=f"{line.label}{line.words}", label="", speaker=None)


def _said(lines: Sequence[Line]) -> list[LabelledWords]:
    """What each speaker says until another is named."""
    turns: list[list[Line]] = []
    for line in lines:
        if line.speaker and (not turns or turns[-1][0].speaker != line.speaker):
            turns.append([line])
        elif turns:
            turns[-1].append(line)
    return [
        LabelledWords(turn[0].speaker or "", turn[0].label, " ".join(line.words for line in turn))
        for turn in turns
    ]
