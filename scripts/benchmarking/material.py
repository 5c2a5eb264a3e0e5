"""The texts and questions that all are measured on, from folders on a command line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.documents import Document
from bot.formats import find_documents, load_document
from bot.segmentation import Transcript, split_passages
from scripts.benchmarking.system import Excerpt, Known, Material, Place, Text
from scripts.evaluation.chosen_sets import spread
from scripts.evaluation.question_sets import QUESTIONS, Kind, KnownQuestion, read_question_set


def material_of(folders: Sequence[Path]) -> Material:
    """The texts of question sets and of plain folders, all together.

    Raises:
        DocumentError: a folder is missing or holds no document, or two have one name.
    """
    inside = [folder / "documents" if _is_set(folder) else folder for folder in folders]
    found = [
        (path, load_document(path, name=name))
        for path, name in find_documents([folder.resolve() for folder in inside])
    ]
    return Material(
        folders=tuple(str(folder.resolve()) for folder in inside),
        texts=tuple(Text(document.name, str(path), document.text) for path, document in found),
        excerpts=tuple(excerpt for _, document in found for excerpt in _excerpts(document)),
    )


def questions_of(folders: Sequence[Path], *, most: int) -> tuple[Known, ...]:
    """Of each set so many questions that have an answer and no history, spread over all it has.

    Raises:
        UsageError: a set cannot be read.
    """
    return tuple(
        known
        for folder in folders
        if _is_set(folder)
        for known in spread(_known(read_question_set(folder).questions), most)
    )


def _is_set(folder: Path) -> bool:
    return (folder / QUESTIONS).exists()


def _excerpts(document: Document) -> Iterator[Excerpt]:
    for passage in split_passages(Transcript.of(document)):
        place = Place(document.name, passage.start, passage.end)
        yield Excerpt(place, document.text[passage.start : passage.end])


def _known(questions: Sequence[KnownQuestion]) -> list[Known]:
    known = []
    for each in questions:
        if each.kind is Kind.ANSWERABLE and each.document is not None:
            places = [Place(each.document.name, span.start, span.end) for span in each.quotes]
            known.append(Known(each.question.words, tuple(places)))
    return known
