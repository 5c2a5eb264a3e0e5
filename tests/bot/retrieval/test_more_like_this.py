"""More like this: passages of other places that speak of what a quotation speaks of."""

from pathlib import Path

import pytest

from bot.chatbot import Chatbot
from bot.documents.citation import Citation
from bot.documents.document import Document
from bot.library.library import Library
from bot.retrieval.scope import Scope
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from embeddings.encoders.encoder import Encoder
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

WELLS = document(
    "# Digging\n\nThe villagers dug the deep well in May. Nobody sang.\n\n"
    "# Caring\n\nThe villagers clean the deep well every year. The rope is new.\n\n"
    "# Singing\n\nA choir meets on Sundays. Seven altos come by bus.\n",
    name="wells.md",
)
PARISH = document(
    "The villagers dug the deep well in May. It cost us nothing.\n", name="parish.txt"
)


def cited(source: Document, words: str) -> Citation:
    """The quotation of some words in their passage."""
    start = source.text.index(words)
    passage = next(
        each for each in split_passages(Transcript.of(source)) if each.start <= start < each.end
    )
    return Citation(passage, start, start + len(words), score=1.0)


def test_what_is_like_a_quotation_is_found_elsewhere_best_sentence_first(tmp_path: Path) -> None:
    """The same words in another document, then a passage that shares some; what shares none, not."""
    with Library(tmp_path, ToyEncoder()) as library:
        for source in (WELLS, PARISH):
            library.add(source, place=source.name)
        chatbot = Chatbot(library, ToyEncoder(), documents=[WELLS, PARISH])

        found = chatbot.similar(cited(WELLS, "The villagers dug the deep well in May."))

    assert [(each.document.name, each.quote) for each in found] == [
        ("parish.txt", "The villagers dug the deep well in May."),
        ("wells.md", "The villagers clean the deep well every year."),
    ]
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)


def test_nothing_is_found_where_nothing_is_like_it(tmp_path: Path) -> None:
    """Neither its own passage nor what is about something else."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(WELLS, place="wells")
        chatbot = Chatbot(library, ToyEncoder(), documents=[WELLS])

        assert chatbot.similar(cited(WELLS, "Seven altos come by bus.")) == ()


def test_only_the_documents_asked_are_looked_through(tmp_path: Path) -> None:
    """The quotation may be from another one."""
    with Library(tmp_path, ToyEncoder()) as library:
        for source in (WELLS, PARISH):
            library.add(source, place=source.name)
        chatbot = Chatbot(library, ToyEncoder(), documents=[WELLS, PARISH])
        quotation = cited(PARISH, "The villagers dug the deep well in May.")

        found = chatbot.similar(quotation, among=Scope([WELLS]), count=1)

    assert [each.quote for each in found] == ["The villagers dug the deep well in May."]
    assert found[0].document is WELLS


def test_a_quotation_without_words_is_like_nothing(tmp_path: Path) -> None:
    """It fails no one."""
    rule = document("The deep well.\n\n-- -- --\n", name="rule.txt")
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(WELLS, place="wells")
        library.add(rule, place="rule")
        chatbot = Chatbot(library, ToyEncoder(), documents=[WELLS])

        assert chatbot.similar(cited(rule, "--")) == ()


@pytest.mark.model
def test_other_words_for_the_same_are_alike(tmp_path: Path, encoder: Encoder) -> None:
    """By meaning: no content word is shared; what is about something else is not alike."""
    source = document(
        "# One\n\nThe villagers dug a well because the stream had dried up.\n\n"
        "# Two\n\nPeople in the hamlet sank a shaft for drinking water after the drought.\n\n"
        "# Three\n\nThe parliament voted on the taxation of foreign companies.\n",
        name="water.md",
    )
    with Library(tmp_path, encoder) as library:
        library.add(source, place="water")
        chatbot = Chatbot(library, encoder, documents=[source])

        found = chatbot.similar(
            cited(source, "The villagers dug a well because the stream had dried up.")
        )

    assert [each.passage.heading for each in found] == ["Two"]
