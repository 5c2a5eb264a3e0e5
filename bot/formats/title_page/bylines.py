"""Who wrote a document, by the lines under its title or by one that says so."""

import re
from collections.abc import Iterable, Sequence

from bot.formats.pdf.analysis.furniture import PageLines
from bot.formats.pdf.analysis.lines import Line, rows_of
from bot.formats.title_page.blocks import USUAL_SIZE, Block, blocks_of
from bot.formats.title_page.boilerplate import is_boilerplate, is_organisation
from bot.formats.title_page.dates import DATED
from bot.formats.title_page.names import MARKS, people_in
from bot.formats.title_page.naming import Named

SAYS_WHO = re.compile(
    r"(?:written by|prepared by|presented by|submitted by|authored by|author\(s\)|authors?|by"
    r"|verfasst von|vorgelegt von|eingereicht von|verfasser(?:in)?|autor(?:in|en|es|a)?|auteurs?"
    r"|von|par|por|di|bearbeitet von"
    r"|name|student(?:in|en)?|kandidat(?:in)?|diplomand(?:in)?|absolvent(?:in)?"
    r"|présenté par|réalisé par|door|af|av)(?![\w-])[\s:]{0,3}",
    re.IGNORECASE,
)
"""Example: `By Ada Obi`, `Author(s): Ada Obi`, `vorgelegt von Ada Obi`."""
ENDS = re.compile(
    r"(?:\d\.? )?(?:abstract|zusammenfassung|résumé|summary|introduction|keywords|contents"
    r"|presents?\b|members?\b"
    r"|attend|absent|anwesend|présen|teilnehm|asistentes|dear\b|a ?b ?s ?t ?r"
    r" ?a ?c ?t)",
    re.IGNORECASE,
)
"""Example: `Abstract—Wells are …`: what comes after a byline."""
OTHERS = re.compile(
    r"\b(?:supervis|advis|betreu|gutacht|prüfer|referent|erstgutachter|zweitgutachter|committee|chair"
    r"|president|treasurer|secretary|governor|mayor|minister\b|clerk|editor|edited|translated"
    r"|encadr|contact|inquiries|director|photo|illustrat|tutor|examiner"
    r"|opponent|επιβλέπ|professor\b.{0,20}:)",
    re.IGNORECASE,
)
"""Example: `Supervisor: Jan Berg`: a name, and who bears it wrote nothing."""
WHERE = re.compile(r"[\d*∗†‡§{(]|[a-h] ")
"""Example: the mark of `1 Wells University`."""
LETTERED = re.compile(r"\A[a-h] (?=[^\W\d_])")
"""Example: the mark of `a Wells University`, that a name above has glued to it."""
PLACED = re.compile(r"(?P<name>[^,;:]{4,40}), (?P<where>[^\W\d_][^;:]{3,80}, [^,;:]{2,30})")
"""Example: `Ada Obi, University of Wells, Wells`: a name and where who bears it works."""
MOST_BLOCKS = 3  # under a title, which may be lists of names with where each works
LONGEST_AFTER = 60  # code points of a line among names that is none and no address
MOST_ROWS = 14  # under a title
MOST_OF_A_COVER = 40  # rows
FARTHEST = 12.0  # type sizes under the title, in which a byline begins
COVER = 900  # code points; a page of fewer is a cover, and its byline may stand anywhere under it


def printed_authors(page: PageLines, named: Named | None, words: frozenset[str]) -> tuple[str, ...]:
    """Everybody whom a page names as who wrote it; nobody where that is not certain."""
    rows = rows_of(page.lines)
    if (found := _said(rows)) and _certain(found, words, True):
        return found
    if named is None:
        return ()
    below = [block for block in blocks_of(page.lines, USUAL_SIZE) if block.top > named.bottom]
    placed = _placed(below[:MOST_BLOCKS], words)
    return placed or _under(page, rows, named, words) or _listed(page, words)


def _placed(blocks: Sequence[Block], words: frozenset[str]) -> tuple[str, ...]:
    """Whom lines under a title name, each with where they work: "Ada Obi, Wells Office, Wells"."""
    found: list[str] = []
    for block in blocks:
        names = [PLACED.fullmatch(" ".join(line.text.split())) for line in block.lines]
        people = [each and people_in(each["name"]) for each in names]
        where = [each and each["where"] for each in names]
        if not all(people) or any(people_in(each) for each in where if each):
            break
        found += [name for each in people if each for name in each]
    return tuple(found) if len(found) > 1 and _certain(found, words, False) else ()


