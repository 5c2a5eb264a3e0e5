"""How a person corrects the reading of a document: who asks, how a label is written, who is nobody.

A correction is kept beside the document (`bot/storage/speaker_names.py`) and never changes it: with
`NONE` it is read as it was found. One that fits nothing in it says nothing.

A label is told by an example from the text, or by a template:

    [00:12] Ada -       {time} {name} -
    ADA OBI (guest):    {NAME} {role}:        (in capitals, as the example has it)

What is not in braces stands in the text as it is written; what is, is a run of bounded length, so
that looking for it takes a time in step with the text's length, whatever was typed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import bidirectional, category

from bot.documents import CONTROLS, TURNS, Span, Voice, one_line
from bot.errors import LibraryError
from bot.segmentation.labels.dialogue import LabelledWords, who_asks
from bot.segmentation.labels.find import UNNAMED
from bot.segmentation.labels.names import is_name

LONGEST_LABEL = 200  # code points of an example or a template
LONGEST_PERSON = 200  # code points of a name; as long as one may be that is given
MOST_NAMES = 500  # that one correction names
MOST_PLACEHOLDERS = 4  # of a label: `[{time}] {name} ({role}), {time}:`

NAME = r"(?P<name>[^\W_](?:[^\n\r]{0,78}?[^\s])??)"
"""Example: `Ada`, `dr. ada o'neil`; a line's first words up to what the label has after them."""
TIME = r"[\[(]?\d{1,4}(?:[:.,/-]\d{1,6}){1,6}(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\b\.?)?[\])]?"
"""Example: `00:12`, `[00:12:31.5]`, `12/03/24`, `10:15 pm`."""
ROLE = r"(?:\([^()\n\r]{1,80}\)|\[[^\[\]\n\r]{1,80}\])?"
"""Example: `(via video)`; nothing, where one has none."""
NUMBER = r"\d{1,6}"
"""Example: `12`, a line's, as courts print them."""
PLACEHOLDERS = {
    "{name}": NAME,
    "{NAME}": NAME,
    "{time}": TIME,
    "{role}": ROLE,
    "{number}": NUMBER,
}
PLACEHOLDER = re.compile(r"\{(?:name|NAME|time|role|number)\}")
"""Example: `{name}`."""
PARTS = re.compile(r"\{(?:name|NAME|time|role|number)\}|[^\S\n\r]+|\S")
"""Example: `{time}`, a run of blanks, `-`: what a template is made of."""
LETTER = re.compile(r"[^\W\d_]")
"""Example: `A`; `10:15` is nobody's name."""
TITLES = "".join(rf"(?<!\b(?i:{title}))" for title in ("mr", "ms", "mrs", "dr", "prof", "st"))
"""Example: the dot of `MR. X.` that does not end the label."""
ALIKE = {
    **dict.fromkeys("-‐‑‒–—―−", "[-‐‑‒–—―−]"),  # dashes: nobody tells them apart on a keyboard
    **dict.fromkeys(":：", "[:：]"),
    **dict.fromkeys("'’", "['’]"),
}
BARE = ("{name}", "{NAME}")
"""Templates of a name alone on its line."""
ENDS = ".?!,;:…"
"""What a sentence ends with, and no name alone on its line."""

TIME_SHOWN = re.compile(r"\d{1,4}(?:[:.,/-]\d{1,6}){1,6}(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\b\.?)?")
"""Example: the time in `[00:12] Ada`, by which an example becomes a template."""
NAME_SHOWN = re.compile(r"[^\W\d_](?:[\w.,'’&/ \u00a0-]{0,78}\w)?")
"""Example: `Ada Obi` in `> Ada Obi (guest):`."""
NUMBER_SHOWN = re.compile(r"\d{1,6}(?=[^\S\n\r])")
"""Example: the `12` of `12   Q.`"""
ROLE_SHOWN = re.compile(r"(?P<blanks>[^\S\n\r]{0,20})(?:\([^()]{1,80}\)|\[[^\[\]]{1,80}\])")
"""Example: ` (guest)` after the name of an example."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person says of how one document was read; what is not said stays as it was found.

    Raises:
        LibraryError: a name or a label is too long, holds a control character, or there are too
            many; a label has no name in it.
    """

    asks: tuple[str, ...] | None = None
    """The names found that ask, and nobody else; None leaves it as it was found."""
    label: str | None = None
    """How a speaker's label is written; None leaves it as it was found."""
    nobody: tuple[str, ...] = ()
    """The names found that are no speakers: "Outro". Their words are nobody's."""

    def __post_init__(self) -> None:
        names = (*(self.asks or ()), *self.nobody)
        if len(names) > MOST_NAMES:
            raise LibraryError(
                "A correction names at most {limit} speakers and this one has {count}; name fewer.",
                code="correction-many",
                limit=MOST_NAMES,
                count=len(names),
            )
        for words in names:
            _check_length(words, LONGEST_PERSON)
        if self.label is not None:
            _check_label(self.label)


NONE = Corrections()
"""Nothing is corrected."""


