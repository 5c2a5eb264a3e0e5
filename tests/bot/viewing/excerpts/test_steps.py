"""Wider and narrower: whole sentences, inside one turn, question or heading."""

from dataclasses import replace

from bot.documents.citation import Citation
from bot.documents.spans import Span
from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.sentences import sentences_of
from bot.segmentation.transcript import Transcript
from bot.viewing.excerpt import Step, stepped
from bot.viewing.outline import parts_of
from tests.bot.viewing.excerpts.interview import INTERVIEW, STORY, is_question, selected, span_of


def step(library: Library, citation: Citation, *steps: Step) -> Citation:
    """The citation after some steps."""
    for each in steps:
        citation = stepped(
            library, citation, each, parts=parts_of(Transcript.of(citation.document))
        ).citation
    return citation


def test_wider_takes_a_sentence_and_ends_where_the_turn_does(library: Library) -> None:
    """Over a paragraph's end, but over no speaker's, question's or heading's."""
    dug = selected(library, "We dug for a week!").citation

    once = step(library, dug, Step.END_LATER)
    thrice = step(library, once, Step.END_LATER, Step.END_LATER)
    whole = step(library, thrice, Step.BEGIN_EARLIER)

    assert once.quote == "We dug for a week! Then there was water."
    assert thrice.quote.endswith("My brother made it.")
    assert whole.quote.startswith("It was dry. We dug")
    assert step(library, whole, Step.END_LATER) is whole
    assert step(library, whole, Step.BEGIN_EARLIER) is whole
    assert (whole.passage.speaker, whole.paragraph) == ("Guide", 3)
    goats = selected(library, "The goats.").citation
    assert step(library, goats, *Step) is goats


def test_wider_goes_on_in_the_next_passage_of_a_turn(library: Library) -> None:
    """The passage grows with it and shrinks with it; at the heading both end."""
    first, second = [
        each for each in split_passages(Transcript.of(STORY)) if each.heading == "Winter"
    ][:2]
    last = sentences_of(STORY.text, first.start, first.end)[-1]
    end = Citation(first, last.start, last.end, score=0.5)

    over = step(library, end, Step.END_LATER)
    back = step(library, over, Step.BEGIN_LATER)

    assert over.quote == "The ice held. Nobody fished."
    assert (over.passage.start, over.passage.end) == (first.start, second.end)
    assert (over.score, over.passage.heading) == (0.5, "Winter")
    assert (back.quote, back.passage) == ("Nobody fished.", second)
    assert step(library, back, Step.BEGIN_EARLIER) == over
    spring = selected(library, "The nets went out.", source=STORY).citation
    assert step(library, spring, Step.BEGIN_EARLIER) is spring


def test_narrower_keeps_one_sentence(library: Library) -> None:
    """And of a selection that holds none whole, all of it."""
    two = selected(library, "It was dry. We dug for a week!").citation
    part = selected(library, "dry. We dug").citation

    later, earlier = step(library, two, Step.BEGIN_LATER), step(library, two, Step.END_EARLIER)

    assert (later.quote, earlier.quote) == ("We dug for a week!", "It was dry.")
    assert step(library, later, Step.BEGIN_LATER, Step.END_EARLIER) is later
    assert step(library, part, Step.BEGIN_LATER, Step.END_EARLIER) is part


def test_half_a_sentence_is_completed_first(library: Library) -> None:
    """Wider never leaps over what is already begun."""
    part = selected(library, "dug for…Then there").citation

    assert step(library, part, Step.BEGIN_EARLIER).quote.startswith("We dug for")
    assert step(library, part, Step.END_LATER).quote.endswith("there was water.")


def test_a_question_grows_inside_itself_and_stays_one(library: Library) -> None:
    """Its speaker's name and the answer are its edges."""
    parts = parts_of(Transcript.of(INTERVIEW))
    dry = selected(library, "Was it dry?").citation

    wider = stepped(library, dry, Step.BEGIN_EARLIER, parts=parts)
    most = stepped(library, wider.citation, Step.END_LATER, parts=parts)

    assert wider.citation.quote == "Why did you dig? Was it dry?"
    assert is_question(wider) and is_question(most)
    assert most.citation is wider.citation


def test_words_that_met_the_question_stay_marked_while_they_are_inside(library: Library) -> None:
    """What leaves the quotation leaves the marks."""
    two = selected(library, "It was dry. We dug for a week!").citation
    dry, week = Span(two.start + 7, two.start + 10), Span(*span_of("week"))
    marked = replace(two, matched=(dry, week))

    assert step(library, marked, Step.END_EARLIER).matched == (dry,)
    assert step(library, marked, Step.END_LATER).matched == (dry, week)
