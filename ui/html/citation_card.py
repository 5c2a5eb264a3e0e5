"""A quotation as a card: its footnote, whose words it is, the words, the place, what can be done.

What stands in it on the page is the source character for character, but for the marks of Markdown:
no sanitizer and no line-end translation comes between. The same words travel a second time as JSON
in `data-citation`, from which the page copies; it never copies what the browser has laid out.
"""

from collections.abc import Sequence
from dataclasses import asdict

from bot.citing import cited
from bot.documents import Citation, Confidence, location_of
from bot.viewing import Step, Voiced
from ui.web import Texts, escape, escape_json

EDGES = {
    "begin": {Step.BEGIN_EARLIER: "←", Step.BEGIN_LATER: "→"},
    "end": {Step.END_EARLIER: "←", Step.END_LATER: "→"},
}
"""The steps that move each edge of a quotation, and whither."""
CONFIDENCE = {Confidence.CERTAIN: "answer.certain", Confidence.LIKELY: "answer.likely"}
"""What is said of a quotation, by the catalogue's keys."""
FIRST_LINE = 120  # code points; the widest card shows some 90 of them
OWN = "✎"  # in the place of the number of a quotation that a person chose


def quotation_html(
    citation: Citation,
    number: int | None,
    count: int,
    *,
    texts: Texts,
    voices: Sequence[Voiced] = (),
    folded: bool = False,
) -> str:
    """One quotation as a card.

    Args:
        number: its footnote's; None for a quotation that a person chose.
        count: the footnotes of its answer.
        voices: whose words it is, where that is more than the passage's speaker.
        folded: of the card only the quotation's first line is seen until it is opened.
    """
    voices = voices or (Voiced(citation.passage.speaker, asks=False),)
    name = "quotation.own" if number is None else "quotation.footnote"
    footnote = escape(texts[name].format(number=number))
    inner = (
        f"{_confidence(citation, texts)}{_voice(citation, voices, texts)}{_heads(citation)}"
        f'<blockquote class="quote" dir="auto">{_quote(citation)}</blockquote>'
        f"{_place(citation)}{_actions(citation, number, voices, texts)}"
    )
    return (
        f'<li class="quotation" data-citation="{_data(citation, number, count, voices, texts)}">'
        f'<button type="button" class="footnote" aria-label="{footnote}">{number or OWN}</button>'
        f"{_fold(citation, inner) if folded else inner}</li>"
    )


def _fold(citation: Citation, inner: str) -> str:
    """A card's inside, folded to what the quotation begins with."""
    line = " ".join(citation.shown[:FIRST_LINE].split())
    more = "…" if len(citation.shown) > FIRST_LINE else ""
    summary = f'<summary><span dir="auto">{escape(line + more)}</span></summary>'
    return f'<details class="fold">{summary}{inner}</details>'


def _confidence(citation: Citation, texts: Texts) -> str:
    """How sure it is that it answers; what only may answer stands under words that say so."""
    if citation.confidence not in CONFIDENCE:
        return ""
    words = escape(texts[CONFIDENCE[citation.confidence]])
    return f'<p class="confidence {citation.confidence}">{words}</p>'


def _voice(citation: Citation, voices: Sequence[Voiced], texts: Texts) -> str:
    """Whose words it is, and what they were asked; who asks it is said to ask."""
    parts = [_speaking(voice, texts) for voice in voices] if _told(voices) else []
    if citation.passage.asked:
        words = escape(texts["quotation.asked"].format(question=citation.passage.asked))
        parts.append(f'<span class="asked">{words}</span>')
    return f'<p class="voice" dir="auto">{" ".join(parts)}</p>' if parts else ""


def _heads(citation: Citation) -> str:
    """What stands over a row: the title, unit and columns of its table; not quoted."""
    heads = (head.replace("\t", " · ") for head in citation.heads)
    lines = "".join(f"<span>{escape(head)}</span>" for head in heads)
    return f'<p class="heads" dir="auto">{lines}</p>' if lines else ""


def _told(voices: Sequence[Voiced]) -> bool:
    """Whether anything is known of whose words these are."""
    return any(voice.name or voice.asks for voice in voices)


def _speaking(voice: Voiced, texts: Texts) -> str:
    name = f'<b class="speaker">{escape(voice.name)}</b>' if voice.name else ""
    if voice.asks:
        said = texts["voice.asks" if voice.name else "voice.question"]
        return f'<span class="asking">{escape(said).replace("{name}", name)}</span>'
    return name or f'<span class="nobody">{escape(texts["voice.nobody"])}</span>'


