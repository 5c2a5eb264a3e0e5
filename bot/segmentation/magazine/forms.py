"""The form in which an interview sets its questions: a heading, bold or italic words, none at all.

Once enough paragraphs of one form ask, every paragraph of that form is the interviewer's, with or
without a question mark. What has the form of a section's title (`## References`) ends an answer.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.documents import Document, Paragraph, ParagraphKind, Span, block
from bot.segmentation.magazine.wording import Wording
from bot.segmentation.sentences import sentences_of

LONGEST_QUESTION = 600  # code points of a question that no form sets apart
LONGEST_FORMED = 1_500  # code points of one that a form does
FEWEST = 2  # paragraphs of a form that end in a question mark
MOSTLY = 0.55  # share of a form's paragraphs that ask, from the first to the last that does
FEWEST_PARTED = 3  # paragraphs that begin with a bold question and go on with the answer
LONGEST_PULLED = 300  # code points of a paragraph that can be a request without a form

ENDS_ASKING = re.compile(r"[?？؟][\"'”’»」)\]*_]*\s*\Z")
ASKS = re.compile(r"[?？؟](?=[\s\"'”’»)\]*_]|\Z)")
ENDS_SAYING = re.compile(r"[.!…:。！：][\"'”’»)\]*_]*\s*\Z")
NUMBERED = re.compile(
    r"(?:Q|Question|Frage|Pregunta|Pergunta|Domanda|Vraag)[ ]?\d{0,3}[.:)][ \t]{1,9}(?=\S)",
    re.IGNORECASE,
)
"""Example: the `Question 3: ` of `Question 3: How do you feel?`."""
OPENS_QUOTED = re.compile(r"[\"“”„«»‘(\[「]")
"""Example: how a pulled quotation or a direction on stage begins."""
HASHES = re.compile(r"#{1,6}")
BOLD = re.compile(r"(?P<marks>\*{2,3}|__)(?=\S)[^\n]{1,1500}(?<=\S)(?P=marks)\s*")
ITALIC = re.compile(r"(?P<mark>[*_])(?![*_\s])[^\n]{1,1500}(?<![*_\s])(?P=mark)\s*")
ASKED_FIRST = re.compile(
    r"[ \t]{0,9}(?:\d{1,3}[.)][ \t]{1,9})?"
    r"(?P<open>\*\*|__|<(?:strong|b)>)(?P<words>(?!\s)[^\n*<>]{3,600}?[?？][\"'”’]?)[ \t]?"
    r"(?P<close>\*\*|__|</(?:strong|b)>)(?:[ \t]{0,9}<br ?/?>)?[ \t:–—-]{0,9}(?=\S)"
)
"""Example: the `**Why?** ` of `**Why?** Because I could.`."""


class Form(StrEnum):
    """How a paragraph is set."""

    NONE = "none"
    BOLD = "bold"
    ITALIC = "italic"
    FIRST = "h1"
    SECOND = "h2"
    THIRD = "h3"
    FOURTH = "h4"
    FIFTH = "h5"
    SIXTH = "h6"


BY_LETTERS = (Form.BOLD, Form.ITALIC)
HEADINGS = (Form.FIRST, Form.SECOND, Form.THIRD, Form.FOURTH, Form.FIFTH, Form.SIXTH)


@dataclass(frozen=True, slots=True)
class Questions:
    """Which paragraphs ask, if these are an interview's."""

    paragraphs: tuple[Paragraph, ...]
    asking: frozenset[int]
    """Places of those that ask."""
    ending: frozenset[int]
    """Places of those at which an answer ends, and nobody in particular goes on."""
    form: Form
    sure: int
    """How many of this form end in a question mark."""


