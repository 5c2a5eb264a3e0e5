"""What a passage is found by: its words, those above them, and what another said just before.

"Yes, for nine years." is found by the question it answers, "I would not." by what was proposed.
What was said before is read and matched with the passage, and is no part of it: it is never quoted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.documents import Passage
from bot.segmentation import sentences_in

CLOSING = 200  # code points of what was said before; from 100 to 400 they do about as well


@dataclass(frozen=True, slots=True)
class Findable:
    """A passage, and the text that is embedded and indexed for it."""

    passage: Passage
    text: str
    """Ends with the passage's words."""

    @property
    def own(self) -> int:
        """Where in the text the passage's words start."""
        return len(self.text) - len(self.passage.text)


def findable(split: Iterable[Passage]) -> Iterator[Findable]:
    """The passages of one document, all of them in order, as they are found."""
    before: Passage | None = None
    for passage in split:
        text = passage.embedded
        if before is not None and passage.replies_to(before):
            text = f"{closing_words(before)}\n{text}"
        yield Findable(passage, text)
        before = passage


def closing_words(passage: Passage) -> str:
    """The last sentences of a passage that fit, or the last words of one that is longer."""
    words, end = passage.document.joined, passage.end
    sentences: Sequence[int] = [span.start for span in sentences_in(passage)]
    fitting = [start for start in sentences if end - start <= CLOSING]
    if fitting:
        return words[fitting[0] : end]
    last = words[end - CLOSING : end] if end - passage.start > CLOSING else passage.joined
    return last.partition(" ")[2] or last
