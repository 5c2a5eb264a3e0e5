"""A table of altered quotations, and what each is to be called."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.checking.reversals import Reversal
from bot.checking.verdict import Verdict
from tests.bot.checking.well import sentences


@dataclass(frozen=True, slots=True)
class Case:
    """An altered quotation and what it is to be called."""

    kind: str
    quotation: str
    verdict: Verdict
    reversal: Reversal | None = None


def with_word(words: list[str], at: int, *new: str) -> str:
    """The words with those at a place replaced."""
    return " ".join([*words[:at], *new, *words[at + 1 :]])


def cases() -> Iterator[Case]:
    """The table: each kind of alteration of many sentences, chosen by a seeded chance."""
    chance = random.Random(6)
    every = sentences()
    for sentence in every:
        words = sentence.split()
        middle = chance.randrange(2, len(words) - 2)
        long = max(words, key=lambda word: (word.isalpha(), len(word)))
        yield from set_otherwise(sentence, long, chance)
        yield from with_other_words(sentence, long, middle)
        yield from parted(words, chance)
        yield from with_brackets(words, middle)
        yield from without_negations(words)
        yield from with_other_figures(sentence)
    for one, other in zip(every[::2], every[1::2], strict=False):
        yield Case("two sentences turned round", f"{other} {one}", Verdict.STITCHED)
        yield Case("two sentences, marked", f"{one} … {other}", Verdict.STITCHED)


def set_otherwise(sentence: str, long: str, chance: random.Random) -> Iterator[Case]:
    """A sentence as it stands, a part of it, and whatever is only its typography."""
    yield Case("as it stands", sentence, Verdict.EXACT)
    yield Case("a part", " ".join(sentence.split()[1:-1]), Verdict.EXACT)
    type_changed = sentence.replace(" ", chance.choice(["  ", "\u00a0", "\n", " \r\n"]))
    yield Case("white space", type_changed, Verdict.TYPOGRAPHY)
    yield Case("first letter", f"[{sentence[0].lower()}]{sentence[1:]}", Verdict.TYPOGRAPHY)
    yield Case("soft hyphen", f"{sentence[:2]}\u00ad{sentence[2:]}", Verdict.TYPOGRAPHY)
    hyphenated = sentence.replace(long, f"{long[:3]}-\n{long[3:]}", 1)
    yield Case("hyphen at a line's end", hyphenated, Verdict.TYPOGRAPHY)
    yield Case("goes on", f"… {sentence} …", Verdict.TYPOGRAPHY)
    yield Case("comma inside", f"{sentence[:-1]},", Verdict.TYPOGRAPHY)


def with_other_words(sentence: str, long: str, middle: int) -> Iterator[Case]:
    """A sentence with a word replaced, added, left out, parted or in another case."""
    words = sentence.split()
    yield Case("word replaced", with_word(words, middle, "zebra"), Verdict.ALTERED)
    yield Case("word added", with_word(words, middle, words[middle], "zebra"), Verdict.ALTERED)
    yield Case("word left out", with_word(words, middle), Verdict.ALTERED)
    in_two = sentence.replace(long, f"{long[:3]} {long[3:]}", 1)
    yield Case("words parted", in_two, Verdict.ALTERED)
    yield Case("case", with_word(words, middle, words[middle].swapcase()), Verdict.ALTERED)
    yield Case("question mark", f"{sentence[:-1]}?", Verdict.ALTERED)
    added = with_word(words, middle, words[middle], "not")
    yield Case("not added", added, Verdict.ALTERED, Reversal.NEGATION_ADDED)
    number = with_word(words, middle, words[middle], "17")
    yield Case("number added", number, Verdict.ALTERED, Reversal.NUMBER_ADDED)


def parted(words: list[str], chance: random.Random) -> Iterator[Case]:
    """The words with an ellipsis between them, and letters that stand nowhere."""
    third = len(words) // 3
    ellipsis = chance.choice(["…", "...", "[…]", "[...]", ". . ."])
    halves = f"{' '.join(words[:third])} {ellipsis} {' '.join(words[third + 1 :])}"
    yield Case("ellipsis", halves, Verdict.STITCHED)
    nonsense = " ".join("".join(chance.sample("bcdfgklmz", 6)) for _ in words)
    yield Case("nonsense", nonsense, Verdict.ABSENT)


def with_brackets(words: list[str], middle: int) -> Iterator[Case]:
    """The words with something in brackets put in, or in the place of a word."""
    put_in = with_word(words, middle, words[middle], "[the well]")
    yield Case("bracket put in", put_in, Verdict.BRACKETED)
    yield Case("sic", with_word(words, middle, words[middle], "[sic]"), Verdict.BRACKETED)
    instead = with_word(words, middle, "[zebra]")
    yield Case("bracket in place", instead, Verdict.BRACKETED)
    at_end = f"[The zebra] {' '.join(words[1:])}"
    yield Case("bracket at an end", at_end, Verdict.BRACKETED)
    denied = with_word(words, middle, words[middle], "[not]")
    yield Case("not in brackets", denied, Verdict.BRACKETED, Reversal.NEGATION_ADDED)
    beside = with_word(words, middle, "[sic]", "zebra")
    yield Case("bracket beside a change", beside, Verdict.ALTERED)


def without_negations(words: list[str]) -> Iterator[Case]:
    """The words with each negation of theirs behind a bracket, and left out."""
    left_out = Reversal.NEGATION_LEFT_OUT
    for negation in ("not", "never"):
        if negation in words:
            behind = with_word(words, words.index(negation), "[indeed]")
            yield Case("bracket for not", behind, Verdict.BRACKETED, left_out)
            without = with_word(words, words.index(negation))
            yield Case("not left out", without, Verdict.ALTERED, left_out)


def with_other_figures(sentence: str) -> Iterator[Case]:
    """A sentence with each figure of its own changed, and behind a bracket."""
    for figure in re.findall(r"\b\d{2,4}\b", sentence):
        other = sentence.replace(figure, str(int(figure) + 1), 1)
        yield Case("figure", other, Verdict.ALTERED, Reversal.NUMBER_CHANGED)
        bracketed = sentence.replace(figure, "[some]", 1)
        yield Case("bracket for it", bracketed, Verdict.BRACKETED, Reversal.NUMBER_LEFT_OUT)


TABLE = tuple(cases())