def candidates(
    document: Document, paragraphs: Sequence[Paragraph], wording: Wording
) -> Iterator[Questions]:
    """What may be the questions, the likeliest first."""
    parted = tuple(_parted(document.text, paragraphs))
    forms = [form_of(document, paragraph) for paragraph in parted]
    ends = [
        ENDS_ASKING.search(_words(document, each)) is not None if form is not Form.NONE else False
        for each, form in zip(parted, forms, strict=True)
    ]
    counts = Counter(form for form, asks in zip(forms, ends, strict=True) if asks)
    for form, count in counts.most_common():
        if count >= FEWEST:
            found = _Formed(document, parted, forms, ends, form, wording).questions()
            if found:
                yield found
    yield _unformed(document, paragraphs, wording)


def form_of(document: Document, paragraph: Paragraph) -> Form:
    """How a paragraph is set."""
    text = document.text
    if paragraph.kind is ParagraphKind.HEADING:
        hashes = HASHES.match(text, paragraph.start)
        return HEADINGS[len(hashes[0]) - 1] if hashes else Form.SECOND
    if paragraph.kind not in (ParagraphKind.TEXT, ParagraphKind.ITEM):
        return Form.NONE
    whole = paragraph.words
    bold = document.layout.bold
    last = bisect_right(bold, whole.start, key=lambda span: span.start) - 1
    if last >= 0 and bold[last].end >= whole.end:
        return Form.BOLD
    before = text[paragraph.start : paragraph.words.start].replace("\\", "")
    for form, marks in ((Form.BOLD, ("**", "__")), (Form.ITALIC, ("*", "_"))):
        if before.rstrip().endswith(marks):
            return form
    if BOLD.fullmatch(text, whole.start, whole.end):
        return Form.BOLD
    return Form.ITALIC if ITALIC.fullmatch(text, whole.start, whole.end) else Form.NONE


def _unnumbered(text: str, paragraph: Paragraph) -> Paragraph:
    """A question without the `Q:` or `Question 3:` before it."""
    match = NUMBERED.match(text, paragraph.words.start, paragraph.words.end)
    if match is None:
        return paragraph
    return replace(paragraph, words=Span(match.end(), paragraph.words.end))


def _words(document: Document, paragraph: Paragraph) -> str:
    return document.unbroken(paragraph.words.start, paragraph.words.end)


