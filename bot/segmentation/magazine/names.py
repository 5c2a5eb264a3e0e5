"""Who is interviewed, and by whom: as settings, a title, an introduction or a byline say it.

No name rather than a wrong one: where two are asked, or nothing names anybody, nobody is named.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.segmentation.person_names import PERSON, WORD
from bot.segmentation.sentences import STARTERS, sentences_of

MOST_NAMED = 50  # people in an introduction that are looked for again
GAP = r"[\s*_“\"«\[]{1,9}"
ARTICLE = (
    r"(?:(?:the|der|die|dem|den|das|le|la|les|el|los|las|il|lo|o|a|os|as|de|het|een|ein|einem|"
    r"einer|une?|an|uma?|gli)[ ]|l['’])"
)
NAMED = rf"(?P<article>{ARTICLE})?(?P<name>{PERSON}|{WORD})"
INTERVIEW = (
    r"(?:[Ii]nterview(?:\s+is)?\s+(?:with|of|mit|met|avec)|[Cc]onversation\s+with|"
    r"[Gg]espräch\s+mit|[Ee]ntretien\s+avec|[Rr]encontre\s+avec|[Ee]ntrevista\s+(?:con|com|a|à|al|ao)|"
    r"[Cc]onvers(?:ación|a)\s+con|[Cc]onversa\s+com|[Ii]ntervista\s+(?:a|ad|con)|"
    r"[Gg]esprek\s+met|Q\s?&\s?A:?\s+with|[Qq]uestions\s+(?:for|to)|Fragen\s+an)"
)
TITLED = re.compile(rf"\b{INTERVIEW}{GAP}{NAMED}", re.UNICODE)
"""Example: `Interview with Ada Obi`, `Gespräch mit der Müllerin`."""
ELIDED = re.compile(r"\b[Ii]ntervista\s+(?:al|alla|allo|all['’])\s?" + rf"(?P<article>)(?P<name>{PERSON}|{WORD})")
"""Example: `Intervista alla Mugnaia`."""
INTERVIEWS = re.compile(
    rf"\b(?:[Ii]nterviews|[Ii]nterviewed|(?:[Ww]e|I) (?:talk(?:s|ed)?|spoke|chatted|sat down|caught up)"
    rf" (?:to|with)|interviewt|(?:sprachen|sprechen|gesprochen) (?:wir )?mit|"
    rf"(?:[Hh]ablamos|[Cc]onversamos|[Ee]ntrevistamos|[Cc]harlamos) (?:con|com|a)|"
    rf"[Nn]ous avons (?:rencontré|interviewé|interrogé)|[Aa]bbiamo (?:intervistato|parlato con)|"
    rf"[Ww](?:e|ij) (?:spraken|interviewden)(?: met)?){GAP}(?P<name>{PERSON})"
)
"""Example: `we talked to Ada Obi`; not `She talked to`, who may be the interviewer."""
BYLINE = re.compile(
    rf"\b(?:[Ii]nterview(?:ed)?(?: conducted)? by|[Ii]nterview (?:door|von|par|di|por)|"
    rf"[Dd]as (?:Interview|Gespräch) führten?|[Dd]ie Fragen stellten?|"
    rf"(?:[Pp]ropos|PROPOS) (?:recueillis|RECUEILLIS) (?:par|PAR)|"
    rf"[Ee]ntre(?:tien|vue) (?:réalisée?|menée?|conduite?) par|[Ii]nterview réalisée par|"
    rf"[Ee]ntrevista(?:do|da)? (?:realizada |feita |hecha |conduzida )?(?:por|de)|"
    rf"[Ii]ntervista (?:di|a cura di|realizzata da))[:\s*_]{{1,9}}(?P<name>{PERSON})"
)
"""Example: `Interview by Ada Obi`, `Das Interview führte Ada Obi`."""
AN_INTERVIEW = re.compile(
    rf"\b{INTERVIEW}\b|\b[Ii]nterview(?:ed)?(?: conducted)? by\b|\b[Ii]ntervista (?:al|alla|all)\b|"
    r"\b[Ii]n conversation with\b|\bQ ?& ?A\b|\b[Ii]n (?:this|diesem) [Ii]nterview\b|"
    r"\b(?:[Dd]as|[Tt]his) [Ii]nterview\b|\b[Pp]ropos recueillis\b"
)
"""Example: what says of a text that it is an interview."""
SETTING = re.compile(
    r"^[ \t\"']{0,9}(?P<key>interviewees?|guests?|interviewed|interview[-_ ]with|befragte[rn]?|"
    r"invité|invitad[oa]|convidad[oa]|ospite|gast)[\"']?[ \t]{0,9}[:=][ \t]{0,9}(?P<value>[^\r\n]{0,300})",
    re.MULTILINE | re.IGNORECASE,
)
"""Example: `interviewee: Ada Obi`, `guests: [Ada Obi]`."""
LISTED = re.compile(r"[ \t]{1,20}-[ \t]{1,9}(?:name:)?(?P<value>[^\r\n]{1,200})")
"""Example: the lines of a list under `guests:`."""
TITLE = re.compile(r"^[ \t\"']{0,9}(?:post_)?title[\"']?[ \t]{0,9}[:=][ \t\"']{0,9}(?P<value>[^\r\n]{1,300})", re.MULTILINE | re.IGNORECASE)
AND = re.compile(rf"(?:, {PERSON}){{0,6}},? (?:and|und|et|y|e|en|&|with|mit|avec|con|com|met) (?:{ARTICLE})?(?={WORD})")
"""Example: the ` and ` of `Ada Obi and Jan Berg`."""
AFTER_ONE = re.compile(r"[ \t]*(?:[.,;:!?()\[\]|–—*_\"”»\r\n]|-|<|\Z|about\b|on\b|of\b|from\b|at\b|über\b|von\b|vom\b|sur\b|sobre\b|over\b|su\b|per\b|du\b|de\b)")
"""Example: what may follow a name of one word."""
GROUPS = frozenset(
    """
    team teams founders founder makers authors author developers developer staff crew band group
    company committee board people women men members community participants students users experts
    equipe équipe équipes team-mitglieder gruppe gruppo equipo squadra grupo groep people's candidate
    candidates expert creators creator maintainers maintainer
    """.split()
)
"""Who is asked, and is nobody in particular."""
INTRODUCES = (
    r"(?:I am|I['’]m|[Mm]y name is|[Ii]ch bin|[Ii]ch heiße|[Mm]ein Name ist|[Jj]e suis|[Jj]e m['’]appelle|"
    r"[Ss]oy|[Mm]e llamo|[Mm]i nombre es|[Ss]ou|[Cc]hamo-me|[Mm]e chamo|[Mm]eu nome é|[Ss]ono|[Mm]i chiamo|"
    r"[Ii]k ben|[Mm]ijn naam is|[Ii]k heet)"
)
SUBJECT = re.compile(
    rf"[*_\[]*(?P<name>{PERSON})[*_]*(?:,| (?:is|was|has|had|joined|became|works|worked|serves|"
    r"served|heads|leads|led|runs|teaches|writes|founded)\b)"
)
"""Example: `Ada Obi joined`, `Ada Obi, a teacher,` at the start of a sentence."""
ASKS_HERSELF = re.compile(
    r"\b(?:sat down|talk(?:s|ed)?|spoke|speaks|chat(?:s|ted)?|met|meets|ask(?:s|ed)|interviews?|"
    r"interviewed|caught up)\b(?!\s+(?:to|with)\s+(?:us|me|our)\b)"
)
"""Example: what an interviewer does: `Ada Obi, our editor, sat down with Jan Berg`."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the first question."""

    settings: str
    """The front matter, as it stands; "" where there is none."""
    titles: tuple[str, ...]
    introduction: str


