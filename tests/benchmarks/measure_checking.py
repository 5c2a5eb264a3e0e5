"""How long checking hostile quotations takes: `python -m tests.benchmarks.measure_checking`.

Prints processor seconds, the verdicts and the peak of memory; no test, since a figure of one machine
is no property. The tables of docs/log.md, 2026-11-22, are from here.
"""

import random
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import median
from time import process_time
from types import FrameType

from bot.checking.checker import Checker
from bot.checking.quotation_extraction import quotations_in
from bot.errors import QuotationError
from scripts.evaluation.memory import most_memory
from tests.support.texts import document

LIMIT = 20.0  # seconds of processor after which a case is given up
EXACT = 40  # quotations of 150 characters looked for in 10 MB
Case = tuple[str, Callable[[], object]]


def prose(length: int, *, seed: int = 1) -> str:
    """Sentences of made words."""
    chance = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    known = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(5_000)]
    found: list[str] = []
    done = 0
    while done < length:
        words = " ".join(chance.choices(known, k=chance.randint(6, 20))).capitalize()
        found.append(words + (".\n\n" if chance.random() < 0.2 else ". "))
        done += len(found[-1])
    return "".join(found)


def article(mark: Callable[[str], str], text: str) -> str:
    """2,000 sentences of a text as quotations, each changed."""
    sentences = [each.strip() for each in text.split(".") if each.count(" ") > 6]
    return " ".join(
        f"He said “{mark(sentences[at % len(sentences)])}” there." for at in range(2_000)
    )


def word_changed(sentence: str, to: str) -> str:
    """A sentence whose fourth word is another."""
    words = sentence.split()
    return " ".join([*words[:3], to, *words[4:]])


def verdict(text: str, quotation: str) -> object:
    """What a quotation is, or why it is refused."""
    try:
        return Checker([document(text)]).check(quotation).verdict.value
    except QuotationError as error:
        return str(error)[:40]


def verdicts(text: str, quoting: str) -> object:
    """What the quotations of an article are, each checked anew."""
    checker = Checker([document(text)])
    known = {each.text: checker.check(each.text).verdict.value for each in quotations_in(quoting)}
    return dict(Counter(known.values()))


def cases() -> Iterator[Case]:
    """What was made to keep a checker busy."""
    letters, words, marks = "a" * 1_000_000, "a " * 500_000, ". " * 200_000
    text = prose(1_000_000)
    yield "a letter, 10,000 of it", lambda: verdict(letters, "a" * 10_000)
    yield "a letter, 3,000 with hyphens", lambda: verdict(letters, "a-" * 3_000 + "a")
    yield "a word, 5,000 of it", lambda: verdict(words, "a " * 4_999 + "a")
    yield "a word, 5,000 and another", lambda: verdict(words, "a " * 4_999 + "b")
    yield "a word, 3,000 with commas", lambda: verdict(words, "a, " * 3_000 + "a")
    yield "a word, 2,500 in brackets", lambda: verdict(words, "[a] " * 2_500)
    yield "a word, 2,000 ellipses", lambda: verdict(words, "a … " * 2_000)
    yield (
        "points, 1,000 on either side",
        lambda: verdict(f"{marks} word {marks}", ". . " * 1_000 + " word " + "- - " * 1_000),
    )
    yield "1 MB, 10,000 of other words", lambda: verdict(text, prose(9_900, seed=2)[:9_990])
    yield "1 MB, 2,000 exact", lambda: verdicts(text, article(str, text))
    yield (
        "1 MB, 2,000 altered",
        lambda: verdicts(text, article(lambda each: word_changed(each, "zebra"), text)),
    )
    yield (
        "1 MB, 2,000 stitched",
        lambda: verdicts(text, article(lambda each: word_changed(each, "…"), text)),
    )
    yield "an article of `> ` lines, 1 MB", lambda: len(quotations_in("> \n" * 330_000))
    yield "an article of opening marks, 1 MB", lambda: len(quotations_in("“a\n\n“" * 200_000))
    yield "an article without marks, 1 MB", lambda: len(quotations_in(text))


def exact_in_10_mb() -> str:
    """Milliseconds of processor: the median, and the most."""
    text = document(prose(10_000_000))
    checker, chance, took = Checker([text]), random.Random(3), []
    checker.check(text.text[:50].rsplit(" ", 1)[0])
    for _ in range(EXACT):
        at = chance.randrange(len(text.text) - 200)
        quotation = text.text[at : at + 150].split(" ", 1)[1].rsplit(" ", 1)[0]
        begun = process_time()
        found = checker.check(quotation)
        took.append(1_000 * (process_time() - begun))
        assert found.verdict == "exact"
    return (
        f"{median(took):.1f} / {max(took):.1f} ms in {len(text.text) / 1e6:.1f} million characters"
    )


def stop(_signal: int, _frame: FrameType | None) -> None:
    """End a case that takes too long."""
    raise TimeoutError


def main() -> None:
    """Print a line a case."""
    signal.signal(signal.SIGVTALRM, stop)
    for name, case in cases():
        begun = process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
        try:
            said: object = case()
        except TimeoutError:
            said = "given up"
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        spent, peak = process_time() - begun, most_memory()
        print(f"{name:36s} {spent:7.2f} s  {peak:.0f} MB  {said}", flush=True)
    print(f"exact in 10 MB: {exact_in_10_mb()}")


if __name__ == "__main__":
    main()
