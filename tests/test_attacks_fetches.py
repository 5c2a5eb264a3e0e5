"""No stranger makes the server connect to anything."""

import pytest

from tests.attacks.fetches import PATHS, attack


def test_the_server_fetches_for_nobody() -> None:
    """Each of Gradio's ways to be given an address, and some more: nothing is asked for."""
    tally = attack(len(PATHS) + 10)
    if not tally.rounds:
        pytest.skip(tally.notes[0])

    assert tally.broken == 0, tally.notes
