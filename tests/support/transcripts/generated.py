"""Transcripts made by chance, with what is right for every word of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from textwrap import wrap

from tests.support.transcripts.annotated import Annotated, Line, annotated
from tests.support.transcripts.frames import ASKING, QA, Frame, chat_of, frame_of
from tests.support.transcripts.talk import BESIDE, CHINESE, LANGUAGES, WITHIN, Talk

WIDTH = 46  # code points of a line that is broken by hand
NOBODY = (
    "[Applause]",
    "(laughs)",
    "[00:10:00]",
    "[inaudible]",
    "(A pause.)",
    "[Observer: she smiles]",
    "* * *",
)
HEADS = (
    "Date: 4 May 2020",
    "Location: Old Port",
    "Transcribed by: a student",
    "Duration: 12:40",
    "Date of Meeting: 4 May",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A transcript, and how it came about."""

    right: Annotated
    frame: str
    """In words, for who looks for the kind that fails."""


class _Writing:
    """Lines of one transcript, as they are put together."""

    def __init__(self, random: Random, frame: Frame) -> None:
        self.random, self.frame = random, frame
        self.lines: list[Line] = []
        self.apart = frame.mark.above or random.random() < 0.7
        self.wrapped = random.random() < 0.2
        self.seconds = 1

    def turn(self, mark: str, name: str, words: str, *more: str, label: str = "") -> None:
        """A turn: its label, its words, further paragraphs."""
        self.seconds += self.random.randint(3, 40)
        label = label or self.frame.label(name, self.seconds)
        key = mark + _shown(name, self.frame)
        pieces = wrap(words, WIDTH, break_on_hyphens=False) if self._wraps(words) else [words]
        first, *rest = pieces
        if self.frame.mark.above and not label.startswith(("Q", " ", "A", "**Q", "**A")):
            self.lines.append(Line("", label))
            if self.frame.mark.shape.startswith("#"):
                self.lines.append(Line("", ""))
            label = ""
        self.lines.append(Line(key, label, first))
        self.lines += [Line('"', "", each) for each in rest]
        for paragraph in more:
            self.gap()
            self.lines.append(Line('"', "", paragraph))
        if self.frame.mark.after:
            after = self.frame.mark.after.format(long=f"00:00:{self.seconds % 60:02}")
            self.lines[-1] = replace(self.lines[-1], after=after)
        self.gap()

    def beside(self, key: str, line: str) -> None:
        """A line of its own that no one of them says."""
        self.lines.append(Line(key, "", line))
        self.gap()

    def gap(self) -> None:
        if self.apart:
            self.lines.append(Line("", ""))

    def _wraps(self, words: str) -> bool:
        return self.wrapped and len(words) > WIDTH and "‖" not in words

    def done(self, ending: str) -> Annotated:
        line_end = "\r\n" if self.random.random() < 0.15 else "\n"
        return annotated(f"made{ending}", self.lines, line_end=line_end)


def made(seed: int) -> Made:
    """The transcript of a seed."""
    random = Random(seed)
    kind = random.choices(("interview", "meeting", "court", "chat"), (5, 3, 2, 1))[0]
    frame = chat_of(random) if kind == "chat" else frame_of(random)
    talk = CHINESE if frame.style == "wide" else random.choice(LANGUAGES)
    writing = _Writing(random, frame)
    ending = frame.mark.ending or random.choice((".txt", ".md"))
    how = f"{kind} | {frame.style} | {frame.mark_name}"
    if kind == "chat":
        writing.apart = False
        _chat(writing, talk)
    elif kind == "court":
        how = f"court | {_court(writing, talk)!r}"
        ending = ".txt"
    else:
        _head(writing, ending)
        (_interview if kind == "interview" else _meeting)(writing, talk)
        if random.random() < 0.2:
            writing.beside(
                "." if ending == ".txt" else "-", "Outro" if ending == ".txt" else "## Outro"
            )
    return Made(writing.done(ending), f"{how} | {ending}{' wrapped' * writing.wrapped}")


def _interview(writing: _Writing, talk: Talk) -> None:
    """One or two ask, one or two answer; remarks, and a person who speaks once."""
    random, names = writing.random, writing.frame.names
    asker, guest, *others = names
    strict = asker in ASKING
    asked = random.sample([*talk.answered, *talk.requests], k=min(len(talk.answered), 5))
    if random.random() < 0.5:
        writing.turn("~", asker, random.choice(talk.told))
        writing.turn("", guest, random.choice(talk.told))
    for number, (question, answer) in enumerate(asked):
        is_request = (question, answer) in talk.requests
        told = random.choice(talk.told) if random.random() < 0.2 and not is_request else ""
        mark = "~" if told or (is_request and not strict) else "?"
        join = "" if talk is CHINESE else " "
        writing.turn(mark, asker, f"{told}‖{join}{question}" if told else question)
        _between(writing)
        writing.turn("", guest, *_speech(random, answer, talk))
        if random.random() < 0.25:
            writing.turn("~", asker, random.choice(talk.remarks))
            writing.turn("", guest, random.choice(talk.told))
        if number == 2 and random.random() < 0.4:
            writing.turn("", others[0], random.choice(talk.told))
            writing.turn("", guest, random.choice(talk.told))
        _between(writing)


