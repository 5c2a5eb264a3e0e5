"""Lines of a title page that are no title: stamps, mastheads, headings of parts, kinds of paper."""

import re

FURNITURE = re.compile(
    r"""(?:abstract|abstracts?\ and\ keywords|zusammenfassung|résumé|resumen|sommario|summary
      |(?:table\ of\ )?contents|inhalt(?:sverzeichnis)?|table\ des\ matières|sommaire|índice|indice
      |(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\ |[ivx]{1,4}\.\ )?(?:introduction|einleitung|introducción
      |introduzione|background)
      |keywords|key\ words|references|bibliography|literaturverzeichnis|acknowledge?ments?|preface
      |vorwort|foreword|disclaimer|executive\ summary|highlights|in\ this\ issue|overview|appendix
      |(?:original|research|review|short|regular|full|invited)?\ ?(?:article|paper|communication)s?
      |reviews?|open\ access|editorial|perspective|commentary|case\ report|correspondence|letters?
      |figure\ \d.*|table\ \d.*|chapter\ \d+|part\ [ivx\d]+|page\ \d.*|(?:no|nr|vol)\.?\ ?\d.*
      |version\ .*|release\ \d.*|v\d.*|case\ number.*|front\ cover|share:?|tweet|newsroom
      |share\ this|contacts?(?:\ .*)?
      |confidential|draft|preprint|preview|sample|copyright.*|all\ rights\ reserved.*|©.*
      |free|new|welcome!?|hosted\ by|open|before|and|the|of|in\ the|to|by|for|from|with
      |united\ states|washington,?\ d\.?c\.?.*|(?:u\.s\.\ )?securities\ and\ exchange\ commission
      |united\ states\ securities\ and\ exchange\ commission|(?:mark|check)\ one.*|\(mark\ one\)
      |.{0,60}\brepository\b.{0,20}
      |numbers,\ facts\ and\ trends.*|published\ as\ an?\ .*|under\ review\ .*|accepted\ .*
      |to\ appear\ in\ .*|proceedings\ of\ .*|.*\ conference\ on\ .*|workshop\ on\ .*
      |recommended\ citation.*|suggested\ citation.*|for\ (?:media|more|further)\ .*(?:inquir|inf).*
      |for\ (?:immediate\ )?release.*|press\ release|news\ release|medienmitteilung|communiqué.*
      |pressemitteilung|nota\ de\ prensa|news|newsletter|filed|published?|unpublished.*|\[publish\]
      |not\ for\ publication|not\ reported\ in\ .*|via\ ecf|e?filed:?.*|case:?\ \d.*|plaintiffs?.*
      |defendants?.*|versus|appellants?.*|appellees?.*|petitioners?.*|respondents?.*|v\.?|vs\.?
      |exhibit\ [\d.a-z]+|schedule\ [\d.a-z]+|annex\ [\divx]+|attachment\ \w{1,3}|volume\ \w{1,6}
      |hearing|joint\ hearing|markup|field\ hearing|before\ the|first\ session|second\ session
      |one\ hundred\ \w+\ congress|(?:a\ )?(?:master|bachelor|magister|diplom|doktor|phd|ph\.d\.).*
      (?:thesis|arbeit|dissertation)?|.{0,40}thesis|.{0,40}dissertation|seminararbeit|hausarbeit
      |studienarbeit|facharbeit|projektarbeit|semesterarbeit|maturaarbeit|.{0,30}\bthèse|tesis\ .*
      |διπλωματικη\ .*|διπλωματική\ .*|a\ thesis\ submitted.*|submitted\ .*|eingereicht\ .*
      |vorgelegt\ .*|in\ partial\ .*|zur\ erlangung\ .*)[.:]?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Example: `Abstract`, `FOR RELEASE MARCH 9, 2020`, `Master's thesis`, `(Mark One)`."""
STAMP = re.compile(
    r"\barXiv:|\bEFiled|\bFiling ID|\bPageID|\bECF No|\bDktEntry|\bDate Filed|\bDownloaded from"
    r"|\bdoi:|\bdoi\.org|\bISSN\b|\bISBN\b|\bhttps?:|\bwww\.|@|\bet al\b.{0,120}\d{4}|\bTel\b"
    r"|\bPhone\b|\bFax\b|\bVol(?:ume)?\.? ?\d|\bArticle ID\b|\bAvailable online\b|\bReceived\b|\(/"
    r"|\bAccepted\b|\bCommission [Ff]ile\b|\bExact name of\b|\bI\.R\.S\.|\bPage \d",
    re.IGNORECASE,
)
"""Example: `arXiv:2401.01234v1 [cs.CL] 31 Jan 2024`, `Case 2:18-cv-1 ECF No. 1 filed 09/13/18`."""
BULLETS = ("•", "▪", "■", "", "", "·", "–", "►", "✓")
JOURNAL = re.compile(
    r"(?:the |an? )?(?:[\w&.-]{1,25} ){0,5}(?:journal|transactions|proceedings|annals|bulletin"
    r"|letters|magazine|gazette|archives|quarterly|zeitschrift|revue|revista|rivista)"
    r"(?: (?:of|on|in|for|der|für|de|di|des|and|&|the|[\w&-]{1,25})){0,8}",
    re.IGNORECASE,
)
"""Example: `Journal of Statistical Software`, `The Egyptian Journal of Medical Human Genetics`."""
COURT = re.compile(
    r"(?:in the )?(?:united states |u\.?s\.? |[\w ]{0,30}(?:superior|supreme|high|district) )?"
    r"(?:court of appeals|district court|bankruptcy court|superior court|supreme court"
    r"|court of (?:[\w]{1,20} ?){1,4})\b.{0,60}"
    r"|(?:united states|u\.s\.) (?:\w{1,15} ){1,2}court"
    r"|in the (?:\w{1,15} ){1,3}court of appeals?|(?:north|south|east|west)ern district"
    r"|for the (?:\w+ )?(?:circuit|district).{0,60}"
    r"|order|opinion|judgment|complaint|notice|docketing notice|memorandum",
    re.IGNORECASE,
)
"""Example: `United States Court of Appeals`, `For the Eleventh Circuit`, `ORDER`."""
ORGANISATION = re.compile(
    r"\b(?:Inc|Corp(?:oration)?|Ltd|LLC|L\.L\.C|PLC|plc|GmbH|AG|S\.A|Co|Company|Limited|Incorporated"
    r"|Universit\w{1,6}|Hochschule|Fachhochschule|Institut\w{0,3}|Department|Ministry|Ministère"
    r"|Ministerium|Bundesamt|Agency|Commission|Committee|Council|Association|Federation|Foundation"
    r"|Stiftung|Verein|Society|Academy|School|College|Faculty|Fakultät|Laborator\w{1,3}|Cent(?:er|re)"
    r"|Office|Bureau|Bank|Secretariat|Division|Museum|Hospital|Polytechnic|Nations|Club)\b",
    re.IGNORECASE,
)
"""Example: `Wells Office Ltd`, `Universität Wells`, `Department of Water`."""
SOME_WORD = re.compile(r"[^\W\d_]{3}|[\u3040-\u9fff\uac00-\ud7af]{2}")
"""Example: `Wells`, three letters or more together."""
ITS_WORD = ORGANISATION.pattern.removeprefix(r"\b(?:").removesuffix(r")\b")
NAME_OF_ONE = re.compile(
    rf"(?:the )?(?:[\w&.,'’()-]{{1,30}} ){{0,8}}?(?:{ITS_WORD})\b[.,]?"
    r"(?: (?:of|for|für|de|der|des|and|&|in|at) .{1,80})?(?: \([A-Z]{2,8}\))?"
    rf"|(?:{ITS_WORD}) [\w-]{{2,20}}(?: \([A-Z]{{2,8}}\))?",
    re.IGNORECASE,
)
"""Example: `Hochschule Wells`, `Department of Water`, `Wells Company (WC)`."""
A_PAPER = re.compile(
    r"\b(?:plan|report|guide|manual|handbook|strategy|policy|minutes|survey|review|programme)\b",
    re.IGNORECASE,
)
"""Example: the `Plan` of `Department of Water Strategic Plan 2016-2018`: a paper, and no office."""
GENERIC = re.compile(
    r"(?:the )?(?:\w{1,12} )?(?:user|owner|instruction|service|operating|quick start|installation)?"
    r"['’]?s? ?(?:guide|manual|handbook|handbuch|bedienungsanleitung|help guide|use and care guide"
    r"|product introduction|datasheet|data sheet|brochure|prospectus|policy brief|fact sheet"
    r"|annual report|report|final report|progress report|white ?paper|working paper|minutes|agenda"
    r"|inspection report|rapport|rapport annuel|geschäftsbericht|bericht|jahresbericht|programme"
    r"|discussion paper|technical report|documentation|presentation|slides|questionnaire|form)",
    re.IGNORECASE,
)
"""Example: `User Manual`, `Annual Report`: what many documents are called, and none by itself."""


def is_boilerplate(words: str) -> bool:
    """Whether a line is a stamp, a part's heading or a kind of paper, and no title."""
    words = " ".join(words.split())[:300]
    letters = sum(map(str.isalpha, words))
    if words[:1] in BULLETS:
        return True
    if not SOME_WORD.search(words) or letters < 0.6 * len(words.replace(" ", "")):
        return True
    if " " not in words and any(map(str.isdigit, words)) and "/" in words:
        return True  # a document's symbol
    return bool(FURNITURE.fullmatch(words) or STAMP.search(words[:500]))


def is_masthead(words: str) -> bool:
    """Whether a line names what a paper appeared in, or who published it, in large letters."""
    return bool(JOURNAL.fullmatch(" ".join(words.split())[:200]))


def is_court(words: str) -> bool:
    """Whether a line names a court, or what it does."""
    return bool(COURT.fullmatch(" ".join(words.split())[:200]))


def is_organisation(words: str) -> bool:
    """Whether a line names a company, school or office."""
    return bool(ORGANISATION.search(words[:300]))


def is_named_so(words: str) -> bool:
    """Whether a line is a company's, school's or office's name, and nothing more."""
    words = " ".join(words.split())[:200]
    return bool(NAME_OF_ONE.fullmatch(words)) and not A_PAPER.search(words)


def is_generic(words: str) -> bool:
    """Whether many documents are called so."""
    return bool(GENERIC.fullmatch(" ".join(words.split())[:120]))
