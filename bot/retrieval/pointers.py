"""What points elsewhere and tells nothing itself: front and back matter, captions, question lists.

"What is a well?" shares its words with the titles of all that was written about wells, with the
line of the contents, with a question of the survey. Told by how such parts look rather than by what
they are called, where that can be. Knows nothing of how this is weighed
(`bot/retrieval/retriever.py`) or judged (`bot/retrieval/judging/judge.py`).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.documents import Passage, Span

# Chosen by hand; on sets of questions they change next to nothing (docs/log.md, 2026-11-30, "The
# sentence beside the right one", "Front and back matter").
WORKS = 2  # places in a passage that look like a list of works, from which it is one
EACH = 400  # code points of such a passage for each of them, at most
LINES = 5  # of contents or an index, from which they are known by their look
PAGE = 4  # digits of the last
MOST_LINES = 0.6  # share of them that end in a page
FRONT, BACK = 0.2, 0.8  # shares of a document before and behind which contents stand
QUESTIONS = 2  # numbered questions of a passage, from which it is a questionnaire
LISTS = re.compile(
    r"\W*(?:\d{1,2}\.? )?(?:(?:notes and )?references|bibliography|works cited|literature cited|"
    r"literature|further reading|external links|(?:table of )?contents|index|"
    r"list of (?:figures|tables|abbreviations)|"
    r"literatur|literaturverzeichnis|quellen|quellenverzeichnis|inhalt|inhaltsverzeichnis|"
    r"abbildungsverzeichnis|tabellenverzeichnis|abkürzungsverzeichnis|bibliographie|"
    r"références(?: bibliographiques)?|ouvrages cités|table des matières|sommaire|"
    r"referencias(?: bibliográficas)?|bibliografía|índice|referências|bibliografia|riferimenti|"
    r"indice|literatuur|inhoud(?:sopgave)?|referenser|литература|список литературы|содержание|"
    r"参考文献|目录|目次)\W*",
    re.IGNORECASE,
)
"""Example: the heading "7. References"."""
SET_APART = re.compile(
    r"\W*(?:\d{1,2}\.? )?(?:acknowledge?ments?|danksagung|dank|remerciements|agradecimientos|"
    r"ringraziamenti|dankwoord|disclaimers?|legal notice|copyright(?: notice)?|imprint|"
    r"impressum|haftungsausschluss|avertissement|mentions légales|aviso legal|"
    r"(?:declaration|conflicts?) of (?:competing )?interests?|eidesstattliche (?:erklärung|"
    r"versicherung)|selbständigkeitserklärung|(?:survey )?questionnaire|topline|"
    r"question(?:naire)? wording|interview guide|fragebogen|cuestionario)\W*",
    re.IGNORECASE,
)
"""Example: the heading "Acknowledgements", under which nothing is said of what a text is about."""
WORK = re.compile(r"[.(]\s?(?:1[6-9]|20)\d\d[a-z]?\)?\.\s|^\[\d{1,3}\] ?[^\W\d_]", re.MULTILINE)
"""Examples: the year of "Digger, A. 1907. On wells." and of "Digger, A. (1907). On wells.", and
the number of "[4] A. Digger"."""
ISSUE = re.compile(r"\d ?\(\d{1,3}\) ?[:,] ?(?:S\. ?|pp?\. ?)?\d{1,5}[-–]")
"""Example: the issue and the page of "12(3): 4–9"."""
KEPT_AT = ("doi", "DOI", "arXiv:", "ISBN", "ISSN", "PMID")
"""What says where a work is kept."""
LEADERS = re.compile(r"\.{5}|(?: \.){4}|…{2}")
"""Example: the dots of "2.1 Wells ..... 14"."""
INDEXED = re.compile(
    r"[^\W\d_][^\t\n,]{0,80}(?:[,;] ?\d{1,4}(?:[-–]\d{1,4})?f{0,2}){1,20}[,;]?\s*\Z"
)
"""Example: "wells, 12, 45–47", a line of an index."""
CAPTION = re.compile(
    r"\W{0,3}(?:figure|fig\.|table|exhibit|chart|abbildung|abb\.|tabelle|grafik|figura|tabla|"
    r"gráfico|cuadro|tableau|graphique|tabella|tabel|figuur|рис\.|таблица|图|表)"
    r" ?\d[\w.]{0,5} ?[:.|：]",
    re.IGNORECASE,
)
"""Example: the start of "Figure 3: Wells dug a year"."""
HEAD = re.compile(r"\W{0,3}% [^\W\d][^\d]{1,200}\Z|.{0,200}?[^\W_] ?_{2,40}(?: |\Z)", re.DOTALL)
"""Example: the head of a chart, "% who draw water from __ wells": its blank, and its lack of any
figure."""
SOURCE = re.compile(
    r"\W{0,3}(?:data )?(?:sources?|quellen?|fuentes?|fontes?|bron) ?[:：]",
    re.IGNORECASE,
)
"""Example: the start of "Source: the council's books", under a table."""
NUMBERED_QUESTION = re.compile(
    r"^\W{0,2}[QFP]?\.? ?\d{1,3}[a-z]{0,2}[.):]? (?=[^\n?]{1,300}\?)", re.MULTILINE
)
"""Example: the `Q12. ` of "Q12. How deep is your well?"."""
ASKED_FOR = re.compile(
    r"\[\d{1,3}\]|\b(?:cit(?:e|es|ed|ing|ations?)|references?|bibliograph\w*|literature|sources?|"
    r"works?|papers?|publications?|published|wrote|authors?|chapters?|contents|sections?|index|"
    r"figures?|fig|tables?|charts?|captions?|thank(?:s|ed)?|acknowledg\w*|grateful|fund(?:s|ed|ing)?|"
    r"support(?:s|ed)?|grants?|disclaimers?|copyright|licen[cs]ed?|survey|questionnaire|wording|"
    r"asked|literatur|quellen?|zitier\w*|verfass\w*|autor\w*|kapitel|inhalt\w*|abbildung\w*|"
    r"tabellen?|dank\w*|förder\w*|fragebogen|gefragt|référence\w*|ouvrages?|auteur\w*|chapitres?|"
    r"sommaire|tableaux?|remerci\w*|financ\w*|questionnaires?)\b",
    re.IGNORECASE,
)
"""Example: the `cite` of "Which works does it cite?", the `[12]` of "Who wrote [12]?"."""


def asks_for_pointers(question: str) -> bool:
    """Whether a question asks for what points elsewhere: works, chapters, figures, thanks."""
    return ASKED_FOR.search(question) is not None


def pointing(passage: Passage, sentences: Sequence[Span]) -> list[bool]:
    """Which sentences of a passage point elsewhere."""
    text = passage.document.text
    if _is_list(passage):
        return [True] * len(sentences)
    heads = frozenset(passage.heads)
    return [
        span in heads
        or LEADERS.search(text, span.start, span.end) is not None
        or CAPTION.match(text, span.start, span.end) is not None
        or SOURCE.match(text, span.start, span.end) is not None
        or HEAD.match(text[span.start : span.end]) is not None
        for span in sentences
    ]


def _is_list(passage: Passage) -> bool:
    """Whether a passage lists works, contents or questions, or thanks, by its heading or look."""
    heading = passage.heading
    if heading is not None and (LISTS.fullmatch(heading) or SET_APART.fullmatch(heading)):
        return True
    text = passage.text
    works = max(sum(1 for _ in WORK.finditer(text)), _kept_at(passage))
    if works >= WORKS and works * EACH >= len(text):
        return True
    if text.count("?") >= QUESTIONS:
        numbered = sum(1 for _ in NUMBERED_QUESTION.finditer(text))
        if numbered >= QUESTIONS and 2 * numbered >= text.count("?"):
            return True
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < LINES or passage.heads:
        return False  # rows under heads are a table, however their figures rise
    return _is_index(lines) or (_is_at_an_end(passage) and _are_contents(lines))


def _kept_at(passage: Passage) -> int:
    """How many paragraphs say where a work is kept; the foot of a page is one, and no list."""
    edges = pairwise([passage.start, *passage.breaks, passage.end])
    paragraphs = [passage.document.text[start:end] for start, end in edges]
    return sum(
        any(word in each for word in KEPT_AT) or (")" in each and ISSUE.search(each) is not None)
        for each in paragraphs
    )


def _is_at_an_end(passage: Passage) -> bool:
    """Whether a passage stands where a document begins or ends."""
    place = passage.start / max(1, passage.document.characters)
    return place <= FRONT or place >= BACK


def _are_contents(lines: Sequence[str]) -> bool:
    """Whether most lines end in a page, each no earlier than the one before."""
    ends = [line.split() for line in lines]
    pages = [
        int(words[-1])
        for words in ends
        if words[-1].isdecimal()
        and len(words[-1]) <= PAGE
        and any(map(str.isalpha, "".join(words)))
    ]
    few = len(pages) < max(LINES, MOST_LINES * len(lines))
    return not few and len(set(pages)) > LINES // 2 and all(a <= b for a, b in pairwise(pages))


def _is_index(lines: Sequence[str]) -> bool:
    """Whether most lines are words with pages behind a comma, from a to z."""
    words = [line.strip().casefold() for line in lines if INDEXED.match(line.strip())]
    if len(words) < max(LINES, MOST_LINES * len(lines)):
        return False
    return all(a[0] <= b[0] for a, b in pairwise(words))