def interviewer_of(opening: Opening, closing: str) -> str | None:
    """Who asks, as a byline names them."""
    match = BYLINE.search(f"{opening.introduction}\n") or BYLINE.search(closing)
    return match["name"].rstrip(".") if match else None


def is_said_of(opening: Opening, closing: str) -> bool:
    """Whether the text is said to be an interview."""
    words = "\n".join((opening.settings, *opening.titles, opening.introduction))
    return any(each.search(words) or each.search(closing) for each in (AN_INTERVIEW, BYLINE))


def interviewee_of(opening: Opening, interviewer: str | None, answers: Sequence[str]) -> str | None:
    """Who is asked; None where two are, or none is named for certain."""
    stated = _stated(opening.settings) or _stated(opening.introduction)
    if stated:
        return stated[0] if len(stated) == 1 else None
    title = TITLE.search(opening.settings)
    titles = [*([title["value"]] if title else ()), *opening.titles]
    for words in (*titles, opening.settings, opening.introduction):
        for pattern in (TITLED, ELIDED, INTERVIEWS):
            for match in pattern.finditer(words):
                name, several = _named(match, words, opening, answers)
                if several:
                    return None
                if name and name != interviewer:
                    return name
    for words in titles:
        name = words.strip().strip("\"'").strip()
        if re.fullmatch(PERSON, name) and _is_confirmed(name, opening.settings, answers):
            return name
    return _introduced(opening.introduction, interviewer)


