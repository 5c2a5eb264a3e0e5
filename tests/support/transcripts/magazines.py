"""Interviews without labels, made by chance: only their form tells questions from answers."""

from dataclasses import dataclass
from random import Random

from tests.support.transcripts.annotated import Line, annotated
from tests.support.transcripts.generated import Made
from tests.support.transcripts.talk import CHINESE, ENGLISH, FRENCH, GERMAN, SPANISH, Talk

FORMS: dict[str, tuple[str, str]] = {
    "bold": ("**", "**"),
    "bold underscores": ("__", "__"),
    "italic": ("*", "*"),
    "bold italic": ("***", "***"),
    "second headings": ("## ", ""),
    "third headings": ("### ", ""),
    "numbered bold": ("{number}. **", "**"),
    "number in bold": ("**{number}. ", "**"),
    "bold in a heading": ("### **", "**"),
}
"""What stands before and after a question."""
NAMES = ("Ada Obi", "Ben Roe", "Cleo Tarn", "Dov Hale")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around an interview in one language; `{name}` is who is asked."""

    talk: Talk
    titles: tuple[str, ...]
    introduction: str
    closings: tuple[str, ...]


FRAMES = (
    Frame(
        ENGLISH,
        ("Interview with {name}", "An interview with {name}", "In conversation with {name}"),
        "{name} keeps the ferry of Old Port. We met on a windy day.",
        ("This interview has been edited for length.", "Interview by Eve Moss.", "Photo: Eve Moss"),
    ),
    Frame(
        GERMAN,
        ("Interview mit {name}", "Gespräch mit {name}", "Im Gespräch mit {name}"),
        "{name} führt seit neun Jahren die Fähre. Wir trafen uns an einem windigen Tag.",
        ("Das Gespräch führte Eve Moss.", "Interview: Eve Moss", "Foto: Eve Moss"),
    ),
    Frame(
        FRENCH,
        ("Entretien avec {name}", "Interview de {name}", "Rencontre avec {name}"),
        "{name} conduit le bac de Port-Sud. C'était un jour de vent.",
        ("Propos recueillis par Eve Moss.", "Photo : Eve Moss"),
    ),
    Frame(
        SPANISH,
        ("Entrevista con {name}", "Entrevista a {name}", "Una conversación con {name}"),
        "{name} lleva el barco de Puerto Viejo. Fue un día de viento.",
        ("Entrevista realizada por Eve Moss.", "Foto: Eve Moss"),
    ),
    Frame(
        CHINESE,
        ("专访{name}", "{name}访谈"),
        "{name}在老港开渡船。那天风很大。",
        ("采访：Eve Moss",),
    ),
)


def magazine(seed: int) -> Made:
    """The interview of a seed."""
    random = Random(seed)
    frame, name = random.choice(FRAMES), random.choice(NAMES)
    form = random.choice(list(FORMS))
    before, after = FORMS[form]
    mine = f"{name} or {name.split()[0]} or {name.split()[1]}"
    lines = [Line("-", "", "# " + random.choice(frame.titles).format(name=name)), Line("", "")]
    if random.random() < 0.7:
        lines += [Line("-", "", frame.introduction.format(name=name)), Line("", "")]
    asked = [*frame.talk.answered, *frame.talk.requests]
    for number, (question, answer) in enumerate(random.sample(asked, k=min(7, len(asked)))):
        label = before.format(number=number + 1)
        lines += [Line("?", label, question, after), Line("", "")]
        indent = "    " if form == "numbered bold" else ""
        for paragraph in _answer(random, frame.talk, answer):
            lines += [Line(mine, indent, paragraph), Line("", "")]
    if random.random() < 0.5:
        lines += [Line("-", "", random.choice(frame.closings)), Line("", "")]
    line_end = "\r\n" if random.random() < 0.15 else "\n"
    return Made(
        annotated("made.md", lines, line_end=line_end), f"magazine | {form} | {frame.titles[0]}"
    )


def _answer(random: Random, talk: Talk, answer: str) -> list[str]:
    """One to three paragraphs, with what may mislead: emphasis, a question of one's own."""
    paragraphs = [answer, *random.sample(talk.told, k=random.choice((0, 0, 1, 2)))]
    chance = random.random()
    if chance < 0.1:
        paragraphs[-1] += " And who would not?" if talk is ENGLISH else ""
    elif chance < 0.2:
        words = paragraphs[0].split(" ")
        paragraphs[0] = " ".join([f"**{words[0]}**", *words[1:]])
    return paragraphs
