"""What a question is taken to mean, before anything is ranked.

A question about the whole, a question in a conversation, a misspelt one, one in another language:
each is noticed by its words alone, and what was made of it is said, so that it can be undone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.overview import is_overview, overview_reading
from bot.question import LEANS, Reading, read_question
from bot.spelling import respelt
from bot.view import View
from embeddings.encoder import Encoder
from embeddings.terms import TERM, is_function_word

OTHER_LANGUAGES = frozenset(
    """
    der die das und ist sind wer wie wann wo warum welche welcher wurde nicht ein eine auf mit von
    que qui quoi quel quelle quand où pourquoi comment est sont les des une dans pour avec sur du
    qué quién cuándo dónde cómo por el los las una es son del para con che chi quando dove perché
    come il gli della nel sono è het een wat wie waar waarom hoe zijn van voor met o os uma quem
    onde não para em
    """.split()
)
"""Small words of German, French, Spanish, Italian, Dutch and Portuguese."""
ABOUT_THE_ANSWER = re.compile(
    r"\W*(?:and |but )?(?:who (?:said|says|told|claims|claimed) (?:that|this|so|it)|"
    r"(?:where|how) (?:does|did) (?:it|he|she|they) say (?:that|this|so)|"
    r"what was the question|says who)\W*",
    re.IGNORECASE,
)
"""Example: "Who said that?": the question before is answered again, with speaker and place."""
LAST_LATIN_LETTER = 0x24F  # code point; what is beyond is another alphabet
NOT_ENGLISH = (
    "The question does not seem to be in English, the language Footnote reads: "
    "the quotations may miss what you ask."
)


@dataclass(frozen=True, slots=True, eq=False)
class Understanding:
    """A question as it is read."""

    readings: tuple[Reading, ...]
    whole: bool = False
    """Whether it asks about the documents as a whole."""
    read_as: str | None = None
    """The question as it was read, where that is not as it was typed."""
    warning: str | None = None
    """One sentence to show with the answer."""


def understand(
    encoder: Encoder, view: View, question: str, *, history: Sequence[str]
) -> Understanding:
    """Read a question in the light of the documents and the questions before it.

    Args:
        history: the person's earlier questions, oldest first.
    """
    if view.count and is_overview(question):
        return Understanding((overview_reading(view, question),), whole=True)
    history = [asked for asked in history if ABOUT_THE_ANSWER.fullmatch(asked) is None]
    if history and ABOUT_THE_ANSWER.fullmatch(question):
        before = understand(encoder, view, history[-1], history=history[:-1])
        return replace(before, read_as=before.read_as or history[-1])
    warning = NOT_ENGLISH if is_foreign(question) else None
    readings = read_question(encoder, question, history=history)
    corrected = None if warning else respelt(view, readings[0])
    if corrected is not None:
        readings = read_question(encoder, corrected, history=history)
    leans = len(readings) > 1 and readings[1].share >= LEANS
    return Understanding(readings, False, readings[1].text if leans else corrected, warning)


def understand_literally(encoder: Encoder, question: str) -> Understanding:
    """Read a question exactly as it was typed, by itself."""
    warning = NOT_ENGLISH if is_foreign(question) else None
    return Understanding(read_question(encoder, question), warning=warning)


def is_foreign(question: str) -> bool:
    """Whether a question seems to be in a language that the model does not read."""
    letters = [letter for letter in question if letter.isalpha()]
    if sum(ord(letter) > LAST_LATIN_LETTER for letter in letters) * 2 > len(letters):
        return True
    words = TERM.findall(question)
    english = sum(is_function_word(word) for word in words)
    return sum(word.lower() in OTHER_LANGUAGES for word in words) > english
