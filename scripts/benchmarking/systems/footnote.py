"""Footnote itself: a library, and a chatbot that answers from it."""

from collections.abc import Sequence
from pathlib import Path

from bot.chatbot import Chatbot
from bot.documents import Citation
from bot.library import Library
from embeddings.encoders import CPU, Encoder, encoder_for
from scripts.benchmarking.system import RESULTS, Material, Place, Result


class Footnote:
    """Documents as `scripts.index add` adds them, questions as `scripts.ask` asks them.

    Reading the files, layout and speakers, the vector of every token and what makes it survive a
    power cut are in its time; the answer's time has the quotation in it, and the judgement whether
    there is one.
    """

    def __init__(self, folder: Path, *, device: str = CPU) -> None:
        """A library in the folder.

        Args:
            device: where documents are encoded; a question always is on the processor.
        """
        self._folder = folder / "library"
        self._device = device
        self._encoder: Encoder
        self._chatbot: Chatbot

    def load(self) -> None:
        """Load the model."""
        self._encoder = encoder_for(device=self._device)
        self._encoder.encode(["The model loads."])

    def add(self, material: Material) -> int:
        """Read the files into a library."""
        from scripts.console.adding import Adding

        with Library(self._folder, self._encoder) as library:
            Adding(library, [Path(folder) for folder in material.folders]).run()
            return sum(entry.passages for entry in library.entries())

    def open(self) -> None:
        """Open the library; the model loads at the first question."""
        self._encoder = encoder_for()
        library = Library(self._folder, self._encoder)
        self._chatbot = Chatbot(library, self._encoder, documents=library.documents())

    def ask(self, question: str) -> Sequence[Result]:
        """The citations, and what is closest after them."""
        answer = self._chatbot.answer(question, citations=RESULTS)
        return [_result(citation) for citation in (*answer.citations, *answer.closest)]


def _result(citation: Citation) -> Result:
    name, passage = citation.document.name, citation.passage
    return Result(
        Place(name, passage.start, passage.end), Place(name, citation.start, citation.end)
    )
