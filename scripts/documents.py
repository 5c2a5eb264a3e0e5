"""The documents named on a command line: read, and kept in the library that answers from them."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot.document import Document
from bot.errors import DocumentError
from bot.formats import find_documents, load_document
from bot.library import Library, default_folder
from embeddings.sentence_transformer import SentenceTransformerEncoder
from scripts.terminal import Parser, progress_of, say

GUESSED = ("latin-1", "cp1252")  # encodings that nothing in a file proves; a person should know


def add_library_options(parser: Parser) -> None:
    """Let a command be told which library and which model."""
    parser.add_argument(
        "--library",
        type=Path,
        metavar="FOLDER",
        help="keep documents and their index in this folder (by default your data folder)",
    )
    parser.add_argument(
        "--model",
        metavar="NAME",
        help="a sentence-transformers model: a folder, or its name on the hub, which is downloaded",
    )


def open_library(options: argparse.Namespace, encoder: SentenceTransformerEncoder) -> Library:
    """The library that was asked for."""
    return Library(options.library or default_folder(), encoder, notify=say)


def add_documents(
    library: Library, paths: Sequence[Path], *, leave_out: Sequence[Path] = ()
) -> tuple[Document, ...]:
    """Read the documents that files and folders hold into the library; one unchanged costs nothing.

    A document of a folder that cannot be read is said and passed over.

    Args:
        leave_out: files that are no documents wherever they lie.

    Raises:
        DocumentError: a file named by itself cannot be read, or none of a folder's can.
    """
    named = {path.resolve() for path in paths if not path.is_dir()}
    found = find_documents(paths, leave_out=leave_out)
    documents: list[Document] = []
    for number, (path, name) in enumerate(found, 1):
        try:
            document = load_document(path, name=name)
        except DocumentError as error:
            if path in named:
                raise
            say(f"{error} It is passed over.")
            continue
        if document.encoding in GUESSED and not library.has(document):
            say(f"{name} is not UTF-8; it is read as {document.encoding}.")
        task = f"reading {name} ({number} of {len(found)})" if len(found) > 1 else f"reading {name}"
        progress = None if library.has(document) else progress_of(task)
        library.add(document, place=str(path), progress=progress)
        documents.append(document)
    if not documents:
        raise DocumentError(
            f"No document in {', '.join(map(str, paths))} can be read; name one that holds text."
        )
    return tuple(documents)
