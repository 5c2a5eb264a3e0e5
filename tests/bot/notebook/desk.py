"""A document with the notes of a person's notebook, and that notebook as a file."""

from bot.citing.csl_styles import CitationStyle, Stylist
from bot.citing.reference import Reference, reference_of
from bot.documents.document import Document
from bot.documents.spans import Span
from bot.notebook.compilation import Compiling
from bot.notebook.exports.handout import Handout
from bot.notebook.files import FileForm, opened, written_file
from bot.notebook.json_codec import notebook_json, notebook_of
from bot.notebook.note import Notebook
from bot.notebook.verification import NoteDocuments, NoteQuotation, exactly, verified
from bot.segmentation.transcript import Transcript
from tests.support.browser.scripted_chatbot import cite, make_document
from tests.support.notes import note

STYLIST = Stylist()
TEXT = "Guide: We learned to “ask” before we dig.\n\nThe rope broke.\n\nThe rope broke twice.\n"
DUG = "We learned to “ask” before we dig."
WELL = make_document(TEXT, name="well.txt", title="The well")


class Desk:
    """Documents whose words are the Guide's."""

    def __init__(self, *documents: Document, reference: Reference | None = None) -> None:
        self.documents = documents
        self._reference = reference

    def quoted(self, document: Document, span: Span) -> NoteQuotation:
        """The words of a span."""
        citation = cite(document, document.text[span.start : span.end], speaker="Guide")
        return NoteQuotation(
            exactly(citation, span),
            self._reference or reference_of(Transcript.of(document)),
            "Guide",
        )


def handout(
    notebook: Notebook,
    quotable: NoteDocuments | None = None,
    style: CitationStyle = CitationStyle.APA,
) -> Handout:
    """A notebook ready to be written."""
    again = tuple(verified(notebook.notes, quotable or Desk(WELL)))
    return Compiling(style, STYLIST, origin="https://wells.example").notebook(notebook, again)


def through(form: FileForm, notebook: Notebook) -> Notebook:
    """What comes back of a notebook."""
    return opened(written_file(form, handout(notebook), notebook=notebook))


def filled() -> Notebook:
    """Three notes of one document, in an order of the person's own."""
    notes = (
        note(WELL, "The rope broke twice.", id="1:3", tags=("rope", "again")),
        note(WELL, DUG, id="1:1", comment="Ask her *why*.\n\nAnd when.", tags=("wells",)),
        note(WELL, "The rope broke.", id="1:2"),
    )
    return notebook_of(notebook_json(Notebook(notes, "Wells & ropes")))
