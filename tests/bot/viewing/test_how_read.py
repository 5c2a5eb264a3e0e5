"""How a document was read: shares of words, lines that were not understood, and what is doubtful."""

import pytest

from bot.documents.document import Document
from bot.segmentation.corrections import Corrections
from bot.segmentation.speakers import Names, speakers_of
from bot.segmentation.transcript import Transcript
from bot.viewing.how_read import HowRead, doubts_of, how_read
from bot.viewing.label_guesses import guessed
from bot.viewing.outline import parts_of
from tests.support.texts import document

ASKED = ("Why did you dig?", "Who paid for it?", "And the rope?", "What came next?")
TOLD = ("I saw the water sink.", "We all paid, I think.", "My brother brought it.", "We waited.")


def talk(label: str, *, names: tuple[str, str] = ("Ada", "ben"), title: str = "The well") -> str:
    """A conversation whose labels are written so."""
    lines = [
        f"{label.format(name)}{words}"
        for pair in zip(ASKED, TOLD, strict=True)
        for name, words in zip(names, pair, strict=True)
    ]
    return "\n\n".join((title, *lines)) + "\n"


def read(source: Document, corrections: Corrections | None = None) -> HowRead:
    """How a document was read."""
    transcript = Transcript.of(source, corrections or Corrections())
    return how_read(transcript, speakers_of(transcript, Names(), passages={}))


def doubts(source: Document) -> list[str]:
    """By which code each is known."""
    return [each.code for each in doubts_of(Transcript.of(source))]


def test_every_word_is_somebodys_or_nobodys() -> None:
    """The shares of the speakers and what nobody says are all that the document says."""
    source = document(talk("{}: ", names=("Ada", "Ben")))

    found = read(source)

    outside = sum(part.end - part.start for part in parts_of(Transcript.of(source)) if part.whose)
    assert [one.name for one in found.speakers] == ["Ada", "Ben"]
    assert sum(one.characters for one in found.speakers) + found.unsaid == found.characters
    assert all(one.characters > 0 for one in found.speakers)
    assert found.characters < outside + len("The well") + 1  # labels are nobody's words
    assert (found.unclear, found.guess, found.doubts) == ((), None, ())


@pytest.mark.parametrize("label", ["{} ~~ ", "{} | ", "<{}> ", "[0:12] {} > ", "7   {}: "])
def test_labels_that_were_not_understood_are_shown_and_guessed(label: str) -> None:
    """What is guessed is what a person then says: with it every line has its speaker."""
    ada, ben = ("ADA", "BEN") if label[0] == "7" else ("Ada", "ben")
    source = document(talk(label.replace("~~", "––"), names=(ada, ben)))

    as_found = read(source)
    if as_found.speakers:
        return  # it was understood
    assert as_found.guess is not None
    assert [each.code for each in as_found.doubts] == ["doubt-labels"]
    begun = " ".join(label.split("{")[0].split())
    assert all(line.startswith(begun) for line in as_found.unclear)
    corrected = read(source, Corrections(label=as_found.guess.template))

    assert {one.name for one in corrected.speakers} == {ada, ben}
    assert (corrected.unclear, corrected.guess, corrected.doubts) == ((), None, ())


def test_times_and_questions_without_a_speaker_are_doubtful() -> None:
    """Ten times of a recording, or questions put to "you" more often than prose has them."""
    timed = "\n\n".join(f"[00:0{n % 6}:{n:02}] The well was dug by hand." for n in range(6))
    times = "\n".join(f"[00:{n:02}:00]\nThe water rose, and fell." for n in range(12))
    asked = "\n\n".join(f"When did you dig it?\n\nIn the {n}th year." for n in range(6))

    assert doubts(document(timed)) == []
    assert doubts(document(times)) == ["doubt-times"]
    found = doubts(document(f"A talk\n\n{asked} It was dry, and wells sank everywhere.\n"))
    assert found in (["doubt-questions"], [])  # or it was read as an interview
    assert doubts(document("What would you do? " + "The well is deep and old. " * 400)) == []


PLAIN = (
    "Chapter 1: Wells\n\nWe dig.\n\nChapter 2: Ropes\n\nI pull.\n\n" * 5,
    "(a) the well; and\n\n(b) the rope, which we own.\n\n" * 8,
    "Name: Ada\nTitle: Digger\nEmail: a@b.c\n\n" * 9,
    "USA. It is large.\n\nNOTE. I saw it.\n\n" * 9,
    "https://wells.example/1\n\nimage: well.png\n\nphoto: the parish\n\n" * 3,
    "The well was dug by hand. Nobody knows when, or why we care.\n\n" * 40,
)


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_transcript_is_not_doubted(text: str) -> None:
    """Chapters, forms, lists and laws have lines with marks, and no speakers."""
    source = document(text)

    assert (doubts(source), guessed(Transcript.of(source))) == ([], None)


def test_one_who_has_nearly_all_words_is_to_be_checked() -> None:
    """With many labels; in a short talk, and where the other says more, it is as it should be."""
    long = "We dug it by hand, and I remember every stone of it. " * 30

    def lecture(answers: int, words: str) -> Document:
        turns = "\n\n".join(f"Host: And then?\n\nAda: {words}" for _ in range(answers))
        return document(f"The well\n\n{turns}\n")

    assert doubts(lecture(8, long)) == ["doubt-one-speaker"]
    assert doubts(lecture(3, long)) == []
    assert doubts(lecture(8, "We dug it by hand, and I was there.")) == []


def test_a_line_is_shown_on_one_line_and_cut() -> None:
    """Whatever the document holds: no control character, no long line."""
    source = document(talk("[0:12] {}\u202e > ", names=("Ada", "ben" * 9)) + "x" * 999)

    for line in read(source).unclear:
        assert len(line) <= 121
        assert "\u202e" not in line
