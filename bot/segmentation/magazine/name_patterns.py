"""The words that stand before the names of who is interviewed and of who interviews.

Patterns alone; `bot/segmentation/magazine/names.py` says which of them is believed.
"""

import re

from bot.segmentation.person_names import PERSON, WORD

GAP = r"[\s*_“\"«\[]{1,9}"
CONVERSATION = (
    r"(?:"
    r"(?:[Ii]nterview(?: I did| is)?|[Cc]onversation|Q\s?(?:&|&amp;)\s?A:?) (?:with|of)(?: the)?|"
    r"[Qq]uestions (?:for|to)(?: the)?|"
    r"(?:[Ii]nterview|[Gg]espräch) mit(?: de[rmn]| die)?|Fragen an(?: de[rn]| die)?|"
    r"(?:[Ii]nterview|[Ee]ntretien|[Rr]encontre|[Ee]ntrevue) avec(?: l[ae]s?)?|"
    r"(?:[Ee]ntrevista|[Cc]onversación) (?:con|a|al)(?: el| la| los| las)?|"
    r"(?:[Ee]ntrevista|[Cc]onversa) (?:com|a|ao|à)(?: o| a| os| as)?|"
    r"[Ii]ntervista (?:con|a|ad|alla|allo|all|al)(?: il| la| lo| i| gli| le)?|"
    r"(?:[Ii]nterview|[Gg]esprek) met(?: de| het)?"
    r")"
)
TITLED = re.compile(rf"\b(?P<lead>{CONVERSATION})(?:{GAP}(?:l['’])?|['’])(?P<name>{PERSON}|{WORD})")
"""Example: `Interview with Ada Obi`, `Gespräch mit der Müllerin`, `Intervista alla Mugnaia`."""
DEFINITE = re.compile(
    r"(?: (?:the|de[rmn]|die|l[ae]s?|el|los|o|a|os|as|il|lo|i|gli|de|het|al|ao|à|alla|allo)|['’])"
    r"[\s*_“\"«\[]{0,9}\Z"
)
"""Example: the ` der` of `Gespräch mit der`: what follows may be one word, a trade."""
PRESENTED = re.compile(
    r"^(?:[Ii]ntroducing|[Mm]eet|[Ss]potlight(?: on)?:?|[Pp]ortr[aä]i?t:?|[Vv]orgestellt:|"
    rf"[Cc]onheça|[Cc]onoce a)(?: our [^,]{{1,60}},)?{GAP}(?P<name>{PERSON})"
)
"""Example: `Introducing Ada Obi, our new engineer`."""
INTERVIEWS = re.compile(
    r"\b(?:[Ii]nterviews|[Ii]nterviewed|interviewt|(?:[Ww]e|I) interview|[Ii]nterview is|"
    r"(?:[Ww]e|I) (?:talk(?:ed)?|spoke|chatted|sat down|caught up) (?:to|with)|"
    r"(?:sprachen|sprechen|gesprochen) (?:wir )?mit|"
    r"[Nn]ous avons (?:rencontré|interviewé|interrogé)|"
    r"(?:[Hh]ablamos|[Cc]onversamos|[Ee]ntrevistamos|[Cc]harlamos) (?:con|com|a)|"
    r"[Aa]bbiamo (?:intervistato|parlato con)|[Ww](?:e|ij) (?:spraken|interviewden)(?: met)?)"
    rf"{GAP}(?P<name>{PERSON})"
)
"""Example: `we talked to Ada Obi`; not `She talked to`, who may be the interviewer."""
BYLINE = re.compile(
    r"\b(?:[Ii]nterview(?:ed)?(?: conducted)? by|[Ii]nterview (?:door|von|par|di|por)|"
    r"[Dd]as (?:Interview|Gespräch) führten?|[Dd]ie Fragen stellten?|"
    r"[Pp]ropos recueillis par|[Ee]ntre(?:tien|vue) (?:réalisée?|menée?|conduite?) par|"
    r"[Ii]nterview réalisée par|"
    r"[Ee]ntrevista(?:do|da)? (?:realizada |feita |hecha |conduzida )?(?:por|de)|"
    rf"[Ii]ntervista (?:di|a cura di|realizzata da))[:\s*_]{{1,9}}(?P<name>{PERSON})"
)
"""Example: `Interview by Ada Obi`, `Das Interview führte Ada Obi`."""
AN_INTERVIEW = re.compile(
    rf"\b{CONVERSATION}{GAP}(?=[^\W\d_a-z])|\b[Ii]nterview(?:ed)?(?: conducted)? by\b|"
    r"\b[Ii]n conversation with\b|\bQ ?& ?A\b|\b[Ii]n (?:this|diesem) [Ii]nterview\b|"
    r"\b(?:[Dd]as|[Tt]his)(?: is)?(?: an)? [Ii]nterview\b|\b[Pp]ropos recueillis\b"
)
"""Example: what says of a text that it is an interview."""
SETTING = re.compile(
    r"^[ \t\"']{0,9}(?P<key>interviewees?|guests?|interviewed|interview[-_ ]with|befragte[rn]?|"
    r"invité|invitad[oa]|convidad[oa]|ospite|gast)[\"']?[ \t]{0,9}[:=][ \t]{0,9}"
    r"(?P<value>[^\r\n]{0,300})",
    re.MULTILINE | re.IGNORECASE,
)
"""Example: `interviewee: Ada Obi`, `guests: [Ada Obi]`."""
LISTED = re.compile(r"[ \t]{0,20}-[ \t]{1,9}(?:name:)?(?P<value>[^\r\n]{1,200})")
"""Example: the lines of a list under `guests:`."""
TITLE = re.compile(
    r"^[ \t\"']{0,9}(?:post_)?title[\"']?[ \t]{0,9}[:=][ \t\"']{0,9}(?P<value>[^\r\n]{1,300})",
    re.MULTILINE | re.IGNORECASE,
)
_NAME_SETTING = r"[-_]?name[\"']?[ \t]{{0,9}}[:=][ \t]{{0,9}}[\"']?(?P<name>[^\"'\r\n]{{1,60}})"
FIRST_NAME = re.compile(rf"^[\"']?first{_NAME_SETTING.format()}", re.MULTILINE | re.IGNORECASE)
LAST_NAME = re.compile(
    rf"^[\"']?(?:last|sur|family){_NAME_SETTING.format()}", re.MULTILINE | re.IGNORECASE
)
"""Example: `firstName: Ada`, and `lastName: Obi`."""
AND = re.compile(
    rf"(?: \([^()\n]{{1,80}}\))?(?:, {PERSON}){{0,6}},? (?:and|und|et|y|e|en|&) "
    rf"(?:(?:the|der|die|dem|la|le|el|o|a|il|de|het) )?(?={WORD})"
)
"""Example: the ` and ` of `Ada Obi and Jan Berg`."""
AFTER_ONE = re.compile(
    r"[ \t]{0,9}(?:[.,;:!?()\[\]|–—*_\"”»\r\n<-]|\Z|(?:about|on|of|from|at|über|von|vom|sur|sobre|"
    r"over|su|per|du|de)\b)"
)
"""Example: what may follow a name of one word."""
OWNER = re.compile(r"^[\w-]{1,40}['’]s (?=\S+ \S)")
"""Example: the `HP's ` of `HP's Ada Obi`."""
SHORTENED = re.compile(r"\b[IJ]['’]")
"""Example: the `I’m` of `I’m Josh`, which is no name."""
INTRODUCES = (
    r"(?:I am|I['’]m|[Mm]y name is|[Ii]ch bin|[Ii]ch heiße|[Mm]ein Name ist|[Jj]e suis|"
    r"[Jj]e m['’]appelle|[Ss]oy|[Mm]e llamo|[Mm]i nombre es|[Ss]ou|[Cc]hamo-me|[Mm]e chamo|"
    r"[Mm]eu nome é|[Ss]ono|[Mm]i chiamo|[Ii]k ben|[Mm]ijn naam is|[Ii]k heet)"
)
OWN_NAME = re.compile(
    r"(?:(?P<sure>[Mm]y name is|[Mm]ein Name ist|[Ii]ch heiße|[Jj]e m['’]appelle|[Mm]e llamo|"
    r"[Mm]i nombre es|[Mm]e chamo|[Cc]hamo-me|[Mm]eu nome é|[Mm]i chiamo|[Mm]ijn naam is|"
    r"[Ii]k heet)|"
    rf"\b{INTRODUCES})[\s*_\[]{{1,5}}(?P<name>{PERSON})"
)
"""Example: `My name is Ada Obi`."""
SUBJECT = re.compile(
    rf"[*_\[]{{0,4}}(?P<name>{PERSON})[*_]{{0,4}}(?:, (?:an?|the|who|one|our|\d{{2}}|founder)\b| "
    r"(?:is|was|has|had|joined|became|works|worked|serves|served|heads|leads|led|runs|teaches|"
    r"writes|founded|ist|war|arbeitet|leitet|lebt|est|travaille|dirige|es|trabaja|é|trabalha|è|"
    r"lavora|werkt)\b)"
)
"""Example: `Ada Obi joined`, `Ada Obi, a teacher,` at the start of a sentence."""
ASKING = re.compile(
    r"\b(?:sat down|talk(?:s|ed)?|spoke|speaks|chat(?:s|ted)?|met|meets|ask(?:s|ed)|interviews?|"
    r"interviewed|caught up)\b(?!\s+(?:to|with)\s+(?:us|me|our)\b)"
)
"""Example: what an interviewer does: `Ada Obi, our editor, sat down with Jan Berg`."""
CALLED = re.compile(
    rf"(?:\A|[.!?] )(?P<name>{WORD}), (?=(?:what|how|do|did|does|can|could|would|why|when|where|"
    r"which|who|is|are|have|you|any|was|wie|wo|wann|du|comment|que|qual|cosa|come)\b)"
)
"""Example: the `Jan` of `Jan, what do you think?`."""
PARTS = re.compile(r"[:|–—]| - ")
"""Example: what parts `People behind wells: Ada Obi`."""
GROUPS = frozenset(
    """
    team teams founders founder makers authors author developers developer staff crew band group
    company committee board people women men members community participants students users experts
    equipe équipe équipes gruppe gruppo equipo squadra grupo groep candidate candidates expert
    creators creator maintainers maintainer
    """.split()
)
"""Who is asked, and is nobody in particular."""
NO_NAMES = frozenset(
    """
    so and well now finally first ok okay yes no right also lastly again then und et y hi hello
    hallo great thanks personally today currently obviously overall still besides speaking
    """.split()
)
"""What a question may begin with before a comma, and calls on nobody."""
