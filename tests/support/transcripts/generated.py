"""Transcripts made by chance, with what is right for every word of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from random import Random
from textwrap import wrap

from tests.support.transcripts.annotated import Annotated, Line, annotated
from tests.support.transcripts.frames import ASKING, CALLERS, MARKS, QA, Frame, chat_of, frame_of
from tests.support.transcripts.talk import BESIDE, CHINESE, LANGUAGES, WITHIN, Talk

PLAIN = ("{name}:", "{name} :", "{name}：")
LIKE_A_LABEL = re.compile(r"(?P<name>First|Second|Third|Remember|Article 2): ")
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

    def __init__(self, random: Random, frame: Frame, talk: Talk) -> None:
        self.random, self.frame, self.talk = random, frame, talk
        self.statements = cycle(random.sample(talk.told, k=len(talk.told)))
        self.answered = cycle(random.sample(talk.answered, k=len(talk.answered)))
        self.lines: list[Line] = []
        self.apart = frame.mark.above or random.random() < 0.7
        self.wrapped = random.random() < 0.2
        self.seconds = 1

    def turn(self, mark: str, name: str, words: str, *more: str, label: str = "") -> None:
        """A turn: its label, its words, further paragraphs."""
        self.seconds += self.random.randint(3, 40)
        above = self.frame.mark.above and not label
        label = label or self.frame.label(name, self.seconds)
        key = mark + _shown(name)
        pieces = wrap(words, WIDTH, break_on_hyphens=False) if self._wraps(words) else [words]
        first, *rest = pieces
        if above:
            self.lines.append(Line("", label))
            if label.startswith("#"):
                self.lines.append(Line("", ""))
            label = ""
        self.lines.append(Line(key, label, first))
        self.lines += [Line('"', "", each) for each in rest]
        for paragraph in more:
            self.gap()
            self.lines.append(Line(self._further(name, paragraph), "", paragraph))
        if self.frame.mark.after:
            after = self.frame.mark.after.format(long=f"00:00:{self.seconds % 60:02}")
            self.lines[-1] = replace(self.lines[-1], after=after)
        self.gap()

    def told(self) -> str:
        """A statement; none comes again before all others came."""
        return next(self.statements)

    def beside(self, key: str, line: str) -> None:
        """A line of its own that no one of them says."""
        self.lines.append(Line(key, "", line))
        self.gap()

    def gap(self) -> None:
        if self.apart:
            self.lines.append(Line("", ""))

    def _further(self, name: str, paragraph: str) -> str:
        """Whose a further paragraph is: in a frame of a name and a colon, `First: ` is one."""
        like_a_label = LIKE_A_LABEL.match(paragraph)
        if like_a_label and self.frame.mark.shape.rstrip() in PLAIN:
            return f"~{_shown(name)} or {like_a_label['name']}"
        return '"'

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
    writing = _Writing(random, frame, talk)
    ending = frame.mark.ending or random.choice((".txt", ".md"))
    how = f"{kind} | {frame.style} | {frame.mark_name}"
    if kind == "chat":
        writing.apart = False
        _chat(writing)
    elif kind == "court":
        how = f"court | {_court(writing)!r}"
        ending = ".txt"
    else:
        _head(writing, ending)
        (_interview if kind == "interview" else _meeting)(writing)
        if random.random() < 0.2:
            writing.beside(
                "." if ending == ".txt" else "-", "Outro" if ending == ".txt" else "## Outro"
            )
    return Made(writing.done(ending), f"{how} | {ending}{' wrapped' * writing.wrapped}")


def _interview(writing: _Writing) -> None:
    """One or two ask, one or two answer; remarks, and a person who speaks once."""
    random, talk, names = writing.random, writing.talk, writing.frame.names
    asker, guest, *_ = names
    strict = asker in ASKING
    asked = random.sample([*talk.answered, *talk.requests], k=min(len(talk.answered), 5))
    if random.random() < 0.5:
        writing.turn("~", asker, writing.told())
        writing.turn("", guest, writing.told())
    for number, (question, answer) in enumerate(asked):
        is_request = (question, answer) in talk.requests
        told = writing.told() if random.random() < 0.2 and not is_request else ""
        mark = "~" if told or (is_request and not strict) else "?"
        join = "" if talk is CHINESE else " "
        writing.turn(mark, asker, f"{told}‖{join}{question}" if told else question)
        _between(writing)
        writing.turn("", guest, *_speech(writing, answer))
        if random.random() < 0.25:
            writing.turn("~", asker, random.choice(talk.remarks))
            writing.turn("", guest, writing.told())
        if number == 2 and random.random() < 0.4:
            writing.turn("", _once(writing), writing.told())
            writing.turn("", guest, writing.told())
        _between(writing)


def _meeting(writing: _Writing) -> None:
    """Two to four tell; now and then one asks and another answers."""
    random = writing.random
    here = [name for name in writing.frame.names if name not in ASKING]
    names = here[: random.choice((3, 4))]
    before = ""
    for number in range(random.randint(6, 9)):
        name, other = random.sample([each for each in names if each != before], k=2)
        if random.random() < 0.3:
            question, answer = next(writing.answered)
            writing.turn("?", name, question)
            writing.turn("", other, *_speech(writing, answer))
            before = other
        else:
            writing.turn("", name, *_speech(writing, writing.told()))
            before = name
        if number == 4 and random.random() < 0.3:
            before = _once(writing)
            writing.turn("", before, writing.told())
        _between(writing)


def _court(writing: _Writing) -> tuple[str, str]:
    """Questions and answers by letter, and a colloquy between."""
    random, talk = writing.random, writing.talk
    question_mark, answer_mark = marks = random.choice(QA)
    writing.frame = replace(writing.frame, style="court", mark=MARKS["colon"])
    judge, lawyer, other = "THE COURT", "MR. OAK", "MS. ELM"
    colloquy = random.random() < 0.6
    if colloquy:
        for name in (judge, lawyer, judge):
            writing.turn("", name, writing.told(), label=f"{name}: ")
        writing.lines.append(Line("", "BY MR. OAK:"))
        writing.gap()
    answered = random.sample(talk.answered, k=min(5, len(talk.answered)))
    for number, (question, answer) in enumerate(answered):
        numbered = str(number + 1)
        writing.turn("?", "", question, label=question_mark.replace("1", numbered))
        # `Answer:` parts the voices and names nobody
        mark, who = ("-", "Answer") if answer_mark.startswith("Answer") else ("", "A")
        writing.turn(mark, who, answer, label=answer_mark.replace("1", numbered))
        if colloquy and number == 2:
            writing.turn("", other, writing.told(), label=f"{other}: ")
            writing.turn("", judge, writing.told(), label=f"{judge}: ")
    return marks


def _chat(writing: _Writing) -> None:
    """Messages of two or three; nobody is asked by anybody."""
    random = writing.random
    names = writing.frame.names[: random.choice((2, 3))]
    strict = writing.frame.mark_name != "relay"
    for _ in range(random.randint(5, 8)):
        question, answer = next(writing.answered)
        name, other = random.sample(names, k=2)
        writing.turn("" if strict else "~", name, question)
        writing.turn("", other, answer)
        if random.random() < 0.3:
            writing.turn("", random.choice(names), writing.told())


def _speech(writing: _Writing, words: str) -> Iterator[str]:
    """What one says in a turn: a first paragraph, and perhaps others."""
    random = writing.random
    if random.random() < 0.25:
        words = f"{words} {random.choice(WITHIN)}"
    yield words
    chance = random.random()
    if chance < 0.1:
        yield from random.choice(BESIDE)
    elif chance < 0.25:
        yield writing.told()


def _once(writing: _Writing) -> str:
    """One who speaks a single time, now and then with a name of another style."""
    weak = writing.frame.mark.shape == "{name}"  # what stands alone and is no name is anything
    styles = (writing.frame.style,) if weak else writing.frame.mark.styles or tuple(CALLERS)
    style = writing.random.choice((writing.frame.style, writing.random.choice(styles)))
    return CALLERS[style]


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


def _shown(name: str) -> str:
    """The names that are right for a label."""
    if " (" in name:
        return f"{name.split(' (')[0]} or {name}"
    surname, _, office = name.partition(", ")
    if " " in surname and office:
        return f"{name} or {surname}"
    return name
