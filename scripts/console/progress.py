"""How adding documents goes, as one line: documents done, passages a second, time left.

On a terminal the line is drawn again in place; elsewhere a line is said now and then.
"""

import sys
from collections.abc import Callable
from time import monotonic

from scripts.console.terminal import TENTHS, amount, say

REDRAWN = 0.1  # seconds between two drawings at least
SAID = 2.0  # seconds between two lines at least, where each tenth is said
SILENT = 60.0  # seconds after which a line is said, tenth or not
MINUTE, HOUR = 60, 3600  # seconds


class Progress:
    """Told of each step, it tells the person; of one document the passages are counted instead."""

    def __init__(
        self, task: str, *, documents: int, clock: Callable[[], float] = monotonic
    ) -> None:
        """Say nothing yet.

        Args:
            task: what is said when it begins: "reading 12 documents".
            documents: how many there are.
            clock: gives seconds.
        """
        self._task = task
        self._documents = documents
        self._clock = clock
        self._rewriting = sys.stderr.isatty()
        self._done = 0
        self._idle = 0  # documents done before there was anything to encode
        self._passages = 0  # encoded before the step under way
        self._step = (0, 0)  # passages of the step under way that are encoded, and all of them
        self._begun: float | None = None
        self._told = 0.0  # when something was told last
        self._tenths_told = 0
        self._drawn = False

    def begin(self) -> None:
        """Say what is done, if that was not said: there is something to encode."""
        if self._begun is None:
            self._begun = self._told = self._clock()
            self._idle = self._done
            self._tenths_told = self._tenths()
            say(f"{self._task}.")

    def passages(self, done: int, total: int) -> None:
        """So many passages of one step are encoded; `total` ends it."""
        self.begin()
        self._step = (done, total)
        self._tell()
        if done == total and self._documents > 1:
            self._passages, self._step = self._passages + total, (0, 0)

    def document(self) -> None:
        """One more document is done: kept, unchanged or passed over."""
        self._done += 1
        if self._rewriting and self._begun is not None:
            self._tell()  # elsewhere the documents of one step would be told by their first

    def end(self) -> None:
        """Clear the line: something else is to be said."""
        if self._drawn:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
            self._drawn = False

    def line(self) -> str:
        """The line as it is now.

        Example: "250 of 1,000 documents, 112 passages a second, 3 minutes left".
        """
        done, whole, counted = self._amount()
        parts = [f"{done:,} of {whole:,} {counted}"]
        seconds = self._clock() - (self._begun or 0.0)
        encoded = self._passages + self._step[0]
        if encoded and seconds > 0:
            parts.append(f"{encoded / seconds:,.0f} passages a second")
            if done > self._idle:
                left = seconds * (whole - done) / (done - self._idle)
                parts.append(f"{spoken(left)} left")
        return ", ".join(parts)

    def _tell(self) -> None:
        done, whole, _ = self._amount()
        silent = self._clock() - self._told
        if self._rewriting:
            if silent < REDRAWN:
                return
            print(f"\r\033[KFootnote: {self.line()}", end="", file=sys.stderr, flush=True)
            self._drawn = True
        else:
            encoded = self._passages + self._step[0]
            due = encoded and self._tenths() > self._tenths_told and silent >= SAID
            if done == whole or not (due or silent >= SILENT):
                return
            say(f"{self.line()}.")
            self._tenths_told = self._tenths()
        self._told = self._clock()

    def _tenths(self) -> int:
        done, whole, _ = self._amount()
        return done * TENTHS // max(whole, 1)

    def _amount(self) -> tuple[int, int, str]:
        """How much is done, how much there is, and what that counts."""
        if self._documents == 1:
            return *self._step, "passages"
        return self._done, self._documents, "documents"


def spoken(seconds: float) -> str:
    """A span of time in words, the coarser the longer it is: "40 seconds", "2 hours 5 minutes"."""
    if seconds < MINUTE:
        return amount(max(1, round(seconds)), "second")
    minutes = round(seconds / MINUTE)
    if minutes < HOUR // MINUTE:
        return amount(minutes, "minute")
    hours, minutes = divmod(minutes, HOUR // MINUTE)
    return amount(hours, "hour") + (f" {amount(minutes, 'minute')}" if minutes else "")
