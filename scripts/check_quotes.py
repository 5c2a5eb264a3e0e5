"""Checks an article's quotations: `python -m scripts.check_quotes ARTICLE --against FILE…`.

Every quotation is looked for in the documents, character for character. Ends with 0 where all are
exact or differ in typography only, with 1 where one is altered, stitched or absent, so that a build
script can tell. No model is needed, and nothing is kept.
"""

import json
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.checked_record import checked_record
from bot.checking import Checker
from bot.document import Document
from bot.errors import DocumentError
from bot.finding import find_documents
from bot.formats import decode_document, load_document
from bot.quoted import quotations_in
from bot.verdict import Verdict
from scripts.documents import add_password_option, password_of
from scripts.terminal import Parser, UsageError, run, say
from scripts.written_check import written_check

FAILED = 1  # the exit code where a quotation is not the documents'
STANDARD_INPUT = "-"
GOOD = (Verdict.EXACT, Verdict.TYPOGRAPHY)


def main(arguments: Sequence[str]) -> None:
    """Print what each quotation is."""
    options = _parser().parse_args(arguments)
    article = _article(options.article)
    quotations = quotations_in(article)
    if not quotations:
        raise UsageError(f"There is no word in {options.article}; give a text with quotations.")
    checker = Checker(tuple(_documents(options)))
    counts: Counter[Verdict] = Counter()
    for number, quoted in enumerate(quotations, 1):
        checked = checker.check(quoted.text)
        counts[checked.verdict] += 1
        if options.json:
            record = checked_record(checked, quoted, id=str(number))
            print(json.dumps(record, ensure_ascii=False), flush=True)
        else:
            line = article.count("\n", 0, quoted.start) + 1
            print(written_check(checked, number=number, line=line), flush=True)
    told = ", ".join(f"{counts[each]:,} {each.value}" for each in Verdict if counts[each])
    say(f"{told}.")
    if any(counts[each] for each in Verdict if each not in GOOD):
        sys.stdout.flush()
        sys.exit(FAILED)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m scripts.check_quotes",
        description="Check whether the quotations in an article stand in the documents.",
        epilog="Quotations are what stands in quotation marks, four words at least, and block "
        "quotes; where nothing is quoted, the whole text is one. Ends with 0 where all stand "
        "there, with 1 where one does not, with 2 where something went wrong.",
        allow_abbrev=False,
    )
    parser.add_argument("article", metavar="ARTICLE", help="a file; - reads standard input")
    parser.add_argument("--against", nargs="+", type=Path, required=True, metavar="FILE_OR_FOLDER")
    parser.add_argument("--json", action="store_true", help="one JSON object a quotation")
    add_password_option(parser)
    return parser


def _article(name: str) -> str:
    """The text of the article.

    Raises:
        DocumentError: it cannot be read, or holds no words.
    """
    if name == STANDARD_INPUT:
        return decode_document(sys.stdin.buffer.read(), name="standard input").text
    path = Path(name)
    return load_document(path, name=path.name).text


def _documents(options: Namespace) -> Iterator[Document]:
    """The documents to check against; of a folder's, those that cannot be read are said.

    Raises:
        DocumentError: one named by itself cannot be read, or none can.
    """
    password = password_of(options)
    leave_out = [] if options.article == STANDARD_INPUT else [Path(options.article)]
    named = {path.resolve() for path in options.against if not path.is_dir()}
    read = 0
    for path, name in find_documents(options.against, leave_out=leave_out, notify=say):
        try:
            document = load_document(path, name=name, password=password)
        except DocumentError as error:
            if path in named:
                raise
            say(str(error))
            continue
        read += 1
        yield document
    if not read:
        raise DocumentError("No document can be read; name one that holds text.")


if __name__ == "__main__":
    run(main)
