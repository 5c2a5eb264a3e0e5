"""Which lines of a text are speakers' labels, and whom they name.

Lines that look alike are gathered frame by frame; the frame that proves to be a conversation
(`bot/segmentation/labels/dialogue.py`), and the one with most labels of those, is how the
transcript is written. From then on every line in that frame is a label: of somebody, where it can
be a name; of nobody, where it cannot, because words must not be given to whoever spoke before.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.documents import Paragraph, Span, Voice
from bot.segmentation.labels import chats, examination
from bot.segmentation.labels.dialogue import (
    LIST,
    PAIRS,
    LabelledWords,
    known_speakers,
    who_asks,
)
from bot.segmentation.labels.frames import FORMAL, FRAMES, WEAKEST, Frame, Place
from bot.segmentation.labels.names import (
    has_title,
    is_capital,
    is_formal,
    is_full_name,
    is_name,
    is_open_name,
    is_sentence,
    is_talk,
    is_thing,
)
from bot.segmentation.labels.patterns import LABELLED, SQUARE
from bot.segmentation.labels.spellings import one_spelling

LETTERS = frozenset(word for pair in PAIRS for word in pair)
UNNAMED = frozenset(word for pair in PAIRS for word in pair if len(word) > 2)
"""`Question`, `Answer`: labels that part the voices and name nobody."""


RARE = 0.1  # share of labels in whose shape a name is believed only if it has another too
PLAIN = 0.34  # the same of labels without marks where most have some
UNSURE = 4  # code points of a label that says only that nobody is sure


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a transcript, in order; none where the text is no conversation."""

    voices: tuple[Voice, ...] = ()
    written: bool = False
    """Whether they are of messages, in which nobody interviews anybody."""


def find_labels(text: str, paragraphs: Sequence[Paragraph], bold: Sequence[Span] = ()) -> Labels:
    """The speakers' labels of a text.

    Args:
        bold: the bold words with which paragraphs begin, where the text shows no marks of it.
    """
    if messages := chats.find_messages(text, paragraphs):
        return Labels(_voices(text, messages, asks=False), written=True)
    letters = examination.find_letters(text, paragraphs)
    best: list[Place] = []
    for frame in FRAMES:
        places = frame.find(text, paragraphs, bold)
        best = max(best, _labels(text, frame, places, letters, len(paragraphs)), key=_count)
    for frame in FORMAL:
        places = frame.find(text, paragraphs, bold)
        found = _labels(text, frame, places, letters, len(paragraphs))
        best = found if _count(found) > 2 * _count(best) else best
    if not best:
        places = WEAKEST.find(text, paragraphs, bold)
        best = _labels(text, WEAKEST, places, [], len(paragraphs))
    return Labels(_voices(text, best, asks=True))


def label_of(line: str) -> tuple[str, int] | None:
    """The name that a line of captions begins with, and how long its label is."""
    if match := examination.LETTERED.match(line):
        return match["qa"] or match["pair"], match.end()
    match = LABELLED.match(line) or SQUARE.match(line)
    if match is None or not is_name(match["name"]):
        return None
    return match["name"], match.end()


def _count(places: Sequence[Place]) -> int:
    return sum(bool(place.name) for place in places)


def _labels(
    text: str,
    frame: Frame,
    places: Sequence[Place],
    letters: Sequence[Place],
    paragraphs: int,
) -> list[Place]:
    """The labels of one frame, if together they are a conversation's; of nobody, with no name."""
    taken = {place.span.start for place in letters}
    if frame.alone:
        places = list(_under_each(text, places))
    else:
        counts = Counter(place.name for place in places)
        initials = {
            place.span.start
            for place in places
            if counts[place.name] > 1 and place.name not in LETTERS
        }
        letters = [place for place in letters if place.examiner or place.span.start not in initials]
        taken = {place.span.start for place in letters}
        places = [place for place in places if place.span.start not in taken]
        places = sorted((*places, *letters), key=lambda place: place.span.start)
    likely = [
        place
        for place in places
        if place.name and (place.span.start in taken or _is_likely(frame, place))
    ]
    likely = _of_one_shape(likely, sure=taken)
    known = known_speakers(_said(text, likely), paragraphs)
    if not known:
        return []
    named = _Named.of([place for place in likely if place.name in known], known, frame)
    places = _without_legend(text, places)
    found: list[Place] = []
    for once, run in groupby(places, key=lambda place: place.name not in known):
        stretch = list(run)
        together = [named.told(text, place) for place in stretch] if once else stretch
        if once and sum(place is not None for place in together) >= LIST:
            together = [place and named.in_a_list(place) for place in together]
        found += [place for place in together if place is not None]
    return _spelt_alike(found)


def _of_one_shape(places: Sequence[Place], *, sure: Collection[int]) -> list[Place]:
    """The labels without names that stand only in a shape that few have: `Remember:` among bold."""
    shapes = Counter((place.marks, place.timed) for place in places if place.span.start not in sure)
    most = shapes.most_common(1)[0][0] if shapes else ("", False)
    rare = {
        shape
        for shape, count in shapes.items()
        if count < (PLAIN if shape == ("", False) != most else RARE) * len(places)
    }
    elsewhere = {place.name for place in places if (place.marks, place.timed) not in rare}
    return [place for place in places if place.name in elsewhere or place.span.start in sure]


