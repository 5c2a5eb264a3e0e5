"""Which sentences ask: those with a question mark that want an answer, and requests without one.

    Tell us about your first tower.     I would love to know what you did then.
    Erzählen Sie von Ihrer Mühle.       Parlez-nous de votre enfance.

Knows nothing of who speaks (`bot/segmentation/roles.py`).
"""

import re

from bot.documents import Span
from bot.segmentation.sentences import sentences_of
from bot.segmentation.timestamps import BEHIND

ENDS_ASKING = re.compile(
    r"(?:[?？؟]|[か吗嗎][。.])[\"'”’»」』)\]*_]*\s*(?:[\[(][^\[\]()]{1,60}[\])]\s*)?"
    r"(?:[#\[(]?\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[-.]\d{1,3})?[#\])]?\s*)?\Z"
)
"""Example: the end of `Did you say "no"?`."""
TAG = re.compile(
    r"(?:\A|[,;.…—–-] ?)(?:you know(?: what i mean)?|right|all ?right|ok(?:ay)?|yeah|yes|no|huh|"
    r"eh|hm{1,9}|what|see|you see|is(?:n['’]t)? (?:it|that)|don['’]t (?:you|we|they)|doesn['’]t it|"
    r"didn['’]t (?:you|we|it)|are(?:n['’]t)? (?:you|we|they)|wasn['’]t it|correct|really|sure|"
    r"oder|nicht wahr|ne|gell|n['’]est-ce pas|hein|non|verdad|né|certo|vero|toch|hè)"
    r"[?？][\"'”’»)\]*_]*\s*\Z",
    re.IGNORECASE,
)
"""Example: the end of `It fell, right?`: what is said so wants no answer."""
OPENERS = (
    "so and but well okay ok now then also please first finally maybe perhaps great thanks "
    "alright lastly next und also bitte et alors y e por favor en"
)
"""Words that may stand before a request."""
REQUESTS = (
    # English
    r"(?:can|could|would|will) you\b",
    r"tell (?:us|me)|describe|explain|elaborate|go on\b|remind us|help us understand",
    r"talk (?:to (?:us|me) )?(?:a (?:little|bit) )?about|(?:talk|walk|take) (?:us|me)\b",
    r"give (?:us|me) (?:a|an|some|your|one|two)|share (?:with us|your|a|an|some)",
    r"say (?:more|something|a bit)|introduce yoursel|(?:state|spell) your|name (?:one|your|three)",
    r"let['’]?s talk about|i (?:do )?wonder\b",
    r"(?:i|we)(?:['’]d| would| am|['’]m| was|['’]re)? (?:(?:really|also|just|always) )?"
    r"(?:like|love|want|wanted|hope|wondering|curious|interested|keen) "
    r"(?:to (?:know|hear|ask|learn)|if|whether|about|what|how|why|in (?:how|what|why|your))",
    # German
    r"(?:erzähl|schilder|beschreib|erklär|nenn|stell)(?:e?n sie|t|e)?\b",
    # French
    r"(?:parlez|racontez|décrivez|expliquez|présentez|dites|citez|donnez)\b",
    r"(?:parle|raconte|décris|explique|présente|dis|donne)-(?:nous|moi)\b",
    # Spanish
    r"(?:cuént[ea]|hábl[ea]|descríb[ea]|explíqu[ea]|explíca|díga|preséntes?e)(?:nos|me)?\b",
    # Portuguese
    r"(?:conte|fale|descreva|explique|diga|apresente)(?:-nos|-me|-se| mais| sobre| para nós)\b",
    # Dutch
    r"(?:vertel|beschrijf|leg) (?:eens|ons|me|over|uw|je|uit|het|de)\b",
    # Chinese, Japanese
    r"(?:请|請)?(?:讲讲|谈谈|说说|介绍一下|描述一下|讲一讲|谈一谈|分享|講講|談談|說說|介紹一下)",
    r"(?:请|請)(?:讲|谈|说|介绍|描述|问|講|談|說|介紹|問)",
    r"[^。\n]{0,80}(?:聞かせて|教えて|お話し|話して|語って)",
    # Italian
    r"(?:ci|mi) (?:racconti|parli|descriva|spieghi|dica)\b",
    r"(?:raccont|parl|descriv|spieg)(?:aci|ami|ici|imi)\b",
)
REQUEST = re.compile(
    rf"\W{{0,4}}(?:(?:{OPENERS.replace(' ', '|')})\W{{1,3}}){{0,3}}(?:{'|'.join(REQUESTS)})",
    re.IGNORECASE,
)
"""Example: the beginning of `So, tell us about your first tower.`"""
WORD = re.compile(r"\w+")
THANKS = re.compile(
    r"\W*(?:thank|okay|ok|all right|alright|right|great|good|sure|yeah|yes|hi|hello|sorry|got it|"
    r"very well|perfect|danke|merci|gracias|obrigad|grazie|dank)\w*(?:\W+\w+){0,3}\W*\Z",
    re.IGNORECASE,
)
"""Example: `Okay.`, `Thank you very much.`"""
COLON_AT_END = re.compile(r"(?::|\.\.\.|…|—|--)[\"'”’*_)]*\s*\Z")
"""Example: the end of `Years of training:`, which an interviewer leaves to be filled in."""
LONGEST_CLOSE = 600  # code points at the end of a turn in which its last sentence is looked for
ENDS = ".?!\n。？！"
REMARK_WORDS = 3  # words of a remark: "Right.", "731.", "All right, good."
COURTESY_WORDS = 5  # words before a question that tell nothing: "I thank the Speaker."


def asks(text: str, span: Span, *, tags: bool = False) -> bool:
    """Whether one sentence asks somebody.

    Args:
        tags: whether `It fell, right?` does; of one whose part it is to ask, it does.
    """
    words = text[span.start : span.end]
    if ENDS_ASKING.search(words):
        return tags or TAG.search(words) is None
    return REQUEST.match(words) is not None


def closes_asking(words: str) -> bool:
    """Whether the last sentence asks; its begin is told by signs alone, which is quick."""
    behind = BEHIND.search(words)
    end = behind.start() if behind else len(words.rstrip())
    first = max(0, end - LONGEST_CLOSE)
    start = max(words.rfind(sign, first, max(first, end - 1)) for sign in ENDS) + 1
    return asks(words, Span(max(start, first), end))


def is_remark(words: str) -> bool:
    """Whether it is too little to be a question without a mark: `Right.`, `731.`, `Thanks.`"""
    sentences = sentences_of(words, 0, len(words))
    return len(WORD.findall(words)) <= REMARK_WORDS or all(
        THANKS.match(words, span.start, span.end) for span in sentences
    )


def is_courtesy(words: str) -> bool:
    """Whether it tells nothing before a question: `I thank the Speaker.`, `Wow.`"""
    return len(WORD.findall(words)) <= COURTESY_WORDS


def is_left_open(words: str) -> bool:
    """Whether it stops where the other is to go on: `Years of training:`"""
    return COLON_AT_END.search(words) is not None
