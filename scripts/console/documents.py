"""The documents named on a command line: read, and kept in the library that answers from them."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path

from bot.documents import Document
from bot.errors import DocumentError
from bot.formats import PassedOver, decode_document, find_documents, parcel_of, read_bytes
from bot.library import Library, default_folder
from embeddings.encoders import AUTO, CPU, CUDA, MPS, Encoder, device_here, encoder_for
from scripts.console.adding import Adding
from scripts.console.terminal import Parser, UsageError, notify, say

ASK = "-"  # as a password: ask for it


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
    parser.add_argument(
        "--device",
        choices=(AUTO, CPU, CUDA, MPS),
        default=AUTO,
        help="what reads documents that are added (auto: a CUDA GPU where there is one)",
    )


def add_password_option(parser: Parser) -> None:
    """Let a command be told what opens documents that are encrypted."""
    parser.add_argument(
        "--password",
        metavar="PASSWORD",
        help="opens documents that are encrypted; - asks for it. It is kept nowhere",
    )


def password_of(options: argparse.Namespace) -> str | None:
    """The password that was typed, or is typed now, unseen.

    Raises:
        UsageError: it was to be asked for, and there is nobody to ask.
    """
    password: str | None = options.password
    if password != ASK:
        return password
    try:
        return getpass("Password: ")
    except EOFError as error:
        raise UsageError("No password was typed; give it after --password.") from error


def open_encoder(options: argparse.Namespace) -> Encoder:
    """What reads the questions: the model that was asked for, on the processor."""
    return encoder_for(options.model, notify=say)


def open_library(options: argparse.Namespace, encoder: Encoder) -> Library:
    """The library that was asked for; what is added to it may be read by a GPU."""
    device = device_here() if options.device == AUTO else options.device
    if device != CPU:
        encoder = encoder_for(options.model, device=device)
    return Library(options.library or default_folder(), encoder, notify=notify)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of files and folders."""

    documents: tuple[Document, ...]
    passed_over: PassedOver


def add_documents(
    library: Library,
    paths: Sequence[Path],
    *,
    leave_out: Sequence[Path] = (),
    password: str | None = None,
) -> Added:
    """Read the documents that files and folders hold into the library, and give them.

    What was read is counted, what could not be read is said; where nothing is new, nothing is said.

    Args:
        leave_out: files that are no documents wherever they lie.
        password: opens those that are encrypted.

    Raises:
        DocumentError: a file named by itself cannot be read, or none of a folder's can.
    """
    adding = Adding(library, paths, leave_out=leave_out, password=password)
    adding.run()
    for sentence in adding.sentences(counts=adding.several and adding.tally.changed):
        say(sentence)
    adding.check()
    return Added(library.documents_at(adding.places), adding.passed_over)


def read_documents(
    paths: Sequence[Path], *, leave_out: Sequence[Path] = (), password: str | None = None
) -> Iterator[Document]:
    """The documents that files and folders hold, kept nowhere; of a folder's, the others are said.

    Args:
        leave_out: files that are no documents wherever they lie.
        password: opens those that are encrypted.

    Raises:
        DocumentError: one named by itself cannot be read, or none can.
    """
    named = {path.resolve() for path in paths if not path.is_dir()}
    read = 0
    for path, name in find_documents(paths, leave_out=leave_out, notify=say):
        try:
            data = read_bytes(path, name=name)
            parcel = parcel_of(data, name=name)
            if parcel is None or parcel.is_document:
                yield decode_document(data, name=name, password=password)
                read += 1
        except DocumentError as error:
            if path in named:
                raise
            notify(error.notice)
            continue
        for each in parcel.members if parcel else ():
            try:
                yield decode_document(each.data, name=f"{name}/{each.name}", password=password)
                read += 1
            except DocumentError as error:
                notify(error.notice)
    if not read:
        raise DocumentError("No document can be read; name one that holds text.")