def who_of(voices: Sequence[Voiced], texts: Texts) -> str:
    """Whose words it is, as a citation names them; "" where nobody knows."""
    if not _told(voices):
        return ""
    names = [
        texts["voice.asking" if voice.asks else "voice.says"].format(name=voice.name)
        if voice.name
        else texts["voice.question" if voice.asks else "voice.nobody"]
        for voice in voices
    ]
    return ", ".join(names)


def _quote(citation: Citation) -> str:
    """The quotation as it is shown, the words in it that met the question's marked."""
    shown, done = citation.document.shown, citation.start
    pieces: list[str] = []
    for span in citation.matched:
        start, end = max(span.start, done), min(span.end, citation.end)
        if start >= end:
            continue
        pieces.append(escape(shown(done, start)))
        pieces.append(f'<span class="matched">{escape(shown(start, end))}</span>')
        done = end
    return "".join([*pieces, escape(shown(done, citation.end))])


def _place(citation: Citation) -> str:
    place = location_of(citation)
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


def _actions(citation: Citation, number: int | None, voices: Sequence[Voiced], texts: Texts) -> str:
    """What can be done: the usual things in a row, the others under "More"."""
    label = escape(texts["actions.label"].format(number=number or OWN))
    differs = citation.shown != citation.quote
    exact = _button("copy", "exact", texts["quotation.exact"]) if differs else ""
    pages = _button("do", "page", texts["actions.page"]) if citation.page_index is not None else ""
    return (
        f'<div class="actions" role="group" aria-label="{label}">'
        f"{_button('copy', 'quote', texts['quotation.copy'])}"
        f"{_button('copy', 'cited', texts['quotation.cite'])}"
        f"{_button('do', 'show', texts['actions.show'])}"
        '<button type="button" data-do="more" aria-expanded="false">'
        f"{escape(texts['actions.more'])}</button>"
        '<div class="more-actions" hidden>'
        f'<span class="steps" role="group" aria-label="{escape(texts["actions.width"])}">'
        f"{_steps(texts)}</span>"
        f"{_button('do', 'like', texts['actions.like'])}{_speakers(voices, texts)}"
        '<button type="button" data-do="pin" aria-pressed="false">'
        f"{escape(texts['actions.pin'])}</button>{pages}"
        '<button type="button" data-do="cite" aria-haspopup="dialog">'
        f"{escape(texts['actions.cite'])}</button>"
        f'{exact}<p class="told" hidden></p></div></div>'
    )


def _steps(texts: Texts) -> str:
    """The buttons that make a quotation wider or narrower by a sentence, edge by edge."""
    parts: list[str] = []
    for edge, steps in EDGES.items():
        parts.append(
            f'<span class="edge" aria-hidden="true">{escape(texts[f"step.{edge}"])}</span>'
        )
        for step, mark in steps.items():
            name = escape(texts[f"step.{step}"])
            parts.append(
                f'<button type="button" data-widen="{step}" aria-label="{name}" title="{name}">'
                f"{mark}</button>"
            )
    return "".join(parts)


def _speakers(voices: Sequence[Voiced], texts: Texts) -> str:
    """For each whose words it is: a button that lets them alone answer from now on."""
    names = dict.fromkeys(voice.name for voice in voices if voice.name and not voice.asks)
    return "".join(
        '<button type="button" class="ask-only-speaker" aria-pressed="false" dir="auto"'
        f' data-speaker="{escape(name)}">'
        f"{escape(texts['limit.speaker'].format(name=name))}</button>"
        for name in names
    )


def _button(kind: str, what: str, words: str) -> str:
    return f'<button type="button" data-{kind}="{what}">{escape(words)}</button>'


def _data(
    citation: Citation, number: int | None, count: int, voices: Sequence[Voiced], texts: Texts
) -> str:
    """Everything the page's script needs of a citation."""
    place = location_of(citation)
    return escape_json(
        {
            "number": number,
            "count": count,
            "document": citation.document.id,
            "start": citation.start,
            "end": citation.end,
            "quote": citation.quote,
            "shown": citation.shown,
            "matched": [asdict(span) for span in citation.matched],
            "voices": [asdict(voice) for voice in voices],
            "cited": cited(citation, who_of(voices, texts)),
            "title": citation.document.title,
            "place": place.spot,
            "page": citation.page_index,
        }
    )
