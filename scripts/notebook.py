"""Notebooks as files: `python -m scripts.notebook verify FILE --against DOCUMENT…`, or `convert`.

`verify` looks for the words of every note in the documents, character for character, and ends with
0 where all stand where they say, with 1 where one does not. `convert` writes a notebook in another
form, its citations in another style. No model is needed, and nothing is kept.
"""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bot.citing import STYLES, Form, Reference, Stylist, reference_of
from bot.documents import Document, Span
from bot.errors import NotebookError
from bot.notebook import (
    ENDINGS,
    Compiling,
    FileForm,
    Notebook,
    NoteQuotation,
    Standing,
    Verified,
    opened,
    verified,
    written_file,
)
from bot.segmentation import Transcript
from bot.viewing import ExcerptIndex
from embeddings.whole import write_whole
from scripts.console.answer_text import harmless
from scripts.console.documents import add_password_option, password_of, read_documents
from scripts.console.terminal import Parser, run, say
from ui.html import who_of
from ui.web import ENGLISH, texts_in

FAILED = 1  # the exit code where a note does not stand where it says


class ReadShelf:
    """Documents that were read, and their words with whose they are."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        self._known: dict[str, tuple[ExcerptIndex, Reference]] = {}

    def quoted(self, document: Document, span: Span) -> NoteQuotation:
        """The words of a span."""
        if document.sha256 not in self._known:
            transcript = Transcript.of(document)
            self._known[document.sha256] = (ExcerptIndex(transcript), reference_of(transcript))
        placing, reference = self._known[document.sha256]
        found = placing.excerpt(span)
        return NoteQuotation(
            found.citation, reference, who_of(found.voices, texts_in(ENGLISH)) or None
        )


def main(arguments: Sequence[str]) -> None:
    """Do what was asked."""
    options = _parser().parse_args(arguments)
    notebook = _notebook(options.file)
    documents = read_documents(
        options.against, leave_out=[options.file], password=password_of(options)
    )
    quotable = ReadShelf(tuple(documents) if options.against else ())
    again = tuple(verified(notebook.notes, quotable))
    if options.verb == "convert":
        _convert(options, notebook, again)
        return
    for each in again:
        print(_line(each))
    counts = Counter(each.standing for each in again)
    told = ", ".join(f"{counts[each]:,} {each.value}" for each in Standing if counts[each])
    say(f"{told or 'No note'}.")
    if counts.total() != counts[Standing.STANDS]:
        sys.stdout.flush()
        sys.exit(FAILED)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m scripts.notebook",
        description="Verify a notebook that was exported, or write it in another form.",
        epilog="Each verb has its own --help; of their options: verify --against DOCUMENT, "
        "convert --to FORM.",
        allow_abbrev=False,
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verify|convert")
    verify = verbs.add_parser("verify", help="look for the words of every note in the documents")
    convert = verbs.add_parser("convert", help="write the notebook in another form")
    for each in (verify, convert):
        each.add_argument("file", type=Path, metavar="FILE", help="Markdown, HTML, Word, CSV, JSON")
        each.add_argument(
            "--against",
            nargs="+",
            type=Path,
            required=each is verify,
            default=[],
            metavar="FILE_OR_FOLDER",
            help="the documents that are quoted",
        )
        add_password_option(each)
    convert.add_argument("--to", choices=list(FileForm), required=True, help="the form to write")
    convert.add_argument("--style", choices=list(STYLES), default=Form.APA, help="of citations")
    convert.add_argument("--output", type=Path, metavar="FILE", help="by default beside FILE")
    return parser


def _notebook(path: Path) -> Notebook:
    try:
        return opened(path.read_bytes())
    except OSError as error:
        raise NotebookError(f"{path} cannot be read: {error.strerror}.") from error


def _convert(options: Namespace, notebook: Notebook, again: Sequence[Verified]) -> None:
    """Write the file; one that is there already is written over only where it was named."""
    form = FileForm(options.to)
    path: Path = options.output or options.file.with_suffix(ENDINGS[form])
    if options.output is None and path.exists():
        raise NotebookError(f"{path} is there already; name another file with --output.")
    handout = Compiling(STYLES[Form(options.style)], Stylist()).notebook(notebook, again)
    try:
        write_whole(path, written_file(form, handout, notebook=notebook))
    except OSError as error:
        raise NotebookError(f"{path} cannot be written: {error.strerror}.") from error
    say(f"{path} is written.")


def _line(each: Verified) -> str:
    """A note, what has become of it, and where it stands now: "3:10 moved: well.txt, ¶ 2"."""
    record = each.quoted.record if each.quoted else None
    name = each.document.name if each.document else each.note.citation["document"]
    place = record["place"] if record else each.note.place
    words = " ".join(each.note.quote.split())
    return harmless(f"{each.note.id} {each.standing}: {name}, {place}\n    “{words}”")


if __name__ == "__main__":
    run(main)
