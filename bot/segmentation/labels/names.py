"""What a label says: a name, a thing that documents print so, or the start of a sentence.

Knows nothing of where labels stand or how they are marked (`bot/segmentation/labels/frames.py`).
"""

import re

NAME = r"[^\W\d_a-z][\w.'’&/-]*(?: [\w.'’&/-]+){0,11}(?<!_)"
"""Example: `Dr. Ada O'Neil`, `THE PRESIDENT`, `Speaker 1`, `SPEAKER_00`."""

OPEN_A_NAME = frozenset("van von de del della den der di da du la le al el bin ibn ten ter".split())
"""Small words that a name may begin with: `van der Meer`."""
PARTICLES = frozenset(
    """
    de del der den di da dos du la le van von bin ibn al el of the and for y e et und zu zur zum
    des das do to in
    """.split()
)
"""Small words within a name or an office: `van den Berg`, `Minister for the Interior`."""
TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sen senator rep representative congressman congresswoman
    hon honourable honorable sir lady lord madam madame mme mlle m herr frau sr sra señor señora
    senhor senhora signor signora president chairman chairwoman chairperson chair speaker minister
    secretary judge justice ambassador governor mayor general colonel captain commissioner rev
    father sister brother rabbi imam king queen prince princess dep deputy councillor alderman the
    director officer delegate clerk präsident präsidentin vizepräsident vizepräsidentin
    staatssekretär
    staatssekretärin bundesminister bundesministerin bundeskanzler bundeskanzlerin abgeordneter
    abgeordnete président présidente ministre rapporteur presidente presidenta ministro député
    """.split()
)
"""Words that a person's label begins with: `Mr. Lark`, `The Chair`, `Senator Heron`."""
NOBODY = frozenset(
    """
    note notes warning caution tip tips example examples important remark summary source sources
    figure table date time place location subject from to cc re pros cons problem solution
    ingredients method serves input output result results returns raises args see title author
    authors keywords abstract references url link links definition answer key step steps
    background conclusion introduction advantages disadvantages before after price
    action actions decision decisions motion resolved agreed discussion apologies present absent
    attendees agenda item items outcome owner due deadline status priority description next
    todo info error debug given when then expected actual yes no okay applause laughter music
    inaudible crosstalk silence pause ok warn trace fatal critical notice podcast episode outro
    intro credits transcript transcription
    transcriber recorded recording duration length language website email phone address copyright
    chapter section part page appendix exhibit index contents interview interviewed guests speakers
    participants topic topics observation observations observer comment comments question questions
    quote translation synopsis timestamp end start venue meeting hearing session keyword photo
    photos image images video audio subtitle subtitles read more update updated published posted
    tags category categories issue volume number monday tuesday wednesday thursday friday saturday
    sunday first second third finally however therefore file files format version license download
    name names age jingle break sponsor advertisement street telephone fax remarks added fixed
    changed removed deprecated security
    datum ort uhrzeit thema hinweis beispiel fazit quelle quellen foto fotos lieu date durée sujet
    remarque exemple conclusion fecha lugar tema nota ejemplo fuente duración data local assunto
    luogo argomento esempio fonte plaats onderwerp voorbeeld bron
    """.split()
)
"""Words that documents print before a colon or in brackets without anybody speaking."""
TALK = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday first second third finally however
    therefore then example examples yes no okay question questions answer problem solution pros
    cons given when before after next step steps advantages disadvantages one two three montag
    dienstag mittwoch donnerstag freitag samstag sonntag erstens zweitens drittens beispiel
    """.split()
)
"""Of them, those with which somebody who speaks begins a point of a list."""
PEOPLE_TOO = frozenset("first second third page price place friday key given no number".split())
"""Of them, those that stand in names and parts too: `First Citizen`, `Ada Page`."""
FILLERS = frozenset(
    """
    yeah yes yep yup no nope nah right okay ok alright sure nice great good cool wow oh ah uh um hm
    hmm mhm mm huh hey hi hello thanks exactly absolutely totally definitely correct true indeed
    really interesting amazing awesome perfect wonderful lovely fine well so and but ja nein genau
    gut oui non sí si bueno claro sim não sì
    """.split()
)
"""What people say in a word, alone on its line: `Yeah.`, `Right.`"""
SAYS = frozenset(
    """
    i you he she it we they this that these those my your his her its our their is are was were be
    been am have has had do does did will would can could should may might must says said say ask
    asks asked told tells there here what how why when where which who if as so but because than not
    only just also very my one two three four five several many most some any all every another
    ich du er wir ihr sie es ist sind war hat haben sagte fragt je tu il elle nous vous ils est sont
    était dit yo él ella nosotros son era dijo eu ele ela nós foi disse ik jij hij zij wij was zei
    io lui lei noi è sono ha like into about with by at on before after until while think know get
    """.split()
)
"""Words, in small letters, that a sentence has and a name has not."""
CREDENTIALS = re.compile(
    r"(?:[^\W\d_]\.){1,5}|(?:Jr|Sr|Dr|Mr|Mrs|Ms|St|Hon|Esq|Ph\.?D|M\.?D|Inc|Ltd|Co)\."
)
"""What may end a name with a full stop: `A. O.`, `Jr.`; `Yeah.` is a sentence."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MOST_PARTS = 12  # words: `The MINISTER OF JUSTICE AND CONSTITUTIONAL DEVELOPMENT`
LONGEST = 80  # code points of a name
STARTS_A_SENTENCE = frozenset("the a an this that these those my our his her their".split())


