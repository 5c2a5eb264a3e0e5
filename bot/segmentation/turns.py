"""Who speaks where: a document's paragraphs as turns of speakers.

Some formats say it (a subtitle's voices, a list of questions and answers): `layout.voices`.
Labelled transcripts say so themselves (`Name:`, `Q.`/`A.`, bold or heading labels:
`bot/segmentation/labels/find.py`). The magazine interview has no labels: short paragraphs that
end in a question mark, each followed by paragraphs that answer; the names stand in the title, the
introduction or the byline (`bot/segmentation/unlabelled_interviews.py`). Everything else is
narration, and stays it: a document that is no interview is never made into one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.documents import Document, Paragraph, ParagraphKind, Span, Voice, block, trimmed
from bot.segmentation.corrections import NONE, Corrections, apply, labels_like
from bot.segmentation.labels.find import find_labels
from bot.segmentation.labels.frames import is_time
from bot.segmentation.roles import Role, Said, Turn, with_roles
from bot.segmentation.timestamps import BEHIND
from bot.segmentation.unlabelled_interviews import Interview, closing_lines, find_interview

CLOCK = re.compile(
    r"(?:(?:END|End)[ \t]{1,80})?\(?\d{1,2}:\d{2} [AaPp]\.?[Mm]\.?(?: [A-Z]{2,4})?\)?\.?"
)
"""Example: `1:03 P.M. EDT`, `END 6:30 P.M. EDT` of a briefing."""
IN_ROUND = r"[(（](?:[^()（）\n]|\([^()\n]{0,80}\)){3,300}[)）]"
INTERJECTION = re.compile(
    rf"^[ \t]{{0,80}}(?:\d{{1,2}}[ \t]{{1,40}})?(?:{IN_ROUND}|\[[^\[\]\n]{{3,300}}\])"
    r"\.?[ \t\r]{0,9}$",
    re.MULTILINE,
)
"""Example: `(Applause)`, `14       (A recess was taken.)` on a line of its own."""
PAGE_NUMBER = re.compile(r"[—–-]? ?(?:(?:page|Page|p\.) )?\d{1,4}(?: (?:of|/) \d{1,4})? ?[—–-]?")
"""Example: `— 12 —`, `Page 3 of 9` between what is said."""
RUNNING_HEAD = re.compile(r"(?=[^\n]{0,100}?[A-Z]{3})(?:[^\W\da-z]|[\s\d'’&/,:.-]){5,160}(?<![.:])")
"""Example: `HARBOUR TALKS`, `ORAL ARGUMENT OF MR. LARK` between what is said in small letters."""
DIRECTION = re.compile(
    r"(?:\[{1,2}[^\[\]]{1,300}\]{1,2}|[(（][^()（）]{1,300}[)）]|\{{1,2}[^{}]{1,300}\}{1,2}|"
    r"<<?[^<>]{1,300}>>?|[【〔][^【】〔〕]{1,300}[】〕]|(?P<mark>[*_])(?![*_\s])[^*_]{1,300}(?P=mark))\.?"
)
"""Example: `[Applause]`, `(She laughs.)`, `*The lights go out.*`: a narrator between the words."""


ASIDES = (DIRECTION, CLOCK, RUNNING_HEAD, INTERJECTION)


def turns_of(document: Document, corrections: Corrections = NONE) -> Iterator[Turn]:
    """The turns of a document, in order; together with their labels they hold all its words.

    Args:
        corrections: what a person says of them.
    """
    text, paragraphs = document.text, document.layout.paragraphs
    shown = labels_like(text, corrections.label) if corrections.label else ()
    if voices := apply(shown or document.layout.voices, corrections):
        written = document.layout.messages and not shown and corrections.asks is None
        yield from with_roles(document, list(_said(text, paragraphs, voices)), written=written)
        return
    closing = closing_lines(text, paragraphs)
    body, end = paragraphs[:closing], paragraphs[closing:]
    labels = find_labels(text, body, document.layout.bold)
    if labels.voices:
        body = tuple(_with_interjections_apart(text, body))
        said = list(_said(text, body, apply(labels.voices, corrections)))
        written = labels.written and corrections.asks is None
        yield from with_roles(document, said, written=written)
    elif interview := find_interview(document, body):
        yield from _corrected(_magazine(document, interview), corrections)
    else:
        yield Turn(Role.NARRATION, None, None, None, paragraphs)
        return
    if end:
        yield Turn(Role.NARRATION, None, None, None, end)


def _with_interjections_apart(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs cut around lines in brackets: `(Applause)`, `(Ada Obi [East]: No!)`."""
    for paragraph in paragraphs:
        start = paragraph.start
        for line in INTERJECTION.finditer(text, paragraph.start, paragraph.end):
            if line.start() > paragraph.start or line.end() < paragraph.end:
                yield from _between(text, paragraph, start, line.start())
                yield from _between(text, paragraph, line.start(), line.end())
                start = line.end()
        yield from _between(text, paragraph, start, paragraph.end)


