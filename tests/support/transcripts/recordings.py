"""Transcripts in the formats of programs, made by chance: tables, JSON, captions."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.support.transcripts.annotated import Annotated, Kind, Piece
from tests.support.transcripts.frames import CALLERS, STYLES
from tests.support.transcripts.generated import Made
from tests.support.transcripts.talk import LANGUAGES

HEADERS = (
    ("speaker", "text"),
    ("Speaker", "Transcript"),
    ("Name", "Words"),
    ("participant", "utterance"),
    ("Sprecher", "Text"),
    ("SPEAKER", "CONTENT"),
)
TIMES = ("start", "timestamp", "Time", "start_time", "Zeit")


@dataclass(frozen=True, slots=True)
class Said:
    """A turn, and when it begins and ends."""

    kind: Kind
    name: str
    words: str
    start: int
    end: int


def recording(seed: int) -> Made:
    """The recording of a seed, in one of the formats."""
    random = Random(seed)
    said = _said(random)
    write = random.choice(FORMATS)
    name, text = write(random, said)
    pieces = tuple(
        Piece(each.words, each.kind, (each.name,), number) for number, each in enumerate(said)
    )
    return Made(Annotated(name, text, pieces), f"recording | {write.__name__} | {said[0].name}")


def _said(random: Random) -> list[Said]:
    talk = random.choice(LANGUAGES)
    style = random.choice([name for name in STYLES if name not in ("brackets", "of", "wide")])
    asker, guest = random.sample(STYLES[style], k=2)
    turns: list[tuple[Kind, str, str]] = []
    for question, answer in random.sample(talk.answered, k=4):
        turns += [(Kind.QUESTION, asker, question), (Kind.SPEECH, guest, answer)]
        if random.random() < 0.3:
            turns.append((Kind.SPEECH, guest, random.choice(talk.told)))
        if random.random() < 0.15:
            turns.append((Kind.SPEECH, CALLERS[style], random.choice(talk.told)))
    return [
        Said(kind, name, words, 5 * number, 5 * number + 4)
        for number, (kind, name, words) in enumerate(turns)
    ]


def table(random: Random, said: Sequence[Said]) -> tuple[str, str]:
    """Comma, semicolon or tab; columns in any order; an empty name goes on."""
    who, what = random.choice(HEADERS)
    when = random.choice(TIMES)
    columns = random.sample((who, what, when), k=3) if random.random() < 0.7 else [who, what]
    delimiter, ending = random.choice(((",", ".csv"), (";", ".csv"), ("\t", ".tsv")))
    file = io.StringIO()
    line_end = random.choice(("\n", "\r\n"))
    writer = csv.DictWriter(file, columns, delimiter=delimiter, lineterminator=line_end)
    writer.writeheader()
    before = ""
    for each in said:
        name = "" if each.name == before and random.random() < 0.5 else each.name
        before = each.name
        row = {who: name, what: each.words, when: f"0:{each.start // 60:02}:{each.start % 60:02}"}
        writer.writerow({column: row[column] for column in columns})
    return f"made{ending}", file.getvalue()


def segments(random: Random, said: Sequence[Said]) -> tuple[str, str]:
    """As WhisperX writes it."""
    found = [
        {"start": each.start, "end": each.end, "text": f" {each.words}", "speaker": each.name}
        for each in said
    ]
    return "made.json", json.dumps({"segments": found, "language": "en"}, ensure_ascii=False)


def utterances(random: Random, said: Sequence[Said]) -> tuple[str, str]:
    """As AssemblyAI writes it, in milliseconds."""
    found = [
        {
            "speaker": each.name,
            "start": each.start * 1000,
            "end": each.end * 1000,
            "text": each.words,
        }
        for each in said
    ]
    return "made.json", json.dumps({"id": "x", "utterances": found}, ensure_ascii=False, indent=1)


def voices(random: Random, said: Sequence[Said]) -> tuple[str, str]:
    """WebVTT with voices."""
    cues = [f"{_cue(each, '.')}\n<v {each.name}>{each.words}" for each in said]
    return "made.vtt", "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def named_cues(random: Random, said: Sequence[Said]) -> tuple[str, str]:
    """Captions whose words begin with a name and a colon, always or where the voice changes."""
    always = random.random() < 0.5
    cues: list[str] = []
    before = ""
    for number, each in enumerate(said, start=1):
        label = f"{each.name}: " if always or each.name != before else ""
        before = each.name
        cues.append(f"{number}\n{_cue(each, ',')}\n{label}{each.words}")
    return "made.srt", "\n\n".join(cues) + "\n"


def conversation(random: Random, said: Sequence[Said]) -> tuple[str, str]:
    """A `.otr` of oTranscribe: HTML in JSON, each line with its time."""
    lines = [
        f'<p><span class="timestamp" data-timestamp="{each.start}">0:{each.start:02}</span>'
        f"<b>{each.name}:</b> {each.words}</p>"
        for each in said
    ]
    return "made.otr", json.dumps({"text": "".join(lines), "media": "", "media-time": 0})


def _cue(each: Said, point: str) -> str:
    start, end = (f"00:{at // 60:02}:{at % 60:02}{point}000" for at in (each.start, each.end))
    return f"{start} --> {end}"


FORMATS: tuple[Callable[[Random, Sequence[Said]], tuple[str, str]], ...] = (
    table,
    segments,
    utterances,
    voices,
    named_cues,
    conversation,
)
