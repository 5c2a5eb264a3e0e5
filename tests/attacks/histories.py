"""Random histories: no answer may show how a library came about, or what another uploaded.

Altered: answers that differ from those of a library made afresh of the same documents. Leaks: rounds
in which an upload changed another visitor's answers, or was encoded otherwise than by the first.
"""

import random
from collections import Counter

from bot.chatbot import Chatbot
from bot.library.library import Library
from bot.library.uploads import Uploads
from tests.attacks.tally import Tally, counted
from tests.support.histories import (
    PLACES,
    QUESTIONS,
    TEXTS,
    Kept,
    answers,
    fresh_answers,
    kept,
    told,
)
from tests.support.toy_encoder import CountingEncoder, ToyEncoder

STEPS = 12  # of a history
VISITORS = ("a" * 43, "b" * 43)


def attack(rounds: int) -> Tally:
    """So many histories of twelve steps each."""
    broken: Counter[str] = Counter()
    notes: list[str] = []
    for number in range(rounds):
        chance = random.Random(number)
        encoder = CountingEncoder()
        with kept(encoder) as changed:
            for _ in range(STEPS):
                _step(changed, chance)
            if _upload_shows(changed, encoder, chance):
                broken["leaks"] += 1
                notes.append(f"history {number}: one visitor's upload shows in another's part")
            given = answers(changed.library, encoder)
            fresh = fresh_answers(changed.texts, ToyEncoder())
        differing = sum(one != other for one, other in zip(given, fresh, strict=True))
        broken["altered"] += differing
        if differing:
            notes.append(f"history {number}: {differing} of {len(fresh)} answers differ")
    return counted(rounds, broken, notes)


def _step(changed: Kept, chance: random.Random) -> None:
    kind, place = chance.random(), chance.choice(PLACES)
    if kind < 0.6:
        changed.put(place, chance.choice(TEXTS))
    elif kind < 0.85:
        changed.remove(place)
    else:
        changed.restart()


def _upload_shows(changed: Kept, encoder: CountingEncoder, chance: random.Random) -> bool:
    """Whether the second visitor's upload of the same bytes takes another path than the first's, or
    changes what the first is answered."""
    visitors = Uploads(changed.library)
    text = chance.choice(TEXTS).encode()
    paths, given = [], []
    for visitor in VISITORS:
        encoder.encoded.clear()
        told_of: list[tuple[int, int]] = []
        visitors.add(visitor, "own.md", text, progress=lambda *n, to=told_of: to.append(n))
        paths.append((sorted(encoder.encoded), told_of))
        given.append(_answers_to(VISITORS[0], visitors, changed.library, encoder))
    return paths[0] != paths[1] or given[0] != given[1]


def _answers_to(
    visitor: str, visitors: Uploads, library: Library, encoder: ToyEncoder
) -> tuple[object, ...]:
    documents = (*library.documents(), *visitors.documents(visitor))
    chatbot = Chatbot(library, encoder, documents=documents)
    return tuple(told(chatbot.answer(question)) for question in QUESTIONS)
