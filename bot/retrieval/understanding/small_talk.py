"""Talk about the tool rather than the documents: "Hello", "What can you do?", "Thanks!".

A question is read as known phrases one after the other. Where a word is left over, it asks the
documents: "What can you do?" is talk, "What can you do about floods?" is not.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.retrieval.understanding import phrases


class Reply(StrEnum):
    """What a fixed line replies to; to a question with several, the last of these."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    ABILITIES = "abilities"
    """What the tool can do, who it is, how it works, help."""
    DOCUMENTS = "documents"
    """Which documents it has."""
    SUMMARY = "summary"
    """What they say as a whole: quotations answer that."""


@dataclass(frozen=True, slots=True)
class Step:
    """A place in a phrase: the words that may stand there."""

    choices: tuple[tuple[str, ...], ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something people say to the tool, and what replies to it; None: nothing by itself."""

    steps: tuple[Step, ...]
    reply: Reply | None
    opening: bool
    """Whether it is said of the tool only where nothing was asked before."""

    def ends(self, words: Sequence[str], start: int) -> set[int]:
        """Where it may end in a question's words, when it begins at one of them."""
        reached = {start}
        for step in self.steps:
            after = {
                at + len(choice)
                for at in reached
                for choice in step.choices
                if tuple(words[at : at + len(choice)]) == choice
            }
            reached = reached | after if step.optional else after
        return reached - {start}


LONGEST = 200  # code points of what may be talk: twice what people were seen to type
WORD = re.compile(r"[^\W_]+")
"""Example: `what` and `s` of "What's …?!": it does not matter how talk is punctuated."""
DRAWN_OUT = re.compile(r"(\w)\1{2,}")
"""Example: the `ooo` of "Hellooo"."""
PHRASES = (
    (None, phrases.FILLERS, False),
    (Reply.GREETING, phrases.GREETING, False),
    (Reply.THANKS, phrases.THANKS, False),
    (Reply.FAREWELL, phrases.FAREWELL, False),
    (Reply.ABILITIES, phrases.ABILITIES, False),
    (Reply.ABILITIES, phrases.ABILITIES_AT_FIRST, True),
    (Reply.DOCUMENTS, phrases.DOCUMENTS, False),
    (Reply.SUMMARY, phrases.SUMMARY, False),
    (Reply.SUMMARY, phrases.SUMMARY_AT_FIRST, True),
)


def reply_to(question: str, *, history: Sequence[str] = ()) -> Reply | None:
    """What replies to talk about the tool; None where a question asks the documents.

    Args:
        history: the person's earlier questions. After one, "How does this work?" is about its
            answer.
    """
    if len(question) > LONGEST:
        return None
    words = _plain_words(question)
    begun = not all(map(is_small_talk, history))
    said: dict[int, tuple[Reply | None, ...]] = {0: ()}  # by how many words: in fewest phrases
    for at, word in enumerate(words):
        for phrase in _by_first_word().get(word, ()) if at in said else ():
            for end in () if begun and phrase.opening else phrase.ends(words, at):
                before = said.get(end)
                if before is None or len(before) > len(said[at]) + 1:
                    said[end] = (*said[at], phrase.reply)
    replies = [reply for reply in said.get(len(words), ()) if reply is not None]
    return max(replies, key=list(Reply).index, default=None)


def is_small_talk(question: str) -> bool:
    """Whether a question leaves nothing for a later one to lean on: a greeting, thanks, help."""
    return reply_to(question) not in {None, Reply.SUMMARY}


def _plain_words(question: str) -> list[str]:
    """A question's words in small letters, without accents: `tschuss` of "Tschüß!"."""
    parted = unicodedata.normalize("NFKD", question.casefold())
    bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return WORD.findall(DRAWN_OUT.sub(r"\1", bare))


def phrases_of(kinds: Iterable[tuple[Reply | None, str, bool]]) -> Sequence[Phrase]:
    """The phrases of a table like `PHRASES`."""
    return [
        Phrase(tuple(map(_step, line.split())), reply, opening)
        for reply, lines, opening in kinds
        for line in lines.strip().splitlines()
    ]


@cache
def _by_first_word() -> Mapping[str, Sequence[Phrase]]:
    """The phrases by each word that they may begin with."""
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases_of(PHRASES):
        for word in dict.fromkeys(_first_words(phrase)):
            found[word].append(phrase)
    return found


def _step(written: str) -> Step:
    """A step as `phrases` writes it: `(a/b_c)`."""
    bare = written.strip("()").format_map(phrases.LISTS)
    choices = tuple(tuple(choice.split("_")) for choice in bare.split("/"))
    return Step(choices, written.startswith("("))


def _first_words(phrase: Phrase) -> Iterator[str]:
    for step in phrase.steps:
        yield from (choice[0] for choice in step.choices)
        if not step.optional:
            return
