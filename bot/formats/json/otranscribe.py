"""oTranscribe: JSON whose text is a web page's, with a mark for each time.

    {"text": "<p><span class=… data-timestamp=…>00:12</span> Reporter: …</p>", "media": "…"}

Who speaks is written in the words (`Interviewer: …`), as in any text: it is found there
(`bot/segmentation`). The times are kept as the recording's, and are none of the words.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.documents import Layout, Moment
from bot.formats.builder import Builder, Words
from bot.formats.html.markup import feed
from bot.formats.json.values import Json
from bot.formats.transcripts.times import is_recorded, seconds_in

BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote body html".split())
BOLD = frozenset("b strong".split())
UNSEEN = frozenset("script style head title".split())
MOST_TAGS = 200_000  # of one text; a day of speech with a mark each second has fewer


def words_of(value: Json) -> str | None:
    """The marked-up words of such a file; None where the value is of another kind."""
    if not isinstance(value, dict) or not ({"media", "media-time"} & value.keys()):
        return None
    text = value.get("text")
    return text if isinstance(text, str) and text.count("<") <= MOST_TAGS else None


def written(marked_up: str) -> tuple[str, Layout]:
    """The words, a paragraph a block, with the bold words they begin with and the times."""
    target = _Paragraphs()
    feed(marked_up, target, xml=False)
    return target.finish()


class _Paragraphs:
    """Takes the tags and words; gives paragraphs."""

    def __init__(self) -> None:
        self._builder = Builder()
        self._words = Words()
        self._bold = self._time = self._unseen = 0  # how deep inside such an element
        self._marks: list[tuple[int, float]] = []  # of this paragraph: offset, seconds
        self._moments: list[Moment] = []
        self._open: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        stamp = attributes.get("data-timestamp")
        is_time = stamp is not None or "timestamp" in attributes.get("class", "").split()
        if name in BLOCKS:
            self._end_paragraph()
        if is_time and self._time == 0 and stamp is not None:
            seconds = seconds_in(stamp)
            if seconds is not None and is_recorded(seconds):
                self._marks.append((len(self._words.text.lstrip()), seconds))
        self._open.append("time" if is_time else name)
        self._count(self._open[-1], 1)

    def end(self, name: str) -> None:
        """Take the end of the innermost element."""
        if name in BLOCKS:
            self._end_paragraph()
        if self._open:
            self._count(self._open.pop(), -1)

    def data(self, words: str) -> None:
        """Take words, or a part of them."""
        if not self._time and not self._unseen:
            self._words.flow(words, bold=bool(self._bold))

    def close(self) -> None:
        """Take the end of the page."""
        self._end_paragraph()

    def finish(self) -> tuple[str, Layout]:
        """The text and its layout."""
        self._end_paragraph()
        text, layout = self._builder.finish()
        moments = (each for each in self._moments if each.start < len(text))
        return text, replace(layout, moments=tuple(moments))

    def _count(self, name: str, by: int) -> None:
        self._time += by * (name == "time")
        self._bold += by * (name in BOLD)
        self._unseen += by * (name in UNSEEN)

    def _end_paragraph(self) -> None:
        words, self._words = self._words, Words()
        placed = self._builder.add_words(words)
        if placed is None:
            return  # the times of an empty paragraph hold for the next one
        for offset, seconds in self._marks:
            start = placed.start + min(offset, placed.end - placed.start)
            self._moments.append(Moment(start, seconds))
        self._marks = []
