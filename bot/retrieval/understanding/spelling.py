"""A slip of the pen: a word no document has and the model does not know, read as one a slip away.

Only such words are touched: "principel" is, "budget" is not, even where no document speaks of one.
Names are left alone. The person sees what was read, and can undo it.
"""

import re
from difflib import get_close_matches

import numpy as np

from bot.library import Searcher
from bot.retrieval.understanding.query import QueryReading
from embeddings.keywords import TERM, small

QUESTION_WORDS = "what when where which who whom whose why how does".split()
# Chosen by hand, not measured; what they cost: docs/log.md, 2026-11-23, "From question to
# citations".
SHORTEST = 4  # letters of a word that the documents may correct
LIKENESS = 0.75  # difflib's ratio: 2 x letters in common over letters in all
LOOKED_AT = 20  # passages whose words are candidates
MISSPELT = re.compile(r"[a-z]{3,}")
"""Example: `knowlege`; no capital, which a name has, and no digit."""


def respelt(searcher: Searcher, reading: QueryReading) -> str | None:
    """The question as it was meant; None where nothing in it is misspelt."""
    text = reading.text
    unknown = (searcher.frequencies(reading.stems) == 0) & (reading.tokens > 1)
    corrected, at = "", 0
    for place in np.flatnonzero(unknown).tolist():
        start, end = reading.spans[place].tolist()
        meant = _meant(searcher, text[start:end], reading.stems[place])
        if meant is not None:
            corrected += text[at:start] + meant
            at = end
    return corrected + text[at:] if at else None


def _meant(searcher: Searcher, word: str, stem: str) -> str | None:
    """The known word that is most like a misspelt one, the documents' own words first."""
    if MISSPELT.fullmatch(word) is None:
        return None
    known: list[str] = []
    if len(word) >= SHORTEST:
        # the stem of a slip may be no slip of the stem: "erly" is cut to "er"
        near = np.union1d(
            searcher.fuzzy_search(stem, LOOKED_AT), searcher.fuzzy_search(word, LOOKED_AT)
        )
        passages = searcher.passages(near).values()
        known = [small(found) for each in passages for found in TERM.findall(each.joined)]
        known = [found for found in known if found[0] == word[0]]
    like = get_close_matches(word, dict.fromkeys(known), n=1, cutoff=LIKENESS)
    like = like or get_close_matches(word, QUESTION_WORDS, n=1, cutoff=LIKENESS)
    return like[0] if like else None
