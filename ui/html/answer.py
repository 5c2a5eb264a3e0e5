"""A conversation as HTML: pure functions, everything a person or a document wrote escaped.

One quotation is rendered by `citation_card.py`.
"""

from collections.abc import Sequence

from bot.documents import Citation
from bot.retrieval import Answer, Confidence
from ui.html.citation_card import quotation_html
from ui.web import ChatRequest, Texts, escape, sentence

CONFIDENCE = {
    Confidence.CERTAIN: "answer.certain",
    Confidence.LIKELY: "answer.likely",
    Confidence.UNSURE: "answer.unsure",
}
"""What is said of an answer, by the catalogue's keys."""


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


def answer_html(answer: Answer, texts: Texts, *, speaker: str | None = None) -> str:
    """Quotations, best first, each with its footnote; or that the document does not say.

    Args:
        speaker: the one whose words alone were to answer.
    """
    label = escape(texts["answer.label"].format(question=answer.question))
    inner = _found(answer, texts) if answer.found else _not_said(answer, texts, speaker)
    before = f"{_understood(answer, texts)}{_warnings(answer, texts)}"
    return f'<article class="answer" aria-label="{label}">{before}{inner}</article>'


def similar_html(citations: Sequence[Citation], texts: Texts) -> str:
    """Passages like a quotation, which answer nothing; or that there are none."""
    head = escape(texts["like.label" if citations else "like.none"])
    quotations = _quotations(citations, texts) if citations else ""
    return f'<article class="answer similar"><h2 class="alike">{head}</h2>{quotations}</article>'


def _found(answer: Answer, texts: Texts) -> str:
    words = escape(texts[CONFIDENCE[answer.confidence]])
    verdict = f'<p class="confidence {answer.confidence}">{words}</p>'
    return f"{verdict}{_several(answer.citations, texts)}{_quotations(answer.citations, texts)}"


def _several(citations: Sequence[Citation], texts: Texts) -> str:
    """From how many documents the quotations are, where not all are from one."""
    count = len({citation.document.id for citation in citations})
    words = texts["answer.several"].format(count=count)
    return f'<p class="several">{escape(words)}</p>' if count > 1 else ""


def _not_said(answer: Answer, texts: Texts, speaker: str | None) -> str:
    if speaker is None:
        words = texts["answer.none"]
    else:
        words = texts["answer.none.speaker"].format(speaker=speaker)
    verdict = f'<p class="verdict" dir="auto">{escape(words)}</p>'
    if not answer.closest:
        return verdict
    return (
        f'{verdict}<details class="closest"><summary>{escape(texts["answer.closest"])}</summary>'
        f"{_quotations(answer.closest, texts)}</details>"
    )


def _understood(answer: Answer, texts: Texts) -> str:
    if answer.understood_as is None:
        return ""
    words = escape(texts["answer.understood"].format(question=answer.understood_as))
    return (
        f'<p class="understood" data-question="{escape(answer.understood_as)}">'
        f'<span dir="auto">{words}</span> '
        '<button type="button" class="quiet exactly">'
        f"{escape(texts['answer.exactly'])}</button></p>"
    )


def _warnings(answer: Answer, texts: Texts) -> str:
    if not answer.warnings:
        return ""
    words = " ".join(sentence(warning, texts) for warning in answer.warnings)
    return f'<p class="warning" role="note">{escape(words)}</p>'


def _quotations(citations: Sequence[Citation], texts: Texts) -> str:
    items = "".join(
        quotation_html(citation, number, len(citations), texts=texts)
        for number, citation in enumerate(citations, start=1)
    )
    return f'<ol class="quotations">{items}</ol>'
