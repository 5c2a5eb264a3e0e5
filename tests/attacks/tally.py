"""What came of an attack, in numbers."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 15.0  # seconds that any one thing may take before it counts as a hang


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rounds there were, and in how many of them a promise was broken."""

    rounds: int
    lost: int = 0
    """Documents that were reported added and are not there."""
    altered: int = 0
    """Quotations or texts that are not what the source says."""
    tracebacks: int = 0
    """Failures that were not told in one sentence."""
    hangs: int = 0
    """Rounds in which something took longer than `LONGEST`."""
    leaks: int = 0
    """Connections off the machine, look-ups, and what one visitor learned of another."""
    notes: tuple[str, ...] = ()
    """A sentence for each broken promise, with what makes it happen again; or what else was seen."""

    @property
    def broken(self) -> int:
        """How often a promise was broken."""
        return self.lost + self.altered + self.tracebacks + self.hangs + self.leaks


Attack = Callable[[int], Tally]
"""Does so many rounds; the same ones each time."""


def counted(rounds: int, broken: Counter[str], notes: list[str]) -> Tally:
    """The tally of what was counted under the names of its fields."""
    return Tally(rounds, **broken, notes=tuple(notes))
