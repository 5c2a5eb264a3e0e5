"""What is taken away, as a value that every format writes: a title, quotations, a list of sources.

A notebook becomes one (`bot/notebook/compilation.py`), and a conversation. The quotations in it are
the document's own words; only what no file can hold (control characters, half characters) is shown
as U+FFFD.
"""

import re
from dataclasses import dataclass

from bot.citing import StyledRun, plain

UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Example: a NUL; XML 1.0 (2.2) has no way to write them, but for U+007F, which nobody can see."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of ours in a handout, in the reader's language."""

    language: str = "en"
    """As BCP 47 names it."""
    notebook: str = "Notebook"
    """What one is called that the person gave no title."""
    conversation: str = "Conversation"
    asked: str = "Asked: {question}"
    place: str = "Place"
    comment: str = "Comment"
    tags: str = "Tags"
    link: str = "Show in the document"
    closest: str = "Closest passages, which do not answer this"
    further: str = "Further passages, which probably do not answer it"
    moved: str = "Not verified: the document has changed, and these words stand elsewhere in it."
    missing: str = "Not verified: these words do not stand in the document."
    not_served: str = "Not verified: the document is not here to be looked into."

    def asked_in(self, entry: "HandoutEntry") -> str:
        """The question that a quotation answers, in a sentence; "" where there is none."""
        return self.asked.format(question=entry.asked) if entry.asked else ""


ENGLISH = Labels()


@dataclass(frozen=True, slots=True)
class HandoutEntry:
    """One quotation and what is said of it."""

    label: str
    """What it is called: a note's id, "3:10", or the number of a footnote."""
    quote: str
    who: str | None
    citation: tuple[StyledRun, ...]
    """In the style: in brackets after the quotation, or the whole note."""
    title: str
    """The document's."""
    place: str
    asked: str | None = None
    """The question in the document that it answers."""
    link: str | None = None
    """An address that shows it where it stands."""
    warning: str | None = None
    """Why it is not verified."""
    comment: str = ""
    tags: tuple[str, ...] = ()

    @property
    def teller(self) -> str | None:
        """Whose words they are, unless the citation begins with that: a note in Chicago does."""
        return None if self.who and plain(self.citation).startswith(self.who) else self.who

    @property
    def before(self) -> str:
        """What stands between that and the citation: "Guide (Obi, 2024)", "Guide, “Water”."."""
        return " " if plain(self.citation).startswith("(") else ", "


@dataclass(frozen=True, slots=True)
class Section:
    """Quotations under a heading."""

    heading: str | None
    entries: tuple[HandoutEntry, ...]
    said: tuple[str, ...] = ()
    """Sentences of ours under the heading, before the quotations."""
    below: bool = False
    """Whether it belongs under the section before: the passages closest to a question."""


@dataclass(frozen=True, slots=True)
class HandoutSources:
    """The list of sources in a style."""

    heading: str
    entries: tuple[tuple[StyledRun, ...], ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """What is taken away."""

    title: str
    sections: tuple[Section, ...]
    sources: HandoutSources
    labels: Labels = ENGLISH
    record: str | None = None
    """JSON in ASCII that a notebook is made from again."""


def shown(words: str) -> str:
    """Words that every format can hold."""
    return UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", words)


def shown_runs(runs: tuple[StyledRun, ...]) -> tuple[StyledRun, ...]:
    """A style's words, on one line, that every format can hold."""
    return tuple(
        StyledRun(" ".join(re.split(r"[\r\n]+", shown(run.words))), run.italic) for run in runs
    )
