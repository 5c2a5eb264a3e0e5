"""Notes of a notebook, as tests of it use them."""

from bot.citing.reference import reference_of
from bot.documents.document import Document
from bot.notebook.note import Note, note_of
from bot.segmentation.transcript import Transcript
from tests.support.browser.scripted_chatbot import cite


def note(
    document: Document,
    words: str,
    *,
    id: str = "1:1",
    comment: str = "",
    tags: tuple[str, ...] = (),
    between: tuple[str, str] | None = None,
) -> Note:
    """The note of words where they stand first in a document.

    Args:
        between: what it says stood before and after them; by default what stands there.
    """
    citation = cite(document, words, speaker="Guide")
    record = note_of(citation, reference=reference_of(Transcript.of(document)), who="Guide")
    kept = record["citation"]
    kept["prefix"], kept["suffix"] = between or (kept["prefix"], kept["suffix"])
    return Note(
        id,
        kept,
        record["place"],
        record["who"],
        record["cited"],
        source=record["source"],
        comment=comment,
        tags=tags,
    )
