"""Attacks of `python -m tests.attacks` with a few rounds each, and that they see what they break."""

import os
import random
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from time import sleep

import pytest

from tests.attacks import kills, mutated
from tests.attacks.inputs.mutations import damaged, damaged_json
from tests.attacks.tally import Attack
from tests.support.documents.shelf import MAKERS


@pytest.mark.parametrize(
    ("attack", "rounds"), [(kills.attack, 6), (mutated.attack, 30)], ids=["kills", "mutated"]
)
def test_no_promise_is_broken(attack: Attack, rounds: int) -> None:
    """Nothing is lost or altered, nothing ends in a traceback, nothing hangs."""
    tally = attack(rounds)

    assert tally.notes == ()
    assert (tally.rounds, tally.broken) == (rounds, 0)


@pytest.mark.parametrize("ending", MAKERS)
def test_damage_is_done_and_done_again(ending: str) -> None:
    """Every format's file is changed; the same number does the same to it."""
    data = MAKERS[ending](random.Random(1))

    changed = [damaged(data, random.Random(number), b"%PDF-1.7") for number in range(20)]

    assert sum(each != data for each in changed) >= 15
    assert changed == [damaged(data, random.Random(number), b"%PDF-1.7") for number in range(20)]


def test_a_request_is_damaged_in_its_parts() -> None:
    """Most are still JSON, with something else in it."""
    wish = {"question": "Why?", "near": [{"start": 1}]}

    sent = [damaged_json(wish, random.Random(number)) for number in range(50)]

    assert sum(each.startswith(b'{"') for each in sent) >= 20
    assert len(set(sent)) >= 30


def test_whatever_is_raised_is_counted() -> None:
    """A fault that nobody foresaw is a traceback; a broken promise is told."""

    def fault(number: int, _folder: Path | None) -> Iterator[str]:
        yield f"{1 // number}"

    assert mutated.followed(fault, 0, None)[0] == "tracebacks"
    assert mutated.followed(fault, 1, None) == ("altered", "1")


def test_what_hangs_or_dies_is_counted_and_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The rounds after it are done in another process."""
    monkeypatch.setattr(mutated, "WAITED", 2.0)
    worker = mutated.Worker(str(tmp_path), work=stubborn)

    told = [worker.told(number)[0] for number in range(3)]
    worker.end()

    assert told == ["", "hangs", "tracebacks"]


def stubborn(end: Connection, _folder: str) -> None:
    """Answers 0, hangs at 1, dies at 2."""
    end.send("ready")
    while True:
        number = end.recv()
        if number == 2:
            os._exit(1)
        sleep(3600 * number)
        end.send(("", ""))
