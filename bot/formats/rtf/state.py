"""What holds for the words of an RTF group, which its control words change one by one."""

from dataclasses import dataclass, replace

from bot.formats.rtf.styles import BODY
from bot.formats.rtf.words import RAISED
from bot.formats.superscript import Script

UNFORMATTED = (False, False, False, Script.BASELINE)


@dataclass(frozen=True, slots=True)
class State:
    """What holds for the words of a group."""

    words_of: str = "text"
    """Where they go: "text", "mark", "fonts", "styles", "title", "author"; "silent", "left out":
    nowhere."""
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    script: Script = Script.BASELINE
    font: int = 0
    fallback: int = 1
    """Bytes after each Unicode character that stand for it in older programs."""
    depth: int = 0
    """In how many tables they stand."""
    style: int = 0
    outline: int = BODY

    def plain(self, font: int) -> "State":
        """The same for words without any formatting, in the document's own font."""
        if (self.bold, self.hidden, self.deleted, self.script, self.font) == (*UNFORMATTED, font):
            return self
        return replace(
            self, bold=False, hidden=False, deleted=False, script=Script.BASELINE, font=font
        )

    def raised(self, word: str, number: int) -> "State":
        """The same for words at another height; `up` and `dn` count half-points, and 0 is none."""
        return replace(self, script=RAISED[word] if number else Script.BASELINE)
