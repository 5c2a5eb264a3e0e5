"""Single words put together as utterances: a speaker's words up to a sentence end or a silence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.formats.transcripts.utterance import Utterance
from bot.formats.transcripts.writing import ENDS_A_SENTENCE, PAUSE

CLOSING = re.compile(r"[.,!?;:…%)\]}»”’。，！？、：；؟،]+")
"""Example: `,` or `?!`, which programs list as words of their own."""
ENOUGH = 200  # code points after which a sentence end ends an utterance
MOST = 2000  # code points; words without any sentence end
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Letters of Japanese and Chinese: no spaces part such words."""


def joined(words: Sequence[Utterance], around: Sequence[int]) -> Iterator[Utterance]:
    """Utterances of words that each stand alone.

    Args:
        words: one utterance a word, in order.
        around: for each the object that it stands in: two have different utterances.
    """
    keeps_spaces = sum(each.words[:1].isspace() or each.words[-1:].isspace() for each in words)
    spaced = keeps_spaces * 4 > len(words)  # as some programs write: `" Hello"`, `" how"`
    run: list[Utterance] = []
    inside: int | None = None
    length = 0
    for word, place in zip(words, around, strict=True):
        if run and (place != inside or _ends(run, word, length)):
            yield _together(run, spaced=spaced)
            run, length = [], 0
        run.append(word)
        inside = place
        length += len(word.words) + 1
    if run:
        yield _together(run, spaced=spaced)


def _ends(run: Sequence[Utterance], word: Utterance, length: int) -> bool:
    """Whether an utterance is over before this word."""
    before = run[-1]
    closes = CLOSING.fullmatch(word.words.strip()) is not None
    if word.speaker != before.speaker:
        return not (closes and word.speaker is None)
    silent = word.start is not None and before.end is not None and word.start - before.end >= PAUSE
    ended = ENDS_A_SENTENCE.search(before.words.rstrip()) is not None
    return not closes and (silent or length >= MOST or (ended and length >= ENOUGH))


def _together(run: Sequence[Utterance], *, spaced: bool) -> Utterance:
    pieces: list[str] = []
    for word in run:
        if spaced:
            pieces.append(word.words)
            continue
        said = word.words.strip()
        joins = not pieces or CLOSING.fullmatch(said) or _is_unspaced(pieces[-1], said)
        pieces.append(said if joins else f" {said}")
    start = next((word.start for word in run if word.start is not None), None)
    end = next((word.end for word in reversed(run) if word.end is not None), None)
    return replace(run[0], words="".join(pieces), start=start, end=end)


def _is_unspaced(before: str, word: str) -> bool:
    return UNSPACED.match(before[-1:]) is not None and UNSPACED.match(word[:1]) is not None
