"""A notebook, or a conversation, as a handout: every quotation with its citation in one style.

Of words that stand where they say, everything is said anew by the document; of others, what the
note itself says, marked as not verified.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.citing import (
    CitationStyle,
    Locator,
    Reference,
    StyledRun,
    Stylist,
    Unit,
    locator_of,
    plain,
    short_permalink,
)
from bot.documents import Citation, CitationRecord, clock, location_of
from bot.notebook.bibliography import Bibliography, bibliography
from bot.notebook.exports.handout import (
    ENGLISH,
    Handout,
    HandoutEntry,
    Labels,
    Section,
    shown,
    shown_runs,
)
from bot.notebook.json_codec import notebook_json
from bot.notebook.note import Note, Notebook
from bot.notebook.source import reference_of_item
from bot.notebook.verification import NoteQuotation, Standing, Verified

Words = tuple[StyledRun, ...]
STAND_IN = "7604321"  # no page and no paragraph: 1,000 pages have some 20,000 of these


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of a conversation and what came of it."""

    question: str
    understood: str | None
    """What the page says was made of it, where that is something else."""
    said: str
    """The sentence over the answer."""
    citations: tuple[NoteQuotation, ...]
    closest: tuple[NoteQuotation, ...] = ()
    """Passages that do not answer it."""
    first: int = 1
    """The number of the first footnote; the second of two questions goes on from the first's."""


