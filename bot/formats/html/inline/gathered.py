"""The words of one paragraph of a page, gathered piece by piece as a browser runs them together."""

from bot.formats.builder import FLOWING, Words
from bot.formats.html.inline.print_pages import PageBreak
from bot.formats.superscript import NOTE_MARK, Script


class Gathered:
    """What has been gathered since the last paragraph's end."""

    def __init__(self) -> None:
        self._words = Words()
        self._space = False  # whether white space has gone by since the last word
        self.linked = 0
        """Code points that stand in links."""
        self.is_empty = True
        self.ended_line = True
        self.breaks: list[PageBreak] = []
        """Where pages of a printed edition begin in it."""

    @property
    def text(self) -> str:
        """All of the words."""
        return self._words.text

    @property
    def bold(self) -> int:
        """Code points from its start that are bold."""
        return self._words.bold

    def exact(self, words: str, *, bold: bool) -> None:
        """Add words whose white space stands as it is written."""
        self._words.add(words, bold=bold)
        self.is_empty = self.ended_line = False

    def flow(self, words: str, *, bold: bool, linked: bool, script: Script) -> None:
        """Add words whose white space only parts them: any run of it becomes one space."""
        flowing = FLOWING.sub(" ", words)
        shown = flowing.strip(" ")
        self._space |= flowing.startswith(" ")
        if not shown:
            return
        if self._space and not self.ended_line:
            self._words.add(" ", bold=bold)
        self._words.add(shown, bold=bold, script=script)
        self.linked += len(shown) if linked else 0
        self.is_empty = self.ended_line = False
        self._space = flowing.endswith(" ")

    def end_line(self) -> None:
        """End the line."""
        self._words.add("\n")
        self.ended_line = True
        self._space = False

    def begin_page(self, label: str) -> None:
        """Let a page of the printed edition begin with the next words."""
        space = self._space and not self.ended_line  # which is written with the next words
        self.breaks.append(PageBreak(self._words.length + space, label))


def is_note_mark(words: str) -> bool:
    """Whether the words of a raised link only point to a note, which stands elsewhere."""
    return NOTE_MARK.fullmatch(words) is not None
