"""Whether labelled words are a conversation, and who asks in it.

A label alone proves nothing: manuals print `Note:`, reviews `Pros:`, recipes `Serves:`. Labels
are speakers' when at least two of them recur and somebody asks, or says "I", as people in
conversation do. Where each also carries a time of the recording, that is proof enough.

Knows nothing of where labels stand or how they are written (`bot/segmentation/labels/frames.py`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.segmentation.asking import closes_asking
from bot.segmentation.labels.names import has_title, is_full_name

ASKING = frozenset(
    """
    q question interviewer interviewers reporter reporters journalist host hosts moderator
    questioner anchor correspondent examiner interviewerin frage fragesteller
    moderatorin reporterin journalistin journaliste intervieweur intervieweuse animateur animatrice
    entrevistador entrevistadora periodista moderador moderadora repórter jornalista intervistatore
    intervistatrice giornalista verslaggever int
    """.split()
)
"""What those are called who ask."""
ASKING_CJK = (
    "記者",
    "记者",
    "主持",
    "採訪者",
    "采访者",
    "訪談者",
    "访谈者",
    "問",
    "问",
    "聞き手",
    "インタビュア",
    "기자",
)
PAIRS = (
    ("Q", "A"), ("QUESTION", "ANSWER"), ("FRAGE", "ANTWORT"), ("Question", "Answer"),
    ("Frage", "Antwort"), ("F", "A"), ("Q", "R"), ("P", "R"),
    ("D", "R"), ("V", "A"), ("Pregunta", "Respuesta"), ("Pergunta", "Resposta"),
    ("Domanda", "Risposta"), ("Vraag", "Antwoord"), ("問", "答"), ("问", "答"),
)  # fmt: skip
"""Labels that are a conversation as soon as both are there; the first asks."""

LEAST_LABELS = 4  # labelled lines that make a transcript; fewer where they are Q and A
LEAST_TITLED = 3  # of those called `Mr. Lark` or `The Chair` who are speakers if they speak once
LEAST_TIMED = 3  # the same where each label carries a time
MOSTLY = 0.6  # share of a transcript's labels that recur
LEAST_SHARE = 0.1  # labels for each paragraph; below it, names stand above sections, not turns
LEAST_IN_A_HOUSE = 0.02  # the same where all have titles or offices: they make speeches
ASKS_MOSTLY = 0.5  # share of a speaker's turns that ask, of one who does little else
ASKS_OFTEN, FEWEST_ASKED = 0.2, 3  # the same of one who also talks, and how many they are
ASKS_ALL = 0.8  # of the questions put, those by whoever asks
IN_CONVERSATION = 0.25  # share of turns that ask or say "I" or "we"
SPOKEN_IN_RECORDING = 0.1  # the same where each label carries a time
SMALL_IN_CONVERSATION = 0.4  # the same where names are in small letters, as settings' keys are
FEWEST_BY_TURNS, BY_TURNS, SPOKEN_BY_TURNS = 10, 0.8, 0.05
"""Labels, the share of them that another speaker's follow, and of those that ask or say "I"."""
LIST = 3  # labels in a row that stand once each: `Monday:`, `Tuesday:`, `Friday:`
FIRST_PERSON = re.compile(
    r"\b(?:I|I['’]\w+|my|we|our|me|us|[Ii]ch|[Ww]ir|mir|mich|mein\w{0,2}|[Jj]e|[Jj]['’]\w+|[Nn]ous|moi|"
    r"[Jj]eg|[Jj]ag|[Vv]i|[Yy]o|[Nn]osotros|[Mm]i|[Ee]u|[Nn]ós|[Ii]o|[Nn]oi|[Ii]k|[Ww]ij|[Яя]|[Мм]ы|мне|меня)\b|[我私저나俺僕]|أنا"
)
"""Example: the `I` of `I dug.`"""


SMALL_I = re.compile(r"\b(?:i|i['’]\w+)\b")


@dataclass(frozen=True, slots=True)
class LabelledWords:
    """A label and what stands between it and the next."""

    name: str
    """Without role, time and marks."""
    printed: str
    """The label as it stands in the text."""
    words: str
    timed: bool = False
    """Whether the label carries a time."""


def speaking(said: Sequence[LabelledWords], paragraphs: int) -> tuple[bool, ...]:
    """Which labels, all written alike, are speakers'; none of them if this is no conversation.

    Args:
        paragraphs: how many there are in the text.
    """
    known = known_speakers(said, paragraphs)
    if not known:
        return (False,) * len(said)
    # once it is a transcript, a name that speaks a single time is a speaker too
    return tuple(
        each.name in known or too for each, too in zip(said, _once(said, known), strict=True)
    )


def known_speakers(
    said: Sequence[LabelledWords], paragraphs: int, *, titled: bool = True
) -> frozenset[str]:
    """The names that recur in a conversation, or are a pair's; none if this is no conversation.

    Args:
        paragraphs: how many there are in the text.
        titled: whether a title alone makes a speaker of one who is named once.
    """
    said = [each for each in said if each.words.strip()]
    known = _known(said, titled=titled)
    turns = [each for each in said if each.name in known]
    if (
        not turns
        or len(turns) < MOSTLY * len(said)
        or len(turns) < (LEAST_IN_A_HOUSE if _is_house(turns) else LEAST_SHARE) * paragraphs
        or not (_is_recorded(turns) or _is_conversation(said, turns, known))
    ):
        return frozenset()
    return known


