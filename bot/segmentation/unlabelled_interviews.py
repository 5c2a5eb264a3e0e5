"""The magazine interview without labels: questions by their shape, names from the text around.

    The introduction says who is asked. Interview by A. Writer.

    Why did you begin?

    Because nobody else would. …

A text is taken for an interview only on evidence: a byline that says so and a question put to
"you", or questions to "you" answered with "I".
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents import Paragraph
from bot.segmentation.person_names import PERSON
from bot.segmentation.sentences import STARTERS, sentences_of

LONGEST_QUESTION = 600  # code points
FEWEST_WITH_BYLINE = 2  # questions
FEWEST_WITHOUT = 3  # questions
LEAST_SHARE = 0.06  # of all paragraphs that are questions; an essay asks rarely
MOST_NAMED = (
    50  # people in an introduction that are looked for again; the one asked is among the first
)
UNNAMED = "Interviewee"

BYLINE = re.compile(
    rf"\b[Ii]nterview(?:ed)?(?: conducted)? by[:\s*_]+(?P<name>{PERSON})|"
    r"\b[Ii]nterview (?:with|of)\b|\b[Ii]n conversation with\b|\bQ ?& ?A\b",
)
ASKED = re.compile(
    r"\b(?:[Ii]nterview (?:with|of)|[Cc]onversation with|[Ii]nterviewed|"
    rf"talk(?:s|ed) (?:to|with)|spoke (?:to|with))[\s*_]+(?P<name>{PERSON})"
)
SUBJECT = re.compile(
    rf"[*_]*(?P<name>{PERSON})[*_]*(?:,| (?:is|was|has|had|joined|became|works|worked|serves|"
    r"served|heads|leads|led|runs|teaches|writes|founded)\b)"
)
"""Example: `Ada Obi joined`, `Ada Obi, a teacher,` at the start of a sentence."""
ENDS_ASKING = re.compile(r"\?[\"'”’)\]*_]*\Z")
TO_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(?:I|my|we|our|me|us)\b")
CLOSING = re.compile(
    r"[*_(\[]*(?:for (?:more|further) information|further reading|read more|more information|"
    r"(?:this|the) interview|interview(?:ed)? (?:conducted |edited )?by|edited by|©|copyright|"
    r"photos?\b|sources?:|https?://|www\.)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Interview:
    """Where an unlabelled interview's voices change, as places in its paragraphs."""

    questions: frozenset[int]
    """The paragraphs that an interviewer's question stands in."""
    edges: tuple[int, ...]
    """Where a question or an answer begins, ascending."""
    interviewer: str | None
    interviewee: str


def find_interview(text: str, paragraphs: Sequence[Paragraph]) -> Interview | None:
    """The interview that these paragraphs are, or None."""
    questions = _questions(text, paragraphs)
    if not questions:
        return None
    opening = text[: paragraphs[questions[0]].start]
    byline = BYLINE.search(opening) or BYLINE.search(text, paragraphs[-1].end)
    if not _is_interview(text, paragraphs, questions, byline=byline is not None):
        return None
    interviewer = byline["name"] if byline else None
    return Interview(
        questions=frozenset(questions),
        edges=tuple(sorted({*questions, *(at + 1 for at in questions)})),
        interviewer=interviewer,
        interviewee=_interviewee(opening, interviewer) or UNNAMED,
    )


def closing_lines(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """Where the lines begin that close an interview and are nobody's words; their place."""
    at = len(paragraphs)
    while at > 1 and CLOSING.match(text, paragraphs[at - 1].start):
        at -= 1
    return at


def _questions(text: str, paragraphs: Sequence[Paragraph]) -> list[int]:
    """The paragraphs that ask; one right after another belongs to the answer it opens."""
    found: list[int] = []
    for at, paragraph in enumerate(paragraphs[:-1]):
        if at > 0 and _asks(text, paragraph) and (not found or found[-1] != at - 1):
            found.append(at)
    return found


def _asks(text: str, paragraph: Paragraph) -> bool:
    """Whether an interviewer puts this: it ends as a question and is no speaker asking aloud.

    An answer may end in a question of its own ("It took me years. Who keeps it?"): it speaks of
    its speaker, and not to "you".
    """
    words = text[paragraph.start : paragraph.end]
    if len(words) > LONGEST_QUESTION or ENDS_ASKING.search(words) is None:
        return False
    aloud = FIRST_PERSON.search(words) is not None and TO_YOU.search(words) is None
    return not aloud or len(sentences_of(text, paragraph.start, paragraph.end)) == 1


def _is_interview(
    text: str, paragraphs: Sequence[Paragraph], questions: Sequence[int], *, byline: bool
) -> bool:
    asked = [text[paragraphs[at].start : paragraphs[at].end] for at in questions]
    answers = [text[paragraphs[at + 1].start : paragraphs[at + 1].end] for at in questions]
    to_you = sum(TO_YOU.search(words) is not None for words in asked)
    in_first_person = sum(FIRST_PERSON.search(words) is not None for words in answers)
    if len(questions) < LEAST_SHARE * len(paragraphs):
        return False
    if byline:
        return len(questions) >= FEWEST_WITH_BYLINE and to_you > 0
    return len(questions) >= FEWEST_WITHOUT and 2 * to_you >= len(questions) <= 2 * in_first_person


def _interviewee(opening: str, interviewer: str | None) -> str | None:
    """Who is asked: named with the interview, or the person the introduction is about."""
    for match in ASKED.finditer(opening):
        if match["name"] != interviewer:
            return match["name"].rstrip(".")
    named: Counter[str] = Counter()
    for sentence in sentences_of(opening, 0, len(opening)):
        subject = SUBJECT.match(opening, sentence.start, sentence.end)
        name = subject["name"].rstrip(".") if subject else ""
        first = name.split(" ")[0]
        if name and name not in named and name != interviewer and first.lower() not in STARTERS:
            named[name] = len(re.findall(rf"\b{re.escape(first)}\b", opening))
        if len(named) == MOST_NAMED:
            break
    return named.most_common(1)[0][0] if named else None