def _meeting(writing: _Writing, talk: Talk) -> None:
    """Three or four tell; now and then one asks and another answers."""
    random = writing.random
    names = writing.frame.names[: random.choice((3, 4))]
    before = ""
    for _ in range(random.randint(6, 9)):
        name, other = random.sample([each for each in names if each != before], k=2)
        if random.random() < 0.3 and name not in ASKING:
            question, answer = random.choice(talk.answered)
            writing.turn("?", name, question)
            writing.turn("", other, *_speech(random, answer, talk))
            before = other
        else:
            told = "~" if name in ASKING else ""
            writing.turn(told, name, *_speech(random, random.choice(talk.told), talk))
            before = name
        _between(writing)


def _court(writing: _Writing, talk: Talk) -> tuple[str, str]:
    """Questions and answers by letter, and a colloquy between."""
    random = writing.random
    question_mark, answer_mark = marks = random.choice(QA)
    writing.frame = replace(writing.frame, style="court", mark_name="colon")
    judge, lawyer, other = "THE COURT", "MR. OAK", "MS. ELM"
    colloquy = random.random() < 0.6
    said = list(talk.told)
    if colloquy:
        for name in (judge, lawyer, judge):
            writing.turn("", name, random.choice(said), label=f"{name}: ")
        writing.lines.append(Line("", "BY MR. OAK:"))
        writing.gap()
    answered = random.sample(talk.answered, k=min(5, len(talk.answered)))
    for number, (question, answer) in enumerate(answered):
        numbered = str(number + 1)
        writing.turn("?", "", question, label=question_mark.replace("1", numbered))
        who = "Answer" if answer_mark.startswith("Answer") else "A"
        writing.turn("", who, answer, label=answer_mark.replace("1", numbered))
        if colloquy and number == 2:
            writing.turn("", other, random.choice(said), label=f"{other}: ")
            writing.turn("", judge, random.choice(said), label=f"{judge}: ")
    return marks


def _chat(writing: _Writing, talk: Talk) -> None:
    """Messages of two or three; nobody is asked by anybody."""
    random = writing.random
    names = writing.frame.names[: random.choice((2, 3))]
    strict = writing.frame.mark_name != "relay"
    for _ in range(random.randint(5, 8)):
        question, answer = random.choice(talk.answered)
        name, other = random.sample(names, k=2)
        writing.turn("" if strict else "~", name, question)
        writing.turn("", other, answer)
        if random.random() < 0.3:
            writing.turn("", random.choice(names), random.choice(talk.told))


def _speech(random: Random, words: str, talk: Talk) -> Iterator[str]:
    """What one says in a turn: a first paragraph, and perhaps others."""
    if random.random() < 0.25:
        words = f"{words} {random.choice(WITHIN)}"
    yield words
    chance = random.random()
    if chance < 0.1:
        yield from random.choice(BESIDE)
    elif chance < 0.25:
        yield random.choice(talk.told)


def _between(writing: _Writing) -> None:
    """Now and then something that nobody says, or that only a page could tell."""
    if not writing.apart:
        return
    chance = writing.random.random()
    if chance < 0.05:
        writing.beside("-", writing.random.choice(NOBODY))
    elif chance < 0.08:
        writing.beside(".", writing.random.choice(("12", "— 12 —", "HARBOUR TALKS")))


def _head(writing: _Writing, ending: str) -> None:
    """What stands before the first turn: a title, settings, a sentence."""
    random, apart = writing.random, writing.apart
    writing.apart = True
    if random.random() < 0.4:
        writing.beside("-", "# Harbour Talks" if ending == ".md" else "Harbour Talks")
    if random.random() < 0.3:
        lines = random.sample(HEADS, k=random.randint(1, 4))
        writing.lines += [Line("-", "", each) for each in lines]
        writing.gap()
    if random.random() < 0.2:
        writing.beside("-", "The talk was held in the boat house on a windy night.")
    writing.apart = apart


def _shown(name: str, frame: Frame) -> str:
    """The names that are right for a label."""
    if frame.style == "brackets":
        return f"{name.split(' (')[0]} or {name}"
    if frame.style == "of":
        return f"{name} or {name.split(',')[0]}"
    return name
