"""Captions that stand in a file of another kind, as utterances."""

from collections.abc import Iterator, Sequence

from bot.formats.captions.cues import lines_of
from bot.formats.captions.subtitles import Cue
from bot.formats.transcripts.utterance import Utterance


def utterances_of(
    cues: Sequence[Cue], *, escaped: bool, at_each_change: bool = False
) -> Iterator[Utterance]:
    """What is said in the cues; printed names and marks of voices are none of the words.

    Args:
        escaped: whether `&amp;` stands for `&`, as in WebVTT.
        at_each_change: whether these are known to name each new voice; else they must show it.
    """
    before = -1
    words = [cue.words for cue in cues]
    for line in lines_of(words, escaped=escaped, at_each_change=at_each_change):
        cue = cues[line.cue]
        start = cue.start if line.cue != before else None
        before = line.cue
        end = cue.end if cue.end > cue.start else None
        yield Utterance(line.words, line.speaker, start, end, begins=line.begins)
