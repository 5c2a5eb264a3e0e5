"""Measures what is known of documents as sources: `python -m scripts.evaluation.sources FOLDER`.

A folder of documents with `gold.jsonl`, what a librarian wrote down of them
(`scripts/evaluation/sources/gold.py`). Each is read as a library reads it; title, authors, date,
publisher, DOI and number are marked (`scripts/evaluation/sources/marking.py`). A row a kind.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.citing import Reference, reference_of
from bot.documents import Metadata
from bot.errors import DocumentError
from bot.formats import load_document
from bot.segmentation import Transcript
from scripts.console.terminal import Parser, notify, run
from scripts.evaluation.report import aligned
from scripts.evaluation.sources.gold import Gold, read_gold
from scripts.evaluation.sources.marking import Mark, Marked, marked

FULL = (Mark.RIGHT, Mark.WRONG, Mark.NONE)
COLUMNS = {
    "title": FULL,
    "authors": (Mark.RIGHT, Mark.PARTLY, Mark.WRONG, Mark.NONE),
    "year": FULL,
    "date": (Mark.RIGHT,),
    "publisher": FULL,
    "doi": FULL,
    "number": FULL,
}
ALL = "all"


@dataclass(frozen=True, slots=True)
class _Source:
    """One document, what is known of it and what came of it."""

    gold: Gold
    reference: Reference
    stated: Metadata
    mark: Marked


def main(arguments: Sequence[str]) -> None:
    """Print the table, and with `--misses` what was not right."""
    parser = Parser(prog="python -m scripts.evaluation.sources", allow_abbrev=False)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--misses", action="store_true", help="list what is not right, a document a line"
    )
    options = parser.parse_args(arguments)
    sources = [
        source for gold in read_gold(options.folder) for source in _read(options.folder, gold)
    ]
    print(_table(sources))
    if options.misses:
        print("\n".join(line for source in sources for line in _missed(source)))


def _read(folder: Path, gold: Gold) -> Iterator[_Source]:
    """What is known of one document; nothing, and said, where it cannot be read."""
    try:
        document = load_document(folder / gold.file, name=gold.file)
    except DocumentError as error:
        notify(error.notice)
        return
    reference = reference_of(Transcript.of(document))
    yield _Source(gold, reference, document.stated, marked(gold, reference, document.stated))


def _table(sources: Sequence[_Source]) -> str:
    """A row a kind, and one of all; what counts is said in two rows of heads."""
    kinds = sorted({source.gold.kind for source in sources})
    rows = [
        [
            "",
            "",
            *(
                part if not at else ""
                for part, marks in COLUMNS.items()
                for at in range(len(marks))
            ),
        ]
    ]
    rows += [["kind", "documents", *(mark for marks in COLUMNS.values() for mark in marks)]]
    rows += [_row(kind, [each for each in sources if each.gold.kind == kind]) for kind in kinds]
    return aligned([*rows, _row(ALL, sources)], left=1)


def _row(kind: str, sources: Sequence[_Source]) -> list[str]:
    counts = (
        sum(getattr(source.mark, part) is mark for source in sources)
        for part, marks in COLUMNS.items()
        for mark in marks
    )
    return [kind, f"{len(sources):,}", *map("{:,}".format, counts)]


def _missed(source: _Source) -> Iterator[str]:
    gold, mark, reference = source.gold, source.mark, source.reference
    said = "; ".join(person.words for person in reference.authors)
    issued = reference.issued.written if reference.issued else ""
    tell = partial(_line, gold)
    yield from tell("title", mark.title, reference.title, gold.title.right[:1])
    yield from tell("authors", mark.authors, said, gold.authors[0])
    yield from tell("date", mark.date, issued, gold.issued.right)
    yield from tell("publisher", mark.publisher, reference.publisher, gold.publisher.right)
    yield from tell("doi", mark.doi, source.stated.doi, gold.doi.right)
    yield from tell("number", mark.number, source.stated.number, gold.number.right)


def _line(
    gold: Gold, part: str, mark: Mark | None, said: str | None, right: Iterable[str]
) -> Iterator[str]:
    if mark not in (None, Mark.RIGHT):
        yield f"{gold.file}  {part} {mark}: {said or '-'}  ({'; '.join(right) or 'none'})"


if __name__ == "__main__":
    run(main)
