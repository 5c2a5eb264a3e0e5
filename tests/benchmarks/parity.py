"""Whether the exported model answers as well as PyTorch: `pytest tests/benchmarks/parity.py`, some minutes.

Not collected by the ordinary run, for its length. What it found: docs/log.md, 2026-11-23, "The
encoder in eight bits".
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chatbot import Chatbot
from bot.library.library import Library
from embeddings.encoders.encoder import Encoder
from embeddings.encoders.sentence_transformer import SentenceTransformerEncoder
from scripts.console.documents import add_documents
from scripts.evaluation.metrics import Answered, ranking_figures
from scripts.evaluation.question_sets import Kind, read_question_set
from tests.support.paths import SHARED

SETS = SHARED / "eval"
PARITY = 0.005  # of the pooled share of questions
POOLED = ("passage@1", "quote@1")


@pytest.mark.model
@pytest.mark.skipif(not SETS.exists(), reason="../shared/eval is absent")
def test_eight_bits_answer_as_well_as_pytorch(tmp_path: Path, encoder: Encoder) -> None:
    """Pooled over all sets, the first passage and quotation are right as often, within .005."""
    expected = pooled(SentenceTransformerEncoder(), tmp_path / "pytorch")

    found = pooled(encoder, tmp_path / "exported")

    print(f"PyTorch {expected}, exported {found}")
    assert found == pytest.approx(expected, abs=PARITY)


def pooled(encoder: Encoder, folder: Path) -> dict[str, float]:
    """The two figures over the answerable questions of all sets together."""
    figures = [
        each for path in sorted(SETS.iterdir()) for each in figures_of(path, encoder, folder)
    ]
    return {name: sum(each[name] for each in figures) / len(figures) for name in POOLED}


def figures_of(path: Path, encoder: Encoder, folder: Path) -> Iterator[dict[str, float]]:
    """What each answerable question of a set, if it is one, adds to the figures."""
    if not (path / "questions.jsonl").exists():
        return
    questions = read_question_set(path)
    with Library(folder, encoder) as library:
        documents = add_documents(library, [questions.documents]).documents
        chatbot = Chatbot(library, encoder, documents=documents)
        for known in questions.questions:
            if known.kind is not Kind.UNANSWERABLE:
                asked = known.question
                answer = chatbot.answer(asked.words, history=asked.history, citations=1)
                yield {each.name: each.value for each in ranking_figures(Answered(known, answer))}
