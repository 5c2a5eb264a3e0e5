"""Keeps the library from the command line: `python -m scripts.index add|list|remove|text …`."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from bot.documents import Document, one_line
from bot.errors import DocumentError
from bot.formats import load_document
from bot.library import Library
from bot.segmentation import NONE, Corrections, Speaker
from bot.storage import CatalogEntry
from bot.viewing import HowRead, how_read
from scripts.console.adding import Adding
from scripts.console.documents import (
    add_library_options,
    add_password_option,
    open_encoder,
    open_library,
    password_of,
)
from scripts.console.missing import missing_places
from scripts.console.terminal import Parser, UsageError, amount, run, say


def main(arguments: Sequence[str]) -> None:
    """Do one thing to the library."""
    options = _parser().parse_args(arguments)
    if options.verb == "text" and options.document.exists():
        document = load_document(
            options.document, name=options.document.name, password=password_of(options)
        )
        _print_exactly(document)
        return
    with open_library(options, open_encoder(options)) as library:
        match options.verb:
            case "add":
                _add(library, options)
            case "list":
                _list(library)
            case "remove":
                _remove(library, options)
            case "speakers":
                _speakers(library, options)
            case "text":
                _print_exactly(_kept(library, str(options.document)))


def _parser() -> Parser:
    parser = Parser(
        prog="python -m scripts.index",
        description="Add documents to the library, list them, remove them, print their text; "
        "correct who speaks in them.",
        epilog="Each verb has its own --help; of their options: add --forget-missing, "
        "speakers --rename OLD NEW, --label EXAMPLE.",
        allow_abbrev=False,
    )
    verbs = parser.add_subparsers(
        dest="verb", required=True, metavar="add|list|remove|speakers|text"
    )
    add = verbs.add_parser("add", help="read documents into the library")
    add.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    add.add_argument(
        "--forget-missing",
        action="store_true",
        help="forget documents of these folders whose files are gone",
    )
    listing = verbs.add_parser("list", help="list the documents in the library")
    remove = verbs.add_parser("remove", help="forget documents; their files stay as they are")
    remove.add_argument("names", nargs="+", metavar="NAME")
    speakers = verbs.add_parser(
        "speakers", help="show how a document was read: who speaks, who asks; put it right"
    )
    speakers.add_argument("document", metavar="DOCUMENT")
    speakers.add_argument(
        "--rename",
        nargs=2,
        action="append",
        default=[],
        metavar=("OLD", "NEW"),
        help="call a speaker NEW; another speaker's name makes them one, an empty one names nobody",
    )
    _add_corrections(speakers)
    text = verbs.add_parser("text", help="print the text that offsets count in")
    text.add_argument("document", type=Path, metavar="DOCUMENT")
    for verb in (add, listing, remove, speakers, text):
        add_library_options(verb)
    for verb in (add, text):
        add_password_option(verb)
    return parser


def _add_corrections(speakers: Parser) -> None:
    speakers.add_argument(
        "--asks",
        action="append",
        metavar="NAME",
        help="who asks, and nobody else; may be given again, an empty one says that nobody does",
    )
    speakers.add_argument(
        "--label",
        metavar="EXAMPLE",
        help="how a speaker's label is written: one from the text, '[00:12] Ada - ', or "
        "'{time} {name} -'; an empty one takes it back",
    )
    speakers.add_argument(
        "--nobody",
        action="append",
        default=[],
        metavar="NAME",
        help="a name that is no speaker's; may be given again",
    )
    speakers.add_argument(
        "--as-found",
        action="store_true",
        help="take back who asks, the label and who is nobody; names stay as they were given",
    )


def _add(library: Library, options: Namespace) -> None:
    """Add documents, say what became of each, and what is missing or could not be read."""
    password = password_of(options)
    try:
        adding = Adding(library, options.paths, password=password, checked=True)
    except DocumentError:  # a folder from which all documents are gone holds none
        if options.forget_missing:
            _missing(library, options)
        raise
    adding.run()
    for sentence in adding.sentences():
        say(sentence)
    _missing(library, options)
    adding.check()


def _missing(library: Library, options: Namespace) -> None:
    """Forget the documents whose files are gone, or say how to."""
    folders = [path for path in options.paths if path.is_dir()]
    places = missing_places(library, folders)
    if not places:
        return
    documents = amount(len(places), "document")
    if options.forget_missing:
        library.forget(places)
        say(f"{documents} forgotten, of which the file is gone.")
    else:
        say(f"Of {documents} in the library the file is gone; --forget-missing forgets them.")


def _list(library: Library) -> None:
    entries = library.entries()
    if uploads := len(library.visits.uploads()):
        say(
            f"beside these, visitors of the chat have {amount(uploads, 'document')} of their "
            "own here for a while."
        )
    if not entries:
        say("the library holds no document yet; add one: python -m scripts.index add FILE")
    width = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        passages = amount(entry.passages, "passage")
        kind = f"{entry.format}, {entry.encoding}"
        print(f"{entry.name:{width}}  {passages:>14}  {kind}  {one_line(entry.place)}")


def _remove(library: Library, options: Namespace) -> None:
    for name in options.names:
        entries = library.entries()
        called = {entry.name for entry in entries} | {entry.place for entry in entries}
        path = Path(name)
        as_path = name not in called and path.exists()
        if inside := [] if name in called else _inside(entries, name, path):
            library.forget([entry.place for entry in inside])
            say(f"removed {amount(len(inside), 'document')} of {name}; the file stays as it is.")
            continue
        entry = library.remove(str(path.resolve()) if as_path else name)
        place = one_line(entry.place)
        say(f"removed {entry.name} ({place}); the file itself stays as it is.")


def _inside(entries: Sequence[CatalogEntry], name: str, path: Path) -> list[CatalogEntry]:
    """The documents that stand in a file that is none itself: an archive, a mailbox."""
    place = f"{path.resolve()}/"
    if path.is_dir() or any(f"{entry.place}/" == place for entry in entries):
        return []
    return [e for e in entries if e.place.startswith(place) or e.name.startswith(f"{name}/")]


def _speakers(library: Library, options: Namespace) -> None:
    """Put right how a document was read, then show it."""
    name: str = options.document
    called = {entry.name for entry in library.entries()}
    as_path = name not in called and Path(name).exists()
    document = library.document(str(Path(name).resolve()) if as_path else name)
    now = library.readings.corrections(document)
    said = _corrected(library.speakers(document), now, options)
    if said != now:
        library.readings.correct(document, said)
    for old, new in options.rename:
        library.rename_speaker(document, old, new)
    read = how_read(library.transcript(document), library.speakers(document))
    _print_speakers(read)
    if not read.speakers:
        say(f"{document.name} names no speakers.")
    elif read.unsaid:
        say(f"{_share(read.unsaid, read)} of the words are nobody's in particular.")
    for words in said.nobody:
        say(f"{one_line(words)} is no speaker, as you said.")
    if said.label is not None:
        say(f"labels are read as you said: {one_line(said.label)}")
    if read.unclear:
        say("these lines look like a speaker's label and were not understood:")
        for line in read.unclear:
            say(f"    {line}")
    if read.guess:
        say(f"they seem to be written so: --label {quote(read.guess.template)}")
    for doubt in read.doubts:
        say(str(doubt))


def _corrected(speakers: Sequence[Speaker], now: Corrections, options: Namespace) -> Corrections:
    """What is corrected of a document after what was typed.

    Raises:
        UsageError: it has no speaker of a name.
    """
    found = {name: speaker.found for speaker in speakers for name in (speaker.name, *speaker.found)}
    found |= {name: (name,) for name in (*(now.asks or ()), *now.nobody)}

    def names(typed: Sequence[str]) -> tuple[str, ...]:
        for name in typed:
            # with another label others speak, whose names are not known yet
            if name and name not in found and options.label is None:
                known = ", ".join(sorted(one_line(each) for each in found if each)) or "none"
                raise UsageError(f"There is no speaker {one_line(name)}; there are: {known}.")
        return tuple(each for name in typed if name for each in found.get(name, (name,)))

    now = NONE if options.as_found else now
    asks = now.asks if options.asks is None else names(options.asks)
    label = now.label if options.label is None else options.label.strip() or None
    nobody = tuple(dict.fromkeys((*now.nobody, *names(options.nobody))))
    return Corrections(asks, label, nobody)


def _print_speakers(read: HowRead) -> None:
    shown = [one_line(speaker.name or "(nobody is named)") for speaker in read.speakers]
    width = max(map(len, shown), default=0)
    for speaker, words in zip(read.speakers, shown, strict=True):
        share = _share(speaker.characters, read)
        line = f"{words:{width}}  {share:>5}  {amount(speaker.passages, 'passage'):>14}"
        line += "  asks" if speaker.asks else ""
        if speaker.found != (speaker.name,):
            line += f"  (in the document: {one_line(', '.join(speaker.found))})"
        print(line)


def _share(characters: int, read: HowRead) -> str:
    return f"{100 * characters / max(read.characters, 1):.0f} %"


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


if __name__ == "__main__":
    run(main)
