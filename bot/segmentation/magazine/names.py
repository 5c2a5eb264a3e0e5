"""Who is interviewed, and by whom: as settings, a title, an introduction or a byline say it.

No name rather than a wrong one: where two are asked, or nothing names anybody, nobody is named.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.segmentation.magazine.name_patterns import (
    AFTER_ONE,
    AN_INTERVIEW,
    AND,
    ASKING,
    BYLINE,
    CALLED,
    DEFINITE,
    FIRST_NAME,
    GROUPS,
    INTERVIEWS,
    INTRODUCES,
    LAST_NAME,
    LISTED,
    NO_NAMES,
    OWN_NAME,
    OWNER,
    PARTS,
    PRESENTED,
    SETTING,
    SHORTENED,
    SUBJECT,
    TITLE,
    TITLED,
)
from bot.segmentation.person_names import PERSON, WORD
from bot.segmentation.sentences import STARTERS, sentences_of

MOST_NAMED = 50  # people in an introduction that are looked for again
OFTEN = 2  # times that questions call on another, who is then asked too
ANSWERS = 3  # the first, in which one may give one's name


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the first question."""

    settings: str
    """The front matter, as it stands; "" where there is none."""
    titles: tuple[str, ...]
    introduction: str

    def named(self) -> tuple[str, ...]:
        """Its titles, the settings' first."""
        title = TITLE.search(self.settings)
        return (title["value"], *self.titles) if title else self.titles

    def words(self) -> str:
        """All of it."""
        return "\n".join((self.settings, *self.titles, self.introduction))


def interviewer_of(opening: Opening, closing: str) -> str | None:
    """Who asks, as a byline names them."""
    before = "\n".join((*opening.titles, opening.introduction))
    match = BYLINE.search(before) or BYLINE.search(closing)
    return match["name"] if match else None


def is_said_of(opening: Opening, closing: str) -> bool:
    """Whether the text is said to be an interview."""
    words = opening.words()
    return any(each.search(words) or each.search(closing) for each in (AN_INTERVIEW, BYLINE))


def interviewee_of(
    opening: Opening, interviewer: str | None, questions: Sequence[str], answers: Sequence[str]
) -> str | None:
    """Who is asked; None where two are, or none is named for certain."""
    stated = _stated(opening.settings) or _stated(opening.introduction)
    if stated:
        return stated[0] if len(stated) == 1 and stated[0] else None
    name = _told(opening, interviewer, answers)
    if name is None:
        name = _called(opening, answers) or _introduced(opening.introduction, interviewer)
        everything = "\n".join((opening.introduction, *answers))
        name = name if name and _is_certain(name, everything) else None
    return name if name and name != interviewer and not _others(name, questions) else None


def is_spoken_of(interviewee: str, words: str) -> bool:
    """Whether an answer tells of somebody by name; who says no "I" in it is another."""
    parts = (part for part in interviewee.split(" ") if len(part) > 2 and part[0].isupper())
    return any(re.search(rf"\b{re.escape(part)}\b", words) for part in parts)


def _stated(settings: str) -> list[str]:
    """Whom settings, or lines like settings, name as the one who is asked."""
    first, last = FIRST_NAME.search(settings), LAST_NAME.search(settings)
    if first and last:
        return [f"{first['name'].strip()} {last['name'].strip()}"]
    for match in SETTING.finditer(settings):
        value = match["value"].strip()
        values = value.strip("[]").split(",") if value.startswith("[") else [value]
        at = match.end()
        while not value and (line := LISTED.match(settings, at + 1)):
            values.append(line["value"])
            at = line.end()
        each_one = (
            each for words in values for each in re.split(r" (?:and|&|und|et|y|e|en) ", words)
        )
        found = [each.strip().strip("\"',").strip() for each in each_one]
        found = [each for each in found if each]
        if found:
            names = [each for each in found if re.fullmatch(rf"{PERSON}|{WORD}", each)]
            return names if len(names) == len(found) else ["", ""]
    return []


