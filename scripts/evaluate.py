"""Measures answers against your own questions: `python -m scripts.evaluate SET_FOLDER...`.

A set is a folder with `documents/` and `questions.jsonl` (`scripts/evaluation/question_sets.py`).
All its documents are asked at once, or for each question its own alone. Of several sets a table at
the end holds all, averaged over kinds of material. `scripts/evaluation/metrics.py` says what each
figure means.
"""

import json
import math
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.chatbot import Chatbot
from bot.library import Library
from bot.retrieval import Ranking, answer_record
from embeddings.encoders import Encoder
from embeddings.whole import write_whole
from scripts.console.documents import add_documents, add_library_options, open_encoder, open_library
from scripts.console.questions import add_citations_option
from scripts.console.terminal import Parser, UsageError, progress_of, run, whole_number
from scripts.evaluation.chosen_sets import ChosenSet, add_set_options, chosen_sets, scope_of
from scripts.evaluation.metrics import Answered
from scripts.evaluation.promises import promises
from scripts.evaluation.question_sets import QuestionSet
from scripts.evaluation.report import misses, table
from scripts.evaluation.summary import AskedSet, summary

MISSES = 10  # listed of one set; of several sets a table is what is looked for


def main(arguments: Sequence[str]) -> None:
    """Ask the questions of each set and print how good the answers are, a set at a time."""
    parser = _parser()
    options = parser.parse_intermixed_args(arguments)
    sets = chosen_sets(options)
    if options.answers is not None:
        if len(sets) > 1 or options.both:
            parser.error("--answers takes the answers of one set, asked in one way")
        _write_answers([], options.answers)  # better told now than after all has been asked
    if options.misses is None:
        options.misses = MISSES if len(sets) == 1 else 0
    tell = partial(print, file=sys.stdout, flush=True)
    with redirect_stdout(sys.stderr):  # nothing that a library prints gets among the figures
        encoder = open_encoder(options)
        with open_library(options, encoder) as library:
            evaluate = partial(_evaluated, library, encoder, options, tell)
            asked = [way for each in sets for way in evaluate(each)]
    if len(asked) > 1:
        tell(summary(asked))
    if options.risk is not None:
        tell(promises(asked, options.risk))


def _parser() -> Parser:
    parser = Parser(
        prog="python -m scripts.evaluate",
        description="Put questions whose answers are known, and say how good the answers are.",
        allow_abbrev=False,
    )
    add_set_options(parser)
    parser.add_argument(
        "--both",
        action="store_true",
        help="ask sets of several documents twice: all at once, and each question its own alone",
    )
    parser.add_argument(
        "--compare",
        action="store_true",
        help="ask again ranking by dense vectors alone, by BM25 alone, and by both",
    )
    parser.add_argument(
        "--risk",
        type=_share,
        metavar="SHARE",
        help="say how many questions can be answered with at most this share wrong, as in .10",
    )
    parser.add_argument(
        "--misses",
        type=whole_number(0),
        metavar="N",
        help=f"the most missed questions to list ({MISSES} of one set, none of several)",
    )
    add_citations_option(parser, default=5)
    parser.add_argument(
        "--answers", type=Path, metavar="FILE", help="write the answers here, one JSON object each"
    )
    add_library_options(parser)
    return parser


def _share(text: str) -> float:
    """A share that was typed, above 0 and below 1."""
    try:
        share = float(text)
    except ValueError:
        share = math.nan
    if not 0 < share < 1:
        raise ArgumentTypeError(f"give a share between 0 and 1, as in .10, not {text}")
    return share


def _evaluated(
    library: Library,
    encoder: Encoder,
    options: Namespace,
    tell: Callable[[str], None],
    chosen: ChosenSet,
) -> Iterator[AskedSet]:
    """A set, asked in each way that is to be; its figures are told, then its misses.

    When rankings are compared, the misses of the default.
    """
    documents = add_documents(library, [chosen.questions.documents]).documents
    rankings = list(Ranking) if options.compare else [Ranking.LATE]
    whose = f"ranking {Ranking.LATE}: " if options.compare else ""
    for own in (False, True) if options.both and len(documents) > 1 else (chosen.own,):
        way = AskedSet(chosen.name, chosen.kind, own, documents, again=own and options.both)
        asked = {
            ranking: _asked(
                way,
                chosen.questions,
                Chatbot(library, encoder, documents=documents, ranking=ranking),
                task=f"{way.title}: asking, ranking {ranking}",
                citations=options.citations,
            )
            for ranking in rankings
        }
        default = asked[Ranking.LATE]
        if options.answers is not None:
            _write_answers(default.answered, options.answers)
        tell(f"{way.title}: {len(default.answered):,} questions, documents: {len(documents):,}\n")
        for text in _compared(asked) if options.compare else [table("", default.figures)]:
            tell(text)
        tell(whose + misses(default.answered, options.misses))
        yield default


def _asked(
    way: AskedSet, questions: QuestionSet, chatbot: Chatbot, *, task: str, citations: int
) -> AskedSet:
    chatbot.prepare()
    progress = progress_of(task, counted="questions")
    answered: list[Answered] = []
    for known in questions.questions:
        asked = known.question
        answer = chatbot.answer(
            asked.words,
            history=asked.history,
            citations=citations,
            among=scope_of(known, way.documents, own=way.own),
        )
        answered.append(Answered(known, answer))
        progress(len(answered), len(questions.questions))
    return replace(way, answered=tuple(answered))


def _compared(asked: dict[Ranking, AskedSet]) -> Iterator[str]:
    """A table for each kind of question, in which each ranking has its column."""
    for groups in zip(*(each.figures for each in asked.values()), strict=True):
        columns = [
            replace(group, title=ranking) for ranking, group in zip(asked, groups, strict=True)
        ]
        yield table(groups[0].title, columns)


def _write_answers(answered: Sequence[Answered], file: Path) -> None:
    """Write answers as `ask --json` prints them."""
    records = [answer_record(each.answer, id=each.known.question.id) for each in answered]
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
    try:
        write_whole(file, "".join(lines).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror or error}.") from error


if __name__ == "__main__":
    run(main)
