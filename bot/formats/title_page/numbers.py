"""What numbers a title page prints: a DOI, a number of arXiv, a report's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents import Day, doi_of
from bot.formats.pdf.analysis.lines import Line
from bot.formats.title_page.dates import dates_in

DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi[:\s]{0,2})?(?P<doi>10\.\d{4,9}/[^\s<>\"{}|\\^`,;]{2,80})",
    re.I,
)
"""Example: `doi:10.5555/wells.2024`."""
ARXIV = re.compile(
    r"\barXiv:\s?(?P<number>\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?",
    re.IGNORECASE,
)
"""Example: `arXiv:2401.01234v1 [cs.CL] 31 Jan 2024`."""
REPORT = re.compile(
    r"\b(?:(?:technical |research |policy |working |discussion |final )?(?:report|paper|publication"
    r"|document|memorandum|serial|bulletin|circular)(?: part)? (?:no|number|nr|n°)\.?:?"
    r"|serial no\.?|report #|doc(?:ument)? ?id:?|berichts?-?nr\.?:?)\s?"
    r"(?P<number>[A-Z0-9][A-Z0-9./()_-]{1,24}[A-Z0-9)])",
    re.IGNORECASE,
)
"""Example: `Report No. 12-04`, `Serial No. 108-36`, `Document Part No. 915211`."""
SYMBOL = re.compile(r"(?:[A-Z]{1,5}/){1,3}[A-Za-z0-9().]{1,12}(?:/[A-Za-z0-9().]{1,8}){0,4}")
"""Example: `TD/B/EX(72)/2`, `WT/TPR/S/408/Rev.1`: the symbol of an intergovernmental document."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a page; None where it prints none."""

    doi: str | None = None
    number: str | None = None
    stamped: Day | None = None
    """The day in arXiv's stamp."""
    preprint: bool = False


def numbers_on(lines: Sequence[Line], aside: Sequence[Line]) -> Numbers:
    """The numbers of a page, its margins included; of several DOIs none."""
    stamp = next((line.text for line in aside if ARXIV.search(line.text)), None)
    stamp = stamp or next((line.text for line in lines if ARXIV.match(line.text.strip())), None)
    arxiv = ARXIV.search(stamp) if stamp else None
    dated = next(dates_in(stamp[arxiv.end() :]), None) if stamp and arxiv else None
    every = (*lines, *aside)
    number: str | None
    if arxiv:
        number = f"arXiv:{arxiv['number']}"
    else:
        number = next(
            (
                found["number"]
                for line in lines
                if (found := REPORT.search(line.text)) and any(map(str.isdigit, found["number"]))
            ),
            None,
        ) or next(
            (
                line.text.strip()
                for line in lines[:12]
                if SYMBOL.fullmatch(line.text.strip()) and any(map(str.isdigit, line.text))
            ),
            None,
        )
    return Numbers(_doi(every), number, dated.day if dated else None, arxiv is not None)


def _doi(lines: Sequence[Line]) -> str | None:
    """The one DOI of these lines; of several the one that is labelled as one."""
    found: dict[str, str] = {}
    labelled: dict[str, str] = {}
    for line in lines:
        for match in DOI.finditer(line.text[:500]):
            doi = doi_of(match["doi"])
            elsewhere = line.text[: match.start()].endswith("/")  # in an address of another kind
            if doi and not elsewhere and any(map(str.isdigit, doi.partition("/")[2])):
                found.setdefault(doi.lower(), doi)
                if match.start("doi") > match.start():
                    labelled.setdefault(doi.lower(), doi)
    best = labelled or found
    longest = max(best.values(), key=len, default="").lower()
    if all(longest.startswith(each) for each in best):
        return best.get(longest)
    return next(iter(best.values())) if len(best) == 1 else None
