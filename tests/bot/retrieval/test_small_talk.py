"""Talk about the tool is told from questions to the documents, in three languages."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.understanding.overview import is_overview
from bot.retrieval.understanding.small_talk import (
    LONGEST,
    PHRASES,
    Phrase,
    Reply,
    is_small_talk,
    phrases_of,
    reply_to,
)

TALK = {
    Reply.GREETING: "Hi there! / Hellooo / Good morning, everyone. / Hallo! / Grüß Gott / Bonjour !",
    Reply.THANKS: "OK, thanks / thank you so much!! / Great, that helps a lot. / Danke schön / "
    "Vielen Dank für die Hilfe / Merci beaucoup ! / Got it. Thanks for your help",
    Reply.FAREWELL: "Thanks, bye! / See you later / Tschüß / Auf Wiedersehen! / Merci, au revoir",
    Reply.ABILITIES: "What can you do? / who are you / How does this work?? / help / hi, can you help "
    "me / Please help! / What kind of questions can I ask? / Was kannst du? / Wie funktioniert das? / "
    "Können Sie mir bitte helfen? / Que peux-tu faire ? / Qu’est-ce que tu peux faire / Qui es-tu ?",
    Reply.DOCUMENTS: "What documents do you have? / which files can I ask / List the documents, please. "
    "/ Welche Dokumente hast du? / Wie viele Dateien gibt es hier? / Quels documents avez-vous ?",
    Reply.SUMMARY: "What’s this about? / Could you please summarise this for me? / tl;dr / Give me a "
    "short summary of these documents / Worum geht es hier? / Fass den Text bitte kurz zusammen / "
    "De quoi parle ce document ? / Résume ce texte, s'il te plaît",
}
QUESTIONS = (
    "What can you do about floods? / Hello Valley’s founder? / thanks to whom did it start? / "
    "What documents did the council have? / OK, who dug the well? / help desk / Help me find the mill / "
    "How does this mill work? / What is this well about to become? / Summarise the second chapter / "
    "What is the main topic of the second chapter? / What did you do? / Who are you to say so? / "
    "Was kann man gegen Fluten tun? / Welche Dokumente braucht der Rat? / Wie funktioniert das Wehr? / "
    "Danke wem? / Quels documents faut-il ? / De quoi parle le maire ? / Comment ça marche au moulin ? / "
    "yes / So? / and? / nice / Nice / ? / 👋 / 井戸"
)
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300)


@pytest.mark.parametrize(
    ("reply", "question"),
    [(reply, question) for reply, talk in TALK.items() for question in talk.split(" / ")],
)
def test_talk_about_the_tool_is_told(reply: Reply, question: str) -> None:
    """However it is punctuated, and with courtesies around it."""
    assert reply_to(question) == reply


@pytest.mark.parametrize("question", QUESTIONS.split(" / "))
def test_a_question_to_the_documents_is_no_talk(question: str) -> None:
    """However it begins, and where it is a single word that only fills in."""
    assert reply_to(question) is None


@given(st.randoms(use_true_random=False), st.sampled_from(phrases_of(PHRASES)))
def test_every_phrase_is_replied_to_as_it_says(chance: random.Random, phrase: Phrase) -> None:
    """In each of its forms; a filler by itself by nothing."""
    words = [
        word
        for step in phrase.steps
        if not step.optional or chance.random() < 0.5
        for word in chance.choice(step.choices)
    ]

    assert reply_to(" ".join(words)) == phrase.reply


@given(st.sampled_from([talk for each in TALK.values() for talk in each.split(" / ")]), WORDS)
def test_a_word_that_is_left_over_makes_it_a_question(talk: str, words: str) -> None:
    """A made-up word before, within or behind."""
    middle = talk.rfind(" ") + 1

    assert reply_to(f"{words}zq {talk}") is None
    assert reply_to(f"{talk} zq{words}") is None
    assert reply_to(f"{talk[:middle]} zq {talk[middle:]}") is None


@given(WORDS)
def test_anything_may_be_asked(question: str) -> None:
    """And nothing long is talk."""
    reply_to(question)

    assert reply_to("hi " * LONGEST) is None


def test_what_points_at_an_answer_is_no_talk_after_one() -> None:
    """A greeting before it leaves nothing to point at."""
    pointing = ["How does this work?", "What was it about?"]

    assert [reply_to(asked) for asked in pointing] == [Reply.ABILITIES, Reply.SUMMARY]
    assert [reply_to(asked, history=["Who dug it?"]) for asked in pointing] == [None, None]
    assert reply_to(pointing[0], history=["Hello!"]) == Reply.ABILITIES
    assert not is_overview(pointing[1], history=["Who dug it?"])


def test_a_summary_is_no_small_talk() -> None:
    """It gets quotations, so a later question may ask who said that."""
    assert is_small_talk("Thanks!")
    assert not is_small_talk("What is this about?")
    assert not is_small_talk("Thanks! And who dug it?")
