"""An answer as text for a terminal: quotations with footnotes, and the place of each below.

Control characters of a document are replaced, so that none can steer a terminal; what must be
exact to the character is in `ask --json`.
"""

from collections.abc import Callable
from unicodedata import category

from bot.citing import SOURCES, Form, Reference, Stylist, cited_as, place_note, sources_as
from bot.documents import Citation, Document, location_of
from bot.retrieval import Answer
from ui.html import CONFIDENCE
from ui.web import ENGLISH, texts_in


def written_answer(answer: Answer) -> str:
    """The question, the quotations, and where each stands."""
    texts = texts_in(ENGLISH)
    lines = [answer.question]
    if answer.understood_as:
        lines.append(f"(Understood as: {answer.understood_as})")
    shown = answer.citations or answer.closest
    if answer.found:
        lines += ["", texts[CONFIDENCE[answer.confidence]]]
    else:
        lines += ["", texts["answer.none"], *([f"{texts['answer.closest']}:"] if shown else [])]
    for number, citation in enumerate(shown, 1):
        lines += ["", f"  “{citation.shown}” [{number}]"]
    lines += [""]
    lines += [f"[{number}] {_place(citation)}" for number, citation in enumerate(shown, 1)]
    return harmless("\n".join(lines).rstrip()) + "\n"


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
