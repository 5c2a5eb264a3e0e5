"""Who is named as asked, and who asks: where it is said, and where nobody is to be named."""

import pytest

from bot.segmentation.roles import Role
from bot.segmentation.turns import turns_of
from tests.support.texts import document

TALK = """\
**How did you begin?**

I was given a loom.

**What do you weave?**

I weave sails, and my son sews them.

**What would you weave for yourself?**

I would like a hammock.
"""


def named(before: str, after: str = "", *, talk: str = TALK) -> tuple[str | None, str | None]:
    """Who answers and who asks in a talk with this before and after it."""
    turns = list(turns_of(document(f"{before}\n\n{talk}\n{after}\n", name="talk.md")))
    answering = {turn.speaker for turn in turns if turn.role is Role.SPEECH}
    asking = {turn.speaker for turn in turns if turn.role is Role.QUESTION}
    assert len(answering) == len(asking) == 1
    return answering.pop(), asking.pop()


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("# Interview with Ada Obi", "Ada Obi"),
        ("# An interview with Ada Obi, who weaves", "Ada Obi"),
        ("# A conversation with the Weaver", "Weaver"),
        ("# Questions for Ada Obi", "Ada Obi"),
        ("# Gespräch mit Ada Obi", "Ada Obi"),
        ("# Interview mit der Weberin", "Weberin"),
        ("# Entretien avec l'Artisane", "Artisane"),
        ("# Entretien avec Jean-Luc O’Neill", "Jean-Luc O’Neill"),
        ("# Entrevista a Ana de la Cruz", "Ana de la Cruz"),
        ("# Entrevista com Ana da Silva", "Ana da Silva"),
        ("# Intervista a Ada Obi", "Ada Obi"),
        ("# Intervista all'Artigiana", "Artigiana"),
        ("# Interview met Jan van den Berg", "Jan van den Berg"),
        ("---\ntitle: Interview with Ada Obi\n---", "Ada Obi"),
        ("---\ntitle: Wells\ninterviewee: Ada Obi\n---", "Ada Obi"),
        ("---\nguests:\n  - Ada Obi\n---", "Ada Obi"),
        ('+++\ntitle = "An interview with Ada Obi"\n+++', "Ada Obi"),
        ('{\n  "title": "An interview with Ada Obi"\n}\n', "Ada Obi"),
        ("---\nfirstName: Ada\nlastName: Obi\n---", "Ada Obi"),
        ("# Sails\n\nWe talked to Ada Obi in her loft.", "Ada Obi"),
        ("# Sails\n\nAda Obi is our guest. Ada has a loft.", "Ada Obi"),
        ("# Meet Ada Obi, who weaves", "Ada Obi"),
        ('<p>This interview is with <a href="https://a.example">Ada Obi</a>.</p>', "Ada Obi"),
    ],
)
def test_who_is_asked_is_named_by_title_settings_or_introduction(before: str, name: str) -> None:
    """In full, with every particle, and without an article."""
    assert named(before)[0] == name


@pytest.mark.parametrize(
    "before",
    [
        "# Interview with Ada Obi and Jan Berg",
        "# Entretien avec Ada Obi et Jan Berg",
        "---\nguests:\n  - Ada Obi\n  - Jan Berg\n---",
        "# Interview with the team behind the loom",
        "# Interview with the Founders",
        "# Two hours in a loft",
        "# Sails\n\nTom Writer, our editor, sat down with her.",
        "# Interview: Open Source\n\nOpen Source is a way to weave; we love open source.",
        "# Interview with a Weaver",
    ],
)
def test_where_two_or_none_are_named_nobody_is(before: str) -> None:
    """No name rather than a wrong one."""
    assert named(before)[0] is None


@pytest.mark.parametrize(
    "byline",
    [
        "Interview by Tom Writer",
        "Das Interview führte Tom Writer.",
        "Propos recueillis par Tom Writer",
        "Entrevista realizada por Tom Writer",
        "Intervista di Tom Writer",
        "Interview door Tom Writer",
    ],
)
def test_a_byline_names_who_asks_and_is_nobodys_words(byline: str) -> None:
    """Above the questions or below the answers."""
    assert named(f"# Interview with Ada Obi\n\n{byline}") == ("Ada Obi", "Tom Writer")
    assert named("# Interview with Ada Obi", f"*{byline}*") == ("Ada Obi", "Tom Writer")
    after = document(f"# Interview with Ada Obi\n\n{TALK}\n{byline}\n", name="talk.md")
    last = list(turns_of(after))[-1]
    assert last.role is Role.NARRATION


def test_questions_that_call_on_others_are_a_panels() -> None:
    """A title names one of them, and the answers are of all."""
    talk = TALK.replace("How did", "Jan, how did").replace("What would", "Jan, what would")

    assert named("# Interview with Ada Obi", talk=talk)[0] is None


def test_an_answer_that_tells_of_the_one_asked_is_not_theirs() -> None:
    """What an editor adds under a last question."""
    more = "**Do you want to read more?**\n\nFollow Ada on the page of the loft.\n"
    turns = list(turns_of(document(f"# Interview with Ada Obi\n\n{TALK}\n{more}", name="talk.md")))

    assert [turn.speaker for turn in turns if turn.role is Role.SPEECH] == ["Ada Obi"] * 3
    assert turns[-1].role is Role.NARRATION


def test_one_who_gives_their_name_is_called_by_it() -> None:
    """Under a title that is a name, or by the name alone where it is said for certain."""
    own = TALK.replace("I was given", "I'm Ada, and I was given")
    full = TALK.replace("I was given", "My name is Ada Obi. I was given")

    assert named("# Ada Obi", talk=own)[0] == "Ada Obi"
    assert named("# Sails", talk=full)[0] == "Ada Obi"
    assert named("# Ada Obi")[0] is None
