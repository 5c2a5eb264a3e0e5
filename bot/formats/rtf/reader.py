r"""Rich Text Format: the words a reader of the accepted document sees, with headings and lists.

RTF is a run of control words in nested groups; which group one is in decides whether words are
shown. Hidden and deleted words, pictures, running heads, comments and fields' instructions are left
out; what binary data a file carries is stepped over.
"""

import sys
from dataclasses import replace
from re import Match

from bot.errors import DocumentError
from bot.formats.builder import Builder
from bot.formats.file_metadata import Setting, stated_in
from bot.formats.format import Extract, Format
from bot.formats.refusals import nested
from bot.formats.rtf.fonts import Fonts
from bot.formats.rtf.state import State
from bot.formats.rtf.story import Story
from bot.formats.rtf.styles import BODY, Styles
from bot.formats.rtf.words import (
    ENDS_PARAGRAPH,
    FONT_WORDS,
    FORMATTING,
    INFO,
    LEFT_OUT,
    MATTERS,
    RAISED,
    SIGNS,
    SILENT,
    STORIES,
    SYMBOLS,
    TOKEN,
    WORDING,
    WORDS_OF,
)
from bot.formats.titles import sensible_title

BEGIN = b"{\\rtf"
UNITS = 0x10000  # of UTF-16
HIGH, LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)  # units that stand for half a character
WITHIN = 100  # bytes, white space first, in which it says that it is RTF
MOST_MARKS = 4_000_000  # control words and groups, read in 25 s; 300 pages have some 500,000
DEEPEST_GROUP = 10_000  # groups open at once; Word's own are some 20 deep
DEEPEST_TABLE = 20  # tables in tables; what is deeper stands in the deepest


def _recognises(data: bytes) -> bool:
    return data[:WITHIN].lstrip().startswith(BEGIN)


def _read(data: bytes, name: str, password: str | None) -> Extract:
    if not _recognises(data):
        raise DocumentError(
            "{name} is no RTF document; save it again as .rtf or as PDF.",
            code="rtf-none",
            name=name,
        )
    if data.count(b"\\") + data.count(b"{") > MOST_MARKS:
        raise DocumentError(
            "{name} has more than {limit} control words; split it into smaller documents.",
            code="rtf-words",
            name=name,
            limit=MOST_MARKS,
        )
    reader = _Reader(name)
    at = 0
    while match := TOKEN.match(data, at):
        at = match.end() + reader.take(match)
    return reader.extract()


