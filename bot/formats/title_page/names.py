"""Names of people in a byline: each without its marks, or nobody where that is not certain."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from bot.formats.title_page.boilerplate import is_organisation

LETTER = r"[^\W\d_]"
UPPER = r"[^\W\d_a-zà-öø-ÿα-ω]"
INITIALS = rf"(?:{UPPER}\.)(?:[ -]?{UPPER}\.){{0,4}}"
CAPITAL = rf"(?:Ma?c|O['’]|D['’]|d['’]|de|Di|van|Le|La)?{UPPER}{LETTER}{{1,20}}"
WORD = (
    rf"(?:(?:{INITIALS})(?:{UPPER}{LETTER}{{1,20}})?|{UPPER}(?=[\s,]|\Z)"
    rf"|(?:{CAPITAL}(?:['’.-]{{1,2}}{LETTER}{{1,20}}){{0,3}})\.?)"
)
PARTICLE = (
    r"(?:af|al|av|bin|ben|da|de|del|della|den|der|des|di|dos|du|el|ibn|la|le|ten|ter|van|von|zu"
    r"|zum|y|e)"
)
NAME = re.compile(rf"{WORD}(?: (?:{PARTICLE} ){{0,3}}{WORD}){{1,5}}")
"""Example: `Ada Obi`, `A. B. Obi`, `Jan van den Berg`, `Ross G. DOUGLAS`."""
MARKS = re.compile(
    r"(?:[\s,]{0,2}(?:\(?\d{1,2}\)?(?![\w.])|[*∗†‡§¶#$+✉⋆◦♣♠♦♥⁎¹²³⁴-⁹⁰°ª]"
    r"|\((?:[a-z]|[ivx]{1,4})\))){1,12}"
)
"""Example: the marks of `Ada Obi 1,2,∗`, of `Jan Berg∗†`."""
HONORIFIC = re.compile(
    r"\A(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mme|Herr|Frau|Hon|Sir|Dipl|Ing|Rev|B\.?Sc|M\.?Sc|Mag|rer"
    r"|nat|phil|med|jur|habil|h\.c)\b[.-]{0,2} ?){1,8}"
)
"""Example: `Prof. Dr. ` of `Prof. Dr. Ada Obi`."""
DEGREES = re.compile(
    r"(?:,| |, )(?:Ph\.? ?D|M\.? ?D|M\.? ?P\.? ?H|M\.? ?Sc|M\.? ?A|B\.? ?Sc|B\.? ?A"
    r"|M\.? ?S|Esq|CPA|R\.? ?N"
    r"|F\.? ?G\.? ?S|Dr\.? rer\.? nat|M\.?Eng|B\.?Eng|LL\.? ?[BM]|J\.? ?D|MBA|PE)\.?(?=[,; ]|\Z)"
)
"""Example: `, PhD` of `Ada Obi, PhD`."""
STUDENT = re.compile(r"\([a-z]{0,2}\d{4,10}\)|\b\d{6,10}\b")
"""Example: the number of `Ada Obi (s123598)`."""
DOUBLED = re.compile(r"(?:(\w)\1){3,}")
"""Example: `WWeellllss`: letters that are drawn twice to look bold."""
ACCENT = re.compile(
    r"(?P<before>[´`¨ˆ˜˚˘ˇ˙˝]) ?(?P<letter>[^\W\d_])|(?P<under>[cCsS])(?P<cedilla>¸)"
)
"""Example: `´e` of `Gr´egory`, `c¸` of `Franc¸ois`: how TeX's old fonts draw `é` and `ç`."""
COMBINING = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "˚": "\u030a",
    "˘": "\u0306",
    "ˇ": "\u030c",
    "˙": "\u0307",
    "˝": "\u030b",
}
BETWEEN = re.compile(r" ?(?:;|,? and |,? AND |,? & | und | UND | et | y | e | και |,|\||·|•) ?")
"""Example: what stands between the names of `Ada Obi, Jan Berg and Lee King`."""
SUFFIX = re.compile(r",? (?P<suffix>Jr\.?|Sr\.?|II|III|IV)(?=[,; ]|\Z)")
"""Example: `, Jr.` of `Lee King, Jr.`."""
NO_PERSON = re.compile(
    r"\b(?:The|An|Our|Your|My|This|That|In|On|Of|At|For|With|By|To|From|How|Why|What|When|Who|Is|Are"
    r"|New|North|South|East|West|United|States|America|American|Street|Avenue|Road|Suite|Box|City"
    r"|County|State|Republic|Kingdom|Germany|Deutschland|France|Italy|China|Japan|India|Canada|USA|UK"
    r"|Switzerland|Austria|London|Paris|Berlin|York|Washington|California|Texas|Boston|January"
    r"|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|Press|Release|Report|Data|Analysis|Study|Review"
    r"|Survey|Guide|Manual|Version|Draft|Chapter|Section|Part|Page|Table|Figure|Contents|Abstract"
    r"|Introduction|Summary|Keywords|Annual|Meeting|Conference|Workshop|Research|Science|Sciences"
    r"|Computer|Engineering|Mathematics|Physics|Technology|Informatik|Learning|Language|System|Systems"
    r"|Model|Models|Team|Staff|Editor|Editors|Group|Network|Project|Program|Programme|Plan|Policy"
    r"|Health|Human|National|International|Global|World|European|Public|General|Special|Professional"
    r"|Director|President|Chairman|Governor|Secretary|Minister|Officer|Manager|Clerk|Judge|Senior"
    r"|Associate|Assistant|Media|Relations|Communications|Contact|Email|Tel|Phone|Fax|Bachelor|Master"
    r"|Thesis|Dissertation|Arbeit|Studies|Studium|Studiengang|Fachbereich|Abteilung|Lehrstuhl|Matrikel"
    r"|Author|Authors|Supervisor|Advisor|Betreuer|Referent|Gutachter|Prüfer|Universal|Open|Access"
    r"|Download|Online|Series|Working|Paper|Letter|Letters|Notes|Journal|Volume|Issue|Edition"
    r"|Capital|Market|Markets|Street|Center|Centre|House|Laboratoire|Labs?|AI|Google|Facebook|Microsoft|Meta|DeepMind|OpenAI|Regards|Planet"
    r"|Footer|Header|Popular|Demand|Request|Correspondent|Writer|Newsroom|Title|Net|Profit|Total|Value|Name|Date|Place|Time|Subject|Telephone|Senate|Congress|Court|Service|Services)\b"
)
"""Example: `Annual Report`, `New York`: capitals and no person."""
MOST = 100  # people of a paper; a style lists some twenty of them