def template_of(label: str) -> str:
    """The template that a label is read by: itself, or what an example of a label stands for.

    Raises:
        LibraryError: there is no name in it.
    """
    label = label.strip()
    if PLACEHOLDER.search(label) is None:
        label = _generalised(label)
    shown = PLACEHOLDER.findall(label)
    named = shown.count("{name}") + shown.count("{NAME}")
    if named != 1 or len(shown) > MOST_PLACEHOLDERS:
        raise LibraryError(
            "{label} is no example of a label: write one as it stands in the text, "
            "with the speaker's name and its marks, such as “[00:12] Ada:”.",
            code="label-nameless",
            label=one_line(label),
        )
    return label


def labels_like(text: str, label: str) -> tuple[Voice, ...]:
    """Where speakers' labels that are written so stand in a text, in order.

    A label whose name stands once and does not look like one names nobody: what follows it is not
    given to whoever spoke before, nor to a speaker who may be none.

    Args:
        label: an example or a template, as `Corrections` has it.
    """
    in_capitals = "{NAME}" in template_of(label)
    found = [
        (Span(match.start() + _indent(match), match.end()), match["name"].strip(" \t*_"))
        for match in _pattern(label).finditer(text)
        if (match["name"].isupper() if in_capitals else LETTER.search(match["name"]))
    ]
    counts = Counter(name for _, name in found)
    if template_of(label) in BARE:  # a line without marks: what is no name is no label either
        found = [each for each in found if _speaks(each[1], counts) and each[1][-1] not in ENDS]
    ends = [*(span.start for span, _ in found), len(text)][1:]
    said = [
        LabelledWords(name, text[span.start : span.end], text[span.end : end])
        for (span, name), end in zip(found, ends, strict=False)
    ]
    asking = who_asks([each for each in said if _speaks(each.name, counts)])
    return tuple(
        Voice(
            span,
            name if name not in UNNAMED and _speaks(name, counts) else None,
            name in asking,
        )
        for span, name in found
    )


def apply(voices: Sequence[Voice], corrections: Corrections) -> tuple[Voice, ...]:
    """Voices as a person corrects them: who asks, and who is nobody.

    Where none of those who are to ask speaks here, it stays as it was found.
    """
    asks = corrections.asks
    if asks and not {voice.speaker for voice in voices} & set(asks):
        asks = None
    nobody = frozenset(corrections.nobody)
    if asks is None and not nobody:
        return tuple(voices)
    corrected = []
    for voice in voices:
        if voice.speaker in nobody:
            voice = replace(voice, speaker=None, asks=False)
        elif asks is not None:
            voice = replace(voice, asks=voice.speaker in asks)
        corrected.append(voice)
    return tuple(corrected)


def _speaks(name: str, counts: Counter[str]) -> bool:
    return counts[name] > 1 or is_name(name)


def _indent(match: re.Match[str]) -> int:
    return len(match[0]) - len(match[0].lstrip())


@lru_cache(maxsize=64)
def _pattern(label: str) -> re.Pattern[str]:
    """What finds the labels that are written so, each at the start of its line."""
    template = template_of(label)
    parts = ["", *PARTS.findall(template), ""]
    pattern = "".join(map(_part, parts, parts[1:-1], parts[2:]))
    # a label that ends with a name or a time has a line to itself: nothing else tells its end
    end = r"[^\S\n\r]{0,20}$" if template.endswith("}") else r"[*_]{0,3}"
    return re.compile(rf"^[^\S\n\r]{{0,80}}[*_]{{0,3}}{pattern}{end}", re.MULTILINE)


def _part(before: str, words: str, after: str) -> str:
    """One part of a template as a pattern, by what stands on either side of it."""
    if words.isspace():  # a role may be left out, and then the blanks before it
        return r"[^\S\n\r]{0,20}" if "{role}" in (before, after) else r"[^\S\n\r]{1,20}"
    if words in PLACEHOLDERS:
        loose = "" if after.isspace() or not after else r"[^\S\n\r]{0,3}"
        return PLACEHOLDERS[words] + loose
    shortened = TITLES if words == "." and before.lower() == "{name}" else ""
    return shortened + ALIKE.get(words, re.escape(words))


def _generalised(example: str) -> str:
    """An example of a label as a template: its times, its name and what stands in brackets."""
    example = example.replace("{", "").replace("}", "")
    pieces = TIME_SHOWN.split(example)
    for place, piece in enumerate(pieces):
        name = NAME_SHOWN.search(piece)
        if name is None:
            continue
        rest = piece[name.end() :]
        if role := ROLE_SHOWN.match(rest):
            rest = f"{role['blanks']}{{role}}{rest[role.end() :]}"
        called = "{NAME}" if name[0].isupper() else "{name}"
        pieces[place] = piece[: name.start()] + called + rest
        break
    if number := NUMBER_SHOWN.match(pieces[0]):
        pieces[0] = "{number}" + pieces[0][number.end() :]
    return "{time}".join(pieces)


def _check_label(label: str) -> None:
    _check_length(label, LONGEST_LABEL)
    shown = label.replace("\t", " ")
    if any(category(letter) in CONTROLS or bidirectional(letter) in TURNS for letter in shown):
        raise LibraryError(
            "{label} has a control character in it; give it without.",
            code="label-control",
            label=one_line(label),
        )
    template_of(label)


def _check_length(words: str, longest: int) -> None:
    if not words.strip() or len(words) > longest:
        raise LibraryError(
            "A name or a label has 1 to {limit} characters and this one has {length}; "
            "give another one.",
            code="correction-long",
            limit=longest,
            length=len(words.strip()),
        )
