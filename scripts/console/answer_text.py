"""An answer as text for a terminal: quotations with footnotes, and the place of each below.

Control characters of a document are replaced, so that none can steer a terminal; what must be
exact to the character is in `ask --json`.
"""

from collections.abc import Callable, Sequence
from itertools import count, groupby
from unicodedata import category

from bot.citing import SOURCES, Form, Reference, Stylist, cited_as, place_note, sources_as
from bot.documents import Citation, Document, location_of
from bot.retrieval import Answer, Reply
from ui.html import CONFIDENCE, groups_of, read_as
from ui.web import ENGLISH, Texts, counted, texts_in


def written_answer(answer: Answer, documents: Sequence[Document] = ()) -> str:
    """The question, the quotations by how sure it is that they answer, and where each stands.

    Args:
        documents: those that were asked.
    """
    texts = texts_in(ENGLISH)
    lines = [answer.question, *_understood(answer, texts)]
    first = 1
    for part in answer.parts:
        lines += ["", part.question, *_understood(part, texts), *_said(part, texts, first)]
        first += len(part.citations) + len(part.closest)
    if answer.reply is Reply.DOCUMENTS:
        lines += ["", counted(texts, "reply.documents", len(documents))]
        lines += [f"  {each.name}" for each in documents]
    elif not answer.parts:
        lines += _said(answer, texts, first)
    return harmless("\n".join(lines).rstrip()) + "\n"


def _understood(answer: Answer, texts: Texts) -> list[str]:
    """What was made of a question, where that is not as it was typed."""
    words = read_as(answer, texts)
    return [f"({words})"] if words else []


def _said(answer: Answer, texts: Texts, first: int) -> list[str]:
    """The quotations from the first footnote's number on, then the place of each."""
    lines = []
    if answer.reply is not None:
        lines += ["", texts[f"reply.{answer.reply}"]]
    elif not answer.found:
        lines += ["", texts["answer.none"]]
    numbers = count(first)
    places = []
    for group in groups_of(answer):
        if group.label:
            lines += ["", f"{texts[group.label]}:"]
        for confidence, citations in groupby(group.citations, lambda each: each.confidence):
            if confidence in CONFIDENCE:
                lines += ["", texts[CONFIDENCE[confidence]]]
            for citation in citations:
                number = next(numbers)
                heads = ["  " + head.replace("\t", " · ") for head in citation.heads]
                lines += ["", *heads, f"  “{citation.shown}” [{number}]"]
                places.append(f"[{number}] {_place(citation)}")
    return [*lines, "", *places]


def written_citations(
    answer: Answer, form: Form, reference: Callable[[Document], Reference], stylist: Stylist
) -> str:
    """The quotations that answer, each with its source; or as one file of their sources."""
    if form in SOURCES:
        places: dict[Reference, list[Citation]] = {}
        for each in answer.citations:
            places.setdefault(reference(each.document), []).append(each)
        noted = {source: place_note(cited) for source, cited in places.items()}
        return harmless(sources_as(form, noted))
    cited = (
        cited_as(form, each, reference=reference(each.document), stylist=stylist).text
        for each in answer.citations
    )
    return harmless("\n\n".join(each.rstrip("\n") for each in cited)) + "\n"


def _place(citation: Citation) -> str:
    """The document, the place in it, who speaks and what they were asked."""
    place = f"{citation.document.name}, {location_of(citation).words}"
    if citation.passage.speaker:
        place += f"; {citation.passage.speaker}"
    if citation.passage.asked:
        place += f", asked: “{' '.join(citation.passage.asked.split())}”"
    return place


def harmless(text: str) -> str:
    """Text without control characters but line ends and tabs; "\\x1b[31m" colours a terminal."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if category(letter) == "Cc" and letter not in "\n\t" else letter
        for letter in text.replace("\r\n", "\n")
    )
