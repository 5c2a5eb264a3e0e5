"""Trains what is claimed of quotations: `python -m scripts.training.answerability SET_FOLDER...`.

Asks every set's questions, of all its documents at once and of their own document alone, and
beside them strangers' questions: those of the set that is off every topic, and of other kinds.
Learns which questions are on the topic (`bot/retrieval/judging/topic.py`) and how likely a
quotation answers (`bot/retrieval/judging/quotation.py`). Prints the constants for both, and what
comes of those learnt from the other kinds of material: what to expect of a kind nobody trained on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import chain

from bot.documents import Document
from bot.library import Library, Searcher
from bot.retrieval import (
    ABOUT_A_TEXT,
    SOMEBODY,
    Chances,
    QuotationSigns,
    Retriever,
    TopicSigns,
    differ_in_language,
    quotation_signs,
    read,
    topic_signs,
    understand,
)
from embeddings.encoders import Encoder
from scripts.console.documents import add_documents, add_library_options, open_encoder, open_library
from scripts.console.questions import Question
from scripts.console.terminal import Parser, run, say, whole_number
from scripts.evaluation.chosen_sets import ChosenSet, add_set_options, chosen_sets, spread
from scripts.evaluation.metrics import answers
from scripts.evaluation.question_sets import Kind, KnownQuestion
from scripts.training.judging_figures import (
    Example,
    print_constants,
    print_quotations,
    print_topic,
)

MOST = 200  # questions a set, with and without an answer each, unless told otherwise
STRANGERS = 40  # questions off the topic that a set is asked, and as many of other kinds
STRANGERS_ALONE = 6  # the same, for each of its documents alone
QUOTED = 3  # quotations of an answer that are learnt from


@dataclass(frozen=True, slots=True)
class _Asking:
    """What all questions are asked with."""

    encoder: Encoder
    library: Library
    chances: Chances
    retriever: Retriever


def main(arguments: Sequence[str]) -> None:
    """Ask, learn, and print what was learnt."""
    parser = Parser(prog="python -m scripts.training.answerability", description="Train the judge.")
    add_set_options(parser)
    parser.add_argument("--most", type=whole_number(1), default=MOST, help="questions a set")
    parser.add_argument(
        "--off-topic", default="offtopic", metavar="SET", help="its questions are off every topic"
    )
    add_library_options(parser)
    options = parser.parse_args(arguments)
    sets = chosen_sets(options)
    encoder = open_encoder(options)
    with open_library(options, encoder) as library:
        asking = _Asking(encoder, library, Chances(encoder), Retriever())
        examples = tuple(
            chain.from_iterable(
                _examples(asking, each, sets, off_topic=options.off_topic, most=options.most)
                for each in sets
            )
        )
    print_topic(examples)
    print_quotations(examples)
    print_constants(examples)


def _examples(
    asking: _Asking, chosen: ChosenSet, sets: Sequence[ChosenSet], *, off_topic: str, most: int
) -> Iterator[Example]:
    """What is seen of a set's questions and of strangers', in each of its scopes."""
    known = chosen.questions.questions
    unanswered = [each for each in known if each.kind is Kind.UNANSWERABLE]
    answered = [each for each in known if each.kind is not Kind.UNANSWERABLE]
    asked = (*spread(answered, most), *spread(unanswered, most))
    own_strangers = chosen.name == off_topic
    documents = add_documents(asking.library, [chosen.questions.documents]).documents
    for scope in _scopes(documents):
        single = len(scope) < len(documents)
        searcher = asking.library.searcher(scope)
        for each in asked:
            if not single or each.about == scope[0].name:
                example = _example(asking, searcher, each, chosen, alone=single)
                if example is not None:
                    yield replace(example, stranger=own_strangers)
        strangers = () if own_strangers else _strangers(chosen, sets, off_topic=off_topic)
        for each in spread(tuple(strangers), 2 * (STRANGERS_ALONE if single else STRANGERS)):
            example = _example(asking, searcher, each, chosen, alone=single)
            if example is not None:
                yield replace(example, stranger=True)
    say(f"{chosen.name}: {len(asked)} questions asked.")


def _scopes(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """All documents at once, then each alone."""
    yield documents
    if len(documents) > 1:
        yield from ((each,) for each in documents)


def _strangers(
    chosen: ChosenSet, sets: Sequence[ChosenSet], *, off_topic: str
) -> Iterator[KnownQuestion]:
    """Questions that are off a set's topic: everyday ones, and those of other kinds."""
    off = [each for some in sets if some.name == off_topic for each in some.questions.questions]
    others = [
        each
        for some in sets
        if some.kind != chosen.kind and some.name != off_topic
        for each in spread(some.questions.questions, STRANGERS)
        if not _points(each.question)
    ]
    # every second everyday question comes in the midst of a conversation, where there are any
    known = chosen.questions.questions
    talks = [(), *(each.question.history for each in known if each.question.history)]
    for number, each in enumerate(chain(spread(off, STRANGERS), spread(others, STRANGERS))):
        talk = talks[number % len(talks)] if number % 2 and number < STRANGERS else ()
        question = replace(each.question, history=talk)
        yield KnownQuestion(question, Kind.UNANSWERABLE, None, ())


def _points(question: Question) -> bool:
    """Whether a question points at a text or a conversation of its own: no stranger would ask it
    of another."""
    words = question.words
    return bool(question.history or SOMEBODY.search(words) or ABOUT_A_TEXT.search(words))


def _example(
    asking: _Asking, searcher: Searcher, known: KnownQuestion, chosen: ChosenSet, *, alone: bool
) -> Example | None:
    """What is seen of one question; None where it asks about the whole, or finds nothing."""
    asked: Question = known.question
    understood = understand(asking.encoder, searcher, asked.words, history=asked.history)
    if understood.whole:
        return None
    ranked = asking.retriever.retrieve(searcher, understood.readings)
    quotations = read(ranked, understood.readings, count=QUOTED)
    if not quotations:
        return None
    topic: TopicSigns = topic_signs(ranked, understood.readings, asking.chances.at(searcher))
    signs: tuple[QuotationSigns, ...] = tuple(
        quotation_signs(ranked, understood.readings[0].text, quotations)
    )
    return Example(
        kind=chosen.kind,
        set=chosen.name,
        alone=alone,
        asked=known.kind,
        stranger=False,
        foreign=differ_in_language(understood.readings[0], quotations[0]),
        topic=astuple(topic),
        quotations=tuple(map(astuple, signs)),
        right=tuple(answers(known, each) for each in quotations),
    )


if __name__ == "__main__":
    run(main)
