"""Which lines of a text are speakers' labels, and whom they name.

Lines that look alike are gathered frame by frame; the frame that proves to be a conversation
(`bot/segmentation/labels/dialogue.py`), and the one with most labels of those, is how the
transcript is written. From then on every line in that frame is a label: of somebody, where it can
be a name; of nobody, where it cannot, because words must not be given to whoever spoke before.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.documents import Paragraph, Span, Voice
from bot.segmentation.labels import chats, examination
from bot.segmentation.labels.dialogue import (
    LIST,
    LabelledWords,
    known_speakers,
    who_asks,
)
from bot.segmentation.labels.frames import COLON, FORMAL, FRAMES, WEAKEST, Frame, Place
from bot.segmentation.labels.known import LETTERS, Known, is_said, line_after
from bot.segmentation.labels.names import (
    has_title,
    is_formal,
    is_full_name,
    is_name,
    is_open_name,
)
from bot.segmentation.labels.patterns import LABELLED, SQUARE
from bot.segmentation.labels.spellings import one_spelling

UNNAMED = frozenset(word for word in LETTERS if len(word) > 2)
"""`Question`, `Answer`: labels that part the voices and name nobody."""


FEW, MEAN = 4, 4  # names on lines of their own: so many, or each so often; more are no speakers
MOST_WORDS_ALONE = 6  # of a name that has a line for itself and no other sign
RARE = 0.1  # share of labels in whose shape a name is believed only if it has another too
PLAIN = 0.34  # the same of labels without marks where most have some


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
    best = _labels(text, COLON, [], letters, len(paragraphs)) if letters else []
    alone = True  # whether no sign tells more than that names have a line for themselves
    for frame in FRAMES:
        if places := frame.find(text, paragraphs, bold):
            found = _labels(text, frame, places, letters, len(paragraphs))
            if _count(found) > _count(best):
                best, alone = found, frame is FRAMES[0]
    for frame in FORMAL:
        places = frame.find(text, paragraphs, bold)
        formal = [place for place in places if is_formal(place.name)]
        found = _labels(text, frame, places, letters, len(paragraphs)) if formal else []
        if _count(found) > 2 * _count(best):
            best, alone = found, False
    if alone and not (best and letters):
        places = WEAKEST.find(text, paragraphs, bold)
        best = max(best, _labels(text, WEAKEST, places, [], len(paragraphs)), key=_count)
    return Labels(_voices(text, _spelt_alike(best), asks=True))


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
        names = [each for each in places if each.timed or each.heading or is_open_name(each.name)]
        places = list(_under_each(text, names))  # no sentence that comes again takes a name's place
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
    titled = not frame.formal or 2 * len(likely) > paragraphs
    known = known_speakers(_said(text, likely), paragraphs, titled=titled)
    crowd = max(FEW, sum(place.name in known for place in likely) // MEAN)
    if not known or (frame.alone and len(known) > crowd):
        return []
    named = Known.of(text, [place for place in likely if place.name in known], known, frame)
    places = _without_legend(text, places)
    found: list[Place] = []
    for once, run in groupby(places, key=lambda place: place.name not in known):
        stretch = list(run)
        together = [named.told(text, place) for place in stretch] if once else stretch
        if once and sum(place is not None for place in together) >= LIST:
            together = [place and named.in_a_list(place) for place in together]
        found += [place for place in together if place is not None]
    return found


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
        line = line_after(text, place)
        person = is_full_name(line.split(",")[0].split("(")[0].strip())
        if place.name in seen or counts[place.name] < 2 or not person or is_said(text, place):
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
    bare = frame.alone and not place.timed  # as addresses and titles of sections stand
    if bare and not (place.name[0].isalpha() and len(place.name.split()) <= MOST_WORDS_ALONE):
        return has_title(place.name)
    if is_name(place.name) or (has_title(place.name) and is_open_name(place.name)):
        return True
    marked = frame.marked or place.timed or "*" in place.marks or (frame.alone and place.heading)
    small = " " not in place.name and not frame.alone and place.opens
    return (marked or small) and is_open_name(place.name)


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
