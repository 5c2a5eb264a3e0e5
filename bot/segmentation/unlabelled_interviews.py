"""The magazine interview without labels: questions by their form, names from the text around.

    The introduction says who is asked. Interview by A. Writer.

    **Why did you begin?**

    Because nobody else would. …

A text is taken for an interview only on evidence: it says so itself and puts a question to "you",
or it puts questions to "you" that "I" answer, in any of nine languages. A list of common questions
asks as "I"; a manual that says "you" answers nobody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.documents import Document, Paragraph, ParagraphKind
from bot.segmentation.magazine.forms import Form, Questions, candidates, form_of
from bot.segmentation.magazine.names import (
    Opening,
    interviewee_of,
    interviewer_of,
    is_said_of,
    is_spoken_of,
)
from bot.segmentation.magazine.wording import ENGLISH, Wording, wording_of

FEWEST_IF_SAID = 2  # questions of a text that says that it is an interview
FEWEST = 3  # questions of any other
FEWEST_BARE = 4  # questions of one where neither a form nor the text says that they are
LATEST = 0.5  # of all paragraphs before which the first question stands, where nothing says so
LEAST_SHARE = 0.06  # of all paragraphs that are questions; an essay asks rarely
LEAST_BARE = 0.12  # the same where neither a form nor the text says that they are
LEAST_SPEAKING = 0.3  # share of answers that say "I" or "we", where a text says what it is
MOST_OWN = 0.25  # share of questions that ask as "I"; a list of common questions does
ANSWER = 1_500  # code points of an answer that are looked at
LABELLED = re.compile(
    r"[\W\d_]{0,40}[^\W\d_][\w .'’()-]{0,40}[:：](?:\s|[*_]|\Z)|[\[(]?\d{1,4}[:./-]\d"
)
"""Example: `Ada: `, `[00:12] Ada: `, `01/12/24, 10:00`: lines of a transcript or of messages."""
COMMON = re.compile(
    r"\bF\.?A\.?Q|frequently asked|common questions|häufig|foire aux questions|"
    r"questions fréquentes|preguntas frecuentes|perguntas frequentes|domande frequenti|"
    r"veelgestelde",
    re.IGNORECASE,
)
"""Example: the title of a list of common questions."""
MOSTLY_LABELLED = 0.5  # share of paragraphs; such a text is something else that is not understood
CAPTION = re.compile(
    r"[*_(\[]*(?:photo|image|picture|foto|bild|imagen|imagem|immagine|afbeelding|crédit|©)"
    r"\w{0,8}(?: credits?| by| de| von| di| door)?[:\s]{1,3}(?=\S)[^.!?]{0,200}\Z",
    re.IGNORECASE,
)
"""Example: `Photo credit: Ada Obi`."""
CLOSING = re.compile(
    r"[*_(\[]*(?:for (?:more|further) information|further reading|read more|more information|"
    r"(?:this|the|das|dieses|cette|esta|questa|dit) (?:interview|gespräch|entretien|entrevista|"
    r"intervista)|interview(?:ed)? (?:conducted |edited )?by|edited by|©|copyright|photos?\b|"
    r"sources?:|https?://|www\.|propos recueillis|die fragen stell|interview (?:door|von|par|di)\b|"
    r"entre(?:tien|vista) (?:réalisée?|realizada|feita|por)\b|intervista (?:di|a cura)\b|"
    r"foto(?:s|grafie)?:)",
    re.IGNORECASE,
)
LAST = 6  # paragraphs at the end in which is looked for the line that says it is one
FINISHED = re.compile(
    r"[*_(\[# -]{0,9}(?:end of (?:the |this )?(?:interview|transcript|recording|tape|session)|"
    r"\[?end\]?[.)*_]{0,3}$|"
    r"(?:this|the) (?:interview|transcript|conversation) (?:has been|was|is) |"
    r"transcri(?:bed|pt|ption) (?:by|provided by)|ende des (?:interviews|gesprächs)|"
    r"fin de (?:l['’]entretien|la entrevista)|fim da entrevista|fine dell['’]intervista)",
    re.IGNORECASE | re.MULTILINE,
)
"""Example: `End of interview.`, `Transcribed by a program`: all from there on is nobody's."""


@dataclass(frozen=True, slots=True)
class Interview:
    """Where an unlabelled interview's voices change, as places in its paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    """Those of the text; one that begins with a question and answers it is two."""
    questions: frozenset[int]
    """Where an interviewer's question begins."""
    answers: frozenset[int]
    """Where an answer begins."""
    edges: tuple[int, ...]
    """Where anything begins, ascending: a question, an answer, or nobody's words."""
    interviewer: str | None
    interviewee: str | None
    """None where nobody, or more than one, is named as asked."""


def find_interview(document: Document, paragraphs: Sequence[Paragraph]) -> Interview | None:
    """The interview that these paragraphs are, or None."""
    said = [each for each in paragraphs if each.kind is not ParagraphKind.MARKUP]
    labelled = sum(LABELLED.match(document.text, each.start) is not None for each in said)
    if labelled > MOSTLY_LABELLED * len(said):
        return None
    wording = wording_of(document.unbroken(each.words.start, each.words.end) for each in said)
    for questions in candidates(document, paragraphs, wording):
        if questions.asking and (found := _interview(document, questions, wording)):
            return found
    return None


