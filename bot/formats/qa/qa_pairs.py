"""Questions with their answers, as text and voices: what JSON and CSV lists of them have in common.

    {"question": "When do you open?", "answer": "At nine.", "source": "Leaflet, p. 2"}

becomes three paragraphs. The question is asked and never quoted; the answer is found by it. The
source stands as the last paragraph of the answer: whoever opens the citation reads it there, and it
never competes with the answer it belongs to.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.documents import Layout, Span, Voice, one_line
from bot.formats.builder import Builder
from bot.formats.format import Extract
from bot.formats.plain.decoding import Decoded

MOST_NAMED = 5  # names of what is left out that a note lists

QUESTION = frozenset(
    """
    question questions q prompt instruction query faq frage pregunta domanda vraag pergunta fråga
    spørgsmål spørsmål pytanie вопрос 質問 问题
    """.split()
)
ANSWER = frozenset(
    """
    answer answers a response responses completion output reply acceptedanswer antwort respuesta
    réponse reponse risposta antwoord resposta svar odpowiedź ответ 回答 答案
    """.split()
)
SOURCE = frozenset(
    """
    source sources reference references citation url link quelle fuente fonte bron källa kilde
    źródło источник 出典 来源
    """.split()
)
"""What lists call their columns; also `question_text`, `FAQ Question`, `Source URL`."""
SAYS_NOTHING = frozenset("text body content full short long en".split())
WORD = re.compile(r"[^\W_]+")
LINE_END = re.compile(r"\r\n?")
PARTS = re.compile(r"\n[ \t]*\n\s*")
"""Example: the blank line between two paragraphs of an answer."""


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """A question and its answer, as the file has them."""

    question: str
    answer: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a list calls the parts of its entries."""

    question: str
    answer: str
    source: str | None

    def others(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names that are none of the three."""
        return tuple(
            name for name in names if name not in (self.question, self.answer, self.source)
        )


def find_columns(names: Sequence[str]) -> Columns | None:
    """Which names stand for question, answer and source; None where one of the first two lacks."""
    question, answer, source = (
        next((name for name in names if _means(name, words)), None)
        for words in (QUESTION, ANSWER, SOURCE)
    )
    return Columns(question, answer, source) if question and answer else None


def with_line_ends(words: str) -> str:
    """Words whose line ends are all of one kind, as in every text that is extracted."""
    return LINE_END.sub("\n", words)


def extract_of(
    entries: Sequence[QuestionAnswer], left_out: Sequence[str], decoded: Decoded
) -> Extract:
    """The entries as a document.

    Args:
        left_out: what else the file holds of each entry; a person is told so.
    """
    whole = [entry for entry in entries if entry.question.strip() and entry.answer.strip()]
    notes = list(decoded.notes)
    if len(whole) < len(entries):
        notes.append(f"{len(entries) - len(whole)} entries lack a question or an answer.")
    if left_out:
        names = ", ".join(left_out[:MOST_NAMED]) + (" …" if len(left_out) > MOST_NAMED else "")
        notes.append(f"Only questions, answers and sources are read, not {one_line(names)}.")
    text, layout = _written(whole)
    return Extract(text, layout, encoding=decoded.encoding, notes=tuple(notes))


def _written(entries: Iterable[QuestionAnswer]) -> tuple[str, Layout]:
    """The entries one under the other, with a voice for each question and each answer."""
    builder = Builder()
    voices: list[Voice] = []
    for entry in entries:
        for words, asks in ((entry.question, True), (entry.answer, False)):
            placed = [
                paragraph
                for part in PARTS.split(with_line_ends(words))
                if (paragraph := builder.add(part))
            ]
            start = placed[0].start
            voices.append(Voice(Span(start, start), None, asks))
        builder.add(entry.source)
    text, layout = builder.finish()
    return text, replace(layout, voices=tuple(voices))


@lru_cache(maxsize=4096)  # of a long list all entries have the same names
def _means(name: str, words: frozenset[str]) -> bool:
    parts = [part for part in WORD.findall(name.casefold()) if part not in SAYS_NOTHING]
    return bool(parts) and words.issuperset(parts)
