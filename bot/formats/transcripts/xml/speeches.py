"""Speeches and utterances in running text: TEI, Akoma Ntoso, the files of TheyWorkForYou.

    <u who="#AB">…</u>     <sp><speaker>Guide</speaker><p>…</p></sp>
    <speech by="#ab"><from>Ms Obi</from><p>…</p></speech>     <speech speakername="Ms Obi"><p>…</p>

What stands outside them is nobody's; headings stay headings. A text without any of them is read
as its headings and paragraphs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bot.formats.transcripts.names import speaker_named
from bot.formats.transcripts.times import is_recorded, seconds_in
from bot.formats.transcripts.utterance import Utterance
from bot.formats.transcripts.xml.tree import child_words, reference, words_of

SPEECHES = frozenset("u sp speech question answer intervention".split())
NAMED_BY = ("speaker", "from")  # elements that print the speaker above a speech
WHO = ("who", "by", "speaker", "as")
CALLED = ("speakername", "speaker_name", "name")
HEADINGS = frozenset(
    "head heading major-heading minor-heading oral-heading docTitle subheading".split()
)
BLOCKS = frozenset("p l ab block item seg q".split())
NO_WORDS = frozenset(
    """
    note desc incident vocal kinesic gesture writing pause shift gap del fw pb lb milestone anchor
    stage speaker from num authorialNote remark recordedTime figure listBibl index meta teiHeader
    front-matter orig sic abbr
    """.split()
)
"""What is told of words, or stands between them."""
TOKENS = frozenset({"w", "pc", "c"})
PERSONS = ("person", "TLCPerson", "castItem", "role", "personGrp", "org", "TLCOrganization")
DEEPEST = 200  # elements in one another
ASKS = ("interviewer", "investigator", "moderator")


@dataclass(slots=True)
class _People:
    """Who is meant by an id, and how a name was printed for one that no list names."""

    listed: dict[str, str]
    printed: dict[str, str] = field(default_factory=dict)

    def named(self, ids: str, label: str) -> str | None:
        """The speaker of a speech; None where it names none."""
        printed = speaker_named(label.rstrip(". "))
        known = [self.listed.get(reference(each), "") for each in ids.split()]
        if known and all(known):
            return speaker_named(", ".join(known))
        if printed and ids:
            return self.printed.setdefault(ids, printed)
        return printed or self.printed.get(ids) or speaker_named(ids.replace("#", ""))


def utterances_of(root: Element) -> Iterator[Utterance]:
    """The speeches, and what stands between them, in the order of the text."""
    people = _People(dict(_listed(root)))
    times = dict(_times(root))
    asking = frozenset(_asking(root))
    heading: list[str] = []
    for element, depth in _walk(root):
        if depth > DEEPEST or not isinstance(element.tag, str):
            continue
        if element.tag in HEADINGS:
            heading.append(" ".join(words_of(element, without=NO_WORDS).split()))
            continue
        words = "\n\n".join(_paragraphs(element))
        if not words.strip():
            continue
        speaker, ids = None, ""
        if element.tag in SPEECHES:
            ids = next((element.get(key, "") for key in WHO if element.get(key)), "")
            called = next((element.get(key, "") for key in CALLED if element.get(key)), "")
            label = called or next(filter(None, (child_words(element, n) for n in NAMED_BY)), "")
            speaker = people.named("" if called else ids, label)
        yield Utterance(
            words,
            speaker,
            _at(element.get("start"), times),
            _at(element.get("end"), times),
            heading=" · ".join(filter(None, heading)),
            asks=ids.strip("# ") in asking and bool(ids),
            apart=True,
        )
        heading = []


def has_speeches(root: Element) -> bool:
    """Whether anybody is said to speak."""
    return any(element.tag in SPEECHES for element in root.iter())


def _walk(root: Element) -> Iterator[tuple[Element, int]]:
    """Headings, speeches and paragraphs outside them, in order; nothing inside these."""
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        if element.tag in NO_WORDS and element is not root:
            continue
        if element.tag in HEADINGS or element.tag in SPEECHES or element.tag in BLOCKS:
            yield element, depth
            continue
        waiting += reversed([(child, depth + 1) for child in element])


def _paragraphs(element: Element) -> Iterator[str]:
    """The words of a speech, block by block; of one without blocks all of them."""
    blocks = [
        each
        for each in element.iter()
        if each.tag in BLOCKS and not any(child.tag in BLOCKS for child in each)
    ]
    if element.tag in BLOCKS or not blocks or any(each.tag == "seg" for each in blocks):
        yield _words(element)
        return
    verse: list[str] = []
    for each in blocks:
        if each.tag == "l":
            verse.append(_words(each))
            continue
        if verse:
            yield " ".join(verse)
            verse = []
        yield _words(each)
    if verse:
        yield " ".join(verse)


def _words(element: Element) -> str:
    """The words; of a text that is marked word by word, with spaces where they belong."""
    tokens = [each for each in element.iter() if each.tag in TOKENS]
    if not tokens:
        return " ".join(words_of(element, without=NO_WORDS).split())
    pieces: list[str] = []
    joined = True
    for token in tokens:
        said = "".join(words_of(token).split())
        mark = token.tag == "pc" and not said[:1].isalnum() and said[:1] not in "([{“«„"
        pieces.append(said if joined or mark else f" {said}")
        joined = token.get("join") in ("right", "both") or said[-1:] in ("(", "[", "„", "“")
    return "".join(pieces)


def _listed(root: Element) -> Iterator[tuple[str, str]]:
    """Ids and names of the persons that a file lists."""
    for element in root.iter():
        if element.tag not in PERSONS:
            continue
        key = element.get("id") or element.get("eId") or element.get("xml:id") or ""
        name = element.get("showAs") or ""
        for path in ("persName", "name", "orgName", "role"):
            found = None if name else element.find(path)
            if found is not None:
                parts = [child_words(found, part) for part in ("forename", "surname")]
                name = " ".join(filter(None, parts)) or " ".join(words_of(found).split())
        if not name and element.tag == "role":
            name = " ".join(words_of(element).split())
        if key and name:
            yield key, name


def _asking(root: Element) -> Iterator[str]:
    """The ids of those whom a file calls interviewers."""
    for element in root.iter():
        if element.tag in PERSONS and (element.get("role") or "").casefold().strip("#") in ASKS:
            yield element.get("id") or ""


def _times(root: Element) -> Iterator[tuple[str, float]]:
    """Points of a timeline, as seconds from its start."""
    unit = {"ms": 0.001, "s": 1.0, "min": 60.0}
    for line in root.iter("timeline"):
        scale = unit.get(line.get("unit", "s"), 1.0)
        found: dict[str, float] = {}
        for when in line.iter("when"):
            key = when.get("id", "")
            seconds = seconds_in(when.get("interval") or when.get("absolute") or "")
            if seconds is None:
                found[key] = 0.0
                continue
            since = found.get(reference(when.get("since")), 0.0)
            found[key] = since + seconds * scale
        yield from found.items()


def _at(written: str | None, times: dict[str, float]) -> float | None:
    if not written:
        return None
    seconds = times.get(reference(written), seconds_in(written))
    return seconds if is_recorded(seconds) else None
