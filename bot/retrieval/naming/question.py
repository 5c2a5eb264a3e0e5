"""Which documents a question names, by words that stand in their names and mostly there.

"What was the Well Company's tax rate?" names one of sixteen reports. A word names nothing that
other documents use as much, and an ordinary word nothing by itself: a question that names nobody
is asked of all alike. Years and numbers only separate documents that are named.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.documents import Document
from bot.library import Searcher
from bot.retrieval.naming.names import SHORTEST, Names, parted
from bot.retrieval.understanding.dictionary import english_words
from embeddings.keywords import is_function_word, small, stem, term_spans

GLUED = 4  # words of a question that may be one in a name: "Bank of the North"
PREFIX = 5  # letters of a word that begins a name of several run together
PREFIX_OF_A_NAME = 3  # the same of one with a capital
OTHER_YEARS = 0.5  # what a document counts that is named, and is of another year than is asked

# The constants below: docs/log.md, 2026-11-30, "The document that is named".
LIFT = 5.0  # times as often in the passages of those named as in others, from which a word names
PHRASE_LIFT = 2.0  # the same of several words that stand together in a name
ELSEWHERE = 0.02  # share of the other documents' passages up to which a single word may stand there


@dataclass(frozen=True, slots=True)
class Named:
    """The documents that a question names."""

    shares: tuple[tuple[int, float], ...]
    """The ids of their stored_documents in the order in which they are asked, and how far each is
    meant, 0 to 1."""
    words: frozenset[str]
    """The stems that name them: they say where to look, and not for what."""

    def leaning(self, share: float) -> "Named":
        """The same for a question that leans so far, 0 to 1, on one that names them."""
        return Named(tuple((number, share * each) for number, each in self.shares), self.words)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The ids of all of them."""
        return tuple(number for number, _ in self.shares)

    def documents(self, searcher: Searcher) -> tuple[Document, ...]:
        """Those that are meant, of all that a searcher looks at."""
        most = max(share for _, share in self.shares)
        held = searcher.scope.documents
        return tuple(held[number] for number, share in self.shares if share == most)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question that stand in names."""

    words: tuple[str, ...]
    """As they stand in the question, function words left out."""
    numbers: frozenset[int]
    """Whose names have all of them."""
    first: bool
    """Whether the question begins with them."""
    glued: bool = False
    """Whether they are run together in the name."""
    short: str | None = None
    """The abbreviation that they are."""
    begins: bool = False
    """Whether they only begin a name that is run together."""


def named(searcher: Searcher, names: Names, question: str) -> Named | None:
    """The documents that a question names; None where it names none, or all."""
    if len(names.names) < 2:
        return None
    words = _words(question)
    mentions = [
        each
        for each in _mentions(words, names)
        if 2 * len(each.numbers) <= len(names.names) and _names(searcher, names, each)
    ]
    mentions = list(filter(_is_proper, mentions)) or mentions
    clusters = _clusters(mentions)
    figures = [word for word in _joined(words) if any(letter.isdigit() for letter in word)]
    if not clusters and (series := names.series):
        clusters = [series] if any(names.having(each) for each in figures) else []
    found = {number for cluster in clusters for number in cluster}
    shares = dict.fromkeys(found, OTHER_YEARS)
    for cluster in clusters:
        shares |= dict.fromkeys(_separated(cluster, figures, names), 1.0)
    if not shares or (len(shares) == len(names.names) and len(set(shares.values())) == 1):
        return None
    stems = frozenset(stem(word) for each in mentions for word in each.words)
    asked = tuple((number, shares[number]) for number in names.names if number in shares)
    return Named(asked, frozenset(word for word in stems if not word.isdigit()))


def _words(question: str) -> tuple[str, ...]:
    text = parted(question)
    return tuple(text[start:end] for start, end in term_spans(text).tolist())


def _bare(word: str) -> str:
    """A word in small letters, without `'s`."""
    return small(word).replace("’", "'").partition("'")[0]


def _joined(words: Sequence[str]) -> Iterator[str]:
    """Each word, and with the next: the `10k` of "10-K"."""
    for at, word in enumerate(words):
        yield _bare(word)
        yield "".join(map(_bare, words[at : at + 2]))


def _mentions(words: Sequence[str], names: Names) -> Iterator[Mention]:
    """The longest runs of words that stand in names, from left to right."""
    at = 0
    while at < len(words):
        found = _glued(words, at, names) or _apart(words, at, names)
        if found is not None:
            mention, at = found
            yield mention
        else:
            at += 1


def _glued(words: Sequence[str], at: int, names: Names) -> tuple[Mention, int] | None:
    """Several words that are one in a name, and where they end."""
    for count in range(min(GLUED, len(words) - at), 1, -1):
        run = words[at : at + count]
        numbers = names.by_glued.get("".join(map(_bare, run)))
        if numbers and not (is_function_word(run[0]) or is_function_word(run[-1])):
            says = tuple(word for word in run if not is_function_word(word))
            return Mention(says, numbers, first=at == 0, glued=True), at + count
    return None


def _apart(words: Sequence[str], at: int, names: Names) -> tuple[Mention, int] | None:
    """Words that stand in a name each, function words between them passed over."""
    if is_function_word(words[at]) or _bare(words[at]).isdigit():
        return None
    begun = _begun(words, at, names)
    numbers = names.having(words[at]) | begun
    if not numbers:
        return _short(words, at, names)
    run, end = [words[at]], at + 1
    for behind in range(at + 1, len(words)):
        if is_function_word(words[behind]):
            continue
        both = numbers & names.having(words[behind])
        if not both:
            break
        numbers, end = both, behind + 1
        run.append(words[behind])
    begins = len(run) == 1 and bool(begun)
    return Mention(tuple(run), numbers, first=at == 0, begins=begins), end


def _short(words: Sequence[str], at: int, names: Names) -> tuple[Mention, int] | None:
    """An abbreviation of a name: the `WCO` of "Well Company", the `W` and `C` of `W&C`."""
    end = at + 1
    while end < len(words) and len(words[at]) == len(_bare(words[end])) == 1:
        end += 1
    word = "".join(each[: len(_bare(each))] for each in words[at:end])
    numbers = names.abbreviated(word)
    if not numbers:
        return None
    return Mention(tuple(words[at:end]), numbers, first=False, short=word), end


def _begun(words: Sequence[str], at: int, names: Names) -> frozenset[int]:
    """Whose names begin with a word and are run together, as `WELLCOMPANY` begins with "Well"."""
    word = _bare(words[at])
    capital = at > 0 and words[at][0].isupper()
    if len(word) < (PREFIX_OF_A_NAME if capital else PREFIX):
        return frozenset()
    return frozenset(number for each in names.beginning(word) for number in names.by_glued[each])


def _names(searcher: Searcher, names: Names, mention: Mention) -> bool:
    """Whether words name the documents that have them in their names."""
    if mention.short is not None:
        return _abbreviates(searcher, names, mention)
    if all(_is_figure(_bare(word)) for word in mention.words):
        return False
    stems = tuple(map(stem, mention.words))
    whole = any(
        set(unit) == set(stems) for number in mention.numbers for unit in names.names[number].units
    )
    phrase = mention.glued or len(stems) > 1
    if not (_is_proper(mention) or whole):
        return False
    letters = [word for word in mention.words if not _bare(word).isdigit()]  # a year names nobody
    if not letters:
        return False
    inside, outside = _shares(searcher, names, mention.numbers, tuple(map(stem, letters)))
    lifts = [within / max(beyond, 1e-9) for within, beyond in zip(inside, outside, strict=True)]
    absent = not any(inside) and not any(outside)
    if absent:  # a file's name that no text has; "FY" is in many a file's
        return not mention.begins and any(len(_bare(word)) > SHORTEST for word in letters)
    if phrase:
        return max(lifts) >= (1.0 if whole or mention.glued else PHRASE_LIFT)
    return lifts[0] >= LIFT and outside[0] <= ELSEWHERE


def _abbreviates(searcher: Searcher, names: Names, mention: Mention) -> bool:
    """Whether letters abbreviate a name: all of it where no text has them, else those of theirs."""
    word = mention.short or ""
    (inside,), (outside,) = _shares(searcher, names, mention.numbers, [stem(word)])
    if not inside and not outside:
        return names.abbreviated(word, whole=True) == mention.numbers
    return inside >= LIFT * outside and outside <= ELSEWHERE


def _is_figure(word: str) -> bool:
    return word.isdigit() or len(word) < SHORTEST


def _is_proper(mention: Mention) -> bool:
    """Whether words look like a name: by a capital, a digit, or as one is in no dictionary."""
    return (
        mention.glued
        or mention.short is not None
        or any(letter.isdigit() for word in mention.words for letter in word)
        or any(not word[0].islower() for word in mention.words[mention.first :])
        or any(_bare(word) not in english_words() for word in mention.words)
    )


def _shares(
    searcher: Searcher, names: Names, numbers: frozenset[int], stems: Sequence[str]
) -> tuple[list[float], list[float]]:
    """In which share of the passages each stem stands, of some documents and of the others."""
    part = names.part(searcher, numbers)
    inside, everywhere = part.frequencies(stems), searcher.frequencies(stems)
    within = inside / max(1, part.count)
    beyond = (everywhere - inside) / max(1, searcher.count - part.count)
    return within.tolist(), beyond.tolist()


def _clusters(mentions: Iterable[Mention]) -> list[frozenset[int]]:
    """Documents that are named together: what two mentions share, else those of each."""
    clusters: list[frozenset[int]] = []
    for mention in mentions:
        shared = [at for at, each in enumerate(clusters) if each & mention.numbers]
        if not shared:
            clusters.append(mention.numbers)
        for at in shared:
            clusters[at] &= mention.numbers
    return clusters


def _separated(cluster: frozenset[int], figures: Sequence[str], names: Names) -> frozenset[int]:
    """Of documents named alike, those of the years and numbers that are asked for, if any are."""
    years = [each for each in figures if each.isdigit() and len(each) == 4]
    others = [each for each in figures if each not in years]
    for group in (years, *([each] for each in others)):
        hits = frozenset(chain.from_iterable(names.having(each) for each in group))
        cluster = (cluster & hits) or cluster
    return cluster
