"""What people say in made transcripts: questions with their answers, statements, remarks, requests."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Talk:
    """Sentences of one language."""

    answered: tuple[tuple[str, str], ...]
    """Questions, each with what answers it."""
    told: tuple[str, ...]
    remarks: tuple[str, ...]
    requests: tuple[tuple[str, str], ...]
    """What asks without a mark of question, each with what answers it."""


ENGLISH = Talk(
    answered=(
        ("Where did you find the bell?", "In the reeds behind our house. I fell over it."),
        ("Who mends the nets?", "My aunt and I mend them. We sit by the stove."),
        ("How long was the bridge closed?", "Eleven weeks. I took the ferry to school."),
        ("Did you ever think of leaving?", "Never. I like the wind too much."),
        ("What did the mill cost?", "Nine hundred, and my father's good coat."),
        ("So when does the last boat go?", "At ten, if the pilot is sober."),
        ("And which winter was the worst?", "The one with two floods. I slept on the roof."),
        ("Why do you bake at night?", "Because people want warm bread at six."),
        ("Thank you. Is the well still in use, and who keeps it?", "It is. The school keeps it."),
        ("You had a dog then, did you not?", "I had two, and both were deaf."),
    ),
    told=(
        "I have counted the sheep twice.",
        "We meet again on the fourth of May.",
        "My boat leaks a little on the left side.",
        "The lamp was dark for two nights. I wrote to the office.",
        "There are nine steps down to the water.",
        "I would rather plant beans there.",
        "Our roof was mended in the spring, and it holds.",
    ),
    remarks=("Right.", "I see.", "731.", "Wow, nice.", "That is funny.", "Yeah."),
    requests=(
        ("Tell me about the flood.", "It came at night. I carried the cat upstairs."),
        ("Please describe your kitchen.", "There is one window. I have a blue stove."),
        ("I would like to hear about your aunt.", "She could whistle with two voices, I swear."),
    ),
)
GERMAN = Talk(
    answered=(
        ("Wann haben Sie die Mühle gekauft?", "Vor neun Jahren. Ich hatte geerbt."),
        ("Wer fährt heute die Fähre?", "Meine Tochter, und im Sommer ich."),
        ("Und was machen Sie im Winter?", "Dann flechte ich Körbe aus Weiden."),
        ("Wie tief ist der Brunnen?", "Zwölf Meter. Wir haben ihn selbst gegraben."),
        ("Haben Sie nie Angst gehabt?", "Doch, einmal, bei dem großen Sturm."),
    ),
    told=(
        "Ich habe den Schlüssel zum Bootshaus mitgebracht.",
        "Wir treffen uns am vierten Mai wieder.",
        "Mein Dach ist seit dem Frühjahr dicht.",
        "Die Bohnen stehen in diesem Jahr sehr gut.",
    ),
    remarks=("Genau.", "Ach so.", "Ja.", "Schön."),
    requests=(("Erzählen Sie von der Flut.", "Sie kam nachts. Ich trug die Katze hinauf."),),
)
FRENCH = Talk(
    answered=(
        ("Quand avez-vous ouvert la boulangerie ?", "Il y a neuf ans, avec ma sœur."),
        ("Qui répare les filets ?", "Mon oncle et moi, près du poêle."),
        ("Et que faites-vous en hiver ?", "Je tresse des paniers."),
        ("Le pont est-il resté fermé longtemps ?", "Onze semaines. J'ai pris le bac."),
    ),
    told=(
        "J'ai compté les moutons deux fois.",
        "Nous nous revoyons le quatre mai.",
        "Notre toit tient depuis le printemps.",
    ),
    remarks=("D'accord.", "Voilà.", "Oui."),
    requests=(("Parlez-nous de la crue.", "Elle est venue la nuit. J'ai monté le chat."),),
)
SPANISH = Talk(
    answered=(
        ("¿Cuándo compró usted el molino?", "Hace nueve años, con mi hermano."),
        ("¿Quién repara las redes?", "Mi tía y yo, junto a la estufa."),
        ("¿Y qué hace en invierno?", "Yo hago cestas de mimbre."),
        ("¿Fue largo el camino?", "Once semanas. Nos perdimos dos veces."),
    ),
    told=(
        "He contado las ovejas dos veces.",
        "Nos vemos otra vez el cuatro de mayo.",
        "Mi tejado aguanta desde la primavera.",
    ),
    remarks=("Claro.", "Sí.", "Vale."),
    requests=(("Háblenos de la riada.", "Llegó de noche. Subí al gato a la cama."),),
)
CHINESE = Talk(
    answered=(
        ("您是什么时候买下磨坊的？", "九年前。我和我妹妹一起买的。"),
        ("谁来修渔网？", "我和我姑姑，坐在炉子旁边。"),
        ("冬天您做什么？", "我编篮子，也教孩子们编。"),
        ("桥关了多久？", "十一个星期。我坐渡船去上学。"),
    ),
    told=("我数了两遍羊。", "我们五月四号再见。", "我们的屋顶春天修好了。"),
    remarks=("对。", "是的。", "好。"),
    requests=(("请讲讲那次洪水。", "它是夜里来的。我把猫抱上了楼。"),),
)
LANGUAGES = (ENGLISH, ENGLISH, ENGLISH, GERMAN, FRENCH, SPANISH, CHINESE)
"""As often as they are to be."""

WITHIN = (
    "He said: no.",
    "We left at 10:30 and came home at 12:15.",
    "It was 3:1 in the end.",
    "I read Matthew 5:9 to them.",
    "It stands on https://example.org/a:b for everybody.",
    "My rule is: first the bread, then the talk.",
    "“Who goes there?” he called.",
    "Ms. Finch and Dr. Stone were there too.",
    "What could I do? I waited.",
    "She wrote (in red): come at once.",
)
"""What a speech may hold and is no label, in one line with it."""
BESIDE = (
    ("There were three things to do.", "First: we dug.", "Second: we drank.", "Third: we slept."),
    ("I say what the law says:", "Article 2: nobody fishes on Sundays."),
    ("The list is short:", "- a spade", "- a rope", "- my old hat"),
    ("Everybody knows the verse:", "The wind is up, the boats are in."),
    ("I keep to one thing.", "Remember: the sea is never full."),
)
"""Paragraphs of one speech, some of which look like labels."""
