"""Keeps the library from the command line: `python -m scripts.index add|list|remove|text …`."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from bot.document import Document
from bot.formats import load_document
from bot.library import Library
from embeddings.sentence_transformer import SentenceTransformerEncoder
from scripts.documents import add_documents, add_library_options, open_library
from scripts.terminal import Parser, UsageError, run, say


def main(arguments: Sequence[str]) -> None:
    """Do one thing to the library."""
    options = _parser().parse_args(arguments)
    if options.verb == "text" and options.document.exists():
        document = load_document(options.document, name=options.document.name)
        _print_exactly(document)
        return
    with open_library(options, SentenceTransformerEncoder(options.model)) as library:
        match options.verb:
            case "add":
                documents = add_documents(library, options.paths)
                say(f"{_counted(len(documents), 'document')} in the library.")
            case "list":
                _list(library)
            case "remove":
                _remove(library, options)
            case "text":
                _print_exactly(_kept(library, str(options.document)))


def _parser() -> Parser:
    parser = Parser(
        prog="python -m scripts.index",
        description="Add documents to the library, list them, remove them, print their text.",
        allow_abbrev=False,
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="add|list|remove|text")
    add = verbs.add_parser("add", help="read documents into the library")
    add.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    listing = verbs.add_parser("list", help="list the documents in the library")
    remove = verbs.add_parser("remove", help="forget documents; their files stay as they are")
    remove.add_argument("names", nargs="+", metavar="NAME")
    text = verbs.add_parser("text", help="print the text that offsets count in")
    text.add_argument("document", type=Path, metavar="DOCUMENT")
    for verb in (add, listing, remove, text):
        add_library_options(verb)
    return parser


def _list(library: Library) -> None:
    entries = library.entries()
    if not entries:
        say("the library holds no document yet; add one: python -m scripts.index add FILE")
    width = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        passages = _counted(entry.passages, "passage")
        print(
            f"{entry.name:{width}}  {passages:>14}  {entry.format}, {entry.encoding}  {entry.place}"
        )


def _remove(library: Library, options: Namespace) -> None:
    for name in options.names:
        entries = library.entries()
        called = {entry.name for entry in entries} | {entry.place for entry in entries}
        path = Path(name)
        as_path = name not in called and path.exists()
        entry = library.remove(str(path.resolve()) if as_path else name)
        say(f"removed {entry.name} ({entry.place}); the file itself stays as it is.")


def _print_exactly(document: Document) -> None:
    # Line by line: under PYTHONUNBUFFERED Python drops what a closing pipe did not take of one long
    # text, without an error.
    sys.stdout.writelines(document.text.splitlines(keepends=True))


def _kept(library: Library, name: str) -> Document:
    """The document the library calls by this name.

    Raises:
        UsageError: there is none.
    """
    documents = library.documents()
    for document in documents:
        if document.name == name:
            return document
    known = ", ".join(document.name for document in documents) or "none"
    raise UsageError(f"{name} is neither a file nor in the library, which holds: {known}.")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    run(main)