def _without_legend(text: str, places: Sequence[Place]) -> list[Place]:
    """The labels without a list of who is who at the head: `AO: Ada Obi, interviewer`."""
    counts = Counter(place.name for place in places)
    seen: set[str] = set()
    legend = 0
    for place in places:
        line = _line_after(text, place)
        person = is_full_name(line.split(",")[0].split("(")[0].strip())
        if place.name in seen or counts[place.name] < 2 or not person or _is_said(text, place):
            break
        seen.add(place.name)
        legend += 1
    if legend < 2:
        return list(places)
    return [replace(place, name="") if at < legend else place for at, place in enumerate(places)]


def _is_likely(frame: Frame, place: Place) -> bool:
    """Whether a line could be a label before anything is known of the others."""
    if frame.formal and not is_formal(place.name):
        return False
    if is_name(place.name) or (has_title(place.name) and is_open_name(place.name)):
        return True
    marked = frame.marked or place.timed or "*" in place.marks or (frame.alone and place.heading)
    small = " " not in place.name and not frame.alone and place.opens
    return (marked or small) and is_open_name(place.name)


@dataclass(frozen=True, slots=True)
class _Named:
    """What the labels have in common whose names recur."""

    known: frozenset[str]
    frame: Frame
    marked: bool
    """Whether their marks alone tell a label: a time, bold letters, brackets."""
    first: int
    last: int
    """Where the first and the last of them stand."""
    shapes: frozenset[str]
    timed: bool
    capital: bool
    small: bool

    @classmethod
    def of(cls, places: Sequence[Place], known: frozenset[str], frame: Frame) -> "_Named":
        """What is common to labels of these names."""
        timed = all(place.timed for place in places)
        starred = all(set(place.marks) & set("*>") for place in places)
        return cls(
            known=known,
            marked=frame.marked or frame.enclosed or timed or starred,
            frame=frame,
            first=places[0].span.start,
            last=places[-1].span.start,
            shapes=frozenset(place.marks for place in places),
            timed=timed,
            capital=all(is_capital(place.name) or place.name in LETTERS for place in places)
            and any(map(is_capital, known)),
            small=any(place.name[0].islower() for place in places),
        )

    def told(self, text: str, place: Place) -> Place | None:
        """A label that stands once: with its name, with none, or no label at all."""
        if place.marks not in self.shapes or (self.timed and not place.timed):
            field = is_thing(place.name) and not is_talk(place.name) and not self._is_weak()
            return replace(place, name="") if field and place.opens else None
        if self.frame.alone and not (place.heading or self.timed or is_name(place.name)):
            return None
        if is_sentence(place.name):
            if len(place.name) <= UNSURE:  # `M?`: one of the men
                return replace(place, name="")
            return replace(place, name="") if self.marked and not self._is_weak() else None
        if not (place.opens or self.marked) or is_talk(place.name):
            return None
        understood = not is_thing(place.name) and (self.marked or self._could_be(text, place))
        return place if understood else replace(place, name="")

    def _is_weak(self) -> bool:
        return self.frame.alone and not self.timed

    def in_a_list(self, place: Place) -> Place:
        """The same where several in a row stand once, as the points of a list do."""
        capital = self.capital and is_capital(place.name)
        sure = self.marked or capital or place.role or has_title(place.name)
        return place if sure else replace(place, name="")

    def _could_be(self, text: str, place: Place) -> bool:
        """Whether plain words before a colon, of which nothing else is known, are a name."""
        name = place.name
        if has_title(name) or (self.capital and name.isupper()):
            return True
        within = self.first < place.span.start < self.last
        if (self.capital and not is_capital(name)) or not (within or _is_said(text, place)):
            return False
        if is_full_name(name) or place.role:
            return True
        common = re.search(rf"\b{re.escape(name.lower())}\b", text) is not None
        return is_name(name) and not common


def _is_said(text: str, place: Place) -> bool:
    """Whether what follows on the line ends as a sentence: `Recorded by: Ada Obi` does not."""
    return _line_after(text, place).endswith((".", "!", "?", "…", "。", "！", "？", '"', "”", ","))


def _line_after(text: str, place: Place) -> str:
    end = text.find("\n", place.span.end)
    return text[place.span.end : end if end >= 0 else len(text)].strip()


def _said(text: str, places: Sequence[Place]) -> list[LabelledWords]:
    """The labels with the words between them."""
    ends = [*(place.span.start for place in places), len(text)][1:]
    return [
        LabelledWords(
            place.name,
            text[place.span.start : place.span.end],
            text[place.span.end : end],
            timed=place.timed,
        )
        for place, end in zip(places, ends, strict=False)
    ]


def _spelt_alike(places: Sequence[Place]) -> list[Place]:
    """One speaker under two spellings made one, under the spelling that stands most often."""
    names = one_spelling([place.name for place in places if place.name])
    return [replace(place, name=names.get(place.name, place.name)) for place in places]


def _voices(text: str, places: Sequence[Place], *, asks: bool) -> tuple[Voice, ...]:
    asking = who_asks(_said(text, [place for place in places if place.name])) if asks else ()
    examiner: str | None = None
    found = []
    for place in places:
        examiner = place.examiner or examiner
        name = None if place.name in UNNAMED or not place.name else place.name
        if name == examination.ASKS and examiner:
            name = examiner
        found.append(Voice(place.span, name, place.name in asking))
    return tuple(found)


def _under_each(text: str, places: Sequence[Place]) -> Iterator[Place]:
    """Names that stand alone have words under them: of two in a row only one is a name.

    `Guide` above `Yes` is a name with its words; `River talk` above `Reporter` is a title.
    """
    counts = Counter(place.name for place in places)
    held: Place | None = None
    for place in places:
        if held and text[held.span.end : place.span.start].isspace():
            if counts[held.name] > 1 or counts[place.name] == 1:
                continue
        elif held:
            yield held
        held = place
    if held:
        yield held
