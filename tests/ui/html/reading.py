"""An answer as HTML, and what a parser reads back of it."""

from html.parser import HTMLParser

from bot.documents.citation import Citation
from bot.documents.confidence import Confidence
from bot.retrieval.answer import Answer
from tests.support.browser.scripted_chatbot import judged
from ui.html.answer import answer_html as rendered
from ui.web.texts import ENGLISH, texts_in

TEXTS = texts_in(ENGLISH)


class Reader(HTMLParser):
    """Collects the text of the elements of one class, and every tag there is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.texts, self.tags = name, list[str](), set[str]()
        self.citations: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attrs)
        if data := values.get("data-citation"):
            self.citations.append(data)
        if self._inside:
            self._inside += 1
        elif self.name in (values.get("class") or "").split():
            self._inside = 1
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside -= bool(self._inside)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data


def read(html: str, name: str) -> Reader:
    reader = Reader(name)
    reader.feed(html)
    reader.close()
    return reader


def answer_html(answer: Answer) -> str:
    return rendered(answer, TEXTS)


def answered(*citations: Citation, confidence: Confidence = Confidence.LIKELY) -> str:
    return answer_html(Answer("Why?", judged(citations, confidence), (), 1.0))
