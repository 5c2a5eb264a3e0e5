"""An interview and a story, and the excerpts of their words."""

from bot.documents.document import Document
from bot.library.library import Library
from bot.segmentation.transcript import Transcript
from bot.viewing.excerpt import Excerpt, excerpt_at
from bot.viewing.outline import parts_of
from tests.support.texts import document

INTERVIEW = document(
    "# The well\n\n"
    "A talk in the valley. It was in March.\n\n"
    "Reporter: Why did you dig? Was it dry?\n\n"
    "Guide: It was dry. We dug for a week! Then there was water.\n\n"
    "The rope came later. My brother made it.\n\n"
    "Reporter: Who drank first?\n\n"
    "Guide: The goats.\n\n"
    "## The bucket\n\n"
    "Guide: It was old. It leaked.\n",
    name="interview.md",
)
STORY = document(
    "## Winter\n\n" + "The ice held. Nobody fished. " * 60 + "\n\n"
    "## Spring\n\nThe nets went out. It was plenty.\n",
    name="story.md",
)


def span_of(words: str, *, source: Document = INTERVIEW) -> tuple[int, int]:
    """Where words stand for the first time; `…` stands for whatever is between."""
    first, _, last = words.partition("…")
    start = source.text.index(first)
    return start, source.text.index(last, start) + len(last) if last else start + len(first)


def selected(library: Library, words: str, *, source: Document = INTERVIEW) -> Excerpt:
    """The excerpt of these words."""
    return excerpt_at(
        library, source, *span_of(words, source=source), parts=parts_of(Transcript.of(source))
    )


def is_question(found: Excerpt) -> bool:
    """Whether all of it is asked: it is shown as a question, never as a claim."""
    return all(voice.asks for voice in found.voices)
