"""How interviews are worded in nine languages: who is spoken to, who speaks, what asks.

An interviewer says "you" and whoever answers says "I"; a manual says "you" throughout, a list of
common questions "I" where it asks. A request needs no question mark ("Tell us about yourself.").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

SAMPLE = 20_000  # code points by whose words a language is told


def _words(words: str, more: str = "") -> re.Pattern[str]:
    """Any of these words, or of the patterns besides; capitals count where a word has them."""
    plain = "|".join(map(re.escape, words.split()))
    return re.compile(rf"\b(?:{plain}{f'|{more}' if more else ''})\b")


def _opening(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{pattern})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's."""

    common: frozenset[str]
    """Small words that no other of these languages has so often."""
    you: re.Pattern[str]
    """Who is spoken to."""
    i: re.Pattern[str]
    """Who speaks for himself or herself."""
    we: re.Pattern[str]
    request: re.Pattern[str]
    """How a request begins."""


ENGLISH = Wording(
    common=frozenset(
        """
        the and of to is was that with for it this are be have not you your i my do did how what
        why who she he they would were on at
        """.split()
    ),
    you=_words("you You your Your yours yourself YOU"),
    i=_words("I my My me mine myself", r"I['’](?:m|ve|d|ll)"),
    we=_words("we We our Our us"),
    request=_opening(
        r"(?:(?:and|so|now|first|finally|maybe|perhaps|then|well),? )?(?:please,? |(?:can|could|"
        r"would) "
        r"you (?:please )?)?(?:tell|describe|explain|share|talk|walk|give|introduce|name|elaborate|"
        r"say|take)\b[^.!?]{0,60}\b(?:us|me|our|your|yourself|you|readers|something|a bit|a little|"
        r"more)\b|(?:we|i)(?:['’]d| would) (?:love|like|be (?:curious|interested))\b|"
        r"(?:please )?(?:describe|introduce|name)\b|any (?:advice|tips|words|plans|last|final|"
        r"closing)\b"
    ),
)
GERMAN = Wording(
    common=frozenset(
        """
        der die das und ist nicht ein eine ich wir zu mit auf den dem auch sie wie was wer für von
        im es er haben habe hat
        """.split()
    ),
    you=_words(
        "Sie Ihnen Ihr Ihre Ihren Ihrem Ihrer Ihres du Du dich Dich dir Dir ihr Ihr euch Euch",
        r"[Dd]ein\w{0,2}|[Ee]u(?:er|re\w{0,1})",
    ),
    i=_words("ich Ich mir mich Mir Mich", r"[Mm]ein\w{0,2}"),
    we=_words("wir Wir uns", r"[Uu]nser\w{0,2}"),
    request=_opening(
        r"(?:bitte )?(?:erzähl|beschreib|schilder|erklär|nenn|stell|sag|verrat|berichte|gib|"
        r"geben)\w{0,4}\b"
        r"[^.!?]{0,60}\b(?:uns|mir|sie|euch|dich|sich|bitte|von|kurz|mal|etwas|ihre\w{0,1}|"
        r"deine\w{0,1}|"
        r"dein|ihr)\b|(?:wir|ich) (?:würden?|möchten?)\b"
    ),
)
FRENCH = Wording(
    common=frozenset(
        """
        le les des est et une dans que pour pas qui sur ce nous vous du je j un la en au avec
        """.split()
    ),
    you=_words("vous Vous votre Votre vos Vos tu Tu te toi ton ta tes", r"[Tt]['’]\w{1,20}"),
    i=_words("je Je moi Moi mon Mon ma Ma mes Mes me", r"[Jj]['’]\w{1,20}|[Mm]['’]\w{1,20}"),
    we=_words("nous Nous notre Notre nos Nos"),
    request=_opening(
        r"(?:parl|racont|présent|expliqu|décri|dit|donn|cit|partag)\w{0,5}[ -](?:nous|moi|toi|"
        r"vous)\b|"
        r"(?:présentez|parlez|décrivez|racontez|expliquez|décris|présente|raconte|explique)\b|"
        r"(?:nous aimerions|j['’]aimerais|on aimerait|pouvez-vous|peux-tu|pourriez-vous|"
        r"pourrais-tu)\b"
    ),
)
SPANISH = Wording(
    common=frozenset(
        """
        el los las una que en por con para su se del como más y pero lo la un mi es qué cómo no de
        """.split()
    ),
    you=_words(
        "usted Usted ustedes tú Tú tu tus te Te ti contigo su sus le vosotros eres estás tienes "
        "has "
        "haces piensas crees quieres puedes sueles podrías cree piensa puede podría",
        r"vuestr[oa]s?|\w{2,20}[ai]ste(?:is)?|(?:cuént|hábl|explíc|preséntat)\w{1,5}",
    ),
    i=_words(
        "yo Yo me Me mi Mi mis Mis mí conmigo soy Soy estoy Estoy tengo Tengo creo Creo fui Fui "
        "hice "
        "voy puedo quiero he He era sé trabajo",
        r"\w{3,20}(?<!caf)(?<!tambi)[éí](?<!aqu[íi])(?<!as[íi])",
    ),
    we=_words("nosotros nosotras nos Nos nuestro nuestra nuestros nuestras somos hemos"),
    request=_opening(
        r"(?:cuént|hábl|describ|explíc|explic|present|preséntat|dinos|díganos|dime|comént|"
        r"compárt)\w{0,8}\b|"
        r"(?:nos gustaría|me gustaría|quisiéramos)\b"
    ),
)
PORTUGUESE = Wording(
    common=frozenset(
        """
        o os as uma que não em por com para do da no na é mais se um eu você e de
        """.split()
    ),
    you=_words(
        "você Você vocês Vocês seu Seu sua Sua seus suas te teu tua lhe contigo tu senhor senhora",
        r"\w{2,20}[ai]ste",
    ),
    i=_words(
        "eu Eu me Me meu Meu minha Minha meus minhas mim comigo sou Sou estou Estou tenho Tenho "
        "acho "
        "Acho fui Fui fiz vou posso quero sei",
        r"\w{3,20}ei",
    ),
    we=_words("nós Nós nos nosso nossa nossos nossas somos temos"),
    request=_opening(
        r"(?:conte|fale|descreva|explique|apresente|diga|compartilhe|comente|cite|conta|"
        r"fala)(?:-\w{2,3})?\b|"
        r"(?:gostaríamos|gostaria)\b"
    ),
)
ITALIAN = Wording(
    common=frozenset(
        """
        il che di è per un una non con del della sono gli nel come anche ma la e ho si
        """.split()
    ),
    you=_words(
        "tu Tu ti Ti te tuo tua tuoi tue Lei Suo Sua Suoi Sue suo sua vi Vi voi Voi hai Hai sei "
        "Sei puoi "
        "Puoi pensi fai vuoi credi",
        r"vostr[oaie]|raccont(?:aci|ami|i|a)|parla(?:ci|mi)|[Cc]i (?:racconti|parli)",
    ),
    i=_words(
        "io Io mi Mi mio mia miei mie me sono Sono ho Ho penso Penso credo Credo faccio vorrei "
        "posso vado "
        "lavoro sto",
        r"\w{2,20}[aei]vo",
    ),
    we=_words("noi Noi ci nostro nostra nostri nostre siamo abbiamo"),
    request=_opening(
        r"(?:raccont|parla|descriv|spiega|present|dicci|dimmi|ci (?:racconti|parli|spieghi|"
        r"descriva)|mi "
        r"(?:racconti|parli))\w{0,5}\b|(?:vorremmo|ci piacerebbe)\b"
    ),
)
DUTCH = Wording(
    common=frozenset(
        """
        het een van en de ik niet dat op zijn voor met aan ook maar je was is in wat hoe
        """.split()
    ),
    you=_words("u U uw Uw je Je jij Jij jou jouw Jouw jullie Jullie"),
    i=_words("ik Ik mij me Me mijn Mijn mezelf", r"[Ii]k['’]\w{1,3}"),
    we=_words("wij Wij we We ons onze"),
    request=_opening(
        r"(?:vertel|beschrijf|leg|noem|stel|geef|deel)\b[^.!?]{0,60}|(?:we|wij|ik) (?:zouden|zou) "
        r"graag\b"
    ),
)
CHINESE = Wording(
    common=frozenset(),
    you=re.compile("[你您]"),
    i=re.compile("我(?!们|們)"),
    we=re.compile("我们|我們"),
    request=_opening("请|請|谈谈|談談|说说|說說"),
)
JAPANESE = Wording(
    common=frozenset(),
    you=re.compile("あなた|貴方|さん|ですか|ますか|でしょうか|ましたか"),
    i=re.compile("私|僕|俺|わたし|ぼく|自分"),
    we=re.compile("私たち|私達|我々|弊社"),
    request=_opening("[^。？]{0,60}(?:ください|下さい|お願いします)"),
)
IN_LATIN_LETTERS = (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH)
WORD = re.compile(r"[^\W\d_]+")
KANA = re.compile("[\u3040-\u30ff]")
HAN = re.compile("[\u4e00-\u9fff]")
MOSTLY = 0.2  # share of a text's letters that are Han or kana in Chinese and Japanese


def wording_of(texts: Iterable[str]) -> Wording:
    """The wording of the language that these texts seem to be in."""
    sample = " ".join(texts)[:SAMPLE]
    kana, han = len(KANA.findall(sample)), len(HAN.findall(sample))
    if kana + han > MOSTLY * max(1, len(sample)):
        return JAPANESE if kana > han / 4 else CHINESE
    words = [word.lower() for word in WORD.findall(sample)]
    counts = [sum(word in each.common for word in words) for each in IN_LATIN_LETTERS]
    return IN_LATIN_LETTERS[counts.index(max(counts))]
