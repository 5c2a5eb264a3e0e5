"""Two questions in one: "What does it cost, and who pays for it?", "When was it dug? By whom?".

Parted only where each part asks by itself, with a verb of its own. "What are the causes and
effects?" is one question; so is "Who said that it fell and what it cost?". What is told before a
question stays with it. In English, German and French.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

MOST = 3  # parts; the last holds the rest
SHORTEST = 3  # words of what is parted at "and": "Who and what is it?" is one question
SHORTEST_LIST = 5  # words of one that names or counts: "How many men and how many women came?"

HE = "i|you|he|she|it|we|they|there|this|that|these|those"
THE = f"{HE}|the|a|an|my|your|his|her|its|our|their|some|any"
BE = "is|are|was|were|am"
DO = "do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must"
WER = "wer|wen|wem|was|wann|wo|wohin|woher|warum|wieso|weshalb|wie|welche[rsnm]?"
IST = (
    "ist|sind|war|waren|wird|werden|wurden?|hat|haben|hatten?|kann|können|konnten?|soll|sollen|"
    "sollten?|muss|müssen|mussten?|darf|dürfen|gibt|gab"
)
ER = "ich|du|er|sie|es|wir|ihr|man|das|dies"
QUI = "qui|quoi|quand|où|pourquoi|comment|combien|quel(?:le)?s?"
EST_IL = r"\w+-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|ce)\b"
BY = (
    "(?:(?:at|in|on|by|to|from|for|of|with|during|under|through|about|since|until|von|mit|zu|für|"
    "an|auf|bei|à|de|par|pour|avec|dans|en|depuis) )?"
)

ASKING = re.compile(
    r"(?:(?:\A|[.!?:;–—…]\s)\W{0,3}"
    r"(?:(?:and|but|so|also|if so|then|now|ok|okay|yes|und|aber|also|et|mais|alors)[,.!]? ){0,3}"
    rf"|(?:, | but )(?!(?:{DO}|{BE}|{IST})\b))(?P<asks>{BY}(?:what(?! an? )|which|who|whom|"
    rf"whose|when|where|why|how|{WER}|{QUI}|{DO}|{BE}|{IST}|(?:qu['’])?est-ce|que|{EST_IL}|"
    r"tell me)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Example: the `by whom?` of `And by whom?`, the `who won?` of `In the interview, who won?`"""
AND = re.compile(
    r"(?:;|,? ?\b(?:and|und|et|&)) (?:(?:also|if so,|auch|dann|alors) )?", re.IGNORECASE
)
"""Example: the `, and ` of `What is it, and who made it?`"""
SURELY = re.compile(
    rf"{BY}(?:(?:what|which|who|whom|when|where|why|how) (?:{DO}) \w|"
    rf"(?:what|which|whose|how) (?:(?!(?:{THE})\b)[^\s?]+ ){{1,4}}?(?:{DO}|{BE}) (?:{THE})\b|"
    rf"(?:what|where|when|why|how) (?:{BE}) (?:{THE})\b|"
    rf"(?:{DO}|{BE}) (?:{HE}) \w|"
    rf"(?:{WER}) (?:[^\s?]+ )?(?:(?:{IST}) \w|\w+t (?:{ER}|der|die|den)\b)|(?:{IST}) (?:{ER}) \w|"
    rf"(?:{QUI}|que) (?:[^\s?]+ ){{0,3}}?(?:\w['’])?(?:{EST_IL}|est-ce\b)|{EST_IL}|est-ce qu)",
    re.IGNORECASE,
)
"""Example: `why did they leave`: by the order of its words no clause of another question."""
PERHAPS = re.compile(
    r"(?:who|what|which|whose|how (?:many|much))(?:['’]s)? "
    rf"(?!(?:{THE}|else|not|for|kind|about|if|to)\b)"
    rf"|(?:{WER}) \w+(?:t|en) |(?:{QUI}) (?:est|sont|a|ont|se) ",
    re.IGNORECASE,
)
"""Example: `who paid for it`, which somebody may also have said or asked."""
REPORTS = re.compile(
    r".\b(?:that|whether|if|when|who|what|which|why|how|where|dass|ob|wer|was|que|"
    r"(?:sa[yi]|t[eo]l|kn[oe]w|thin|thoug|expl|learn|mean|decid|ask|wonder|descri|remem|underst)\w*)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Example: the `said that` of `Who said that it fell`, of which a clause behind "and" may go on."""
SUBORDINATE = re.compile(
    rf"(?:when|where|why|how(?! (?:to|many|much|long|old|far)\b)) (?!(?:{DO}|{BE})\b)",
    re.IGNORECASE,
)
"""Example: the beginning of `When he left`, which only looks like a question."""
NAMES = re.compile(rf"(?:which|whose|how (?:many|much)) (?!(?:{DO}|{BE})\b)", re.IGNORECASE)
"""Example: the beginning of `Which crops`."""
HELPED = re.compile(rf"\b(?:{DO}|{BE})\b", re.IGNORECASE)
"""Example: the `does` of `Which crops does it grow`."""
POLAR = re.compile(rf"(?:{DO}|{BE}|{IST})\b", re.IGNORECASE)
"""Example: the beginning of `Did it pass`, which is answered with yes or no."""
ENDED = re.compile(r"(?<!\?)\?++[\"'”’»)]*+\s++")
"""Example: what parts `When? By whom?`"""
TOPIC = re.compile(r"(?:what|how) about\b", re.IGNORECASE)
"""Example: the beginning of `What about pricing? Is there a trial?`, which is one question."""


def questions_in(question: str) -> tuple[str, ...]:
    """The questions in one, in order, each a slice of it; the question alone where it is one."""
    spans = [span for start, end in _sentences(question) for span in _clauses(question, start, end)]
    if len(spans) < 2:
        return (question,)
    spans[MOST - 1 :] = [(start, len(question)) for start, _ in spans[MOST - 1 : MOST]]
    return tuple(question[start:end].strip() for start, end in spans)


def _sentences(question: str) -> Iterable[tuple[int, int]]:
    """Where a question is cut behind question marks: where it asks on both sides."""
    cuts = [0]
    for ended in ENDED.finditer(question):
        before = ASKING.search(question[cuts[-1] : ended.start()])
        behind = question[ended.end() :]
        asks = ASKING.match(behind) or ASKING.search(behind[: behind.find("?") + 1])
        if before and " " in before["asks"] and not TOPIC.match(before["asks"]) and asks:
            cuts.append(ended.end())
    return pairwise([*cuts, len(question)])


def _clauses(question: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence is cut at "and": where what follows asks by itself."""
    for joint in AND.finditer(question, start, end):
        before, behind = question[start : joint.start()], question[joint.end() : end]
        if _are_two(before, behind, comma=joint[0][0] in ",;"):
            yield start, joint.start()
            start = joint.end()
    yield start, end


def _are_two(before: str, behind: str, *, comma: bool) -> bool:
    """Whether two clauses that "and" joins are two questions."""
    found = ASKING.search(before)
    sure = SURELY.match(behind) is not None
    if found is None or not (sure or PERHAPS.match(behind)) or len(behind.split()) < SHORTEST:
        return False
    asked = found["asks"]
    few = SHORTEST_LIST if NAMES.match(asked) and not HELPED.search(asked) else SHORTEST
    if len(asked.split()) < few or SUBORDINATE.match(asked):
        return False
    polar = POLAR.match(asked) is not None
    alike = asked.casefold().split()[:2] == behind.casefold().split()[:2]
    return sure or not (REPORTS.search(asked) or alike or (polar and not comma))
