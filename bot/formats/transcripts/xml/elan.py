"""ELAN (.eaf): tiers of annotations, of which those that hold words are read.

    <TIER TIER_ID="tx@AB" PARTICIPANT="Guide" LINGUISTIC_TYPE_REF="utterance"> … <TIER PARENT_REF=…>

A file has a tier for each speaker, and under it, or beside it, others of the same moments: glosses,
translations, notes, gestures. Of each speaker the tier is taken whose name says that it holds the
words, else the one on which the others depend; a tier of the same times as one that was taken is
another version of it. A tier that stands for nobody in particular ("transcription") names nobody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bot.formats.transcripts.names import speaker_named
from bot.formats.transcripts.utterance import Utterance

MILLISECONDS = 0.001  # seconds
SAME_TIMES = 0.8  # share of a tier's annotations at the times of another, to be a version of it
UTTERED = 1.5  # words of an annotation, below which a tier may hold glosses or gestures
LONGEST_CHAIN = 20  # annotations that depend on each other
TOKENS = re.compile(r"[^\W_]+")
PARTED = re.compile(r"[\s_\-.:]+")
"""Example: the hyphen of `AB-text`, the name of a tier."""
HOLDS_WORDS = frozenset(
    """
    tx txt text texts transcription transcriptions transcript trs orth ortho orthography
    orthographic utterance utterances utt words speech wording transkription transkript wortlaut
    spch texte texto testo transcripción äußerung transcrição trascrizione verbal spoken
    """.split()
)
HOLDS_OTHERS = frozenset(
    """
    ft fte ftg ftr translation translations trans traduction traducción tradução übersetzung gloss
    glosses glossing ge gl gls ps pos mb mp mot morph morphs morpheme morphemes lemma lex word wd
    ipa phon phonetic phonetics phoneme phonemes phone phones note notes notiz notizen
    comment comments kommentar kommentare nt cmt gesture gestures gaze hand hands head mouth topic
    topics code codes
    coding tag tags ref id lit literal syntax prosody intonation pitch noise laughter pause pauses
    emotion context scene video camera english wort silbe morphem glosse
    """.split()
)
NOBODY = frozenset("default tier main all speaker a1 new".split())


@dataclass(frozen=True, slots=True)
class _Annotation:
    words: str
    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class _Tier:
    name: str
    participant: str
    kind: str
    parent: str
    annotations: Sequence[_Annotation]

    @property
    def tokens(self) -> frozenset[str]:
        """The words of which its name and type are made, in small letters."""
        kind = frozenset(TOKENS.findall(self.kind.casefold()))
        return kind | frozenset(TOKENS.findall(self.name.casefold().replace("_", " ")))

    @property
    def says_words(self) -> bool:
        return not self.tokens.isdisjoint(HOLDS_WORDS)

    @property
    def says_others(self) -> bool:
        return not self.says_words and not self.tokens.isdisjoint(HOLDS_OTHERS)

    @property
    def length(self) -> int:
        return sum(len(each.words) for each in self.annotations)

    @property
    def uttered(self) -> float:
        """Words of an annotation, on average."""
        words = sum(len(each.words.split()) for each in self.annotations)
        return words / max(1, len(self.annotations))

    @property
    def are_numbers(self) -> bool:
        """Whether its annotations are numbered marks, as `text_001`."""
        marks = sum(
            " " not in each.words and any(map(str.isdecimal, each.words))
            for each in self.annotations
        )
        return marks * 2 > len(self.annotations)


def utterances_of(root: Element) -> list[Utterance]:
    """What each speaker says, in the order in which it begins."""
    tiers = {tier.name: tier for tier in _tiers(root)}
    groups: dict[str, list[_Tier]] = {}
    for tier in tiers.values():
        if any(map(str.isalpha, "".join(each.words for each in tier.annotations[:50]))):
            groups.setdefault(_whose(tier, tiers), []).append(tier)
    chosen = [_of_words(group) for group in groups.values()]
    taken = _taken([tier for tier in chosen if not tier.says_others] or chosen)
    said = [
        Utterance(each.words, _speaker(tier, tiers), each.start, each.end)
        for tier in taken
        for each in tier.annotations
    ]
    return _in_order(said)


def _of_words(group: Sequence[_Tier]) -> _Tier:
    """The tier of one speaker that holds the words."""
    return max(
        group,
        key=lambda tier: (
            tier.says_words,
            not tier.says_others,
            not tier.are_numbers,
            not tier.parent,
            tier.length,
        ),
    )


def _taken(tiers: Sequence[_Tier]) -> list[_Tier]:
    """The tiers of utterances, each moment's words once."""
    uttered = {tier.kind for tier in tiers if tier.uttered >= UTTERED}
    alike = [tier for tier in tiers if not uttered or tier.kind in uttered]
    taken: list[_Tier] = []
    known: set[tuple[float | None, float | None]] = set()
    for tier in alike:
        times = [(each.start, each.end) for each in tier.annotations if each.start is not None]
        again = sum(each in known for each in times)
        if not times or again < SAME_TIMES * len(times):
            taken.append(tier)
            known |= set(times)
    return taken


