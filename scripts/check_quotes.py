"""Checks an article's quotations: `python -m scripts.check_quotes ARTICLE --against FILE…`.

Every quotation is looked for in the documents, character for character. Ends with 0 where all are
exact or differ only in typography or by words in square brackets, which are the quoting editor's;
with 1 where one is altered, stitched or absent, or its brackets turn it round (a "not" or a number
behind them), so that a build script can tell. No model is needed, and nothing is kept.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bot.checking import Checker, Verdict, check_record, checked_in_order, quotations_in
from bot.errors import QuotationError
from bot.formats import decode_document, load_document
from scripts.console.check_text import written_check
from scripts.console.documents import add_password_option, password_of, read_documents
from scripts.console.terminal import Parser, UsageError, run, say

FAILED = 1  # the exit code where a quotation is not the documents'
STANDARD_INPUT = "-"
GOOD = (Verdict.EXACT, Verdict.TYPOGRAPHY, Verdict.BRACKETED)


def main(arguments: Sequence[str]) -> None:
    """Print what each quotation is."""
    options = _parser().parse_args(arguments)
    article = _article(options.article)
    quotations = quotations_in(article)
    if not quotations:
        raise UsageError(f"There is no word in {options.article}; give a text with quotations.")
    leave_out = [] if options.article == STANDARD_INPUT else [Path(options.article)]
    password = password_of(options)
    documents = read_documents(options.against, leave_out=leave_out, password=password)
    checker = Checker(tuple(documents))
    counts: Counter[Verdict] = Counter()
    failed = False
    for found in checked_in_order(checker, article, quotations):
        checked = found.checked
        if checked is None:
            raise QuotationError(f"Line {found.line}: {found.refusal}")
        counts[checked.verdict] += 1
        failed = failed or checked.verdict not in GOOD or bool(checked.reversals)
        if options.json:
            record = check_record(checked, found.quoted, id=str(found.number))
            print(json.dumps(record, ensure_ascii=False), flush=True)
        else:
            print(written_check(checked, number=found.number, line=found.line), flush=True)
    told = ", ".join(f"{counts[each]:,} {each.value}" for each in Verdict if counts[each])
    say(f"{told}.")
    if failed:
        sys.stdout.flush()
        sys.exit(FAILED)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m scripts.check_quotes",
        description="Check whether the quotations in an article stand in the documents.",
        epilog="Quotations are what stands in quotation marks, four words at least, and block "
        "quotes; where nothing is quoted, the whole text is one. Ends with 0 where all stand "
        "there, but for typography and words in square brackets, with 1 where one does not, with 2 "
        "where something went wrong.",
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


if __name__ == "__main__":
    run(main)
