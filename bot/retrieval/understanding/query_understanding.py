"""What a question is taken to mean, before anything is ranked.

A question about the whole, a question in a conversation, a misspelt one, one in another language:
each is noticed by its words alone, and what was made of it is said, so that it can be undone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.errors import Notice
from bot.library import Searcher
from bot.retrieval.naming.conversation import named_in
from bot.retrieval.naming.names import NamesOfDocuments
from bot.retrieval.naming.question import Named
from bot.retrieval.understanding.follow_up import Conversation, follow_up, told
from bot.retrieval.understanding.measures import with_lines
from bot.retrieval.understanding.overview import is_overview, overview_reading
from bot.retrieval.understanding.query import QueryReading, read_question
from bot.retrieval.understanding.spelling import respelt
from bot.segmentation import is_foreign
from embeddings.encoders import Encoder

ABOUT_THE_ANSWER = re.compile(
    r"\W*(?:and |but )?(?:who (?:said|says|told|claims|claimed) (?:that|this|so|it)|"
    r"(?:where|how) (?:does|did) (?:it|he|she|they) say (?:that|this|so)|"
    r"what was the question|says who)\W*",
    re.IGNORECASE,
)
"""Example: "Who said that?": the question before is answered again, with speaker and place."""
NOT_ENGLISH = Notice(
    "The question does not seem to be in English, the language Footnote reads: "
    "the quotations may miss what you ask.",
    code="question-foreign",
)


@dataclass(frozen=True, slots=True, eq=False)
class QueryUnderstanding:
    """A question as it is read."""

    readings: tuple[QueryReading, ...]
    whole: bool = False
    """Whether it asks about the documents as a whole."""
    read_as: str | None = None
    """The question as it was read, where that is not as it was typed: respelt, or asked again."""
    continuing: str | None = None
    """What it takes from the conversation, in a few words; None where that is next to nothing."""
    named: Named | None = None
    """The documents that it names, or that the conversation does with which it goes on."""
    warning: Notice | None = None
    """What to show with the answer."""


def understand(
    encoder: Encoder,
    searcher: Searcher,
    question: str,
    *,
    history: Sequence[str],
    names: NamesOfDocuments | None = None,
) -> QueryUnderstanding:
    """Read a question in the light of the documents and the questions before it.

    Args:
        history: the person's earlier questions, oldest first.
        names: what documents are called; None where whoever is named, all are asked alike.
    """
    if searcher.count and is_overview(question, history=history):
        return QueryUnderstanding((overview_reading(searcher, question),), whole=True)
    history = [asked for asked in history if ABOUT_THE_ANSWER.fullmatch(asked) is None]
    if history and ABOUT_THE_ANSWER.fullmatch(question):
        before = understand(encoder, searcher, history[-1], history=history[:-1], names=names)
        return replace(before, read_as=history[-1])
    warning = NOT_ENGLISH if is_foreign(question) else None
    conversation = Conversation.of(history)

    def read(words: str) -> tuple[QueryReading, ...]:
        whole = (conversation.completed(words),) if conversation else ()
        return read_question(encoder, words, *whole)

    readings = read(question)
    corrected = None if warning else respelt(searcher, readings[0])
    if corrected is not None:
        readings = read(corrected)
    if conversation is not None:
        readings = follow_up(searcher, conversation, *readings)
    continuing = told(searcher, readings)
    found = None
    if names is not None:
        asked = list(dict.fromkeys((question, corrected or question)))
        found, readings = named_in(searcher, names.at(searcher), asked, history, readings)
    return QueryUnderstanding(
        with_lines(encoder, readings),
        read_as=corrected,
        continuing=continuing,
        named=found,
        warning=warning,
    )


def understand_literally(encoder: Encoder, question: str) -> QueryUnderstanding:
    """Read a question exactly as it was typed, by itself."""
    warning = NOT_ENGLISH if is_foreign(question) else None
    return QueryUnderstanding(read_question(encoder, question), warning=warning)
