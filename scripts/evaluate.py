"""Measures answers against your own questions: `python -m scripts.evaluate SET_FOLDER...`.

A set is a folder with `documents/` and `questions.jsonl` (`scripts/evaluation/question_sets.py`).
All its documents are asked at once. `scripts/evaluation/metrics.py` says what each figure means.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

from bot.chatbot import Chatbot
from bot.documents import Document
from bot.library import Library
from bot.retrieval import Ranking, answer_record
from embeddings.encoders import Encoder
from embeddings.whole import write_whole
from scripts.console.documents import add_documents, add_library_options, open_encoder, open_library
from scripts.console.questions import add_citations_option
from scripts.console.terminal import Parser, UsageError, progress_of, run, whole_number
from scripts.evaluation.metrics import Answered, figures_of
from scripts.evaluation.question_sets import QuestionSet, read_question_set
from scripts.evaluation.report import misses, table


def main(arguments: Sequence[str]) -> None:
    """Ask the questions of each set and print how good the answers are, a set at a time."""
    parser = _parser()
    options = parser.parse_intermixed_args(arguments)
    if options.answers is not None and len(options.sets) > 1:
        parser.error("--answers takes the answers of one set; name one folder")
    sets = [read_question_set(folder) for folder in options.sets]
    if options.answers is not None:
        _write_answers([], options.answers)  # better told now than after all has been asked
    printed = sys.stdout
    with redirect_stdout(sys.stderr):  # nothing that a library prints gets among the figures
        encoder = open_encoder(options)
        with open_library(options, encoder) as library:
            for each in sets:
                for text in _evaluated(each, library, encoder, options):
                    print(text, file=printed, flush=True)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m scripts.evaluate",
        description="Put questions whose answers are known, and say how good the answers are.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "sets",
        nargs="+",
        type=Path,
        metavar="SET_FOLDER",
        help="holds documents/ and questions.jsonl: id, document, kind, history, question, quotes",
    )
    parser.add_argument(
        "--compare",
        action="store_true",
        help="ask again ranking by dense vectors alone, by BM25 alone, and by both",
    )
    parser.add_argument(
        "--misses",
        type=whole_number(0),
        default=10,
        metavar="N",
        help="the most missed questions to list (10)",
    )
    add_citations_option(parser, default=5)
    parser.add_argument(
        "--answers", type=Path, metavar="FILE", help="write the answers here, one JSON object each"
    )
    add_library_options(parser)
    return parser


def _evaluated(
    questions: QuestionSet, library: Library, encoder: Encoder, options: Namespace
) -> Iterator[str]:
    """The figures of a set, then its misses; when rankings are compared, those of the default."""
    documents = add_documents(library, [questions.documents])
    encoder.encode(["?"])  # the model loads now: that is no part of an answer's milliseconds
    rankings = list(Ranking) if options.compare else [Ranking.LATE]
    asked = {
        ranking: _asked(
            questions,
            Chatbot(library, encoder, documents=documents, ranking=ranking),
            task=f"{questions.name}: asking, ranking {ranking}",
            citations=options.citations,
        )
        for ranking in rankings
    }
    default = asked[Ranking.LATE]
    if options.answers is not None:
        _write_answers(default, options.answers)
    yield _headline(questions, documents)
    if options.compare:
        yield from _compared(asked, documents)
    else:
        yield table("", figures_of(default, documents))
    whose = f"ranking {Ranking.LATE}: " if options.compare else ""
    yield whose + misses(default, options.misses)


def _headline(questions: QuestionSet, documents: Sequence[Document]) -> str:
    return (
        f"{questions.name}: {len(questions.questions):,} questions, documents: {len(documents):,}\n"
    )


def _asked(
    questions: QuestionSet, chatbot: Chatbot, *, task: str, citations: int
) -> tuple[Answered, ...]:
    progress = progress_of(task, counted="questions")
    answered: list[Answered] = []
    for known in questions.questions:
        asked = known.question
        answer = chatbot.answer(asked.words, history=asked.history, citations=citations)
        answered.append(Answered(known, answer))
        progress(len(answered), len(questions.questions))
    return tuple(answered)


def _compared(
    asked: dict[Ranking, tuple[Answered, ...]], documents: Sequence[Document]
) -> Iterator[str]:
    """A table for each kind of question, in which each ranking has its column."""
    for groups in zip(*(figures_of(each, documents) for each in asked.values()), strict=True):
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