def _told(opening: Opening, interviewer: str | None, answers: Sequence[str]) -> str | None:
    """Whom a title or an introduction names as asked; "" where they name several."""
    for words in (*opening.named(), opening.settings, opening.introduction):
        for pattern in (TITLED, INTERVIEWS):
            for match in pattern.finditer(words):
                name = _named(match, words, opening, answers)
                if name is not None and name != interviewer:
                    return name
    return None


def _named(
    match: re.Match[str], words: str, opening: Opening, answers: Sequence[str]
) -> str | None:
    """The name that these words give; "" where they give several, None where they give none."""
    name, end = OWNER.sub("", match["name"].rstrip(".")), match.end("name")
    if AND.match(words, end):
        return ""
    if SHORTENED.search(name) or {part.lower() for part in name.split()} & GROUPS:
        return None
    if " " in name:
        return name
    if not AFTER_ONE.match(words, end):
        return None
    lead = match.groupdict().get("lead")
    if lead and DEFINITE.search(words, match.start("lead"), match.start("name")):
        return None if name.lower().endswith("s") and lead.endswith(" the") else name
    told = re.search(rf"\b{re.escape(name)}\b", opening.introduction) is not None
    return name if told or _introduces(name, answers) else None


def _called(opening: Opening, answers: Sequence[str]) -> str | None:
    """Who gives their own name, or whose name is a title that something else confirms."""
    before = opening.words()
    for words in answers[:ANSWERS]:
        own = OWN_NAME.search(words)
        if own and (own["sure"] or own["name"] in before):
            return own["name"].rstrip(".")
    for words in opening.named():
        if presented := PRESENTED.match(words):
            return presented["name"].rstrip(".")
        for part in PARTS.split(words):
            name = part.strip().strip("\"'").strip()
            if re.fullmatch(PERSON, name) and _is_confirmed(name, opening, answers):
                return name
    return None


def _introduces(name: str, answers: Sequence[str]) -> bool:
    """Whether who answers gives this name as their own."""
    pattern = re.compile(rf"\b{INTRODUCES}[\s*_\[]{{1,5}}{re.escape(name)}\b")
    return any(pattern.search(each) for each in answers[:ANSWERS])


def _is_confirmed(name: str, opening: Opening, answers: Sequence[str]) -> bool:
    """Whether a title that could be a name is the one of who answers."""
    first, handle = name.split(" ")[0], name.replace(" ", "").lower()
    subject = SUBJECT.match(opening.introduction)
    introduced = subject is not None and subject["name"] == name
    introduced = introduced or opening.introduction.startswith(f"{first} ")
    return introduced or _introduces(first, answers) or handle in opening.settings.lower()


def _is_certain(name: str, text: str) -> bool:
    """Whether no word of a name stands in small letters in the text, as a name's never do."""
    small = [part.rstrip(".").lower() for part in name.split(" ") if not part.islower()]
    return re.search(rf"\b(?:{'|'.join(map(re.escape, small))})\b", text) is None


def _introduced(introduction: str, interviewer: str | None) -> str | None:
    """The person that an introduction is about."""
    named: Counter[str] = Counter()
    for name in _subjects(introduction):
        first = name.split(" ")[0]
        if name not in named and name != interviewer and first.lower() not in STARTERS:
            named[name] = len(re.findall(rf"\b{re.escape(first)}\b", introduction))
        if len(named) == MOST_NAMED:
            break
    most = named.most_common(2)
    tied = len(most) == 2 and most[0][1] == most[1][1]
    return most[0][0] if most and not tied else None


def _subjects(introduction: str) -> Iterator[str]:
    for sentence in sentences_of(introduction, 0, len(introduction)):
        match = SUBJECT.match(introduction, sentence.start, sentence.end)
        if match and not ASKING.search(introduction, match.end(), sentence.end):
            yield match["name"].rstrip(".")


def _others(interviewee: str, questions: Sequence[str]) -> bool:
    """Whether questions call on somebody by another name: "Jan, what do you think?"."""
    called = Counter(match["name"] for words in questions for match in CALLED.finditer(words))
    known = interviewee.split(" ")
    nobody = STARTERS | NO_NAMES
    return any(
        called[name] >= OFTEN for name in called if name not in known and name.lower() not in nobody
    )
