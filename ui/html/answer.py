"""A conversation as HTML: pure functions, everything a person or a document wrote escaped.

What the documents say to a question is rendered by `said.py`, one quotation by `citation_card.py`.
"""

from collections.abc import Sequence

from bot.documents import Citation, enumerated
from bot.retrieval import EVERYBODY, Answer, Scope
from ui.html.said import headings_html, listed_html, said_html
from ui.web import ChatRequest, Texts, escape, sentence

MOST_NAMED = 3  # documents that a question names, of which the titles are shown


def question_html(wish: ChatRequest, texts: Texts, *, within: str | None = None) -> str:
    """What the person asked, in their own bubble, and what it is limited to.

    Args:
        within: the title of the one document it is put to.
    """
    return (
        f'<div class="asked-here" data-wish="{escape(wish.kept)}">'
        f'<p class="question{" like" if wish.like else ""}" dir="auto">{escape(wish.question)}</p>'
        f"{_limits(wish, texts, within)}{_edit(wish, texts)}</div>"
    )


def _edit(wish: ChatRequest, texts: Texts) -> str:
    if wish.like is not None:  # nobody typed it
        return ""
    name = escape(texts["question.edit.name"].format(question=wish.question))
    words = escape(texts["question.edit"])
    return f'<button type="button" class="quiet edit" aria-label="{name}">{words}</button>'


def _limits(wish: ChatRequest, texts: Texts, within: str | None) -> str:
    """Where alone an answer is looked for: in “The long way”, said by Ada."""
    slots = (("within", "document", within), ("speaker", "speaker", wish.speaker))
    said = [
        f'<span dir="auto">{escape(texts[f"question.{key}"].format(**{slot: words}))}</span>'
        for key, slot, words in slots
        if words
    ]
    return f'<p class="limited">{"".join(said)}</p>' if said else ""


def waiting_html(texts: Texts) -> str:
    """What stands in the answer's place until it is there."""
    return f'<p class="waiting"><span></span>{escape(texts["answer.waiting"])}</p>'


def failed_html(sentence: str, *, again: str | None = None) -> str:
    """A failure in one sentence.

    Args:
        again: what a button says that asks again; None where that would be no use.
    """
    failed = f'<p class="failed" role="alert">{escape(sentence)}</p>'
    if again is None:
        return failed
    return (
        f'{failed}<p class="retry"><button type="button" class="quiet">{escape(again)}</button></p>'
    )


def answer_html(
    answer: Answer, texts: Texts, *, among: Scope = EVERYBODY, headings: Sequence[str] = ()
) -> str:
    """Quotations, best first, each with its footnote; or that the document does not say.

    Args:
        among: the documents that were asked, and who alone was to answer.
        headings: those of the document, where somebody asks for a summary.
    """
    parts = answer.parts or (answer,)
    count = sum(map(_footnotes, parts))
    inner, first = [], 1
    for part in parts:
        level = 3 if answer.parts else 2
        said = said_html(part, texts, among=among, first=first, count=count, level=level)
        inner.append(_part(part, said, texts) if answer.parts else said)
        first += _footnotes(part)
    inner.append(headings_html(headings, texts))
    label = escape(texts["answer.label"].format(question=answer.question))
    made = f"{_understood(answer, texts)}{_asked_first(answer, texts)}"
    before = f"{made}{_warnings(answer, texts)}"
    return f'<article class="answer" aria-label="{label}">{before}{"".join(inner)}</article>'


def _footnotes(answer: Answer) -> int:
    return len(answer.citations) + len(answer.closest)


def _part(part: Answer, said: str, texts: Texts) -> str:
    """One of two questions that were asked at once, over what is said to it."""
    question = escape(part.question)
    return (
        f'<section class="part" aria-label="{question}"><h2 dir="auto">{question}</h2>'
        f"{_understood(part, texts, part=True)}{_asked_first(part, texts)}{said}</section>"
    )


def similar_html(citations: Sequence[Citation], texts: Texts) -> str:
    """Passages like a quotation, which answer nothing; or that there are none."""
    head = escape(texts["like.label" if citations else "like.none"])
    quotations = listed_html(citations, texts) if citations else ""
    return f'<article class="answer similar"><h2 class="alike">{head}</h2>{quotations}</article>'


def _understood(answer: Answer, texts: Texts, *, part: bool = False) -> str:
    """What was made of a question, where that is not as it was typed, and a way to undo it.

    Args:
        part: it is one of two, which are undone together.
    """
    words = _read_as(answer, texts)
    if not words:
        return ""
    exactly = escape(texts["answer.exactly"])
    button = "" if part else f'<button type="button" class="quiet exactly">{exactly}</button>'
    return f'<p class="understood"><span dir="auto">{escape(words)}</span> {button}</p>'


def read_as(answer: Answer, texts: Texts) -> str:
    """What a question was read as and whom it names, in one line; empty where nothing was made."""
    return " ".join(filter(None, (_read_as(answer, texts), _first(answer, texts))))


def _asked_first(answer: Answer, texts: Texts) -> str:
    """Where an answer was looked for first, as the question names it, and a way to undo that."""
    words = _first(answer, texts)
    if not words:
        return ""
    alike = escape(texts["answer.alike"])
    button = f'<button type="button" class="quiet everywhere">{alike}</button>'
    return f'<p class="asked-first"><span dir="auto">{escape(words)}</span> {button}</p>'


def _first(answer: Answer, texts: Texts) -> str:
    if not answer.asked_first:
        return ""
    titles = [each.title for each in answer.asked_first]
    called = [
        each.title if titles.count(each.title) == 1 else each.name for each in answer.asked_first
    ]
    return texts["answer.first"].format(documents=enumerated(called, most=MOST_NAMED))


def _read_as(answer: Answer, texts: Texts) -> str:
    if answer.parts:
        return texts["answer.parts"].format(count=len(answer.parts))
    told = (("understood", answer.understood_as), ("continuing", answer.continuing))
    return " ".join(texts[f"answer.{key}"].format(question=said) for key, said in told if said)


def _warnings(answer: Answer, texts: Texts) -> str:
    if not answer.warnings:
        return ""
    words = " ".join(sentence(warning, texts) for warning in answer.warnings)
    return f'<p class="warning" role="note">{escape(words)}</p>'
