"""Every object of a JSON value that holds words, with whose they are and when they are said.

    {"speaker": "A", "text": "…", "start": 0.5}     {"from": "Ada", "text": ["…", {"text": "…"}]}
    {"speaker": 0, "elements": [{"value": "…"}]}    {"author": {"name": "Ada"}, "content": "…"}

Objects that stand at one place of the value, list items at any number, are kept together: which of
these lists is a transcript is no matter here (`bot/formats/json/transcripts.py`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.formats.json.keys import (
    SPEAKER_KEYS,
    WEAK_SPEAKER_KEYS,
    WORDS_KEYS,
    key_of_json,
    known,
    times_of,
)
from bot.formats.json.messages import Members, is_about_the_chat
from bot.formats.json.values import Json
from bot.formats.transcripts.names import speaker_named

DEEPEST = 24  # objects and lists in one another; those of speech recognition have up to 12
FIRST_ONLY = frozenset({"alternatives", "nbest"})
"""Where programs list what else might have been said: the first is what they believe."""
NAMED_IN = tuple("realname displayname nickname name username user application id".split())
"""Where a speaker that is an object keeps a name, the most telling first."""
HELD_IN = ("text", "content", "value")
HELD_IN_OBJECTS = frozenset({"body", "text", "content"})
"""Keys whose objects are the words of the object around them: `{"body": {"content": "…"}}`."""


@dataclass(frozen=True, slots=True)
class Record:
    """One object that holds words."""

    words: str
    speaker: str | None
    is_own: bool
    """Whether the object itself names the speaker, and none of those around it."""
    is_certain: bool
    """Whether what names the speaker can mean nothing else: "speaker", not "name"."""
    start: str
    """As written; empty where there is none."""
    end: str
    in_thousandths: bool
    """Whether the times' names say that they are milliseconds."""
    around: int
    """Which object or list it stands in; one that stands in the same has the same number."""
    title: str = ""
    """What the object around it is called: a chat of several."""


@dataclass(frozen=True, slots=True)
class Records:
    """All of them."""

    at: dict[str, list[Record]]
    """By their place, as `segments[].words[]`, each in the order of the file."""
    said_by: dict[str, str]
    """Speakers of words that stand elsewhere, by the time as written at which they begin."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A part of the value that waits to be looked through."""

    value: Json
    place: str
    depth: int
    speaker: str | None
    is_certain: bool
    around: int
    title: str


def records_of(value: Json) -> Records:
    """The objects that hold words, in the order of the file."""
    members = Members.of(value)
    found = Records({}, {})
    waiting = [_Open(value, "", 0, None, False, 0, "")]
    number = 0
    while waiting:
        one = waiting.pop()
        if one.depth > DEEPEST:
            continue
        number += 1
        inside = one
        if isinstance(one.value, dict):
            inside = _look_at(one.value, one, found, members)
        elif isinstance(one.value, list):
            _look_at_triples(one, found)
        waiting += reversed(list(_parts(inside, number)))
    return found


def _look_at(value: dict[str, Json], at: _Open, found: Records, members: Members) -> _Open:
    """Keep an object's words; what is told of them holds for the parts of the object too."""
    named = {key_of_json(key): each for key, each in value.items()}
    believed = _believed(named)
    own, is_certain = _speaker(named, members)
    if own is None and believed:
        own, is_certain = _speaker(believed, members)
    speaker, certain = (own, is_certain) if own else (at.speaker, at.is_certain)
    start, end, in_thousandths = times_of(value, named)
    words = (
        ""
        if is_about_the_chat(named)
        else members.cleaned(named, _words(named) or _words(believed))
    )
    if words.strip():
        record = Record(
            words,
            speaker,
            own is not None,
            certain,
            start,
            end,
            in_thousandths,
            at.around,
            at.title,
        )
        found.at.setdefault(at.place, []).append(record)
    elif own and certain and start:
        found.said_by.setdefault(start, own)
    for record in _side_by_side(named, at):
        found.at.setdefault(f"{at.place}|", []).append(record)
    title = next(
        (str(named[key]) for key in ("title", "name") if isinstance(named.get(key), str)), ""
    )
    return _Open(value, at.place, at.depth, speaker, certain, at.around, title)


