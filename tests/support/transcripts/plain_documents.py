"""Documents in which nobody speaks, though lines begin with a word and a colon: made by chance."""

from collections.abc import Callable, Sequence
from random import Random

THINGS = ("kettle", "boat", "lamp", "bicycle", "stove", "tent", "pump", "violin", "clock", "ladder")
PEOPLE = ("Ada Obi", "Ben Roe", "Cleo Tarn", "Dov Hale", "Eve Moss", "Finn Lake")
PLACES = ("Old Port", "Sandgate", "Mill Lane", "East Hill", "Saltmarsh")
SENTENCES = (
    "It is made of brass and oak.",
    "The handle is warm to the touch.",
    "We used it for a summer and it held.",
    "Nothing else of this kind is sold in the valley.",
    "It should be cleaned once a month with a dry cloth.",
    "I like it, but my neighbour does not.",
    "Why would anybody pay more?",
    "Two people can carry it up a flight of stairs.",
)


def recipe(random: Random) -> str:
    thing = random.choice(("bread", "soup", "plum cake", "fish pie"))
    return f"# {thing.title()}\n\nServes: 4\nTime: 40 minutes\n\nIngredients:\n\n- flour: 500 g\n- water: 300 ml\n- salt: a pinch\n\nMethod:\n\n1. Mix: stir until smooth.\n2. Rest: {random.randint(20, 90)} minutes.\n3. Bake: until brown.\n\nTip: My aunt adds caraway.\n\nNote: It keeps for three days.\n\nTip: We eat it with butter.\n\nNote: Why not double it?\n"


def manual(random: Random) -> str:
    thing = random.choice(THINGS)
    parts = [f"{thing.title()} 200: Manual"]
    for step in range(1, 6):
        parts += [
            f"Step {step}: Turn the {thing} to the {random.choice(('left', 'right'))}.",
            f"{random.choice(('Note', 'Warning', 'Caution', 'Tip', 'Important'))}: {_some(random)}",
        ]
    return "\n\n".join(parts) + "\n"


def review(random: Random) -> str:
    parts = []
    for thing in random.sample(THINGS, k=3):
        parts += [
            f"## The {thing}",
            f"**Pros:** {_some(random)}",
            f"**Cons:** {_some(random)}",
            f"**Verdict:** I would buy it again. {_some(random)}",
        ]
    return "\n\n".join(parts) + "\n"


def agenda(random: Random) -> str:
    lines = [
        f"{9 + at}:{random.choice(('00', '15', '30'))} {what}"
        for at, what in enumerate(("Welcome", "Reports", "Coffee", "Vote", "Lunch"))
    ]
    return (
        f"Agenda\n\nDate: 4 May\nPlace: {random.choice(PLACES)}\nChair: {random.choice(PEOPLE)}\n\n"
        + "\n".join(lines)
        + "\n"
    )


def minutes(random: Random) -> str:
    parts = [
        f"Minutes of the meeting at {random.choice(PLACES)}",
        f"Present: {', '.join(random.sample(PEOPLE, k=3))}\nApologies: {random.choice(PEOPLE)}",
    ]
    for number, thing in enumerate(random.sample(THINGS, k=3), start=1):
        parts += [
            f"{number}. The {thing}",
            f"Discussion: {_some(random)}",
            f"Decision: The {thing} is bought.",
            f"Action: {random.choice(PEOPLE)} to ask for a price.\nDue: 1 June",
        ]
    return "\n\n".join(parts) + "\n"


def glossary(random: Random) -> str:
    return (
        "Glossary\n\n"
        + "\n\n".join(f"{thing.title()}: {_some(random)}" for thing in random.sample(THINGS, k=6))
        + "\n"
    )


def log_file(random: Random) -> str:
    levels = ("INFO", "WARN", "ERROR", "DEBUG")
    lines = [
        f"2024-05-{day:02} 10:{random.randint(10, 59)}:0{day} {random.choice(levels)}: {random.choice(THINGS)} {random.choice(('started', 'stopped', 'not found'))}"
        for day in range(1, 9)
    ]
    return "\n".join(lines) + "\n"


def bracketed_log(random: Random) -> str:
    lines = [
        f"[00:0{at}:{random.randint(10, 59)}] {random.choice(('worker', 'Server', 'INFO', 'Database'))}: {random.choice(THINGS)} {random.choice(('started', 'stopped', 'was not found'))}"
        for at in range(9)
    ]
    return "\n".join(lines) + "\n"


def letter(random: Random) -> str:
    parts = []
    for _ in range(3):
        one, other = random.sample(PEOPLE, k=2)
        parts.append(
            f"From: {one}\nTo: {other}\nDate: Mon, 4 May 2020 10:12\nSubject: Re: the {random.choice(THINGS)}\n\nDear {other.split()[0]},\n\n{_some(random)} {_some(random)}\n\nBest wishes\n{one}"
        )
    return "\n\n".join(parts) + "\n"


def questions(random: Random) -> str:
    parts = ["# Questions that are often asked"]
    for thing in random.sample(THINGS, k=4):
        parts += [
            f"## Where can I buy the {thing}?",
            f"The {thing} is sold at {random.choice(PLACES)}.",
        ]
    return "\n\n".join(parts) + "\n"


def program(random: Random) -> str:
    name = random.choice(THINGS)
    return f'def {name}(count: int) -> str:\n    """Make one.\n\n    Args:\n        count: how many.\n\n    Returns:\n        what it is called.\n    """\n    if count > 3:\n        return "many"\n    for each in range(count):\n        print(each)\n    else:\n        pass\n    return "{name}"\n'


