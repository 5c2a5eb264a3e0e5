"""Libraries that come to hold the same documents in different ways, and what they answer."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.chatbot import Chatbot
from bot.documents.citation import Citation
from bot.documents.document import Document
from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.retrieval.answer import Answer
from bot.retrieval.scope import Scope
from embeddings.encoders.encoder import Encoder
from tests.support.toy_encoder import ToyEncoder

PLACES = ("/north.md", "/south.md", "/east.md", "/west.md")
TEXTS = tuple(
    "\n\n".join(f"# {heading}\n\n{words}" for heading, words in sections)
    for sections in (
        (
            ("Tides", "The tide rose at night. The tide fell at noon, and the harbour was dry."),
            ("Boats", "Nine boats lay in the harbour. The ferryman counted the boats twice."),
            ("Same", "This paragraph stands in several documents, word for word."),
        ),
        (
            ("Tides", "The tide rose at night."),
            ("Tides", "The tide rose at night."),
            ("Wells", "The villagers dug the well in a dry summer; the well was full by autumn."),
            ("Same", "This paragraph stands in several documents, word for word."),
        ),
        (
            ("Orchard", "Frost came in March and the orchard bore no apples, no pears, no plums."),
            ("Bees", "The bees slept. The keeper of the bees slept too, until the tide turned."),
        ),
        (
            ("Market", "On Sundays the market sold ropes, lanterns and maps of the harbour."),
            ("Same", "This paragraph stands in several documents, word for word."),
            ("Tides", "The tide tables were sold out, and the tide came all the same. " * 3),
            ("Mill", "The miller ground the corn at night, and the wheel sang."),
        ),
        tuple((f"Day {n}", f"On day {n} the tide rose and the boats waited.") for n in range(9)),
    )
)
QUESTIONS = (
    "When did the tide rise?",
    "Who counted the boats in the harbour?",
    "What did the villagers dig?",
    "Which paragraph stands in several documents?",
    "What did the milller grind?",
    "the tide and the boats and the well and the bees",
    "tide",
    "Why is the sky blue?",
    "What is this about?",
)


@dataclass(slots=True)
class Kept:
    """A library that can be closed and opened again, and what was put into it last."""

    folder: Path
    encoder: Encoder
    library: Library
    texts: dict[str, str] = field(default_factory=dict)

    def put(self, place: str, text: str) -> None:
        """Add a document, or replace the one from that place."""
        self.library.add(document_of(place, text), place=place)
        self.texts[place] = text

    def remove(self, place: str) -> None:
        """Remove a document, if there is one from that place."""
        self.library.forget([place])
        self.texts.pop(place, None)

    def restart(self) -> None:
        """Close the library and open it again."""
        self.library.close()
        self.library = Library(self.folder, self.encoder)


@contextmanager
def kept(encoder: Encoder | None = None) -> Iterator[Kept]:
    """An empty library in a folder of its own, which goes with it."""
    encoder = encoder or ToyEncoder()
    with TemporaryDirectory() as folder:
        made = Kept(Path(folder), encoder, Library(Path(folder), encoder))
        yield made
        made.library.close()


def document_of(place: str, text: str) -> Document:
    """The document that a place holds."""
    return decode_document(text.encode(), name=place.removeprefix("/"))


def answers(
    library: Library, encoder: Encoder, *, questions: Sequence[str] = QUESTIONS
) -> tuple[object, ...]:
    """What a library says to the questions: to all its documents, and to each of them alone."""
    documents = library.documents()
    chatbot = Chatbot(library, encoder, documents=documents)
    return tuple(
        told(chatbot.answer(question, citations=5, among=Scope(asked)))
        for question in questions
        for asked in (documents, *((each,) for each in documents))
    )


def fresh_answers(
    texts: Mapping[str, str], encoder: Encoder, *, questions: Sequence[str] = QUESTIONS
) -> tuple[object, ...]:
    """What a library says to them that was made of these documents, the last one first."""
    with kept(encoder) as fresh:
        for place in sorted(texts, reverse=True):
            fresh.put(place, texts[place])
        return answers(fresh.library, encoder, questions=questions)


def told(answer: Answer) -> object:
    """All that an answer says, to the last bit of a score; the time it took is left out."""
    quoted = (*answer.citations, *answer.closest)
    return (
        *(
            answer.question,
            answer.confidence,
            answer.understood_as,
            answer.continuing,
            tuple(document.name for document in answer.asked_first),
            answer.warning,
        ),
        *map(_said, quoted),
    )


def _said(citation: Citation) -> object:
    passage = citation.passage
    return (
        *(citation.document.name, citation.document.sha256, citation.start, citation.end),
        *(passage.start, passage.end, passage.heading, passage.speaker, passage.asked),
        *(citation.quote, citation.score, citation.matched),
    )