class _Reader:
    """Takes one token after another."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._state = State()
        self._groups: list[tuple[State, Story]] = []
        self._story = Story()
        self._fonts = Fonts()
        self._styles = Styles()
        self._mark = ""
        self._info = dict.fromkeys(INFO, "")
        self._titled: str | None = None  # the first paragraph in the style for titles
        self._bytes = bytearray()  # of words, until their code page may change
        self._to_skip = 0  # bytes of a Unicode character's fallback that are still to come
        self._high = 0  # the first half of a surrogate pair
        self._starred = False
        self._fresh = False  # whether the group has only begun

    def take(self, token: Match[bytes]) -> int:
        """Take one token; how many bytes of binary data follow it."""
        kind, fresh = token.lastgroup, self._fresh
        self._fresh = kind == "brace" and token["brace"] == b"{"
        if kind == "text":
            words = token["text"].translate(None, b"\r\n\x00")
            self._fresh = fresh and not words
            self._add(words)
        elif kind == "byte":
            self._add(bytes.fromhex(token["byte"].decode()))
        else:
            self._flush()
            self._to_skip = 0
            if kind == "brace":
                self._open() if token["brace"] == b"{" else self._close()
            elif kind == "symbol":
                self._symbol(token["symbol"], fresh=fresh)
            elif kind is not None:
                return self._word(token["word"].decode(), token["number"])
        return 0

    def extract(self) -> Extract:
        """What was taken; a file may end before its groups do."""
        self._flush()
        cut_off = bool(self._groups)
        while self._groups:
            self._close()
        builder = Builder()
        for block in self._story.finish():
            builder.add_words(block.words, block.kind, mark=block.mark)
        text, layout = builder.finish()
        notes = (f"{self._name} ends in the middle; what there is was read.",) if cut_off else ()
        title = sensible_title(self._info["title"]) or self._titled
        stated = stated_in(map(Setting, self._info, self._info.values()), WORDING)
        return Extract(text, layout, title, notes=notes, stated=stated)

    def _open(self) -> None:
        if len(self._groups) >= DEEPEST_GROUP:
            raise nested(self._name)
        self._groups.append((self._state, self._story))

    def _close(self) -> None:
        if not self._groups:
            return
        inner, story = self._state, self._story
        self._state, self._story = self._groups.pop()
        if not self._groups:
            self._state = State(words_of="left out")  # nothing belongs to it after its last brace
        if story is not self._story:
            self._story.anchor(story.finish())
        if inner.words_of == "mark" != self._state.words_of:
            mark = self._mark.strip()
            bullet = mark == "o" or not any(map(str.isalnum, mark))  # "o" is one of Word's bullets
            self._story.mark, self._mark = "" if bullet else mark, ""

    def _word(self, word: str, digits: bytes | None) -> int:
        """Take a control word; how many bytes of binary data follow it."""
        number = int(digits) if digits else -1
        if word == "bin":
            return max(0, number)
        matters = self._state.words_of != "left out" and (word in MATTERS or self._starred)
        if matters and not self._destination(word):
            self._control(word, number, on=digits != b"0")
        self._starred = False
        return 0

    def _destination(self, word: str) -> bool:
        """Whether a control word says what the words of its group are."""
        state = self._state
        if word in STORIES and not (state.hidden or state.deleted):
            self._story = Story()
            self._state = State(font=self._fonts.default, fallback=state.fallback)
        elif word in SILENT:
            self._state = replace(state, words_of="silent")
        elif word in WORDS_OF:
            self._state = replace(state, words_of=WORDS_OF[word])
        elif word in INFO and state.words_of == "silent":
            self._state = replace(state, words_of=word)
        elif word in LEFT_OUT or word in STORIES or (self._starred and word not in FORMATTING):
            self._state = replace(state, words_of="left out")
        else:
            return False
        return True

    def _control(self, word: str, number: int, *, on: bool) -> None:
        """Any other control word; `on` unless its number is 0, `number` -1 where it has none."""
        state = self._state
        if word in SIGNS:
            self._write(SIGNS[word])
        elif word == "u":
            self._unicode(number)
        elif word == "b":
            self._state = state if state.bold is on else replace(state, bold=on)
        elif word == "v":
            self._state = replace(state, hidden=on)
        elif word == "deleted":
            self._state = replace(state, deleted=on)
        elif word in RAISED:
            self._state = state.raised(word, number)
        elif word == "plain":
            self._state = state.plain(self._fonts.default)
        elif word == "uc":
            self._state = replace(state, fallback=max(0, number))
        elif word == "f" and state.words_of != "fonts":
            self._state = state if state.font == number else replace(state, font=number)
        elif word in FONT_WORDS:
            self._fonts.take(word, number)
        elif state.words_of == "styles":
            self._styles.take(word, number)
        elif state.words_of in ("text", "silent"):
            self._paragraph(word, number)

    def _paragraph(self, word: str, number: int) -> None:
        """What ends paragraphs, cells and rows, and what holds for a paragraph."""
        state = self._state
        if word == "pard":
            if (state.depth, state.style, state.outline) != (0, 0, BODY):
                self._state = replace(state, depth=0, style=0, outline=BODY)
        elif word == "intbl":
            self._state = replace(state, depth=max(state.depth, 1))
        elif word == "itap":
            self._state = replace(state, depth=min(max(number, 0), DEEPEST_TABLE))
        elif word == "s":
            self._state = replace(state, style=number)
        elif word == "outlinelevel":
            self._state = replace(state, outline=number)
        elif word in ENDS_PARAGRAPH and not state.deleted:
            self._end_paragraph()
        elif word in ("cell", "nestcell"):
            self._story.end_cell(1 if word == "cell" else max(state.depth, 2))
        elif word in ("row", "nestrow"):
            self._story.end_row(1 if word == "row" else max(state.depth, 2))

    def _end_paragraph(self) -> None:
        state = self._state
        style = self._styles.named(state.style)
        heading = style != "" or 0 <= state.outline < BODY
        words = self._story.end_paragraph(state.depth, heading=heading)
        if style == "title" and self._titled is None:
            self._titled = sensible_title(words)

    def _symbol(self, symbol: bytes, *, fresh: bool) -> None:
        if symbol == b"*":
            self._starred = fresh  # amid a group nothing says any more what its words are
        elif symbol in b"\r\n":
            self._control("par", -1, on=True)
        elif symbol in SYMBOLS:
            self._write(SYMBOLS[symbol])

    def _unicode(self, number: int) -> None:
        """A character by its number, of which RTF writes those above 32,767 as negative ones."""
        self._to_skip = self._state.fallback
        code = number + UNITS if number < 0 else number
        if code in HIGH:
            self._high = code
            return
        if code in LOW and self._high:
            code = UNITS + (self._high - HIGH.start) * len(LOW) + code - LOW.start
        self._high = 0
        if 0 < code <= sys.maxunicode and code != UNITS - 1:  # -1: no number
            self._write(chr(code))

    def _add(self, data: bytes) -> None:
        """Keep bytes of words until it is certain in which code page they are."""
        if self._state.words_of in ("silent", "left out"):
            return
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        self._bytes += data[skipped:]

    def _flush(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        in_table = self._state.words_of in ("fonts", "styles")
        self._write(self._fonts.decode(data, -1 if in_table else self._state.font))

    def _write(self, words: str) -> None:
        """Put words where those of the group belong."""
        state = self._state
        if state.words_of == "text":
            if not state.hidden and not state.deleted:
                self._story.add(words, bold=state.bold, depth=state.depth, script=state.script)
        elif state.words_of == "mark":
            self._mark += words
        elif state.words_of in INFO:
            self._info[state.words_of] += words
        elif state.words_of == "fonts":
            self._fonts.name(words)
        elif state.words_of == "styles":
            self._styles.name(words)


FORMAT = Format(name="rtf", endings=(".rtf",), recognises=_recognises, read=_read, version=3)