def settings(random: Random) -> str:
    return (
        "\n".join(
            f"{random.choice(THINGS)}_{at}: {random.choice(('true', 'false', '12', 'Old Port'))}"
            for at in range(9)
        )
        + "\n"
    )


def life(random: Random) -> str:
    return f"{random.choice(PEOPLE)}\n\nEducation: School at {random.choice(PLACES)}\n\nWork: I kept the {random.choice(THINGS)} of a hotel.\n\nEducation: Evening classes\n\nWork: My own shop.\n\nLanguages: German, Dutch\n\nHobbies: I sing, and I row.\n"


def programme(random: Random) -> str:
    cast = "\n".join(
        f"{role}: {name}"
        for role, name in zip(
            ("The Miller", "The Widow", "A Thief", "The Judge"),
            random.sample(PEOPLE, k=4),
            strict=True,
        )
    )
    return f"The Lost {random.choice(THINGS).title()}\n\nA play in two acts\n\n{cast}\n\nDirection: {random.choice(PEOPLE)}\nLight: {random.choice(PEOPLE)}\nMusic: {random.choice(PEOPLE)}\n\nAct 1: A kitchen. {_some(random)}\n\nAct 2: A harbour. {_some(random)}\n"


def timetable(random: Random) -> str:
    lines = [
        f"{at:02}:{random.choice(('05', '20', '41'))} {random.choice(PLACES)}"
        for at in range(6, 18)
    ]
    return (
        "Ferry\n\n"
        + "\n".join(lines)
        + "\n\nMonday: every hour\nTuesday: every hour\nSunday: no service\n"
    )


def results(random: Random) -> str:
    return (
        "Results\n\n"
        + "\n".join(
            f"{place}: {random.randint(0, 5)}:{random.randint(0, 5)}" for place in PLACES * 2
        )
        + "\n"
    )


def article(random: Random) -> str:
    parts = [f"# The {random.choice(THINGS)} of {random.choice(PLACES)}"]
    for _ in range(5):
        parts.append(
            f"{_some(random)} {random.choice(PEOPLE)} said: “{_some(random)}” {_some(random)}"
        )
    return "\n\n".join(parts) + "\n"


def references(random: Random) -> str:
    lines = [
        f"{name.split()[1]}, {name[0]}. ({2000 + at}): {random.choice(THINGS).title()}: a history. {random.choice(PLACES)}: Mill Press."
        for at, name in enumerate(PEOPLE)
    ]
    return "References\n\n" + "\n\n".join(lines) + "\n"


def form(random: Random) -> str:
    return "\n".join(
        f"Name: {name}\nStreet: {random.choice(PLACES)} {random.randint(1, 99)}\nTelephone: 0123 {random.randint(1000, 9999)}\nRemarks: {_some(random)}\n"
        for name in random.sample(PEOPLE, k=4)
    )


def verses(random: Random) -> str:
    lines = [f"{chapter}:{verse} {_some(random)}" for chapter in (1, 2) for verse in range(1, 6)]
    return "The Book of the Harbour\n\n" + "\n".join(lines) + "\n"


def survey(random: Random) -> str:
    return "\n".join(
        f"Name: {name}\nAge: {random.randint(20, 80)}\nWhat do you like? I like my {random.choice(THINGS)}.\n"
        for name in random.sample(PEOPLE, k=4)
    )


def changes(random: Random) -> str:
    lines = [
        f"{random.choice(('Added', 'Fixed', 'Changed', 'Removed'))}: {_some(random)}"
        for _ in range(8)
    ]
    return "Changes\n\n" + "\n".join(lines) + "\n"


def cues(random: Random) -> str:
    lines = [
        f"00:00:{at:02}.000 --> 00:00:{at + 6:02}.000\n{_some(random)}" for at in range(0, 54, 6)
    ]
    return "\n\n".join(lines) + "\n"


def essay(random: Random) -> str:
    parts = ["# What I learned from it", "I kept it for nine years, and I would do it again."]
    for thing in random.sample(THINGS, k=3):
        parts += [
            f"## Why did I sell the {thing}?",
            f"I never liked the {thing}. {_some(random)}",
            "Would I do it again? I think so.",
        ]
    return "\n\n".join(parts) + "\n"


def advice(random: Random) -> str:
    thing = random.choice(THINGS)
    return (
        f"# How to mend a {thing}\n\n## What do you need?\n\nYou need a file, some oil and an hour. I use a "
        f"brush as well.\n\n## How do you begin?\n\nTake the {thing} apart and put each piece on a cloth. "
        "You will want a lamp.\n\n## What if it breaks?\n\nThen you buy a new one. We all have broken one.\n"
    )


KINDS: tuple[tuple[Callable[[Random], str], str], ...] = (
    (recipe, ".md"),
    (manual, ".txt"),
    (review, ".md"),
    (agenda, ".txt"),
    (minutes, ".txt"),
    (glossary, ".txt"),
    (log_file, ".txt"),
    (bracketed_log, ".txt"),
    (letter, ".txt"),
    (questions, ".md"),
    (program, ".txt"),
    (settings, ".txt"),
    (life, ".txt"),
    (programme, ".txt"),
    (timetable, ".txt"),
    (results, ".txt"),
    (article, ".md"),
    (references, ".txt"),
    (form, ".txt"),
    (verses, ".txt"),
    (survey, ".txt"),
    (changes, ".txt"),
    (cues, ".txt"),
    (essay, ".md"),
    (advice, ".md"),
)


def plain_document(seed: int) -> tuple[str, str]:
    """Name and text of a document of a seed; each kind in its turn."""
    make, ending = KINDS[seed % len(KINDS)]
    return f"{make.__name__}-{seed}{ending}", make(Random(seed))


def _some(random: Random, among: Sequence[str] = SENTENCES) -> str:
    return random.choice(among)
