"""Transcripts of corpora, each with a table of speakers and one of times.

EXMARaLDA (.exb): tiers of events; FOLKER (.flk): contributions; Transcriber (.trs): turns.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from bot.formats.transcripts.names import speaker_named
from bot.formats.transcripts.times import is_recorded, seconds_in
from bot.formats.transcripts.utterance import Utterance
from bot.formats.transcripts.xml.tree import child_words, pieces_of, words_of

WORDS_TIER = "t"  # a transcription; `a` are annotations, `d` descriptions


def exmaralda(root: Element) -> list[Utterance]:
    """What stands in the tiers of transcription, by its times."""
    names = {
        each.get("id", ""): child_words(each, "abbreviation")
        for each in root.iter("speaker")
        if each.get("id")
    }
    places = {each.get("id", ""): at for at, each in enumerate(root.iter("tli"))}
    times = {each.get("id", ""): _seconds(each.get("time")) for each in root.iter("tli")}
    found: list[tuple[int, Utterance]] = []
    for tier in root.iter("tier"):
        if tier.get("type") != WORDS_TIER:
            continue
        speaker = speaker_named(names.get(tier.get("speaker", ""), "") or tier.get("speaker", ""))
        for first, last, words in _together(tier):
            utterance = Utterance(words, speaker, times.get(first), times.get(last))
            found.append((places.get(first, 0), utterance))
    found.sort(key=lambda pair: pair[0])
    return [utterance for _, utterance in found]


def folker(root: Element) -> Iterator[Utterance]:
    """The contributions, in the order of the file."""
    names = {each.get("speaker-id", ""): child_words(each, "name") for each in root.iter("speaker")}
    times = {
        each.get("timepoint-id", ""): _seconds(each.get("absolute-time"))
        for each in root.iter("timepoint")
    }
    for each in root.iter("contribution"):
        code = each.get("speaker-reference", "")
        yield Utterance(
            words_of(each),
            speaker_named(names.get(code) or code),
            times.get(each.get("start-reference", "")),
            times.get(each.get("end-reference", "")),
        )


def transcriber(root: Element) -> Iterator[Utterance]:
    """The turns, cut where two speak at once."""
    names = {each.get("id", ""): each.get("name", "") for each in root.iter("Speaker")}
    for turn in root.iter("Turn"):
        codes = turn.get("speaker", "").split()
        at = codes[0] if len(codes) == 1 else ""
        start = _seconds(turn.get("startTime"))
        said: list[str] = []
        for part in [*pieces_of(turn), None]:
            if isinstance(part, str):
                said.append(part)
                continue
            if part is not None and part.tag not in ("Sync", "Who"):
                continue
            words, said = "".join(said), []
            if words.strip():
                yield Utterance(words, speaker_named(names.get(at, at)), start)
            if part is not None and part.tag == "Sync":
                start = _seconds(part.get("time"))
            elif part is not None and (number := part.get("nb", "")).isdecimal():
                place = int(number[:4]) - 1
                at = codes[place] if 0 <= place < len(codes) else ""


def _together(tier: Element) -> Iterator[tuple[str, str, str]]:
    """First and last time and the words of events that follow each other without a gap."""
    first, last = "", ""
    said: list[str] = []
    for event in tier.iter("event"):
        if said and event.get("start") != last:
            yield first, last, "".join(said)
            said = []
        if not said:
            first = event.get("start", "")
        last = event.get("end", "")
        said.append(words_of(event))
    if said:
        yield first, last, "".join(said)


def _seconds(written: str | None) -> float | None:
    seconds = seconds_in(written) if written else None
    return seconds if is_recorded(seconds) else None
