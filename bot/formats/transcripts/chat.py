"""CHAT (.cha): the transcripts of TalkBank and CHILDES.

    @Participants:  CHI Ross Target_Child, MOT Mother
    *MOT:   what did you (be)come [//] get &=laughs ? 0_1500
    %mor:   …

The words are kept as they were said; codes about them are left out: what stands in brackets, events
(`&=laughs`), pauses, marks of overlap, lengthening and pitch, and the tiers that begin with `%`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from bot.errors import DocumentError
from bot.formats.format import Extract, Format
from bot.formats.plain.decoding import decode
from bot.formats.transcripts.names import speaker_named
from bot.formats.transcripts.utterance import Utterance
from bot.formats.transcripts.writing import written

OPENING = 4096  # bytes in which a file says what it is
BEGINS = re.compile(rb"(?:\A|\n)@(?:UTF8|Begin|Participants:)")
TIER = re.compile(r"(?P<mark>[*%@])(?P<name>[^\s:]{1,40})(?::\s{0,9}(?P<words>.*))?", re.DOTALL)
"""Example: `*CHI:` and its words, `%mor:`, `@Participants:`, `@Begin`."""
TIMES = re.compile(
    r"(?:\x15[^\x15\d]{0,200}|(?<=[\s·•]))(?P<start>\d{1,9})_(?P<end>\d{1,9})(?=[^\w]|\Z)"
)
"""Example: `0_1500` between two control characters, or where an editor lost them: milliseconds."""
BULLET = re.compile(r"\x15[^\x15]{0,300}\x15?")
CODE = re.compile(r"\[[^\[\]]{0,1000}\]")
"""Example: `[//]`, `[: going to]`, `[=! whispers]`, `[+ gram]`."""
PAUSE = re.compile(r"\((?:\.{1,3}|[\d:.]{1,12})\)")
"""Example: `(.)`, `(...)`, `(1.5)`."""
LEFT_OUT = re.compile(r"[·•]?\d{1,9}_\d{1,9}[·•]?|&[=*].*|0[^\W\d].*|0|\+[\"^<,+≈≋]{1,2}|www")
"""Example: `&=laughs`, `&*MOT:yes`, `0is` (not said), `+^` (how it follows on)."""
BEFORE = re.compile(r"&[-~+]?|\u21ab")
"""Example: `&-` of `&-uh`, a filler."""
FORM = re.compile(r"@[\w:$]{1,20}\Z")
"""Example: `@o` of `woof@o`."""
LENGTHENED = re.compile(r"(?<=[^\W\d]):+")
"""Example: `::` of `no::`."""
SIGNS = dict.fromkeys(map(ord, "<>^()ˈˌ↑↓⇗↗→↘⇘∞≈≋≡∙⌈⌉⌊⌋∆∇⁎⁇°◉▁▔☺♋Ϋ∬↫≠⁑"), None)
"""Marks of overlap, stress, pitch, tempo and voice."""
ENDS = {
    "+...": "…", "+..?": "?", "+/.": "—", "+//.": "—", "+/?": "?", "+//?": "?", "+!?": "?!",
    '+"/.': ".", '+".': ".", "+.": ".", "‡": ",", "„": ",",
}  # fmt: skip
CLOSING = frozenset(".?!,;…—") | {"?!"}
ASKS = "interviewer"
GEMS = frozenset({"bg", "g"})
THOUSANDTH = 0.001  # seconds


def recognises(data: bytes) -> bool:
    """Whether a file begins with the headers of such a transcript and has a speaker's line."""
    opening = data[:OPENING].removeprefix(b"\xef\xbb\xbf")
    return opening[:1] == b"@" and BEGINS.search(opening) is not None


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """What each participant says.

    Raises:
        DocumentError: it is no text, or nobody speaks in it.
    """
    decoded = decode(data, name)
    text, layout = written(_utterances(decoded.text))
    if not text:
        raise DocumentError(
            "{name} holds no words; choose a file with text in it.", code="wordless", name=name
        )
    title = PurePosixPath(name).stem  # and not the first heading
    return Extract(text, layout, title, encoding=decoded.encoding, notes=decoded.notes)


def _utterances(text: str) -> Iterator[Utterance]:
    names: dict[str, tuple[str | None, bool]] = {}
    heading = ""
    for tier in _tiers(text):
        kind, mark = tier["name"], tier["mark"]
        words = tier["words"] or ""
        if mark == "@" and kind == "Participants":
            names = dict(_participants(words))
        elif mark == "@" and kind.lower() in GEMS:
            heading = " ".join(words.split())
        elif mark == "*":
            times = list(TIMES.finditer(words))
            start = int(times[0]["start"]) * THOUSANDTH if times else None
            end = int(times[-1]["end"]) * THOUSANDTH if times else None
            speaker, asks = names.get(kind, (speaker_named(kind), False))
            said = said_in(words)
            if any(map(str.isalnum, said)):
                yield Utterance(said, speaker, start, end, heading=heading, asks=asks)
                heading = ""


def said_in(words: str) -> str:
    """The words of a speaker's line without the codes about them."""
    words = PAUSE.sub(" ", CODE.sub(" ", BULLET.sub(" ", words)))
    pieces: list[str] = []
    for token in words.split():
        token = ENDS.get(token, token)
        if LEFT_OUT.fullmatch(token):
            continue
        token = FORM.sub("", BEFORE.sub("", token, count=1) if token[:1] == "&" else token)
        if any(map(str.isalpha, token)):
            token = LENGTHENED.sub("", token).replace("_", " ").replace("+", " ")
        token = token.translate(SIGNS).strip()
        if not token:
            continue
        close = not pieces or token in CLOSING
        pieces.append(token if close else f" {token}")
    return "".join(pieces)


def _tiers(text: str) -> Iterator[re.Match[str]]:
    """Headers, speakers' lines and those about them, with the lines that go on with them."""
    held: list[str] = []
    for line in [*text.splitlines(), "@End"]:
        if line[:1] in ("*", "%", "@"):
            if held and (match := TIER.fullmatch("\n".join(held))):
                yield match
            held = [line]
        elif held and line[:1].isspace():
            held.append(line)


def _participants(words: str) -> Iterator[tuple[str, tuple[str | None, bool]]]:
    """For each code the name, else the part in the talk, and whether it is an interviewer's."""
    listed = [each.split() for each in words.split(",")]
    roles = Counter(each[-1] for each in listed if each)
    for code, *rest in filter(None, listed):
        role = rest[-1] if rest else code
        name = " ".join(rest[:-1]) or (role if roles[role] == 1 else f"{role} {code}")
        yield code, (speaker_named(name.replace("_", " ")), role.lower() == ASKS)


FORMAT = Format(name="chat", endings=(".cha",), recognises=recognises, read=read)
