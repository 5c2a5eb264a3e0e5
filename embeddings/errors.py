"""The root of everything Footnote can explain to a person, and what can go wrong with vectors.

Each message is one sentence that says what is wrong, with the value, and what to do next. It names
no option and no command: who runs a command, and who looks at the page, is told the rest at that
edge (`scripts/console/terminal.py`, `ui/web/errors.py`). `bot/errors.py` draws the whole tree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | float
"""What a sentence is about: a name, a number of things, megabytes with one decimal."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for a person, and what it is about, so that an edge can say it in its own way."""

    sentence: str
    """In English; where there are fields, each is filled in where its name stands in braces."""
    code: str = ""
    """What the sentence is known by, whatever its words are; empty where it is said as it is."""
    fields: Mapping[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.told(self.sentence)

    def told(self, sentence: str, *, number: str = "1,000.5") -> str:
        """What it is about, filled into a sentence of any language.

        Args:
            number: how that language writes this number.
        """
        if not self.fields:
            return sentence
        written = {name: _in(value, number) for name, value in self.fields.items()}
        return sentence.format_map(written)


class FootnoteError(Exception):
    """Anything a person can be told about in one clear sentence.

    Args:
        sentence: as a notice has it, and the code and the fields too.
    """

    def __init__(self, sentence: str, /, *, code: str = "", **fields: Value) -> None:
        self.notice = Notice(sentence, code, fields)
        super().__init__(str(self.notice))


class ModelError(FootnoteError):
    """The model's files are missing, or are not the ones this program was measured with."""


class IndexUnusableError(FootnoteError):
    """An index on disk is damaged or of another model; it can be rebuilt from the store."""


def _in(value: Value, number: str) -> str:
    if isinstance(value, str):
        return value
    written = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return written.translate(str.maketrans(",.", number[1] + number[5]))
