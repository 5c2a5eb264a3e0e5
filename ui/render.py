"""An answer as HTML: pure functions, everything a person or a document wrote escaped.

What stands in a quotation on the page is the source character for character: no Markdown, no
sanitizer and no line-end translation comes between. The same words travel a second time as JSON in
`data-citation`, from which the page copies; it never copies what the browser has laid out.
"""

import html
import json
from collections.abc import Sequence

from bot.answer import Answer, Confidence
from bot.citation import Citation
from bot.document import Document
from bot.place import place_of

NOT_SAID = "The document does not say."
CLOSEST = "Closest passages, which do not answer this"
EXACTLY = "Ask exactly what I typed"
CONFIDENCE = {
    Confidence.CERTAIN: "Answers the question.",
    Confidence.LIKELY: "Very likely answers the question.",
    Confidence.UNSURE: "May not answer the question; read it where it stands.",
}
LISTED = 100  # documents named on the page; of a longer library the first ones and the number


def escape(text: str) -> str:
    """Text as HTML that a browser reads back unchanged, carriage returns included."""
    return html.escape(text).replace("\r", "&#13;")


def cited(citation: Citation) -> str:
    """A quotation with its citation, as plain text.

    Example: “We walked home.” — Ada Stone, “The long way”, p. 217 [218 of 300], ¶ 12.
    """
    speaker = f"{citation.passage.speaker}, " if citation.passage.speaker else ""
    title = citation.document.title
    return f"“{citation.quote}” — {speaker}“{title}”, {place_of(citation).words}."


def question_html(question: str) -> str:
    """What the person asked, in their own bubble."""
    return f'<p class="question" dir="auto">{escape(question)}</p>'


def waiting_html() -> str:
    """What stands in the answer's place until it is there."""
    return '<p class="waiting"><span></span>Reading</p>'


def failed_html(sentence: str) -> str:
    """A failure in one sentence."""
    return f'<p class="failed" role="alert">{escape(sentence)}</p>'


def answer_html(answer: Answer) -> str:
    """Quotations, best first, each with its footnote; or that the document does not say."""
    label = escape(f"Answer to: {answer.question}")
    inner = _found(answer) if answer.found else _not_said(answer)
    before = f"{_understood(answer)}{_warning(answer)}"
    return f'<article class="answer" aria-label="{label}">{before}{inner}</article>'


def documents_html(documents: Sequence[Document]) -> str:
    """The documents being served, each a button that opens it in the source pane."""
    rows = "".join(
        f'<li><button type="button" class="open-document" data-document="{escape(document.id)}">'
        f'<cite dir="auto">{escape(document.title)}</cite>'
        f'<span class="name">{escape(document.name)}</span></button></li>'
        for document in documents[:LISTED]
    )
    more = len(documents) - LISTED
    rest = f'<p class="more">and {more:,} more</p>' if more > 0 else ""
    return f'<ul class="documents">{rows}</ul>{rest}'


def serving_html(documents: Sequence[Document]) -> str:
    """In words, what is being served: the title of one document, or how many there are."""
    if len(documents) == 1:
        return f'<cite dir="auto">{escape(documents[0].title)}</cite>'
    return f"{len(documents):,} documents"


def _found(answer: Answer) -> str:
    words = CONFIDENCE[answer.confidence]
    return f'<p class="confidence {answer.confidence}">{words}</p>{_quotations(answer.citations)}'


def _not_said(answer: Answer) -> str:
    verdict = f'<p class="verdict">{NOT_SAID}</p>'
    if not answer.closest:
        return verdict
    return (
        f'{verdict}<details class="closest"><summary>{CLOSEST}</summary>'
        f"{_quotations(answer.closest)}</details>"
    )


def _understood(answer: Answer) -> str:
    if answer.understood_as is None:
        return ""
    words = f"Understood as: {escape(answer.understood_as)}"
    return (
        f'<p class="understood"><span dir="auto">{words}</span> '
        f'<button type="button" class="quiet exactly">{EXACTLY}</button></p>'
    )


def _warning(answer: Answer) -> str:
    if answer.warning is None:
        return ""
    return f'<p class="warning" role="note">{escape(answer.warning)}</p>'


def _quotations(citations: Sequence[Citation]) -> str:
    items = "".join(
        _quotation(citation, number, len(citations))
        for number, citation in enumerate(citations, start=1)
    )
    return f'<ol class="quotations">{items}</ol>'


def _quotation(citation: Citation, number: int, count: int) -> str:
    return (
        f'<li class="quotation" data-citation="{_data(citation, number, count)}">'
        f'<button type="button" class="footnote" '
        f'aria-label="Footnote {number}: show it in the document">{number}</button>'
        f"{_voice(citation)}"
        f'<blockquote class="quote" dir="auto">{_quote(citation)}</blockquote>'
        f'<div class="under">{_place(citation)}'
        '<p class="actions"><button type="button" data-copy="quote">Copy quotation</button>'
        '<button type="button" data-copy="cited">Copy with citation</button></p></div></li>'
    )


def _quote(citation: Citation) -> str:
    """The quotation, the words in it that met the question's marked; no character more or less."""
    text, done = citation.document.text, citation.start
    pieces: list[str] = []
    for span in citation.matched:
        start, end = max(span.start, done), min(span.end, citation.end)
        if start >= end:
            continue
        pieces.append(escape(text[done:start]))
        pieces.append(f'<span class="matched">{escape(text[start:end])}</span>')
        done = end
    return "".join([*pieces, escape(text[done : citation.end])])


def _data(citation: Citation, number: int, count: int) -> str:
    """Everything the page's script needs of a citation, as JSON in ASCII."""
    return html.escape(
        json.dumps(
            {
                "number": number,
                "count": count,
                "document": citation.document.id,
                "start": citation.start,
                "end": citation.end,
                "quote": citation.quote,
                "cited": cited(citation),
                "place": place_of(citation).spot,
            }
        )
    )


def _voice(citation: Citation) -> str:
    passage = citation.passage
    speaker = f'<b class="speaker">{escape(passage.speaker)}</b>' if passage.speaker else ""
    asked = f'<span class="asked">asked: {escape(passage.asked)}</span>' if passage.asked else ""
    return f'<p class="voice" dir="auto">{speaker} {asked}</p>' if speaker or asked else ""


def _place(citation: Citation) -> str:
    place = place_of(citation)
    parts = (
        ("page", place.page),
        ("time", place.time),
        ("heading", place.heading),
        ("paragraph", place.paragraph),
    )
    spans = "".join(
        f'<span class="{name}" dir="auto">{escape(words)}</span>' for name, words in parts if words
    )
    return f'<p class="place"><cite dir="auto">{escape(citation.document.title)}</cite>{spans}</p>'
