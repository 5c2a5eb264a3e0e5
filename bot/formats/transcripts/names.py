"""What files call the parts of a transcript, and what they call a speaker.

The names of columns and keys, in seven languages; and names of people, as they are shown.
"""

import html
import re
from functools import lru_cache
from unicodedata import normalize

from bot.documents import one_line

SPEAKER = tuple(
    """
    speakername speakerlabel speaker speakers speakerid speakertag spk speakercode
    sprechername sprecher sprecherin sprecherinnen sprechende sprechendeperson redner rednerin
    locuteur locutrice intervenant intervenante orateur oratrice interlocuteur interlocutrice
    hablante orador oradora interlocutor interlocutora falante locutor locutora
    parlante oratore interlocutore interlocutrice spreker spreekster sprekers
    participant participantname teilnehmer teilnehmerin participante partecipante deelnehmer
    talker whosays who wer qui chi quién quien quem channellabel
    """.casefold().split()
)
"""Names that can mean nothing else, the most telling first."""
WEAK_SPEAKER = tuple(
    """
    userprofile fromname realname sendername displayname username nickname name from sender author
    user creator person role participantid actor character nom nombre nome naam namn autor auteur
    autore persona personne pessoa persoon rolle rôle absender von
    """.casefold().split()
)
"""Names that data of other kinds uses too: believed where several people say words by turns."""
WORDS = tuple(
    """
    punctuatedword text words transcript transcription utterance speech body sentence content
    message dialogue dialog displaytext display line said says spoken msg word value utt caption
    worte wörter wortlaut transkript transkription äußerung aeusserung redebeitrag beitrag
    satz inhalt nachricht gesagtes texte paroles mots propos énoncé enonce phrase contenu discours
    texto palabras transcripción transcripcion enunciado frase contenido mensaje intervención
    intervencion diálogo palavras transcrição transcricao fala conteúdo mensagem testo parole
    trascrizione enunciato battuta messaggio contenuto tekst woorden transcriptie uitspraak zin
    inhoud bericht
    """.casefold().split()
)
START = tuple(
    """
    starttime startseconds start begintime begin timestamp time timecode tc offset startoffset
    starttimestamp datastart startms offsetms timestampms timestamps ts dateunixtime date datetime
    timein createdat createddate createddatetime from in
    startzeit anfang beginn zeitstempel zeitmarke zeit début debut temps heure horodatage minutage
    inicio comienzo tiempo hora marcadetiempo minuto início tempo marcadetempo inizio orario
    minutaggio starttijd begintijd tijdcode tijd
    """.casefold().split()
)
END = tuple(
    """
    endtime endseconds end endtimestamp dataend endoffset endms stop timeout out to offsetto
    endzeit ende fin fim fine einde eindtijd
    """.casefold().split()
)
LENGTH = tuple("duration dur durationms dauer durée duree duración duracion durata duur".split())
THOUSANDTHS = re.compile(r"(?:ms|millis|milliseconds|millisecondes|millisekunden)\Z", re.IGNORECASE)
"""Example: the end of `start_ms`, `offsetMillis`, `Start [ms]`."""
BRACKETED = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
NO_LETTER = re.compile(r"[\W_]+")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
"""Example: `<br>`, `</p>`, `<a href="…">`. Not `a < b`."""
MARKED_UP = re.compile(r"</[A-Za-z]|<(?:br|p|div|a|b|i|em|strong|span)[\s/>]", re.IGNORECASE)
"""Example: `</a>`, `<br>`. Words that hold none of these hold no tag, but perhaps `x<y and z>w`."""
NEW_PARAGRAPH = re.compile(r"</(?:p|div|li|h[1-6])\s{0,9}>|<br\s{0,9}/?>\s{0,9}<br\s{0,9}/?>", re.I)
NOT_STATED = frozenset(
    """
    unknown unk none null nan undefined unnamed unidentified unspecified unbekannt inconnu
    desconocido desconhecido sconosciuto onbekend unknownspeaker speakerunknown noname na uu
    """.casefold().split()
)
LONGEST_NAME = 120  # code points; what is longer is no name


def key_of(name: str) -> str:
    """A column's name in small letters, without signs and what it says in brackets."""
    return NO_LETTER.sub("", normalize("NFC", BRACKETED.sub("", name)).casefold())


@lru_cache(maxsize=4096)
def is_thousandths(name: str) -> bool:
    """Whether a name says that its times are milliseconds."""
    return THOUSANDTHS.search(name.rstrip(" )]")) is not None


def speaker_named(words: str) -> str | None:
    """A speaker's name as it is shown; None where words name nobody.

    What tells voices apart by a number or a letter only is called "Speaker 0", "Speaker A".
    """
    name = one_line(" ".join(plain(words).replace("\x00", "").split()))
    name = name.strip("*_<> ").rstrip(":： ").strip("[]*_<> ")
    if not any(map(str.isalnum, name)) or len(name) > LONGEST_NAME:
        return None
    if key_of(name) in NOT_STATED:
        return None
    return f"Speaker {name}" if name.isdecimal() or len(name) == 1 else name


def plain(words: str) -> str:
    """Words without the tags and entities of HTML, the paragraphs parted by blank lines."""
    if MARKED_UP.search(words):
        words = TAG.sub(" ", NEW_PARAGRAPH.sub("\n\n", words))
    return html.unescape(words) if "&" in words else words
