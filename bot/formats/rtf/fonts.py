"""RTF's fonts: in which code page the bytes of a document's words are."""

import codecs
from dataclasses import dataclass

from bot.formats.office.symbols import PRIVATE, shown

CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""The code page of each charset a font may have; 0 and 1 are the document's own."""
SYMBOL_CHARSET = 2  # of fonts whose letters are signs
MAC_ROMAN = 10_000  # the number that Windows gives the code page of the Macintosh
WINDOWS = "cp1252"
MACHINES = {"ansi": WINDOWS, "mac": "mac-roman", "pc": "cp437", "pca": "cp850"}


def code_page(number: int) -> str:
    """Python's name of a code page; Windows-1252 where Python knows none."""
    if number == MAC_ROMAN:
        return "mac-roman"
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return WINDOWS


@dataclass(slots=True)
class _Font:
    name: str = ""
    encoding: str | None = None
    symbols: bool = False


class Fonts:
    """The table of fonts, as it is read and used."""

    def __init__(self) -> None:
        self._fonts: dict[int, _Font] = {}
        self._encoding = WINDOWS
        self._naming = 0  # the font whose entry is being read
        self.default = 0

    def take(self, word: str, number: int) -> None:
        """Take one of `FONT_WORDS` from the table of fonts or the head of the document."""
        if word in MACHINES:
            self._encoding = MACHINES[word]
        elif word == "ansicpg":
            self._encoding = code_page(number)
        elif word == "deff":
            self.default = number
        elif word == "f":
            self._naming = number
        else:
            font = self._fonts.setdefault(self._naming, _Font())
            if word == "cpg":
                font.encoding = code_page(number)
            else:
                font.encoding, font.symbols = CHARSETS.get(number), number == SYMBOL_CHARSET

    def name(self, words: str) -> None:
        """Take words of the table: the name of the font whose entry is being read."""
        self._fonts.setdefault(self._naming, _Font()).name += words.partition(";")[0]

    def decode(self, data: bytes, font: int) -> str:
        """The words that bytes in a font show."""
        used = self._fonts.get(font) or _Font()
        if used.symbols:
            return "".join(shown(PRIVATE + byte, used.name) for byte in data)
        return data.decode(used.encoding or self._encoding, "replace")