def _whose(tier: _Tier, tiers: dict[str, _Tier]) -> str:
    """What stands for the speaker of a tier: a participant, `AB` of `tx@AB`, the topmost tier."""
    for _ in range(LONGEST_CHAIN):
        if tier.participant or "@" in tier.name or tier.parent not in tiers:
            break
        tier = tiers[tier.parent]
    return tier.participant or tier.name.rpartition("@")[2]


def _speaker(tier: _Tier, tiers: dict[str, _Tier]) -> str | None:
    whose = _whose(tier, tiers)
    if whose == tier.participant:
        return speaker_named(whose)
    parts = PARTED.split(whose)
    kept = [part for part in parts if part.casefold() not in HOLDS_WORDS | HOLDS_OTHERS]
    if not kept or all(part.casefold() in NOBODY or part.isdecimal() for part in kept):
        return None
    return speaker_named(whose if len(kept) == len(parts) else " ".join(kept))


def _in_order(said: Sequence[Utterance]) -> list[Utterance]:
    """By their times; what has none stays after what stands before it."""
    before = 0.0
    placed: list[tuple[float, Utterance]] = []
    for each in said:
        before = before if each.start is None else each.start
        placed.append((before, each))
    placed.sort(key=lambda pair: pair[0])
    return [each for _, each in placed]


def _tiers(root: Element) -> Iterator[_Tier]:
    slots = {
        slot.get("TIME_SLOT_ID", ""): int(value) * MILLISECONDS
        for slot in root.iter("TIME_SLOT")
        if (value := slot.get("TIME_VALUE", "")).isdecimal() and len(value) < 12
    }
    aligned: dict[str, tuple[float | None, float | None]] = {}
    depends: dict[str, str] = {}
    for each in root.iter("ALIGNABLE_ANNOTATION"):
        times = tuple(slots.get(each.get(f"TIME_SLOT_REF{n}", "")) for n in (1, 2))
        aligned[each.get("ANNOTATION_ID", "")] = (times[0], times[1])
    for each in root.iter("REF_ANNOTATION"):
        depends[each.get("ANNOTATION_ID", "")] = each.get("ANNOTATION_REF", "")
    for tier in root.iter("TIER"):
        yield _Tier(
            tier.get("TIER_ID", ""),
            " ".join(tier.get("PARTICIPANT", "").split()),
            tier.get("LINGUISTIC_TYPE_REF", ""),
            tier.get("PARENT_REF", ""),
            tuple(_annotations(tier, aligned, depends)),
        )


def _annotations(
    tier: Element,
    aligned: dict[str, tuple[float | None, float | None]],
    depends: dict[str, str],
) -> Iterator[_Annotation]:
    for holder in tier.iter("ANNOTATION"):
        for each in holder:
            words = " ".join("".join(each.itertext()).split())
            at = each.get("ANNOTATION_ID", "")
            for _ in range(LONGEST_CHAIN):
                if at in aligned or at not in depends:
                    break
                at = depends[at]
            if words:
                yield _Annotation(words, *aligned.get(at, (None, None)))