def _parted(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, those that begin with a bold question cut behind it, where many do."""
    found = {
        at: match
        for at, each in enumerate(paragraphs)
        if each.kind in (ParagraphKind.TEXT, ParagraphKind.ITEM)
        and (match := ASKED_FIRST.match(text, each.start, each.end))
    }
    for at, paragraph in enumerate(paragraphs):
        match = found.get(at) if len(found) >= FEWEST_PARTED else None
        rest = block(text, match.end(), paragraph.end, ParagraphKind.TEXT) if match else None
        if match and rest:
            words = Span(*match.span("words"))
            yield Paragraph(paragraph.start, match.end("close"), ParagraphKind.TEXT, words)
            yield rest
        else:
            yield paragraph


@dataclass(frozen=True, slots=True)
class _Formed:
    """The paragraphs of a text, seen as if one form were its questions'."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    forms: Sequence[Form]
    ends: Sequence[bool]
    """Which end in a question mark, of those that have a form."""
    form: Form
    wording: Wording

    def questions(self) -> Questions | None:
        """Those of this form; None where most of it does not ask."""
        places = [at for at, form in enumerate(self.forms) if form is self.form]
        ends = [at for at in places if self.ends[at]]
        first, last = ends[0], ends[-1]
        between = [at for at in places if first <= at <= last]
        asking = {at for at in places if self._asks(at, before=at < first)}
        if len([at for at in between if at in asking]) < MOSTLY * len(between):
            return None
        if 2 * len(ends) < len(asking):
            return None
        others = (at for at, asks in enumerate(self.ends) if asks and at > min(asking))
        asking |= {at for at in others if self._is_short(at)}
        ending = {at for at in range(min(asking), len(self.forms)) if self._parts(at)}
        text = self.document.text
        shown = tuple(
            _unnumbered(text, each) if at in asking else each
            for at, each in enumerate(self.paragraphs)
        )
        return Questions(shown, frozenset(asking), frozenset(ending - asking), self.form, len(ends))

    def _asks(self, at: int, *, before: bool) -> bool:
        """Whether a paragraph of the form is the interviewer's.

        Args:
            before: whether it stands before the first that ends in a question mark.
        """
        if not self._is_short(at) or (at == 0 and not self.ends[at]):
            return False
        words = _words(self.document, self.paragraphs[at])
        if self.ends[at] or self.wording.request.match(words):
            return True
        if OPENS_QUOTED.match(words):
            return False
        to_you = self.wording.you.search(words) is not None
        said = ENDS_SAYING.search(words) is not None
        if self.form in HEADINGS:
            return (to_you and said) or ASKS.search(words) is not None
        return to_you or ASKS.search(words) is not None or (said and not before)

    def _is_short(self, at: int) -> bool:
        paragraph = self.paragraphs[at]
        return paragraph.words.end - paragraph.words.start <= LONGEST_FORMED

    def _parts(self, at: int) -> bool:
        """Whether an answer ends here: at a title of the questions' rank or higher, at a rule."""
        form, paragraph = self.forms[at], self.paragraphs[at]
        if form in HEADINGS:
            deeper = self.form in HEADINGS and HEADINGS.index(form) > HEADINGS.index(self.form)
            return not deeper
        words = _words(self.document, paragraph)
        if paragraph.kind is ParagraphKind.MARKUP:
            return not words.strip("-*_ \t\r\n")
        return form is self.form and not OPENS_QUOTED.match(words)


def _unformed(document: Document, paragraphs: Sequence[Paragraph], wording: Wording) -> Questions:
    """Short paragraphs that end in a question mark; one right after another opens its answer."""
    asking: set[int] = set()
    for at, paragraph in enumerate(paragraphs[:-1]):
        if at > 0 and at - 1 not in asking and _puts(document, paragraph, wording):
            asking.add(at)
    for at, paragraph in enumerate(paragraphs[:-1] if asking else ()):
        beside = {at - 1, at + 1} & asking
        if at > 0 and not beside and _requests(document, paragraph, wording):
            asking.add(at)
    ending = {at for at, each in enumerate(paragraphs) if each.kind is ParagraphKind.HEADING}
    forms = [form_of(document, each) if asking else Form.NONE for each in paragraphs]
    counts = Counter(forms[at] for at in asking)
    told = sum(form in BY_LETTERS for at, form in enumerate(forms) if at not in asking)
    if min(counts[Form.NONE], sum(counts[form] for form in BY_LETTERS)) > 1 and told > FEWEST:
        asking = set()  # two voices by their letters, both of which ask: nobody can tell them
    own, count = counts.most_common(1)[0] if asking else (Form.NONE, 0)
    if own is not Form.NONE and count >= MOSTLY * len(asking):
        # whoever asks in bold letters says the rest of them too: it is no answer
        ending |= {at for at, form in enumerate(forms) if form is own}
    ending -= asking
    return Questions(
        tuple(paragraphs), frozenset(asking), frozenset(ending), Form.NONE, len(asking)
    )


def _puts(document: Document, paragraph: Paragraph, wording: Wording) -> bool:
    """Whether an interviewer puts this: it ends as a question and is no speaker asking aloud.

    An answer may end in a question of its own ("It took me years. Who keeps it?"): it speaks of
    its speaker, and not to "you".
    """
    words = _words(document, paragraph)
    if len(words) > LONGEST_QUESTION or ENDS_ASKING.search(words) is None:
        return False
    speaks = wording.i.search(words) or wording.we.search(words)
    aloud = speaks is not None and wording.you.search(words) is None
    return not aloud or len(sentences_of(words, 0, len(words))) == 1


def _requests(document: Document, paragraph: Paragraph, wording: Wording) -> bool:
    words = _words(document, paragraph)
    return (
        paragraph.kind is not ParagraphKind.MARKUP
        and len(words) <= LONGEST_PULLED
        and wording.request.match(words) is not None
        and len(sentences_of(words, 0, len(words))) == 1
    )