def _said(text: str, paragraphs: Iterable[Paragraph], voices: Iterable[Voice]) -> Iterator[Said]:
    """Cut the paragraphs where voices begin; each goes on until the next one."""
    speaking: Voice | None = None
    said: list[Paragraph] = []
    coming = iter(voices)
    voice = next(coming, None)
    done = 0  # where the last label ended
    for paragraph in paragraphs:
        start = max(done, paragraph.start)
        numbered = said and PAGE_NUMBER.fullmatch(text, paragraph.start, paragraph.end)
        aside = speaking and _aside(text, paragraph, start, voice, speaking, bool(numbered))
        if speaking and aside:
            if said or _is_printed(speaking):
                yield from _spoken(text, speaking, said)
            yield aside
            speaking, said = replace(speaking, span=Span(paragraph.end, paragraph.end)), []
            continue
        while voice is not None and voice.span.start < paragraph.end:
            said += _between(text, paragraph, start, voice.span.start)
            if said or (speaking and _is_printed(speaking)):
                yield from _spoken(text, speaking, said)
            speaking, said = voice, []
            done = voice.span.end
            start, voice = max(done, paragraph.start), next(coming, None)
        said += _between(text, paragraph, start, paragraph.end)
        unmarked = paragraph.kind is ParagraphKind.HEADING and paragraph.words == Span(
            paragraph.start, paragraph.end
        )
        if speaking and _is_printed(speaking) and said == [paragraph] and unmarked:
            said = [replace(paragraph, kind=ParagraphKind.TEXT)]  # `Yes` under a name is no heading
    if said or speaking is None or _is_printed(speaking):
        yield from _spoken(text, speaking, said)


def _aside(
    text: str,
    paragraph: Paragraph,
    start: int,
    voice: Voice | None,
    speaking: Voice,
    numbered: bool,
) -> Said | None:
    """A paragraph of its own between a speaker's words that nobody says: `[Applause]`, a time."""
    whole = start == paragraph.start and (voice is None or voice.span.start >= paragraph.end)
    if not whole or speaking.speaker is None:
        return None
    if is_time(text, paragraph):
        label = Span(paragraph.start, paragraph.end)
        return Said(None, (), label)
    words = paragraph.start, paragraph.end
    if numbered or any(sign.fullmatch(text, *words) for sign in ASIDES):
        return Said(None, (paragraph,))
    return None


def _between(text: str, paragraph: Paragraph, start: int, end: int) -> list[Paragraph]:
    """The part of a paragraph between two offsets, if there are words in it."""
    if (start, end) == (paragraph.start, paragraph.end):
        return [paragraph]
    # `A. Yes` may look like a heading: what stands after a label is said
    labelled = start > paragraph.start and paragraph.kind is ParagraphKind.HEADING
    kind = ParagraphKind.TEXT if labelled else paragraph.kind
    piece = block(text, start, end, kind) if start < end else None
    return [piece] if piece else []


def _spoken(text: str, voice: Voice | None, said: Sequence[Paragraph]) -> Iterator[Said]:
    """What one voice says; a time printed after a paragraph of it is no word."""
    label = voice.span if voice and _is_printed(voice) else None
    held: list[Paragraph] = []
    for paragraph in said:
        time = BEHIND.search(text, paragraph.start, paragraph.end) if voice else None
        if time is None:
            held.append(paragraph)
            continue
        rest = block(text, paragraph.start, time.start(), paragraph.kind)
        yield Said(voice, (*held, *([rest] if rest else [])), label)
        yield Said(None, (), Span(*trimmed(text, time.start(), time.end())))
        label, held = None, []
    if held or label or not said:
        yield Said(voice, tuple(held), label)


def _is_printed(voice: Voice) -> bool:
    return voice.span.start < voice.span.end


def _magazine(document: Document, interview: Interview) -> Iterator[Turn]:
    """Introduction, then questions and answers by turns."""
    edges = [0, *interview.edges, len(interview.paragraphs)]
    asked: str | None = None
    for first, last in pairwise(edges):
        if first == last:
            continue
        part = interview.paragraphs[first:last]
        if first in interview.questions:
            yield Turn(Role.QUESTION, interview.interviewer, None, None, part)
            asked = document.unbroken(part[0].words.start, part[-1].words.end)
        elif first in interview.answers:
            yield Turn(Role.SPEECH, interview.interviewee, asked, None, part)
        else:
            yield Turn(Role.NARRATION, None, None, None, part)


def _corrected(turns: Iterable[Turn], corrections: Corrections) -> Iterator[Turn]:
    """Turns that no label parts, as a person corrects them."""
    asks = corrections.asks
    for turn in turns:
        if turn.speaker is None:
            yield turn
        elif turn.speaker in corrections.nobody:
            yield replace(turn, role=Role.NARRATION, speaker=None, asked=None)
        elif asks is not None:
            role = Role.QUESTION if turn.speaker in asks else Role.SPEECH
            yield replace(turn, role=role, asked=turn.asked if role is turn.role else None)
        else:
            yield turn