def people_in(words: str) -> tuple[str, ...] | None:
    """Everybody that words name, where they name people and nothing else; None where not."""
    words = _unmarked(words)
    if not words or is_organisation(words) or "@" in words:
        return None
    names = []
    for part in _parts(words):
        name = person_in(part)
        if name is None:
            return None
        names.append(name)
    return tuple(names[:MOST]) or None


def person_in(words: str) -> str | None:
    """One name as it is printed, without titles and degrees; None where words are none."""
    words = HONORIFIC.sub("", " ".join(words.split()).strip(" ,.;:*"))
    words = DEGREES.sub("", words).strip(" ,")
    suffix = SUFFIX.search(words)
    bare = SUFFIX.sub("", words) if suffix else words
    if len(bare) > 60 or DOUBLED.search(bare) or not NAME.fullmatch(bare) or _is_nobody(bare):
        return None
    if is_organisation(bare):
        return None
    name = _cased(bare)
    return f"{name} {suffix['suffix']}" if suffix else name


def accented(words: str) -> str:
    """Words with their accents on the letters that TeX's old fonts draw them beside."""
    return ACCENT.sub(_composed, words)


def _composed(found: re.Match[str]) -> str:
    if found["cedilla"]:
        return normalize("NFC", found["under"] + "\u0327")
    letter = "i" if found["letter"] == "ı" else found["letter"]
    return normalize("NFC", letter + COMBINING[found["before"]])


def _unmarked(words: str) -> str:
    """Words without the marks of notes and affiliations."""
    words = STUDENT.sub("", accented(words)).rstrip("'\"’”")
    words = DEGREES.sub("", SUFFIX.sub(r" \g<suffix>", words))
    words = MARKS.sub(" ,", words)
    return " ".join(words.split()).strip(" ,.;:")


def _parts(words: str) -> Iterator[str]:
    """The names between commas and "and"s."""
    for part in BETWEEN.split(words):
        part = part.strip(" ,.;:")
        if part.startswith("and "):
            part = part[4:]
        if part:
            yield part


def _is_nobody(words: str) -> bool:
    titled = _titled(words)
    return bool(NO_PERSON.search(titled)) or is_organisation(words)


def _titled(words: str) -> str:
    return words.title() if words.isupper() else words


def _cased(name: str) -> str:
    """A name in small letters but for its capitals, where it is printed in capitals alone."""
    parts = name.split(" ")
    if not all(part.isupper() for part in parts if len(part) > 2) and any(
        part.isupper() and len(part) > 2 and "." not in part for part in parts
    ):
        return " ".join(_word_cased(part) for part in parts)
    return " ".join(map(_word_cased, parts)) if name.isupper() else name


def _word_cased(word: str) -> str:
    if "." in word or not word.isupper() or len(word) < 3:
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
