"""What may be asked next: questions that the documents do answer, in their own words.

An interview's are the interviewer's, those that follow the cited place first; other documents have
headings. Each is asked before it is offered, so none leads to "the document does not say".
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.documents import Citation, Document, DocumentKey, Passage
from bot.library import Library
from bot.retrieval.answer import Answer
from bot.retrieval.more_like_this import overlaps
from bot.retrieval.scope import Scope
from bot.retrieval.understanding.query import GOES_ON, POINTS_BACK
from bot.segmentation import ENDS_ASKING, sentences_of
from embeddings.keywords import TERM

AFTER, BEFORE = 60, 30  # passages after and before the cited one in which questions are looked for
LOOKED_IN = 3  # documents
TRIED = 6  # questions that are asked before no more are offered; each takes 15 to 25 ms
LONGEST = 120  # code points of a question; a longer one does not fit a button
FEWEST = 3  # words of a question; "Why not?" leans on what was said
BARE = frozenset("chapter section part appendix annex article figure table page item no".split())
"""What a heading says beside its number when it says no more: the `Chapter` of "Chapter 4"."""
LONGEST_HEADING = 80  # code points; a longer one is a sentence
LETTERS = re.compile(r"[^\W\d_]+")
"""Example: the `Winter` and the `storage` of "4. Winter storage"."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """A question that may be offered, and a passage that should answer it."""

    question: str
    passage: Passage
    under: bool = False
    """Whether it is made of the heading over the passage."""


def suggest(
    library: Library,
    answer: Callable[[str], Answer],
    *,
    near: Sequence[Citation],
    asked: Sequence[str],
    among: Scope,
    count: int,
) -> tuple[str, ...]:
    """Up to `count` questions to go on with; fewer where the documents offer no more.

    Args:
        answer: asks a question as the person would.
        near: the quotations that are on the screen, best first; none: where the documents begin.
        asked: the person's questions so far, which are not offered again.
        among: the documents, and whose words may answer.
    """
    taken = {_normal(words) for words in asked}
    taken |= {_normal(words) for each in near for words in _asking(each.passage.asked)}
    about = [
        [each for each in passages if among.speaker in (None, each.speaker)]
        for passages in _about(library, near, among.documents or ())
    ]
    headings = {(each.document.sha256, each.passage.heading) for each in near}
    wordings = [
        *(_Wording(words, each) for each in _joined(about) for words in _asking(each.asked)[:1]),
        *(
            _Wording(_of_heading(each.heading), each, under=True)
            for each in _joined(about)
            if _is_topic(each) and (each.document.sha256, each.heading) not in headings
        ),
    ]
    tried = islice(_fresh(wordings, taken), TRIED)
    return tuple(islice((each.question for each in tried if _found(each, answer, near)), count))


def _about(
    library: Library, near: Sequence[Citation], documents: Sequence[Document]
) -> Iterator[Sequence[Passage]]:
    """The passages about each cited place, those that follow first, then backwards from it."""
    held = {DocumentKey.of(document): document for document in library.held(documents)}
    places: dict[DocumentKey, int] = {} if near else dict.fromkeys(held, 0)
    for citation in near:
        places.setdefault(DocumentKey.of(citation.document), citation.start)
    known = ((held[key], start) for key, start in places.items() if key in held)
    for document, start in islice(known, LOOKED_IN):
        passages = library.passages_near(document, start, before=BEFORE, after=AFTER)
        following = [each for each in passages if each.end > start]
        yield [*following, *(each for each in reversed(passages) if each.end <= start)]


def _joined(about: Sequence[Sequence[Passage]]) -> Iterator[Passage]:
    return (each for passages in about for each in passages)


def _asking(asked: str | None) -> tuple[str, ...]:
    """The ways to put an interviewer's question that stand alone; the whole first."""
    if asked is None:
        return ()
    parts = (asked[span.start : span.end] for span in sentences_of(asked, 0, len(asked)))
    return tuple(words for words in map(_line, (asked, *parts)) if stands_alone(words))


def stands_alone(question: str) -> bool:
    """Whether a question can be put by itself: whole, short, and leaning on nothing before it."""
    return (
        ENDS_ASKING.search(question) is not None
        and len(question) <= LONGEST
        and len(TERM.findall(question)) >= FEWEST
        and GOES_ON.match(question) is None
        and POINTS_BACK.search(question) is None
    )


def _is_topic(passage: Passage) -> bool:
    """Whether a passage stands under a heading that says what it is about."""
    heading = _line(passage.heading or "")
    return (
        len(heading) <= LONGEST_HEADING
        and any(len(word) > 1 and word.lower() not in BARE for word in LETTERS.findall(heading))
        and heading != _line(passage.document.title)
    )


def _of_heading(heading: str | None) -> str:
    words = _line(heading or "")
    # no "What does it say …": the "it" would lean on what was asked before
    return words if stands_alone(words) else f"What is said about “{words}”?"


def _fresh(wordings: Iterable[_Wording], taken: set[tuple[str, ...]]) -> Iterator[_Wording]:
    """Those that were not asked, nor come twice."""
    for each in wordings:
        normal = _normal(each.question)
        if normal not in taken:
            taken.add(normal)
            yield each


def _found(wording: _Wording, answer: Callable[[str], Answer], near: Sequence[Citation]) -> bool:
    """Whether a question, asked, is answered where it should be, and not by what is shown."""
    given = answer(wording.question)
    if not given.found:
        return False
    passage = given.citations[0].passage
    there = (
        passage.heading == wording.passage.heading
        if wording.under
        else passage.asked == wording.passage.asked
    )
    return (
        there
        and passage.document.sha256 == wording.passage.document.sha256
        and not any(overlaps(passage, shown) for shown in near)
    )


def _normal(question: str) -> tuple[str, ...]:
    """A question's words, whatever their case and what stands between them."""
    return tuple(word.lower() for word in TERM.findall(question))


def _line(words: str) -> str:
    return " ".join(words.split())
