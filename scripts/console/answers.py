"""The answers that `python -m scripts.ask` gives, as they are wished for on its command line."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path

from bot.chatbot import Chatbot
from bot.citing import Form, Stylist
from bot.retrieval import Scope, answer_record
from scripts.console.answer_text import written_answer, written_citations
from scripts.console.documents import (
    add_documents,
    add_library_options,
    add_password_option,
    open_encoder,
    open_library,
    password_of,
)
from scripts.console.questions import Question, add_citations_option, checked, read_questions
from scripts.console.terminal import Parser, say


def give_answers(arguments: Sequence[str]) -> None:
    """Print the answers to the questions, one after the other, each as soon as it is found."""
    parser = _parser()
    options = parser.parse_intermixed_args(arguments)
    if options.questions is None:
        asked = Question("1", options.question, tuple(options.history))
        questions: Sequence[Question] = [checked(asked)]
    elif options.history:
        parser.error("--history goes with --question; in a file of questions each has its own")
    else:
        questions = read_questions(options.questions)
    if options.cite and options.json:
        parser.error("--cite goes without --json, whose answers have the parts of a citation")
    answers = sys.stdout
    with redirect_stdout(sys.stderr):  # nothing that a library prints gets among the answers
        for words in _answered(questions, options):
            print(words, file=answers, flush=True)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m scripts.ask",
        description="Answer questions in the words of the documents named, and of no others.",
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--question", metavar="TEXT")
    asked.add_argument(
        "--questions",
        type=Path,
        metavar="FILE",
        help="one JSON object a line: id, question, history",
    )
    parser.add_argument(
        "--history",
        action="append",
        default=[],
        metavar="TEXT",
        help="an earlier question of the conversation, oldest first; may be given again",
    )
    parser.add_argument(
        "--speaker", metavar="NAME", help="quote only what this person says in the documents"
    )
    parser.add_argument(
        "--alike",
        action="store_true",
        help="ask documents that a question names as all others, not before them",
    )
    add_citations_option(parser, default=3)
    parser.add_argument("--json", action="store_true", help="one JSON object a question")
    parser.add_argument(
        "--cite",
        choices=[form.value for form in Form],
        metavar="FORM",
        help=f"each quotation with its source: {', '.join(Form)}",
    )
    add_library_options(parser)
    add_password_option(parser)
    return parser


def _answered(questions: Sequence[Question], options: Namespace) -> Iterator[str]:
    """The answers as they are wished for, each as soon as it is found."""
    encoder = open_encoder(options)
    leave_out = [options.questions] if options.questions else []
    with open_library(options, encoder) as library:
        documents = add_documents(
            library, options.paths, leave_out=leave_out, password=password_of(options)
        ).documents
        chatbot = Chatbot(library, encoder, documents=documents)
        form = Form(options.cite) if options.cite else None
        stylist = Stylist()
        chatbot.prepare()
        for question in questions:
            answer = chatbot.answer(
                question.words,
                history=question.history,
                citations=options.citations,
                among=Scope(speaker=options.speaker, alike=options.alike),
            )
            if options.json:
                yield json.dumps(answer_record(answer, id=question.id), ensure_ascii=False)
            elif form is None:
                yield written_answer(answer, documents)
            elif answer.found:
                yield written_citations(answer, form, library.references.of, stylist)
            else:
                say(f"The documents do not say: {question.words}")
