"""Documents, articles and questions that are made to keep everybody waiting.

A document is read as an upload is, and all is done with it that is done before it is kept and when
it is shown: it is split into passages, parted into turns, its speakers are found. It ends, or is
refused in a sentence. The text is used as an article whose quotations are checked and, cut to the
length that one may have, as a question.
"""

import random
import resource
import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from bot.checking.checker import Checker
from bot.checking.quotation_extraction import quotations_in
from bot.documents.document import Document
from bot.errors import FootnoteError
from bot.formats.loading import decode_document
from bot.retrieval.understanding.query_understanding import understand_literally
from bot.segmentation.language import is_foreign
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.speakers import Names, speakers_of
from bot.segmentation.transcript import Transcript
from bot.viewing.outline import parts_of, questions_of
from tests.attacks.tally import LONGEST, Tally, counted
from tests.support.browser.scripted_chatbot import make_document
from tests.support.documents.hostile import documents, drawings
from tests.support.patterns import LateError, computing
from tests.support.toy_encoder import ToyEncoder

LENGTH = 100_000  # code points or bytes of what is repeated
QUESTION = 2_000  # code points
UNEXPECTED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What nobody is to see; RuntimeError is also too deep a recursion."""
WELL = make_document("The mill stood by the river, and the well was dug by hand.", name="mill.txt")


def attack(rounds: int) -> Tally:
    """So many hostile documents, the same ones each time, those drawn in one call first.

    What is counted is computing, here and in the process apart, so that the attack says the same on
    a machine that does other things beside it.
    """
    broken: Counter[str] = Counter()
    notes: list[str] = []
    tried = 0
    for name, data in islice(chain(drawings(), _some(rounds)), rounds):
        tried += 1
        began = _computed()
        try:
            with computing(LONGEST):
                _use(name, data)
        except LateError:
            pass
        except UNEXPECTED as error:
            broken["tracebacks"] += 1
            notes.append(f"{name}: {type(error).__name__}: {str(error)[:100]}")
        if (seconds := _computed() - began) > LONGEST:
            broken["hangs"] += 1
            notes.append(f"{name} takes {seconds:.0f} s")
    return counted(tried, broken, notes)


def _some(rounds: int) -> Iterator[tuple[str, bytes]]:
    """So many of the documents of every format, spread over all of them."""
    count = sum(1 for _ in documents(0))
    chosen = set(random.Random(13).sample(range(count), min(rounds, count)))
    return (each for number, each in enumerate(documents(LENGTH)) if number in chosen)


def _computed() -> float:
    """Seconds computed here and in the processes apart that have ended; one that toiled has."""
    apart = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + apart.ru_utime + apart.ru_stime


def _use(name: str, data: bytes) -> None:
    """All that is done with a document, an article and a question; a refusal ends it."""
    try:
        document = decode_document(data, name=f"hostile {name}")
    except FootnoteError as error:
        assert str(error).endswith((".", "…")), error
        return
    _split(document)
    understand_literally(ToyEncoder(), document.text[:QUESTION])
    is_foreign(document.text[:QUESTION])
    checker = Checker([WELL])
    for quoted in quotations_in(document.text)[:3]:
        try:
            checker.check(quoted.text)
        except FootnoteError:
            continue


def _split(document: Document) -> None:
    transcript = Transcript.of(document)
    split_passages(transcript)
    parts_of(transcript)
    questions_of(document, 4)
    speakers_of(transcript, Names(), passages={})
