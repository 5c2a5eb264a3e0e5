"""What the page shows, compared the way a person looks: again, until it is as it should be.

The page goes on changing after whatever a test waited for. What is read once may be from before; so
no test of the page asserts on it, and `tests/test_house.py` holds that.
"""

from collections.abc import Callable
from time import monotonic, sleep
from typing import Generic, TypeVar

from playwright.sync_api import Locator

Value = TypeVar("Value")
Other = TypeVar("Other")

PATIENCE = 60.0  # seconds; only what never comes waits so long
POLL = 0.05  # seconds


class Shown(Generic[Value]):
    """A value of the page that is read again, each time it is compared, until it is as wanted."""

    def __init__(self, read: Callable[[], Value]) -> None:
        self._read = read

    def __eq__(self, wanted: object) -> bool:
        return self.becomes(lambda value: value == wanted)

    def __repr__(self) -> str:
        return repr(self.now())

    def becomes(self, wanted: Callable[[Value], bool]) -> bool:
        """Whether it is as wanted, now or before patience ends."""
        end = monotonic() + PATIENCE
        while not wanted(self._read()):
            if monotonic() > end:
                return False
            sleep(POLL)
        return True

    def now(self) -> Value:
        """What it is at this moment: to be acted on, not to be asserted."""
        return self._read()

    def through(self, change: Callable[[Value], Other]) -> "Shown[Other]":
        """What a function makes of it."""
        return Shown(lambda: change(self._read()))


def text_of(element: Locator) -> Shown[str]:
    """The text of an element, character for character."""
    return Shown(lambda: str(element.evaluate("each => each.textContent")))


def texts_of(elements: Locator) -> Shown[list[str]]:
    """The text of each of some elements, character for character."""
    return Shown(elements.all_text_contents)


def begins(words: Shown[str], start: str) -> bool:
    """Whether some words begin with others, now or before patience ends."""
    return words.becomes(lambda shown: shown.startswith(start))


def eventually(claim: Callable[[], None]) -> None:
    """Make a claim about the page until it holds; where it never does, its last failure."""
    end = monotonic() + PATIENCE
    while True:
        try:
            return claim()
        except AssertionError:
            if monotonic() > end:
                raise
        sleep(POLL)
