"""How much one search may cost, so that no text and no quotation keeps a program busy.

Counted in letters compared and not in seconds: the same search ends the same way on any machine.
"""

CANDIDATE = 16  # letters that a place costs before any is compared; about as long (2 µs)
MOST = 1_000_000
"""Letters, some 0.3 s at worst; a phrase of prose spends thousands (docs/log.md, 2026-11-22)."""


class Budget:
    """What is left of it; whoever searches asks before each place."""

    def __init__(self, letters: int | None = MOST) -> None:
        """Allow so many letters; None is without end."""
        self._left = letters
        self.truncated = False
        """Whether a search was stopped because nothing was left."""

    def spend(self, letters: int) -> bool:
        """Whether there was something left to be spent."""
        if self._left is None:
            return True
        if self._left <= 0:
            self.truncated = True
            return False
        self._left -= letters
        return True
