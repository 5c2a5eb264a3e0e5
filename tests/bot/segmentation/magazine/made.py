"""Interviews made for tests: languages by forms, requests without a question mark among them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """An interview's words in one language."""

    title: str
    name: str
    questions: tuple[str, ...]
    requests: tuple[str, ...]
    """Without a question mark."""
    answers: tuple[str, ...]


SPOKEN = {
    "en": Spoken(
        "An interview with the Weaver",
        "Weaver",
        ("How did you learn to weave?", "What do you do in the winter?", "Who buys your sails?"),
        ("Tell us about yourself.", "We would love to hear about your first sail."),
        ("I grew up on a barge.", "My aunt had a loom, and I was not allowed to touch it."),
    ),
    "de": Spoken(
        "Gespräch mit der Müllerin",
        "Müllerin",
        ("Wie sind Sie zur Mühle gekommen?", "Mahlen Sie auch im Winter?", "Wer hilft Ihnen?"),
        ("Erzählen Sie uns von sich.", "Beschreiben Sie bitte Ihre Werkstatt."),
        ("Ich habe sie geerbt.", "Mir hat niemand gezeigt, wie man die Bremse löst."),
    ),
    "fr": Spoken(
        "Entretien avec la Tisserande",
        "Tisserande",
        ("Comment avez-vous commencé ?", "Que faites-vous en hiver ?", "Qui achète vos voiles ?"),
        ("Parlez-nous de votre atelier.", "Présentez-vous en quelques mots."),
        ("J'ai grandi sur une péniche avec mes sœurs.", "Je tisse le soir, et ma fille dort."),
    ),
    "es": Spoken(
        "Entrevista con la Tejedora",
        "Tejedora",
        ("¿Cómo empezaste a tejer?", "¿Qué haces en el invierno?", "¿Quién te ayuda?"),
        ("Cuéntanos de tu taller.", "Háblanos de tu primera vela."),
        ("Yo crecí en una barca con mis hermanas.", "Mi tía tenía un telar y me enseñó."),
    ),
    "pt": Spoken(
        "Entrevista com a Tecelã",
        "Tecelã",
        ("Como você começou a tecer?", "O que você faz no inverno?", "Quem ajuda você?"),
        ("Conte um pouco sobre a sua oficina.", "Fale da sua primeira vela."),
        ("Eu cresci em um barco com minhas irmãs.", "Minha tia tinha um tear e eu aprendi."),
    ),
    "it": Spoken(
        "Intervista alla Tessitrice",
        "Tessitrice",
        ("Come hai iniziato a tessere?", "Che cosa fai in inverno?", "Chi ti aiuta?"),
        ("Raccontaci della tua bottega.", "Parlaci della tua prima vela."),
        ("Io sono cresciuta su una barca.", "Mia zia aveva un telaio e mi ha insegnato."),
    ),
    "nl": Spoken(
        "Interview met de Wever",
        "Wever",
        ("Hoe ben je begonnen met weven?", "Wat doe je in de winter?", "Wie helpt jou?"),
        ("Vertel eens iets over jezelf.", "Beschrijf je werkplaats."),
        ("Ik ben op een schip opgegroeid.", "Mijn tante had een weefgetouw en ik mocht kijken."),
    ),
}
FORMS: dict[str, Callable[[str], str]] = {
    "bold": lambda words: f"**{words}**",
    "underlined": lambda words: f"__{words}__",
    "italic": lambda words: f"*{words}*",
    "heading": lambda words: f"## {words}",
    "small heading": lambda words: f"### {words} ###",
    "bold heading": lambda words: f"### **{words}**",
    "numbered": lambda words: f"1. __{words}__",
    "strong": lambda words: f"<strong>{words}</strong>",
    "class": lambda words: f'<p class="question">{words}</p>',
}
"""How a question is set in Markdown."""


def interview(spoken: Spoken, form: str, *, plan: str, title: bool = True) -> str:
    """An interview as Markdown.

    Args:
        plan: a letter for each question: `q` a question, `r` a request without a mark.
        title: whether a heading says whom it is with.
    """
    set_as = FORMS[form]
    indent = "    " if form == "numbered" else ""
    parts = [f"# {spoken.title}\n"] if title else []
    for number, letter in enumerate(plan):
        kind = spoken.questions if letter == "q" else spoken.requests
        parts.append(set_as(kind[number % len(kind)]))
        answer = spoken.answers[number % len(spoken.answers)]
        parts.append(f"{indent}{answer} [{number}](https://wells.example/{number})\n")
    return "\n\n".join(parts)
