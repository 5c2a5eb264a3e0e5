"""Whether labelled words are a conversation, and who asks in it.

A label alone proves nothing: manuals print `Note:`, reviews `Pros:`, recipes `Serves:`. Labels
are speakers' when at least two of them recur and somebody asks, or says "I", as people in
conversation do. Where each also carries a time of the recording, that is proof enough.

Knows nothing of where labels stand or how they are written (`bot/segmentation/speaker_labels.py`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

ASKING = frozenset(
    """
    q question interviewer reporter journalist host moderator presenter chair questioner anchor
    correspondent press examiner counsel interviewerin
    """.split()
)
PAIRS = (("Q", "A"), ("Question", "Answer"))
"""Labels that are a conversation as soon as both are there."""

LEAST_LABELS = 4  # labelled lines that make a transcript; fewer where they are Q and A
LEAST_TIMED = 3  # the same where each label carries a time
MOSTLY = 0.6  # share of a transcript's labels that recur
LEAST_SHARE = 0.1  # labels for each paragraph; below it, names stand above sections, not turns
ASKS_MOSTLY = 0.5  # share of a speaker's turns that end in a question mark
IN_CONVERSATION = 0.25  # share of turns that ask or say "I" or "we"
LIST = 3  # labels in a row that stand once each: `Monday:`, `Tuesday:`, `Friday:`
FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|my|we|our|me|us)\b")
ENDS_ASKING = re.compile(r"[?？؟][\"'”’»」)\]*_]*\s*\Z")
"""Example: the end of `Did you say "no"?`."""


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
    known = _known(said)
    turns = [each for each in said if each.name in known]
    if (
        not turns
        or len(turns) < max(MOSTLY * len(said), LEAST_SHARE * paragraphs)
        or not (_is_recorded(turns) or _is_conversation(said, turns, known))
    ):
        return (False,) * len(said)
    # once it is a transcript, a name that speaks a single time is a speaker too
    return tuple(
        each.name in known or too for each, too in zip(said, _once(said, known), strict=True)
    )


def who_asks(said: Sequence[LabelledWords]) -> frozenset[str]:
    """Those who ask: by what they are called, or because most of their turns are questions."""
    turns: dict[str, list[list[LabelledWords]]] = {}
    for name, turn in groupby(said, key=lambda each: each.name):
        turns.setdefault(name, []).append(list(turn))
    asking = set()
    for name, own in turns.items():
        share = sum(_asks(turn[-1]) for turn in own) / len(own)
        if share >= ASKS_MOSTLY or any(_is_called_asking(turn[0]) for turn in own):
            asking.add(name)
    return frozenset(asking) if asking != turns.keys() else frozenset()


def _known(said: Sequence[LabelledWords]) -> frozenset[str]:
    """The names that stand for a speaker by themselves: they recur, or are one of a pair."""
    counts = Counter(each.name for each in said)
    known = {name for name, count in counts.items() if count > 1}
    for pair in PAIRS:
        known |= set(pair) if counts.keys() >= set(pair) else set()
    put = any(_is_called_asking(each) and _asks(each) for each in said)
    return frozenset(counts if put and len(counts) == 2 else known)


def _is_recorded(turns: Sequence[LabelledWords]) -> bool:
    return len(turns) >= LEAST_TIMED and all(turn.timed for turn in turns)


def _is_conversation(
    said: Sequence[LabelledWords], turns: Sequence[LabelledWords], known: frozenset[str]
) -> bool:
    recurring = [name for name, count in Counter(each.name for each in said).items() if count > 1]
    in_pairs = len(known) > len(recurring)
    if len(known) < 2 or (len(turns) < LEAST_LABELS and not in_pairs):
        return False
    spoken = sum(_asks(turn) or FIRST_PERSON.search(turn.words) is not None for turn in turns)
    changes = sum(one.name != after.name for one, after in pairwise(turns))
    return spoken >= IN_CONVERSATION * len(turns) and changes >= len(known) - 1


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
    return ENDS_ASKING.search(said.words) is not None


def _is_called_asking(said: LabelledWords) -> bool:
    """Whether a label names somebody's part in it: `Reporter`, `Ada Obi (interviewer)`."""
    return not ASKING.isdisjoint(re.findall(r"[^\W\d_]+", said.printed.lower()))
