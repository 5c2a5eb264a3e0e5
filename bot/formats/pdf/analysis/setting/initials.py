"""Initials put back to their words: a letter two lines high belongs to the first of them.

Its baseline is that of the last line beside it, so by height alone it would stand in the middle of
a sentence. The lines beside it are taken to begin where it does: they are indented for its sake.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.formats.pdf.analysis.words import Word

HIGH = 1.7  # times the type size of the lines beside it; a raised figure is smaller, not larger
LONGEST = 3  # characters: a quotation mark, the letter, an apostrophe
NEAR = 1.2  # type sizes from the initial to the lines beside it, at most
OVERLAP = 0.4  # type sizes that a line may reach into the initial's box
ON_LINE = 0.5  # type sizes from the initial's baseline to that of a line beside it
CAP_HEIGHT = 0.85  # of an initial's type size, at most
INDENT = 0.12  # type sizes by which a word's space moves the first line away from the initial
WORDS = frozenset("AEIOUYÀÉÓ")  # letters that are words


def with_initials(words: Sequence[Word]) -> list[Word]:
    """The words of a page, each initial one with the word that it begins."""
    found = list(words)
    for initial in [word for word in words if _may_begin(word)]:
        beside = _beside(initial, found)
        if not beside:
            continue
        first = min(beside, key=lambda word: word.baseline)
        for number, word in enumerate(found):
            if word is first:
                text = _put_together(initial, first, beside, found)
                found[number] = replace(
                    first, text=text, left=min(initial.left, first.left), spaced=True
                )
            elif any(word is each for each in beside):
                found[number] = replace(word, left=min(initial.left, word.left))
        found = [word for word in found if word is not initial]
    return found


def _may_begin(word: Word) -> bool:
    return (
        len(word.text) <= LONGEST
        and sum(map(str.isalpha, word.text)) == 1
        and not (word.text.islower() or any(map(str.isdigit, word.text)))
    )


def _beside(initial: Word, words: Sequence[Word]) -> list[Word]:
    """The first words of the lines beside an initial; none where it is no initial."""
    top = initial.baseline - CAP_HEIGHT * initial.size
    near: list[Word] = []
    for word in words:
        size = word.size
        if (
            HIGH * size <= initial.size
            and -OVERLAP * size < word.left - initial.right < NEAR * size
            and top < word.baseline < initial.baseline + ON_LINE * size
        ):
            near.append(word)
    near.sort(key=lambda word: (word.baseline, word.left))
    beside: list[Word] = []
    for word in near:
        if not beside or word.baseline - beside[-1].baseline > ON_LINE * word.size:
            beside.append(word)
    if not beside or not beside[0].text[0].isalpha():
        return []
    stands = abs(beside[-1].baseline - initial.baseline) < ON_LINE * beside[-1].size
    return beside if stands else []


def _put_together(initial: Word, first: Word, beside: Sequence[Word], words: Sequence[Word]) -> str:
    """The initial and the word after it: one word, or two where the letter is a word itself."""
    whole = initial.text + first.text
    if initial.text[-1] not in WORDS:
        return whole
    edge = min((word.left for word in beside if word is not first), default=first.left)
    if first.left - edge > INDENT * first.size:
        return f"{initial.text} {first.text}"
    known = {word.text.casefold() for word in words if word is not first}
    two = whole.casefold() not in known and first.text.casefold() in known
    return f"{initial.text} {first.text}" if two else whole
