"""A damaged document or notebook on its whole way through Footnote, and what it breaks.

Each function gives a sentence for every promise that it finds broken; what it raises is one too.
"""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.chatbot import Chatbot
from bot.citing.csl_styles import Stylist
from bot.citing.forms import STYLES, Form, cited_as
from bot.citing.reference import reference_of
from bot.documents.document import Document
from bot.errors import FootnoteError
from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.notebook.compilation import Compiling
from bot.notebook.files import FileForm, opened, written_file
from bot.notebook.note import Notebook
from bot.notebook.verification import Standing, Verified
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from bot.viewing.outline import parts_of
from tests.attacks.inputs.mutations import damaged
from tests.support.browser.scripted_chatbot import make_document
from tests.support.documents.shelf import MAKERS
from tests.support.notes import note
from tests.support.toy_encoder import ToyEncoder
from ui.html.answer import answer_html
from ui.web.texts import ENGLISH, texts_in

WELLS = (
    "Reporter: Why did you dig?\n\nGuide: The spring was dry. It took eleven weeks.\n\n"
    "Guide: We sang.\n"
)
QUOTE = "It took eleven weeks."
SOURCE = make_document(WELLS, name="wells.txt", title="Wells")
LONGEST_SENTENCE = 1000  # code points that a refusal may have


def a_document(number: int, folder: Path | None) -> Iterator[str]:
    """A file of some format is damaged, read, split, kept, asked, cited and rendered.

    Args:
        folder: holds more files to begin with.
    """
    chance = random.Random(number)
    name, data = _file(chance, folder)
    _, other = _file(chance, folder)
    data = damaged(data, chance, other)
    try:
        document = decode_document(data, name=name)
    except FootnoteError as error:
        yield from unfit(str(error), name)
        return
    yield from _kept(document)


def _file(chance: random.Random, folder: Path | None) -> tuple[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder else []
    if files and chance.random() < 0.5:
        file = chance.choice(files)
        return file.name, file.read_bytes()
    ending, make = chance.choice(list(MAKERS.items()))
    return f"file{ending}", make(chance)


def unfit(sentence: str, name: str) -> Iterator[str]:
    if name not in sentence:
        yield f"the sentence does not name the file: {sentence!r}"
    if not sentence.endswith(".") or "\n" in sentence or len(sentence) > LONGEST_SENTENCE:
        yield f"this is no sentence: {sentence!r}"


def _kept(document: Document) -> Iterator[str]:
    transcript = Transcript.of(document)
    passages, parts = split_passages(transcript), parts_of(transcript)
    covered = 0
    for part in parts:
        if document.text[covered : part.start].strip() or part.start < covered:
            yield f"text is lost or doubled before {part}"
        covered = part.end
    if document.text[covered:].strip():
        yield f"text is lost after {covered}"
    for each in passages:
        if not 0 <= each.start < each.end <= len(document.text):
            yield f"a passage stands beyond the text: {each.start}, {each.end}"
    with TemporaryDirectory() as folder, Library(Path(folder), ToyEncoder()) as library:
        library.add(document, place="/file")
        (again,) = library.documents()
        if (again.text, again.layout) != (document.text, document.layout):
            yield "the store gives back another text"
        chatbot = Chatbot(library, ToyEncoder(), documents=[again])
        words = passages[len(passages) // 2].embedded[:200] if passages else "anything"
        answer = chatbot.answer(words if words.strip() else "anything")
        answer_html(answer, texts_in(ENGLISH))
        for citation in (*answer.citations, *answer.closest):
            if document.text[citation.start : citation.end] != citation.quote:
                yield f"quoted and written nowhere: {citation.quote!r}"
            for form in Form:
                cited = cited_as(
                    form, citation, reference=reference_of(Transcript.of(again)), stylist=_stylist()
                )
                if not cited.text:
                    yield f"cited as {form} with no word"


def a_notebook(number: int, _folder: Path | None) -> Iterator[str]:
    """A notebook's file is damaged and opened."""
    chance = random.Random(number)
    data = _written(chance.choice(list(FileForm)))
    try:
        opened(damaged(data, chance, b"%PDF-1.7\n"))
    except FootnoteError as error:
        yield from unfit(str(error), "")


def notebook() -> Notebook:
    """Two notes of the wells, with all that a note may have."""
    return Notebook(
        (
            note(SOURCE, QUOTE, comment="So long?", tags=("digging", "time")),
            note(SOURCE, "We sang.", id="1:2"),
        ),
        "Wells",
    )


@cache
def _written(form: FileForm) -> bytes:
    book = notebook()
    again = tuple(Verified(each, Standing.NOT_SERVED) for each in book.notes)
    handout = Compiling(STYLES[Form.APA], _stylist()).notebook(book, again)
    return written_file(form, handout, notebook=book)


@cache
def _stylist() -> Stylist:
    return Stylist()
