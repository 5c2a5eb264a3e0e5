"""Who speaks in a document, and what a person calls them.

A document's names are found in its text (`bot/segmentation/turns.py`) and may be wrong or two for
one person. What a person says of them is kept beside the document and never changes it: a name
found stays what the renaming hangs on, so a renaming can always be taken back.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import bidirectional, category

from bot.documents import CONTROLS, TURNS, enumerated, one_line
from bot.errors import LibraryError
from bot.segmentation.roles import Role
from bot.segmentation.transcript import Transcript

LONGEST_NAME = 200  # code points; it stands on one line of a citation


@dataclass(frozen=True, slots=True)
class Renaming:
    """What one name of a document is to be shown as."""

    found: str
    shown: str | None
    """None: nobody is named."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the speakers of one document are called; a name nothing is said of stays as it is."""

    renamings: tuple[Renaming, ...] = ()

    def shown(self, found: str | None) -> str | None:
        """The name to show for one that was found."""
        for renaming in self.renamings:
            if renaming.found == found:
                return renaming.shown
        return found


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks in a document, under the name that is shown."""

    name: str | None
    """None where a person said that nobody is to be named."""
    found: tuple[str, ...]
    """The names in the document, in the order of their first words; several were made one."""
    passages: int
    """How many can be quoted; none of one who only asks."""
    asks: bool
    """Whether it is their part: a person said so, or half of their turns or more are questions."""
    characters: int = field(default=0, compare=False)
    """Code points of all their words, questions too."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What somebody says in a document, where it can be quoted; an interviewer's questions not."""

    speaker: str
    """The name that is shown."""
    passages: int
    turns: int
    """How often they take the word, or are asked something new."""


def speakers_of(
    transcript: Transcript, names: Names, *, passages: Mapping[str, int]
) -> tuple[Speaker, ...]:
    """The speakers of a document, in the order of their first words.

    Args:
        passages: how many each name found has.
    """
    turns: Counter[str] = Counter()  # by the names found, in the order of their first words
    questions: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    before: str | None = None
    for turn in transcript.turns:
        if turn.speaker is not None:
            turns[turn.speaker] += turn.speaker != before  # one that tells and asks is cut
            questions[turn.speaker] += turn.role is Role.QUESTION
            sizes[turn.speaker] += sum(each.end - each.start for each in turn.paragraphs)
        before = turn.speaker
    said = transcript.corrections.asks
    asking = {
        found: found in said if said is not None else 2 * questions[found] >= turns[found]
        for found in turns
    }
    together: dict[tuple[str | None, str], list[str]] = {}
    for found in turns:
        name = names.shown(found)
        # words that nobody is named for are not one person's: each keeps a line of its own
        together.setdefault((name, found if name is None else name), []).append(found)
    return tuple(
        Speaker(
            name=name,
            found=tuple(group),
            passages=sum(passages.get(found, 0) for found in group),
            asks=any(asking[found] for found in group),
            characters=sum(sizes[found] for found in group),
        )
        for (name, _), group in together.items()
    )


def renamings(
    speakers: Sequence[Speaker], old: str, new: str, *, document: str
) -> tuple[Renaming, ...]:
    """What calling a speaker something else says of the names found.

    Args:
        old: the name that is shown, or one found that is shown as another.
        new: any name; another speaker's makes them one; an empty one names nobody.
        document: its name, for the error's sentence.

    Raises:
        LibraryError: nobody has the old name, or the new one cannot stand on a line.
    """
    new = new.strip()
    _check(new)
    for speaker in speakers:
        if speaker.name == old:
            return tuple(Renaming(found, new or None) for found in speaker.found)
    if any(old in speaker.found for speaker in speakers):
        return (Renaming(old, new or None),)
    known = [one_line(speaker.name or speaker.found[0]) for speaker in speakers]
    if not known:
        raise LibraryError(
            "{name} has no speaker {speaker}; nobody is named in it.",
            code="speaker-none",
            name=document,
            speaker=one_line(old),
        )
    raise LibraryError(
        "{name} has no speaker {speaker}; its speakers: {known}.",
        code="speaker-unknown",
        name=document,
        speaker=one_line(old),
        known=enumerated(known),
    )


def _check(name: str) -> None:
    if len(name) > LONGEST_NAME:
        raise LibraryError(
            "A speaker's name has at most {limit} characters and this one has {length}; "
            "give a shorter one.",
            code="speaker-long",
            limit=LONGEST_NAME,
            length=len(name),
        )
    if any(category(letter) in CONTROLS or bidirectional(letter) in TURNS for letter in name):
        raise LibraryError(
            "The name {name} has a control character in it; give it without.",
            code="speaker-control",
            name=one_line(name),
        )
