"""Which of a JSON value's lists is what people said, and its utterances.

A list is a transcript where its objects hold words and most name their speaker, or where each has
its time and the words pass at the pace of speech. Of several that hold the same words (utterances,
their sentences, their single words) the one is taken that names the speakers, whole utterances
rather than words. Data of other kinds has no such list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.formats.json.records import Record, records_of
from bot.formats.json.tokens import joined
from bot.formats.json.values import Json
from bot.formats.transcripts.times import (
    are_thousandths,
    day_in,
    is_recorded,
    seconds_in,
)
from bot.formats.transcripts.utterance import Utterance
from bot.formats.transcripts.writing import ENDS_A_SENTENCE

MOSTLY = 0.5  # share of a list's objects that name a speaker
NEARLY_ALL = 0.9  # share that have a time, where nobody is named
FEWEST_MESSAGES = 2  # with a time that make a list of messages, where "name" may be anything's
TURNS_EACH = 1.5  # messages of each sender, where they carry no time
AS_MUCH = 0.8  # share of the longest list's words that another holds, to say the same
PACE = (0.25, 9.0)  # words a second; people say 2 to 4, and are silent between
FEWEST_TIMED = 4  # words with times that are a recording
WORD_BY_WORD = 1.5  # words of an object, below which each is about one
FEWEST_WORDS = 3  # objects of one word each that make a list of words


@dataclass(frozen=True, slots=True)
class Conversation:
    """What people said, as far as a file says it."""

    utterances: tuple[Utterance, ...]
    is_spoken_for: bool
    """Whether speakers are named."""
    is_chat: bool
    """Whether they are messages."""


@dataclass(frozen=True, slots=True)
class _List:
    """Objects at one place of the value, and what they are as a whole."""

    place: str
    records: Sequence[Record]
    seconds: Sequence[float | None]
    ends: Sequence[float | None]
    dated: bool
    length: int
    """Code points of all words."""
    count: int
    """Words."""

    @property
    def is_word_by_word(self) -> bool:
        """Whether each object holds a word of a sentence; short answers end as sentences do."""
        few = len(self.records) < FEWEST_WORDS
        if few or self.count >= WORD_BY_WORD * len(self.records):
            return False
        ended = sum(
            ENDS_A_SENTENCE.search(each.words.rstrip()) is not None for each in self.records
        )
        return ended < MOSTLY * len(self.records)

    @property
    def is_spoken_for(self) -> bool:
        """Whether its objects name who says their words."""
        named = [each for each in self.records if each.speaker]
        if not named or len(named) < MOSTLY * len(self.records):
            return False
        if sum(each.is_certain for each in named) >= MOSTLY * len(named):
            return len(self.records) > 1 or self.seconds[0] is not None
        timed = sum(bool(each.start) for each in self.records) >= MOSTLY * len(self.records)
        speakers = len({each.speaker for each in named})
        recurring = speakers * TURNS_EACH <= len(named)
        return len(self.records) >= FEWEST_MESSAGES and (timed or recurring)

    @property
    def is_timed(self) -> bool:
        """Whether its words pass as speech does."""
        times = [each for each in self.seconds if each is not None]
        if self.dated or not times or len(times) < NEARLY_ALL * len(self.records):
            return False
        ended = [each for each in self.ends if each is not None]
        first, last = min(times), max([*times, *ended])
        ascending = sum(one <= after for one, after in pairwise(times))
        slowest, fastest = PACE
        return (
            self.count >= FEWEST_TIMED
            and len(ended) >= MOSTLY * len(self.records)
            and ascending >= NEARLY_ALL * (len(times) - 1)
            and last > first
            and slowest <= self.count / (last - first) <= fastest
        )


def conversation_in(value: Json) -> Conversation | None:
    """What people said, of a JSON value that holds it; None where it holds other things."""
    found = records_of(value)
    lists = [_list_of(place, records, found.said_by) for place, records in found.at.items()]
    lists = [each for each in lists if each.is_spoken_for or each.is_timed]
    longest = max((each.length for each in lists if each.is_spoken_for), default=0)
    longest = longest or max((each.length for each in lists), default=0)
    best = max(lists, key=lambda each: _rank(each, longest), default=None)
    if best is None:
        return None
    is_chat = best.is_spoken_for and not any(
        each.is_certain for each in best.records if each.speaker
    )
    utterances = tuple(_dated(best) if best.dated and is_chat else _spoken(best))
    return Conversation(utterances, best.is_spoken_for, is_chat)


ALONE = frozenset("text language task duration usage logprobs".split())


def words_alone(value: Json) -> str:
    """What was said where a program gives that alone: `{"text": "…"}`."""
    said = value.get("text") if isinstance(value, dict) and value.keys() <= ALONE else None
    return said if isinstance(said, str) else ""


def _rank(one: _List, longest: int) -> tuple[bool, bool, bool, bool, bool, int]:
    own = sum(each.is_own for each in one.records) >= MOSTLY * len(one.records)
    times = [each for each in one.seconds if each is not None]
    ascending = all(before <= after for before, after in pairwise(times))
    depth = one.place.count(".") + one.place.count("[")
    return (
        one.is_spoken_for,
        one.length >= AS_MUCH * longest,
        not one.is_word_by_word,
        own,
        ascending,
        -depth,
    )


def _list_of(place: str, records: Sequence[Record], said_by: dict[str, str]) -> _List:
    records = _named_once(records)
    if said_by and not any(each.speaker for each in records):
        records = [
            replace(each, speaker=said_by.get(each.start), is_certain=True) for each in records
        ]
    count = sum(each.words.count(" ") + 1 for each in records)
    starts = [each.start for each in records if each.start]
    thousandths = any(each.in_thousandths for each in records) or are_thousandths(starts, count)
    unit = 0.001 if thousandths else 1.0
    days = [day_in(each.start) is not None for each in records if each.start]
    dated = bool(days) and sum(days) >= MOSTLY * len(days)
    seconds = [None if dated else _seconds(each.start, unit) for each in records]
    ends = [_end(each.end, at, unit) for each, at in zip(records, seconds, strict=True)]
    length = sum(len(each.words) for each in records)
    return _List(place, records, seconds, ends, dated, length, count)


def _named_once(records: Sequence[Record]) -> Sequence[Record]:
    """Leave out words that a program gives first without and then again with their speakers."""
    first = next((at for at, each in enumerate(records) if each.speaker), 0)
    unnamed = [each.words.strip() for each in records[:first]]
    named = [each.words.strip() for each in records[first : 2 * first]]
    return records[first:] if first and unnamed == named else records


def _seconds(written: str, unit: float) -> float | None:
    seconds = seconds_in(written) if written else None
    if seconds is None:
        return None
    seconds = seconds if ":" in written else seconds * unit
    return seconds if is_recorded(seconds) else None


def _end(written: str, start: float | None, unit: float) -> float | None:
    if not written.startswith("+"):
        return _seconds(written, unit)
    length = _seconds(written[1:], unit)
    return None if start is None or length is None else start + length


def _spoken(one: _List) -> list[Utterance]:
    """The utterances of a recording, in the order in which they begin."""
    first = None
    seconds = one.seconds
    if one.dated:  # a meeting's, by the clock
        days = [day_in(each.start) for each in one.records]
        first = next(filter(None, days), None)
        seconds = [
            None if day is None or first is None else _apart(first.timestamp(), day.timestamp())
            for day in days
        ]
    utterances = [
        Utterance(each.words, each.speaker, start, end)
        for each, start, end in zip(one.records, seconds, one.ends, strict=True)
    ]
    if one.is_word_by_word:
        utterances = list(joined(utterances, [each.around for each in one.records]))
    if all(each.start is not None for each in utterances):
        utterances.sort(key=lambda each: each.start or 0.0)
    return utterances


def _apart(first: float, at: float) -> float | None:
    return at - first if is_recorded(at - first) and at >= first else None


def _dated(one: _List) -> Iterator[Utterance]:
    """Messages in their order, each day under its date; a clock's times are no recording's."""
    messages = [(day_in(each.start), each) for each in one.records]
    days = [day for day, _ in messages if day]
    if days and days[0].timestamp() > days[-1].timestamp():
        messages.reverse()  # some programs give the newest first
    several = len({each.title for each in one.records}) > 1
    above = ""
    for day, each in messages:
        title = each.title if several else ""
        written = " · ".join(filter(None, (title, f"{day:%Y-%m-%d}" if day else "")))
        is_new = bool(written) and written != above
        yield Utterance(each.words, each.speaker, heading=written if is_new else "", apart=True)
        above = written or above
