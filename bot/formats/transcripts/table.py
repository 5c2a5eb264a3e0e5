"""A table of what people said: a column for the speaker, one for the words, perhaps one for times.

    speaker,timestamp,words,tags
    Reporter,0:00:07,Why did you dig?,
    Guide,0:00:12,I was thirsty.,wells

An empty cell of a speaker stands for the speaker of the row above. Other columns are left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.documents import one_line
from bot.formats.transcripts.names import (
    END,
    SPEAKER,
    START,
    WEAK_SPEAKER,
    WORDS,
    is_thousandths,
    key_of,
    plain,
    speaker_named,
)
from bot.formats.transcripts.times import are_thousandths, day_in, is_recorded, seconds_in
from bot.formats.transcripts.utterance import Utterance

SAMPLED = 2_000  # rows by which columns are told
MOSTLY = 0.5  # share of cells
TURNS_EACH = 1.5  # rows of each speaker, where a column is called "name"
LONGER = 1.5  # words in a cell; a column of single words is one of tags or of tokens
MOST_NAMED = 5  # columns that a note lists


@dataclass(frozen=True, slots=True)
class TranscriptColumns:
    """Where the parts of an utterance stand in each row, from 0; None where no column has them."""

    speaker: int
    words: int
    start: int | None
    end: int | None

    def others(self, header: Sequence[str]) -> tuple[str, ...]:
        """The names of the columns that are none of these."""
        own = {self.speaker, self.words, self.start, self.end}
        return tuple(name for at, name in enumerate(header) if at not in own and name.strip())


def names_a_transcript(header: Sequence[str]) -> bool:
    """Whether a first row names a speaker and words, whatever the rows below it hold."""
    keys = {key_of(cell) for cell in header}
    return not keys.isdisjoint(SPEAKER) and not keys.isdisjoint(WORDS)


def transcript_columns(rows: Sequence[Sequence[str]]) -> TranscriptColumns | None:
    """What the columns of a table are, by its first row; None where it is no transcript."""
    if len(rows) < 2:
        return None
    header = [key_of(cell) for cell in rows[0]]
    sample = rows[1 : SAMPLED + 1]
    words = _words_column(header, sample)
    if words is None:
        return None
    certain = (at for at in _columns(header, SPEAKER) if at != words)
    speaker = next((at for at in certain if _holds_names(sample, at)), None)
    if speaker is None:
        weak = (at for at in _columns(header, WEAK_SPEAKER) if at != words)
        speaker = next((at for at in weak if _is_conversation(sample, at)), None)
    if speaker is None:
        return None
    taken = {speaker, words}
    start = next((at for at in _columns(header, START) if at not in taken), None)
    end = next((at for at in _columns(header, END) if at not in taken | {start}), None)
    return TranscriptColumns(speaker, words, start, end)


def utterances_in(rows: Sequence[Sequence[str]], columns: TranscriptColumns) -> Iterator[Utterance]:
    """What each row below the first says, in order."""
    header, body = rows[0], rows[1:]
    unit = _unit(header, body, columns)
    speaker: str | None = None
    for row in body:
        named = _cell(row, columns.speaker)
        if named:
            speaker = speaker_named(named)
        start = _seconds(_cell(row, columns.start), unit)
        yield Utterance(
            plain(_cell(row, columns.words)),
            speaker,
            start,
            _seconds(_cell(row, columns.end), unit),
        )


def left_out(header: Sequence[str], columns: TranscriptColumns) -> tuple[str, ...]:
    """The note on columns that are not read; none where there are none."""
    others = columns.others(header)
    if not others:
        return ()
    names = ", ".join(others[:MOST_NAMED]) + (" …" if len(others) > MOST_NAMED else "")
    return (f"Only speakers, words and times are read, not {one_line(names)}.",)


def _columns(header: Sequence[str], names: Sequence[str]) -> list[int]:
    """The columns of these names, the most telling name first."""
    places: Mapping[str, list[int]] = {
        name: [at for at, key in enumerate(header) if key == name] for name in set(header)
    }
    return [at for name in names for at in places.get(name, ())]


def _words_column(header: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column of words that holds most of them; of two alike the one named more tellingly."""
    lengths = {at: sum(len(_cell(row, at)) for row in rows) for at in _columns(header, WORDS)}
    best = max(lengths, key=lambda at: lengths[at], default=None)
    if best is None or not lengths[best]:
        return None
    cells = [cell for row in rows if (cell := _cell(row, best))]
    words = sum(cell.count(" ") + 1 for cell in cells)
    return best if words >= LONGER * len(cells) else None


def _holds_names(rows: Sequence[Sequence[str]], at: int) -> bool:
    return any(speaker_named(_cell(row, at)) for row in rows)


def _is_conversation(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a column's names come by turns, as those of a list of people do not."""
    names = [name for row in rows if (name := speaker_named(_cell(row, at)))]
    counts = Counter(names)
    mostly = len(names) >= MOSTLY * len(rows)
    return mostly and len(counts) > 1 and len(names) >= TURNS_EACH * len(counts)


def _unit(
    header: Sequence[str], rows: Sequence[Sequence[str]], columns: TranscriptColumns
) -> float:
    """Seconds that a plain number of the time column counts."""
    if columns.start is None:
        return 1.0
    times = [time for row in rows if (time := _cell(row, columns.start))]
    words = sum(_cell(row, columns.words).count(" ") + 1 for row in rows)
    named = is_thousandths(_cell(header, columns.start))
    return 0.001 if named or are_thousandths(times, words) else 1.0


def _seconds(cell: str, unit: float) -> float | None:
    seconds = seconds_in(cell) if cell and day_in(cell) is None else None
    if seconds is None:
        return None
    seconds = seconds if ":" in cell else seconds * unit
    return seconds if is_recorded(seconds) else None


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""
