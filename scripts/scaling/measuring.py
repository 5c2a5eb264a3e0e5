"""What a library does and costs once it is open: questions, adding, memory, recall."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import fmean, median

import numpy as np

from bot.chatbot import Chatbot
from bot.formats import decode_document, find_documents, load_document
from bot.library import Library
from bot.segmentation import Transcript, split_passages
from embeddings.encoders import Encoder
from scripts.evaluation.memory import most_memory, own_memory
from scripts.evaluation.metrics import Answered, ranking_figures
from scripts.evaluation.question_sets import Kind, KnownQuestion, QuestionSet, read_question_set
from scripts.scaling.made import BETWEEN, PASSAGES, SEED
from scripts.scaling.measured import Added, Asked, Held, Measured, Opened

QUESTIONS = 400  # of all sets together
WARM = 5  # questions before any is timed
CITATIONS = 5  # the most of an answer
NEAREST = 20  # passages of which recall is told: as many as late interaction looks at
COMPARED = 200  # questions whose exact nearest are looked for
ADDED = 7  # documents
BLOCK = 8192  # vectors compared at a time


def measure(
    library: Library, chatbot: Chatbot, encoder: Encoder, *, opened: Opened, sets: Sequence[Path]
) -> Measured:
    """Everything there is to know of a library that was opened a moment ago."""
    read = [read_question_set(folder) for folder in sets]
    known = some_questions(read)
    answers = asked(chatbot, known)
    adding = added(library, read)
    # before every vector is read, which nobody's question does
    memory = Held(most_memory(), own_memory())
    entries = library.entries()
    return Measured(
        passages=sum(entry.passages for entry in entries),
        documents=len(entries),
        opened=opened,
        asked=answers,
        added=adding,
        held=memory,
        recall_at_20=recall(library, encoder, known[:COMPARED]),
    )


def some_questions(sets: Sequence[QuestionSet]) -> tuple[KnownQuestion, ...]:
    """Questions of all the sets, evenly."""
    known = [question for each in sets for question in each.questions]
    return tuple(known[:: -(-len(known) // QUESTIONS)]) if known else ()


def asked(chatbot: Chatbot, known: Sequence[KnownQuestion]) -> Asked:
    """Put each question, after a few that do not count."""
    for each in known[:WARM]:
        chatbot.answer(each.question.words, history=each.question.history)
    answered: list[Answered] = []
    spent: list[float] = []
    for each in known:
        begun = time.process_time()
        answer = chatbot.answer(
            each.question.words, history=each.question.history, citations=CITATIONS
        )
        spent.append((time.process_time() - begun) * 1000)
        answered.append(Answered(each, answer))
    milliseconds = sorted(each.answer.milliseconds for each in answered)
    spent.sort()
    ranked = [ranking_figures(each) for each in answered if each.known.kind != Kind.UNANSWERABLE]
    means = {one[0].name: fmean(each.value for each in one) for one in zip(*ranked, strict=True)}
    return Asked(
        questions=len(answered),
        p50_ms=milliseconds[len(answered) // 2],
        p95_ms=milliseconds[int(len(answered) * 0.95)],
        cpu_p50_ms=spent[len(answered) // 2],
        cpu_p95_ms=spent[int(len(answered) * 0.95)],
        passage_1=means["passage@1"],
        passage_5=means["passage@5"],
        quote_1=means["quote@1"],
    )


def added(library: Library, sets: Sequence[QuestionSet]) -> Added:
    """Add documents of real paragraphs in an order they never had, then forget them."""
    seconds, keeping = [], []
    places = [f"added/{number}" for number in range(ADDED)]
    for place, text in zip(places, _shuffled(sets), strict=False):
        told = begun = time.perf_counter()

        def progress(_done: int, _total: int) -> None:
            nonlocal told
            told = time.perf_counter()

        document = decode_document(text.encode(), name=f"{place}.txt")
        library.add(document, place=place, progress=progress)
        ended = time.perf_counter()
        seconds.append(ended - begun)
        keeping.append(ended - told)
    library.forget(places)
    return Added(max(seconds), median(seconds), max(keeping))


def recall(library: Library, encoder: Encoder, known: Sequence[KnownQuestion]) -> float:
    """Of the passages nearest to questions, how many the index finds; every vector is read."""
    if not known:
        return 1.0
    searcher = library.searcher(library.documents())
    vectors = encoder.encode([each.question.words for each in known]).vectors
    best = np.full((len(vectors), NEAREST), -1, dtype=np.int64)
    scores = np.full((len(vectors), NEAREST), -np.inf, dtype=np.float32)
    places = np.arange(searcher.count)
    for some in np.split(places, range(BLOCK, searcher.count, BLOCK)):
        there = np.concatenate([best, np.broadcast_to(some, (len(vectors), len(some)))], axis=1)
        all_scores = np.concatenate([scores, vectors @ searcher.vectors(some).T], axis=1)
        order = np.argpartition(-all_scores, NEAREST - 1, axis=1)[:, :NEAREST]
        best = np.take_along_axis(there, order, 1)
        scores = np.take_along_axis(all_scores, order, 1)
    found = [searcher.dense_search(vector, NEAREST)[0] for vector in vectors]
    shared = [len(np.intersect1d(*each)) for each in zip(found, best, strict=True)]
    return fmean(shared) / min(NEAREST, searcher.count)


def _shuffled(sets: Sequence[QuestionSet]) -> Iterator[str]:
    """Texts of so many real paragraphs."""
    found = {name: path for each in sets for path, name in find_documents([each.documents])}
    documents = (load_document(path, name=name) for name, path in found.items())
    transcripts = map(Transcript.of, documents)
    paragraphs = [each.text for found in transcripts for each in split_passages(found)]
    random = Random(SEED)
    while paragraphs:
        yield BETWEEN.join(random.choices(paragraphs, k=PASSAGES))
