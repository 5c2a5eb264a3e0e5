"""What is said to one question as HTML: quotations by how sure it is that they answer, or a reply.

Those that answer, or may, stand open; the closest beside them are folded to their first lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.documents import Citation, Confidence, Document
from bot.retrieval import Answer, Reply, Scope
from ui.html.citation_card import quotation_html
from ui.web import Texts, counted, escape

HEADINGS = 12  # of a document that are named under a summary
TITLES = 8  # documents that are named where somebody asks which there are


@dataclass(frozen=True, slots=True)
class Group:
    """Quotations of an answer that stand together."""

    kind: Literal["sure", "unsure", "closest"]
    label: str | None
    """The catalogue's key of what stands over them."""
    citations: tuple[Citation, ...]


def groups_of(answer: Answer) -> Iterator[Group]:
    """The quotations of an answer in their order, by how sure it is that they answer."""
    unsure = tuple(each for each in answer.citations if each.confidence is Confidence.UNSURE)
    sure = tuple(each for each in answer.citations if each.confidence is not Confidence.UNSURE)
    if answer.reply is not None:  # they stand for the whole, and answer nothing
        sure, unsure = tuple(replace(each, confidence=None) for each in answer.citations), ()
    if sure:
        yield Group("sure", None, sure)
    if unsure:
        yield Group("unsure", "answer.unsure.too" if sure else "answer.unsure", unsure)
    if answer.closest:
        label = "answer.further" if answer.found else "answer.closest"
        yield Group("closest", label, answer.closest)


def said_html(
    answer: Answer, texts: Texts, *, among: Scope, first: int, count: int, level: int
) -> str:
    """The quotations to a question, by confidence; or that the document does not say.

    Args:
        among: what it was put to; who is named there alone was to answer.
        first: the first footnote's number.
        count: the footnotes of the whole answer.
        level: of the headings over quotations.
    """
    parts = [_head(answer, texts, among)]
    for group in groups_of(answer):
        folded = group.kind == "closest"
        cards = listed_html(group.citations, texts, first=first, count=count, folded=folded)
        if group.label:
            over = f'<h{level} class="grade">{escape(texts[group.label])}</h{level}>'
            cards = f'<section class="{group.kind}">{over}{cards}</section>'
        parts.append(cards)
        first += len(group.citations)
    return "".join(parts)


def listed_html(
    citations: Sequence[Citation],
    texts: Texts,
    *,
    first: int = 1,
    count: int | None = None,
    folded: bool = False,
) -> str:
    """Quotations as a list of cards.

    Args:
        first: the first footnote's number.
        count: the footnotes of the whole answer; None: of these alone.
    """
    items = "".join(
        quotation_html(citation, number, count or len(citations), texts=texts, folded=folded)
        for number, citation in enumerate(citations, first)
    )
    return f'<ol class="quotations">{items}</ol>'


def _head(answer: Answer, texts: Texts, among: Scope) -> str:
    """What stands over the quotations."""
    if answer.reply is Reply.DOCUMENTS:
        return _documents(among.documents or (), texts)
    if answer.reply is not None:
        return f'<p class="reply">{escape(texts[f"reply.{answer.reply}"])}</p>'
    if answer.found:
        return _several(answer.citations, texts)
    name = "answer.none" if among.speaker is None else "answer.none.speaker"
    words = texts[name].format(speaker=among.speaker)
    return f'<p class="verdict" dir="auto">{escape(words)}</p>'


def _several(citations: Sequence[Citation], texts: Texts) -> str:
    """From how many documents the quotations are, where not all are from one."""
    count = len({citation.document.id for citation in citations})
    words = texts["answer.several"].format(count=count)
    return f'<p class="several">{escape(words)}</p>' if count > 1 else ""


def _documents(documents: Sequence[Document], texts: Texts) -> str:
    """Which documents were asked: the first by their titles, and how many more there are."""
    named = "".join(
        f'<li><button type="button" class="open-document" dir="auto" data-document="{each.id}">'
        f"{escape(each.title)}</button></li>"
        for each in documents[:TITLES]
    )
    more = len(documents) - TITLES
    further = f"<p>{escape(counted(texts, 'reply.more', more))}</p>" if more > 0 else ""
    if not documents:
        return f'<p class="reply">{escape(texts["reply.documents.none"])}</p>'
    head = escape(counted(texts, "reply.documents", len(documents)))
    return f'<p class="reply">{head}</p><div class="titles"><ul>{named}</ul>{further}</div>'


def headings_html(headings: Sequence[str], texts: Texts) -> str:
    """A document's first headings, and how many more there are; nothing where it has none."""
    if not headings:
        return ""
    named = "".join(f'<li dir="auto">{escape(each)}</li>' for each in headings[:HEADINGS])
    more = len(headings) - HEADINGS
    further = f"<p>{escape(counted(texts, 'reply.more', more))}</p>" if more > 0 else ""
    label = escape(texts["reply.headings"])
    return f'<section class="headings"><h2>{label}</h2><ul>{named}</ul>{further}</section>'