def closing_lines(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """Where the lines begin that close an interview and are nobody's words; their place."""
    at = place = next(
        (
            at
            for at in range(max(1, len(paragraphs) - LAST), len(paragraphs))
            if FINISHED.match(text, paragraphs[at].words.start)
        ),
        len(paragraphs),
    )
    while at > 1:
        paragraph = paragraphs[at - 1]
        if CLOSING.match(text, paragraph.words.start):
            place = at - 1
        elif paragraph.kind is not ParagraphKind.MARKUP:
            break
        at -= 1
    return place


def _interview(document: Document, questions: Questions, wording: Wording) -> Interview | None:
    parts = list(_parts(document, questions))
    edges = [at for at, (one, other) in enumerate(pairwise(["n", *parts])) if one != other]
    asked = [at for at in edges if parts[at] == "q"]
    answers = [at for at in edges if parts[at] == "a"]
    if not asked or not answers:
        return None
    ends = dict(pairwise([*edges, len(parts)]))
    put = [_said(document, questions.paragraphs[at : ends[at]]) for at in asked]
    said = [_said(document, questions.paragraphs[at : ends[at]]) for at in answers]
    opening = _opening(document, questions.paragraphs[: asked[0]])
    closing = _closing(document, questions.paragraphs)
    if any(map(COMMON.search, (*opening.titles, opening.settings[:ANSWER]))):
        return None
    told = is_said_of(opening, closing)
    bare = questions.form is Form.NONE and not told
    fewest = FEWEST_IF_SAID if told else FEWEST_BARE if bare else FEWEST
    if questions.sure < fewest or (not told and asked[0] > LATEST * len(parts)):
        return None
    if len(put) < (LEAST_BARE if bare else LEAST_SHARE) * len(parts):
        return None
    if not _is_interview(put, said, wording, told=told):
        return None
    interviewer = interviewer_of(opening, closing)
    interviewee = interviewee_of(opening, interviewer, put, said)
    if interviewee:
        answers = [
            at
            for at, words in zip(answers, said, strict=True)
            if wording.i.search(words) or not is_spoken_of(interviewee, words)
        ]
    return Interview(
        paragraphs=questions.paragraphs,
        questions=frozenset(asked),
        answers=frozenset(answers),
        edges=tuple(edges),
        interviewer=interviewer,
        interviewee=interviewee,
    )


def _parts(document: Document, questions: Questions) -> Iterator[str]:
    """Of each paragraph, whether it asks ("q"), answers ("a") or is nobody's ("n")."""
    part = "n"
    last = max(questions.asking)
    after = _after_last_answer(document, questions, last)
    for at in range(len(questions.paragraphs)):
        if part == "a" and _is_caption(document, questions.paragraphs, at):
            yield "n"
            continue
        if at in questions.asking:
            part = "q"
        elif at >= after or (at in questions.ending and part == "a"):
            part = "n"
        elif part == "q":
            titled = questions.paragraphs[at].kind is ParagraphKind.HEADING
            titled = titled and questions.form is not Form.NONE
            part = "n" if at in questions.ending and titled else "a"
        yield part


def _is_caption(document: Document, paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether this only says what a picture shows, or who made it."""
    paragraph, before = paragraphs[at], paragraphs[at - 1]
    if "<figcaption" in document.text[before.start : before.end]:
        return before.kind is ParagraphKind.MARKUP
    return CAPTION.match(document.text, paragraph.words.start, paragraph.words.end) is not None


def _after_last_answer(document: Document, questions: Questions, last: int) -> int:
    """Where the last answer ends before lines in italics that say what this was."""
    at = len(questions.paragraphs)
    while questions.form is not Form.NONE and at > last + 2:
        paragraph = questions.paragraphs[at - 1]
        aside = form_of(document, paragraph) is Form.ITALIC and questions.form is not Form.ITALIC
        if not aside and paragraph.kind is not ParagraphKind.MARKUP:
            break
        at -= 1
    return at


def _said(document: Document, paragraphs: Sequence[Paragraph]) -> str:
    spoken = [each for each in paragraphs if each.kind is not ParagraphKind.MARKUP]
    words = (document.unbroken(each.words.start, each.words.end) for each in spoken)
    return "\n".join(words)[:ANSWER]


def _opening(document: Document, paragraphs: Sequence[Paragraph]) -> Opening:
    settings = ""
    titles: list[str] = []
    introduction: list[str] = []
    for paragraph in paragraphs:
        words = document.unbroken(paragraph.words.start, paragraph.words.end)
        first = document.text[paragraph.start : paragraph.start + 3]
        if paragraph.start == 0 and (first in ("---", "+++") or first[:1] == "{"):
            settings = document.text[paragraph.start : paragraph.end]
        elif paragraph.kind is ParagraphKind.HEADING:
            titles.append(words)
        elif paragraph.kind is not ParagraphKind.MARKUP:
            introduction.append(words)
    return Opening(settings, tuple(titles), "\n".join(introduction))


def _closing(document: Document, paragraphs: Sequence[Paragraph]) -> str:
    """The last lines, and what stands behind them."""
    start = paragraphs[max(0, len(paragraphs) - 2)].start
    return document.unbroken(start, document.characters)[-ANSWER:]


def _is_interview(put: Sequence[str], said: Sequence[str], wording: Wording, *, told: bool) -> bool:
    """Whether somebody asks "you" and "I" answer.

    Args:
        told: whether the text says that it is an interview.
    """
    to_you = sum(wording.you.search(words) is not None for words in put)
    own = sum(
        wording.i.search(words) is not None and wording.you.search(words) is None for words in put
    )
    if own > MOST_OWN * len(put):
        return False
    speaking = sum(wording.i.search(words) is not None for words in said)
    if told:
        together = sum(
            (wording.i.search(words) or wording.we.search(words)) is not None for words in said
        )
        return to_you > 0 and together >= LEAST_SPEAKING * len(said)
    mine = sum(len(wording.i.findall(words)) for words in said)
    yours = sum(len(wording.you.findall(words)) for words in said)
    return (
        2 * to_you >= len(put)
        and 2 * speaking >= len(said)
        and mine >= (yours if wording is ENGLISH else yours / 2)
    )