def _parts(one: _Open, number: int) -> Iterator[_Open]:
    """The objects and lists that stand in a value."""
    inside: Iterator[tuple[str, Json]]
    if isinstance(one.value, dict):
        inside = (
            (f".{_pattern(key)}", each)
            for key, each in one.value.items()
            if not isinstance(each, dict) or key_of_json(key) not in HELD_IN_OBJECTS
        )
    elif isinstance(one.value, list):
        first_only = one.place.rpartition(".")[2] in FIRST_ONLY
        inside = (("[]", each) for each in (one.value[:1] if first_only else one.value))
    else:
        return
    for name, each in inside:
        if isinstance(each, (dict, list)):
            yield _Open(
                each,
                one.place + name,
                one.depth + 1,
                one.speaker,
                one.is_certain,
                number,
                one.title,
            )


@lru_cache(maxsize=4096)
def _pattern(key: str) -> str:
    """A key for a place: `session_1` and `session_2` are one."""
    key = "".join("#" if letter.isdecimal() else letter for letter in key[:100])
    while "##" in key:
        key = key.replace("##", "#")
    return key.casefold()


def _speaker(named: Mapping[str, Json], members: Members) -> tuple[str | None, bool]:
    """Who speaks, and whether the key that says so can mean nothing else."""
    for ranks, is_certain in ((SPEAKER_KEYS, True), (WEAK_SPEAKER_KEYS, False)):
        for key in known(named, ranks):
            if name := _name(named[key], is_certain=is_certain):
                return members.known(name), is_certain
    return None, False


def _name(value: Json, *, is_certain: bool, depth: int = 0) -> str | None:
    if isinstance(value, dict) and depth < 3:
        named = {key_of_json(key): each for key, each in value.items()}
        names = (_name(named.get(key), is_certain=is_certain, depth=depth + 1) for key in NAMED_IN)
        return next(filter(None, names), None)
    if isinstance(value, list):
        return _name(value[0], is_certain=is_certain, depth=depth + 1) if len(value) == 1 else None
    if not isinstance(value, str) or (not is_certain and not any(map(str.isalpha, value))):
        return None  # `"from": 12.5` is a time
    return speaker_named(value)


def _words(named: Mapping[str, Json]) -> str:
    """The words of an object; of several that it may hold, those under the most telling key."""
    for key in known(named, WORDS_KEYS):
        value = named[key]
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, list) and value and key in HELD_IN:
            pieces = [_held(piece) for piece in value]
            if all(piece is not None for piece in pieces):
                return "".join(piece or "" for piece in pieces)
        if isinstance(value, dict) and (held := _held(value)):
            return held
    return ""


def _believed(named: Mapping[str, Json]) -> dict[str, Json]:
    """The first of the alternatives that an object lists; nothing where it lists none."""
    for key in FIRST_ONLY:
        listed = named.get(key)
        if isinstance(listed, list) and listed and isinstance(listed[0], dict):
            return {key_of_json(name): each for name, each in listed[0].items()}
    return {}


def _held(value: Json) -> str | None:
    """The words of a piece of a message: a string, or an object that holds one."""
    if isinstance(value, dict):
        held = (value.get(key) for key in HELD_IN)
        return next((each for each in held if isinstance(each, str)), None)
    return value if isinstance(value, str) else None


def _side_by_side(named: Mapping[str, Json], at: _Open) -> Iterator[Record]:
    """Words and speakers in two lists of one length: `{"utt": ["…"], "speaker": ["…"]}`."""
    speakers = next(
        (named[key] for key in known(named, SPEAKER_KEYS) if isinstance(named[key], list)), None
    )
    words = next(
        (named[key] for key in known(named, WORDS_KEYS) if isinstance(named[key], list)), None
    )
    if not isinstance(speakers, list) or not isinstance(words, list):
        return
    if len(words) != len(speakers) or not all(isinstance(each, str) for each in words + speakers):
        return
    for said, speaker in zip(words, speakers, strict=True):
        if isinstance(said, str) and isinstance(speaker, str) and said.strip():
            name = speaker_named(speaker)
            yield Record(said, name, True, True, "", "", False, at.around)


def _look_at_triples(one: _Open, found: Records) -> None:
    """Words as lists of their own: `["Hello", 0.0, 0.4]`."""
    if not isinstance(one.value, list):
        return
    for each in one.value:
        if (
            isinstance(each, list)
            and len(each) == 3
            and all(isinstance(part, str) for part in each)
        ):
            word, start, end = (str(part) for part in each)
            if word.strip() and start[:1].isdecimal() and end[:1].isdecimal():
                record = Record(word, one.speaker, False, False, start, end, False, one.around)
                found.at.setdefault(f"{one.place}[]", []).append(record)