class Compiling:
    """Makes handouts in one style.

    Args:
        origin: "https://example.org", before the addresses of passages; None gives none.
    """

    def __init__(
        self,
        style: CitationStyle,
        stylist: Stylist,
        *,
        origin: str | None = None,
        labels: Labels = ENGLISH,
    ) -> None:
        self._style = style
        self._stylist = stylist
        self._origin = origin
        self._labels = labels
        self._said: dict[tuple[Reference, Locator | None], Words] = {}

    def notebook(self, notebook: Notebook, verified: Sequence[Verified]) -> Handout:
        """A notebook, its notes in their order.

        Args:
            verified: each of its notes again.
        """
        found = [self._reference(each) for each in verified]
        listed = self._bibliography(each for each in found if each)
        entries = tuple(
            self._note(each, reference, listed)
            for each, reference in zip(verified, found, strict=True)
        )
        return Handout(
            shown(notebook.title or "").strip() or self._labels.notebook,
            (Section(None, entries),) if entries else (),
            listed.sources,
            self._labels,
            record=notebook_json(notebook),
        )

    def conversation(self, exchanges: Sequence[Exchange]) -> Handout:
        """A conversation, oldest first; what answers nothing stands apart."""
        listed = self._bibliography(
            quoted.reference
            for exchange in exchanges
            for quoted in (*exchange.citations, *exchange.closest)
        )
        sections = [part for each in exchanges for part in self._exchange(each, listed)]
        return Handout(self._labels.conversation, tuple(sections), listed.sources, self._labels)

    def _bibliography(self, references: Iterable[Reference]) -> Bibliography:
        return bibliography(references, style=self._style, stylist=self._stylist)

    def _exchange(self, exchange: Exchange, listed: Bibliography) -> list[Section]:
        said = (exchange.understood, exchange.said)
        answer = Section(
            shown(exchange.question),
            self._numbered(exchange.citations, exchange.first, listed),
            tuple(shown(each) for each in said if each),
        )
        if not exchange.closest:
            return [answer]
        cited = len(exchange.citations)
        closest = self._numbered(exchange.closest, exchange.first + cited, listed)
        label = self._labels.further if cited else self._labels.closest
        return [answer, Section(label, closest, below=True)]

    def _numbered(
        self, quoted: Sequence[NoteQuotation], first: int, listed: Bibliography
    ) -> tuple[HandoutEntry, ...]:
        """Quotations under the numbers that the page shows them with."""
        return tuple(
            self._quoted(f"{number}", each, listed) for number, each in enumerate(quoted, first)
        )

    def _reference(self, verified: Verified) -> Reference | None:
        if verified.standing is Standing.STANDS and verified.quoted:
            return verified.quoted.reference
        source = verified.note.source
        return reference_of_item(source) if source else None

    def _note(
        self, verified: Verified, reference: Reference | None, listed: Bibliography
    ) -> HandoutEntry:
        note, record = verified.note, verified.note.citation
        if verified.standing is Standing.STANDS and verified.quoted:
            return self._quoted(note.id, verified.quoted, listed, note=note)
        citation = _plainly(note)
        if reference is not None:
            citation = listed.told_apart(self.say(reference, _locator(record)), reference)
        return HandoutEntry(
            label=note.id,
            quote=shown(note.shown),
            who=shown(note.who) if note.who else None,
            citation=citation,
            title=shown(record["document_title"]),
            place=shown(note.place),
            asked=shown(record["asked"]) if record["asked"] else None,
            warning=self._warning(verified),
            comment=shown(note.comment),
            tags=tuple(map(shown, note.tags)),
        )

    def _quoted(
        self, label: str, quoted: NoteQuotation, listed: Bibliography, *, note: Note | None = None
    ) -> HandoutEntry:
        citation = quoted.citation
        said = self.say(quoted.reference, locator_of(citation))
        return HandoutEntry(
            label=label,
            quote=shown(citation.shown),
            who=shown(quoted.who) if quoted.who else None,
            citation=listed.told_apart(said, quoted.reference),
            title=shown(citation.document.title),
            place=shown(location_of(citation).words),
            asked=shown(citation.passage.asked) if citation.passage.asked else None,
            link=self._link(citation),
            comment=shown(note.comment) if note else "",
            tags=tuple(map(shown, note.tags)) if note else (),
        )

    def say(self, reference: Reference, locator: Locator | None) -> Words:
        """What a style says of a place.

        The style takes 6 to 40 ms (docs/log.md, 2026-11-22), so of all places that it writes alike
        it is asked once.
        """
        stand_in = _stand_in(locator)
        if locator is None or stand_in is None:
            return self._asked(reference, locator)
        said = self._asked(reference, stand_in)
        if plain(said).count(stand_in.words) != 1:  # a title has that number in it
            return self._asked(reference, locator)
        return tuple(
            replace(run, words=run.words.replace(stand_in.words, locator.words)) for run in said
        )

    def _asked(self, reference: Reference, locator: Locator | None) -> Words:
        if (reference, locator) not in self._said:
            said = self._stylist.say(self._style, reference, locator)
            self._said[reference, locator] = shown_runs(said.in_text)
        return self._said[reference, locator]

    def _link(self, citation: Citation) -> str | None:
        return None if self._origin is None else f"{self._origin}{short_permalink(citation)}"

    def _warning(self, verified: Verified) -> str:
        words: dict[Standing, Callable[[], str]] = {
            Standing.MOVED: lambda: self._labels.moved,
            Standing.NOT_SERVED: lambda: self._labels.not_served,
        }
        return words.get(verified.standing, lambda: self._labels.missing)()


def _stand_in(locator: Locator | None) -> Locator | None:
    """A place that every style writes as this one but for its number; None where there is none."""
    if locator is None or not locator.words.replace(":", "").isdecimal():
        return None  # a range is made shorter, and "iv" is no number
    return replace(locator, words=re.sub(r"\d+", STAND_IN, locator.words))


def _locator(record: CitationRecord) -> Locator | None:
    """Where a note says that its words stood, as styles count it."""
    label, index, seconds = record["page_label"], record["page_index"], record["seconds"]
    if index is not None or label:
        return Locator(Unit.PAGE, label or f"{(index or 0) + 1}")
    if seconds is not None and seconds >= 0:
        return Locator(Unit.TIME, clock(seconds))
    return Locator(Unit.PARAGRAPH, f"{record['paragraph']}") if record["paragraph"] else None


def _plainly(note: Note) -> Words:
    """The source in plain words: what a note has of which nobody knows more."""
    source = note.cited.removeprefix(f"“{note.shown}” — ")
    return shown_runs((StyledRun(source),))
