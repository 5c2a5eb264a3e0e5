"""The number of a store's last change, kept in a file beside it.

A store whose last changes were lost, or that an older copy took the place of, is as whole as any;
but it does not know this number. What is no number of ours, or is missing, says nothing.
"""

from pathlib import Path

from bot.storage.engine.checksum import checksum


class Witness:
    """The file beside a store; it is never behind what was lost, though it may be missing."""

    def __init__(self, store: Path) -> None:
        self.file = store.with_name(f"{store.name}.last")

    def keep(self, number: int) -> None:
        """Keep the number of a change that is on the disk; this need not be."""
        unnamed = self.file.with_name(f"{self.file.name}.new")
        unnamed.touch(mode=0o600)
        unnamed.write_text(f"{number} {checksum([number])}")
        unnamed.replace(self.file)

    def last(self) -> int | None:
        """The number that was kept."""
        try:
            number, written = map(int, self.file.read_text().split())
        except (OSError, ValueError):
            return None
        return number if written == checksum([number]) else None