def who_asks(said: Sequence[LabelledWords]) -> frozenset[str]:
    """Those whose part it is to ask: by what they are called, or by who asks and who does not.

    One of whose turns half are questions, or who also tells, but puts nearly all that is asked.
    Where everybody asks they are equals, and nobody is an interviewer.
    """
    turns: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    called = set()
    for name, turn in groupby(said, key=lambda each: each.name):
        own = list(turn)
        turns[name] += 1
        questions[name] += _asks(own[-1])
        if is_called_asking(own[0].printed):
            called.add(name)
    names = turns.keys()
    called |= {first for first, second in PAIRS if {first, second} <= names}
    if called:
        return frozenset(called) if called != names else frozenset()
    asking = {
        name
        for name in names
        if questions[name] >= max(2, ASKS_MOSTLY * turns[name])
        or questions[name] >= max(FEWEST_ASKED, ASKS_OFTEN * turns[name])
    }
    put = sum(questions[name] for name in asking)
    if asking == names or put < ASKS_ALL * questions.total():
        return frozenset()
    return frozenset(asking)


def is_called_asking(printed: str) -> bool:
    """Whether a label names somebody's part in it: `Reporter`, `Ada Obi (interviewer)`."""
    words = re.findall(r"[^\W\d_]+", printed.lower())
    if "secretary" in words:  # a press secretary answers
        return False
    return not ASKING.isdisjoint(words) or any(sign in printed for sign in ASKING_CJK)


def _known(said: Sequence[LabelledWords], *, titled: bool) -> frozenset[str]:
    """The names that stand for a speaker by themselves: they recur, or are one of a pair."""
    counts = Counter(each.name for each in said)
    known = {name for name, count in counts.items() if count > 1}
    called = {each.name for each in said if has_title(each.name) or "(" in each.printed}
    if titled and len(known | called) >= LEAST_TITLED:  # a house, in which many rise once
        known |= called
    for pair in PAIRS:
        known |= set(pair) if counts.keys() >= set(pair) else set()
    put = any(is_called_asking(each.printed) and _asks(each) for each in said)
    return frozenset(counts if put and len(counts) == 2 else known)


def _is_house(turns: Sequence[LabelledWords]) -> bool:
    """Whether speakers are called as in a parliament or court: `The Chair`, `Ada Obi (East)`."""
    called = sum(has_title(turn.name) or "(" in turn.printed for turn in turns)
    return called >= MOSTLY * len(turns)


def _is_recorded(turns: Sequence[LabelledWords]) -> bool:
    """Whether the times are a recording's: a log has them too, and nobody speaks in it."""
    if len(turns) < LEAST_TIMED or not all(turn.timed for turn in turns):
        return False
    people = all(is_full_name(turn.name) or any(map(str.isdigit, turn.name)) for turn in turns)
    return people or sum(map(_is_spoken, turns)) >= SPOKEN_IN_RECORDING * len(turns)


def _is_spoken(turn: LabelledWords) -> bool:
    return _asks(turn) or FIRST_PERSON.search(turn.words) is not None


def _is_conversation(
    said: Sequence[LabelledWords], turns: Sequence[LabelledWords], known: frozenset[str]
) -> bool:
    recurring = [name for name, count in Counter(each.name for each in said).items() if count > 1]
    in_pairs = len(known) > len(recurring)
    if len(known) < 2 or (len(turns) < LEAST_LABELS and not in_pairs):
        return False
    spoken = sum(map(_is_spoken, turns))
    changes = sum(one.name != after.name for one, after in pairwise(turns))
    small = sum(turn.name[:1].islower() for turn in turns)
    if 2 * small > len(turns):  # who writes names so may write all so
        spoken = sum(_is_spoken(turn) or SMALL_I.search(turn.words) is not None for turn in turns)
    least = SMALL_IN_CONVERSATION if 2 * small > len(turns) else IN_CONVERSATION
    if len(turns) >= FEWEST_BY_TURNS and changes >= BY_TURNS * len(turns):
        least = SPOKEN_BY_TURNS  # in whatever language they say "I"
    return spoken >= least * len(turns) and changes >= len(known) - 1


def _once(said: Sequence[LabelledWords], known: frozenset[str]) -> list[bool]:
    """Which labels stand once and are speakers' too: written like the others, and in no list."""
    turns = [each for each in said if each.name in known]
    capitals = all(turn.printed.isupper() for turn in turns)
    timed = all(turn.timed for turn in turns)
    found: list[bool] = []
    for once, run in groupby(said, key=lambda each: each.name not in known):
        labels = list(run)
        found += [
            once
            and len(labels) < LIST
            and (each.printed.isupper() or not capitals)
            and (each.timed or not timed)
            for each in labels
        ]
    return found


def _asks(said: LabelledWords) -> bool:
    return closes_asking(said.words)