def _stated(settings: str) -> list[str]:
    """Whom settings, or lines like settings, name as the one who is asked."""
    for match in SETTING.finditer(settings):
        value = match["value"].strip()
        values = [value.strip("[]")] if value else []
        if value.startswith("["):
            values = value.strip("[]").split(",")
        at = match.end()
        while not value and (line := LISTED.match(settings, at + 1)):
            values.append(line["value"])
            at = line.end()
        found = [each.strip().strip("\"',").strip() for each in values]
        found = [part for each in found for part in re.split(r" (?:and|&|und|et|y|e|en) ", each)]
        names = [each for each in found if re.fullmatch(rf"{PERSON}|{WORD}", each)]
        if found:
            return names if len(names) == len(found) else ["", ""]
    return []


def _named(
    match: re.Match[str], words: str, opening: Opening, answers: Sequence[str]
) -> tuple[str | None, bool]:
    """The name that a title's words give, and whether there are several."""
    name = match["name"].rstrip(".")
    if AND.match(words, match.end("name")):
        return None, True
    if {part.lower() for part in name.split()} & GROUPS:
        return None, False
    if " " in name:
        return name, False
    if not AFTER_ONE.match(words, match.end("name")):
        return None, False
    if match.groupdict().get("article") is not None or match.re is ELIDED:
        plural = name.lower().endswith("s") and match["article"] == "the "
        return (None if plural else name), False
    told = re.search(rf"\b{re.escape(name)}\b", opening.introduction) is not None
    return (name if told or _introduces(name, answers) else None), False


def _introduces(name: str, answers: Sequence[str]) -> bool:
    """Whether who answers gives this name as their own."""
    pattern = re.compile(rf"\b{INTRODUCES}[\s*_\[]{{1,5}}{re.escape(name)}\b")
    return any(pattern.search(each) for each in answers[:3])


def _is_confirmed(name: str, settings: str, answers: Sequence[str]) -> bool:
    """Whether a title that could be a name is the one of who answers."""
    first, handle = name.split(" ")[0], name.replace(" ", "").lower()
    return _introduces(first, answers) or handle in settings.lower()


def _introduced(introduction: str, interviewer: str | None) -> str | None:
    """The person that an introduction is about."""
    named: Counter[str] = Counter()
    for sentence in sentences_of(introduction, 0, len(introduction)):
        subject = SUBJECT.match(introduction, sentence.start, sentence.end)
        if subject is None or ASKS_HERSELF.search(introduction, subject.end(), sentence.end):
            continue
        name = subject["name"].rstrip(".")
        first = name.split(" ")[0]
        if name not in named and name != interviewer and first.lower() not in STARTERS:
            named[name] = len(re.findall(rf"\b{re.escape(first)}\b", introduction))
        if len(named) == MOST_NAMED:
            break
    most = named.most_common(2)
    if not most or (len(most) == 2 and most[0][1] == most[1][1]):
        return None
    return most[0][0]
