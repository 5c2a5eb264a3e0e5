"""Two questions in one are parted, and one question is left whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.understanding.compound import MOST, questions_in

TWO = """
What is a weir | and | who paid for the bridge?
When was it founded? | | And by whom?
Who founded it | , and | why did they leave?
How many people live there | and | what is the average income?
At what age did she move | , and | was it planned?
Which towns were flooded | ; | who paid for repairs?
Did the vote pass | , and | what happened afterwards?
It fell in May. Where was it built? | | How long did that take?
In the interview, who is named | and | what do they want?
Wer hat den Verein gegründet | und | wann wurde er aufgelöst?
Was kostet der Eintritt | und | wo kauft man Karten?
Qui a fondé l'association | et | pourquoi est-elle partie ?
Combien coûte le billet ? | | Et où peut-on l'acheter ?
"""
ONE = """
What are the causes and effects of the drought?
I'm writing about newcomers: what happened when they arrived?
How and why did the mill close?
Which summit endorsed it, and when?
Who said that prices fall and what wages mean?
We moved here last year. Where can we vote?
What do people think of the mayor and how she works?
Did he explain who paid and how much was owed?
How many men and how many women came?
Which town gained most and which town lost most by the law?
When he left and what he took is unknown, why?
Can you tell me what the fund is and how it works?
Can I just visit, or do I have to pay?
What about pricing? Is there a trial?
Really? Why did they leave?
What did she build? I love that mill.
Wie und warum wurde die Mühle geschlossen?
Wissen wir, wer es war und wo er wohnt?
Où et quand le traité a-t-il été signé ?
Que sait-on de qui elle était et d'où elle venait ?
"""


@pytest.mark.parametrize("written", TWO.strip().splitlines())
def test_two_questions_are_parted(written: str) -> None:
    """At the word between them, which is left out, or behind a question mark."""
    first, joint, second = (part.strip() for part in written.split("|"))
    question = f"{first} {joint} {second}".replace(" ,", ",").replace(" ;", ";").replace("  ", " ")

    assert questions_in(question) == (first, second)


@pytest.mark.parametrize("question", ONE.strip().splitlines())
def test_one_question_is_left_whole(question: str) -> None:
    """Where a part would have no verb, no question or no sense of its own."""
    assert questions_in(question) == (question,)


def test_the_last_part_holds_the_rest() -> None:
    """Three are answered, and nothing that was asked is lost."""
    question = "Who dug it? When was it dug? How deep is it? Who drinks from it?"

    assert questions_in(question) == (
        "Who dug it?",
        "When was it dug?",
        "How deep is it? Who drinks from it?",
    )


WORDS = st.lists(
    st.sampled_from(
        "who what did was and und et , ; ? . it they mill dug how \n when said".split(" ")
    )
)


@given(WORDS.map(" ".join) | st.text())
def test_parts_are_slices_in_order(question: str) -> None:
    """And what lies between them asks nothing: "and", marks, white space."""
    parts = questions_in(question)

    at, between = 0, ""
    for part in parts:
        start = question.index(part, at)
        between += question[at:start]
        at = start + len(part)
    between += question[at:]
    assert 1 <= len(parts) <= MOST
    assert {word.strip(",;") for word in between.split()} <= {"", "and", "und", "et"}
