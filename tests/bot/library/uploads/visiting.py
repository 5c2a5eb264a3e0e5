"""Two visitors, what they upload, and a clock that is set by hand."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.library.uploads import Uploads
from tests.support.documents.pdf_files import Sheets

ADA, BEN = "a" * 43, "b" * 43

WELL = b"The village\n\nThe villagers dug the well in a dry summer.\n\nIt was full by autumn.\n"

MILL = b"The mill\n\nThe miller ground the corn at night.\n\nThe wheel sang.\n"


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_on(self, **span: float) -> None:
        self.now += timedelta(**span)


def names(visitors: Uploads, visitor: str) -> list[str]:
    return [document.name for document in visitors.documents(visitor)]


def files_with(folder: Path, words: bytes) -> list[str]:
    """The files under a folder in which words stand, whatever their letters' case."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if words.lower() in path.read_bytes().lower()]


def sheet(words: str) -> bytes:
    """A PDF of one page, whose letters stand in its bytes as they are."""
    sheets = Sheets()
    sheets.canvas.setPageCompression(0)
    sheets.line(words, 72, 700)
    sheets.end_page()
    return sheets.data()


def locked() -> bytes:
    sheets = Sheets(password="secret")
    sheets.line("Nobody reads this.", 72, 700)
    sheets.end_page()
    return sheets.data()