def is_name(words: str) -> bool:
    """Whether words could name a speaker: each begun as a name is, none that names a thing."""
    parts = words.split()
    return (
        0 < len(parts) <= MOST_PARTS
        and len(words) <= LONGEST
        and all(not part[0].islower() or _is_particle(part) for part in parts)
        and (not parts[0][0].islower() or _opens_a_name(parts))
        and _begins_as_a_name(words)
        and any(map(str.isalpha, words))
        and _ends_as_a_name(parts)
        and not is_thing(words)
        and not any(sign in words for sign in "。！？、，")
    )


def is_open_name(words: str) -> bool:
    """Whether marks alone could make a name of it: anything short that is no sentence, no thing."""
    parts = words.split()
    return (
        0 < len(parts) <= MOST_PARTS
        and len(words) <= LONGEST
        and _begins_as_a_name(words)
        and any(letter.isalpha() for letter in words)
        and _ends_as_a_name(parts)
        and not is_thing(words)
        and not is_sentence(words)
    )


def is_thing(words: str) -> bool:
    """Whether it is what documents print before a colon, a filler, or a note in brackets."""
    found = WORD.findall(words.lower())
    if not found:
        return not any(letter.isalnum() for letter in words)
    bracketed = words[0] in "[({" and words[-1] in "])}"
    alone = len(found) == 1 and found[0] in FILLERS and not words.isupper()
    return bracketed or alone or (not has_title(words) and _names_a_thing(found))


def is_talk(words: str) -> bool:
    """Whether a speaker's own words begin so: `Monday:`, `First:`."""
    return len(words.split()) == 1 and words.lower() in TALK | FILLERS


def is_sentence(words: str) -> bool:
    """Whether it is how a sentence begins that has a colon in it: `The point is this:`."""
    if any(sign in words for sign in '?!;¿¡…"“”«»。！？、') or ". " in _without_titles(words):
        return True
    small = [word for word in WORD.findall(words) if word[0].islower()]
    return any(word in SAYS for word in small) or len(words.split()) > MOST_PARTS


def is_capital(words: str) -> bool:
    """Whether a label is set in capitals, or a word of it is: `THE COURT`, `Mr A B MEMBER`."""
    return any(len(word) > 1 and word.isupper() for word in WORD.findall(words))


def has_title(words: str) -> bool:
    """Whether it begins as a person's label does: `Mr. Lark`, `The Chair`."""
    parts = words.split()
    if len(parts) < 2:
        return False
    first = parts[0].strip(".,").lower()
    after = next((part for part in parts[1:] if part.lower() not in PARTICLES), "")
    office = parts[0][:1].isupper() and first != "the" and 1 < len(parts) < MOST_PARTS
    return first in TITLES and (after[:1].isupper() or (office and not is_sentence(words)))


def is_formal(words: str) -> bool:
    """Whether only a label is set so: `The Chairman`, `HAMLET`; `MR` is a part of one."""
    lone = words.strip(".").lower().replace(".", "") in TITLES | {"pm", "am", "no", "vs"}
    ends = words.split()[-1]
    initial = len(ends.strip(".")) < 2  # `Hon. Ada B`, of a name that goes on
    return not (lone or initial) and (has_title(words) or is_capital(words))


def is_full_name(words: str) -> bool:
    """Whether it is a name of two words or more, each with a capital: `Ada Obi`."""
    parts = words.split()
    capitals = [part for part in parts if part[0].isupper()]
    return len(capitals) > 1 and is_name(words) and parts[0].lower() not in STARTS_A_SENTENCE


def _is_particle(part: str) -> bool:
    return part.lower() in PARTICLES | OPEN_A_NAME or part[:2].lower() in ("d'", "d’", "l'", "l’")


def _opens_a_name(parts: list[str]) -> bool:
    """`van der Meer`, `d'Aubigny`."""
    first = parts[0]
    elided = first[1:2] in ("'", "’") and first[2:3].isupper()
    return elided or (first in OPEN_A_NAME and any(part[0].isupper() for part in parts[1:]))


def _names_a_thing(found: list[str]) -> bool:
    """`Date of Meeting`, `Next steps`, `First`; `First Citizen` and `Ada Page` are people."""
    content = [word for word in found if word not in PARTICLES]
    if content[:1] in (["int"], ["ext"]) and len(content) > 1:  # scenes of a film
        return True
    if len(content) < 2:
        return (content or found)[0] in NOBODY
    return content[0] in NOBODY - PEOPLE_TOO or content[-1] in NOBODY - PEOPLE_TOO


def _begins_as_a_name(words: str) -> bool:
    """Not as code does: `.iter()`, `Judge->>Storage`."""
    return (words[0].isalnum() or words[0] in "@[(") and not any(sign in words for sign in "<>=|\\")


def _ends_as_a_name(parts: list[str]) -> bool:
    last = parts[-1]
    return not last.endswith((".", "?", "!", ",")) or CREDENTIALS.fullmatch(last) is not None


def _without_titles(words: str) -> str:
    """The words without points that end no sentence: of titles and initials."""
    return " ".join(
        part.rstrip(".") if len(part) <= 4 or part.rstrip(".").lower() in TITLES else part
        for part in words.split()
    )