def _said(rows: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    """Whom a line names that says "by" or "Author"."""
    for at, row in enumerate(rows):
        for place, line in enumerate(row):
            text = " ".join(line.text.split())
            says = SAYS_WHO.match(text)
            if says is None or len(text) > 250 or OTHERS.search(text):
                continue
            rest = DATED.split(text[says.end() :], maxsplit=1)[0].strip(" ,")
            if rest:
                names = people_in(rest)
                if names and (text[0].isupper() or at < 12):
                    return _gone_on(names, rest, rows[at + 1 :], line)
                continue
            after = [*row[place + 1 :], *(rows[at + 1] if at + 1 < len(rows) else ())]
            if after and (names := people_in(after[0].text)):
                return names
    return ()


def _gone_on(
    names: tuple[str, ...], rest: str, rows: Sequence[Sequence[Line]], line: Line
) -> tuple[str, ...]:
    """The names with those of the next line, where the line ends in a comma or an "and"."""
    if not rest.rstrip().endswith((",", " and", " und", "&")) or not rows:
        return names
    more = people_in(rows[0][0].text)
    return names + more if more else names


def _listed(page: PageLines, words: frozenset[str]) -> tuple[str, ...]:
    """Whom a cover lists, one under the other, wherever on it."""
    if sum(len(line.text) for line in page.lines) > COVER:
        return ()
    found: list[tuple[str, ...]] = []
    for block in blocks_of(page.lines, USUAL_SIZE):
        people = [people_in(line.text) for line in block.lines]
        names = tuple(name for each in people if each for name in each)
        if all(people) and len(names) > 1 and _certain(names, words, False):
            found.append(names)
    return found[0] if len(found) == 1 else ()


def _under(
    page: PageLines, rows: Sequence[Sequence[Line]], named: Named, words: frozenset[str]
) -> tuple[str, ...]:
    """Whom the lines under a title name, as far as these are names and where they work."""
    found: list[str] = []
    marked = False
    size = 0.0
    seen = 0
    before = ""
    understood = True
    last = named.bottom
    cover = sum(len(line.text) for line in page.lines) < COVER
    for row in rows:
        base = row[0].baseline
        if base <= named.bottom + 1:
            continue
        seen += 1
        if seen > (MOST_OF_A_COVER if cover else MOST_ROWS) or _ends(row):
            break
        if not cover and base - last > FARTHEST * max(row[0].size, USUAL_SIZE):
            break
        text = " ".join(" ".join(line.text for line in row).split())
        names, marks = _named_in(row, size)
        if names and _holds_an_office(page, row[0]):
            return ()
        joined = None if names and understood else _continued(before, row, text, size)
        if joined is None and not understood:
            return ()  # a list of names of which one is not understood is no list
        understood = bool(names or joined or not _is_list(text) or _is_where(text))
        if joined:
            last_names = people_in(before) or ()
            found = [name for name in found if name not in last_names]
            names, marks = joined, True
        if names and _certain(names, words, bool(marks or marked)):
            found += [name for name in names if name not in found]
            marked = marked or marks
            size, last, before = row[0].size, base, text if len(row) == 1 else ""
        elif found and len(text) > LONGEST_AFTER and not any(_is_where(line.text) for line in row):
            break
        else:
            before = "" if understood else text
    if (
        _glued(page, found)
        or not found
        or not (marked or len(found) > 1 or _certain(tuple(found), words, False))
    ):
        return ()
    return tuple(found)


def _continued(before: str, row: Sequence[Line], text: str, size: float) -> tuple[str, ...] | None:
    """Everybody that the line before and this one name, where the list goes on over its end."""
    alike = not size or abs(row[0].size - size) <= 0.12 * size
    if before and alike and len(row) == 1 and _is_list(text) and not is_organisation(text):
        return people_in(f"{before} {text}")
    return None


def _glued(page: PageLines, names: Sequence[str]) -> bool:
    """Whether the letters that tell where each works are part of the names: none is certain."""
    marks = {line.text[0] for line in page.lines if LETTERED.match(line.text)}
    return bool(marks) and all(name[-1] in marks for name in names)


def _holds_an_office(page: PageLines, line: Line) -> bool:
    """Whether under a name stands an office: officers are listed, and wrote nothing."""
    return any(
        0 < each.baseline - line.baseline < 2.5 * line.size
        and each.left < line.right
        and each.right > line.left
        and OTHERS.search(each.text)
        for each in page.lines
    )


def _named_in(row: Sequence[Line], size: float) -> tuple[tuple[str, ...], bool]:
    """The names of a row, each of its lines names and nothing else; and whether any has a mark."""
    names: list[str] = []
    marks = False
    for line in row:
        if size and abs(line.size - size) > 0.12 * size:
            continue
        text = " ".join(line.text.split())
        if OTHERS.search(text) or is_boilerplate(text.lstrip("·•| ")):
            return (), False
        people = people_in(text)
        if people is None:
            if names or len(row) == 1:
                return (tuple(names), marks) if names else ((), False)
            return (), False
        marks = marks or bool(MARKS.search(text))
        names += people
    return tuple(names), marks


def _certain(names: Iterable[str], words: frozenset[str], marked: bool) -> bool:
    """Whether these are names of people, and no words of the language."""
    for name in names:
        parts = [part.strip(".").lower() for part in name.split(" ") if len(part.strip(".")) > 1]
        small = [part for part in parts if part in words]
        if parts and (len(small) == len(parts) if marked else bool(small)):
            return False
    return True


def _is_list(text: str) -> bool:
    """Whether a line looks like a list of names: most of its words have capitals, with commas."""
    words = [word for word in text.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return text.count(",") > 0 and len(words) > 2 and capitals > 0.8 * len(words)


def _is_where(text: str) -> bool:
    """Whether a line says where somebody works or is written to."""
    return (
        is_organisation(text)
        or "@" in text
        or bool(WHERE.match(text.strip()))
        or any(map(str.isdecimal, text.split()))
    )


def _ends(row: Sequence[Line]) -> bool:
    return any(ENDS.match(line.text.strip()) for line in row)
