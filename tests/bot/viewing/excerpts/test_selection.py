"""What a person selects is quoted exactly, and is never more of a claim than it is."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.documents.layout import Page
from bot.errors import SelectionError
from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from bot.viewing.excerpt import LONGEST, Step, Voiced, excerpt_at, stepped
from bot.viewing.outline import PartKind, parts_of
from tests.bot.viewing.excerpts.interview import INTERVIEW, STORY, is_question, selected, span_of
from tests.support.texts import document, texts
from tests.support.toy_encoder import ToyEncoder


def test_a_selection_in_a_passage_is_cited_as_any_quotation(library: Library) -> None:
    """Exact words, white space at the ends left out; the passage is the very one that is kept."""
    start, end = span_of("dug for a week! Then")
    passage = next(
        each for each in split_passages(Transcript.of(INTERVIEW)) if each.start <= start < each.end
    )

    found = excerpt_at(library, INTERVIEW, start - 1, end + 1)

    assert found.citation.quote == "dug for a week! Then"
    assert found.citation.passage == passage
    assert (passage.speaker, passage.asked) == ("Guide", "Why did you dig? Was it dry?")
    assert found.voices == (Voiced("Guide", asks=False),)
    assert not is_question(found)
    assert (found.citation.paragraph, passage.heading) == (3, "The well")
    assert selected(library, "rope…made").citation.paragraph == 4


def test_a_question_is_never_a_claim(library: Library) -> None:
    """It has its interviewer's name and is told to be a question; none was put to it."""
    found = selected(library, "Who drank first?")

    assert is_question(found)
    assert found.voices == (Voiced("Reporter", asks=True),)
    passage = found.citation.passage
    assert (passage.speaker, passage.asked, passage.heading) == ("Reporter", None, "The well")
    assert found.citation.paragraph == 5
    labelled = selected(library, "Reporter: Who drank first?")
    assert (is_question(labelled), labelled.citation.passage.speaker) == (True, "Reporter")
    assert labelled.citation.paragraph == 5


def test_a_selection_over_several_voices_is_nobody_s(library: Library) -> None:
    """Neither a speaker nor a question; the voices stand in their order."""
    found = selected(library, "made it.…The goats.")

    passage = found.citation.passage
    assert (passage.speaker, passage.asked) == (None, None)
    assert found.voices == (Voiced("Guide", asks=False), Voiced("Reporter", asks=True))
    assert not is_question(found)
    assert found.citation.paragraph == 4
    headed = selected(library, "The goats.…It was old.")
    assert headed.citation.passage.speaker is None
    assert headed.voices == (Voiced("Guide", asks=False), Voiced(None, asks=False))


def test_a_name_before_its_bearer_s_words_changes_nothing(library: Library) -> None:
    """A person selects the whole line: speaker and question are as without the name."""
    named, plain = selected(library, "Guide: The goats."), selected(library, "The goats.")

    assert named.voices == plain.voices
    assert named.citation.quote == "Guide: The goats."
    assert named.citation.passage.asked == plain.citation.passage.asked == "Who drank first?"
    assert named.citation.paragraph == plain.citation.paragraph == 6
    assert selected(library, "Guide:").voices == (Voiced("Guide", asks=False),)


def test_a_heading_is_nobody_s_words(library: Library) -> None:
    """It is quoted with the number of the paragraph under it, and no heading stands over it."""
    found = selected(library, "The bucket")

    assert found.voices == (Voiced(None, asks=False),)
    assert not is_question(found)
    assert (found.citation.passage.heading, found.citation.paragraph) == (None, 7)
    assert selected(library, "It leaked.").citation.paragraph == 7


def test_names_are_as_shown_now(tmp_path: Path) -> None:
    """A renaming goes for questions too; two who are one name are one voice, unless one asks."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(INTERVIEW, place="here")
        library.rename_speaker(INTERVIEW, "Reporter", "Ada")
        library.rename_speaker(INTERVIEW, "Guide", "Ada")

        asked = selected(library, "Who drank first?")
        both = selected(library, "Who drank first?…The goats.")

    assert asked.citation.passage.speaker == "Ada"
    assert both.voices == (Voiced("Ada", asks=True), Voiced("Ada", asks=False))
    assert (both.citation.passage.speaker, is_question(both)) == (None, False)


def test_page_and_heading_are_those_of_the_first_word(tmp_path: Path) -> None:
    """A selection that runs over a page's end stands on the page where it begins."""
    second = STORY.text.index("The ice held.", 700)
    pages = (Page(0, "i"), Page(second, "ii"))
    paged = replace(STORY, layout=replace(STORY.layout, pages=pages))
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(paged, place="here")

        over = excerpt_at(library, paged, second - 16, second + 13).citation
        on = excerpt_at(library, paged, second, second + 13).citation

    assert over.quote == "Nobody fished. The ice held."
    assert (over.page_label, on.page_label) == ("i", "ii")
    assert (over.paragraph, on.paragraph) == (1, 1)
    assert (over.passage.heading, on.passage.heading) == ("Winter", "Winter")


@pytest.mark.parametrize("span", [(-1, 5), (5, 5), (7, 5), (0, 10**9), (10**9, 10**9 + 1)])
def test_a_span_that_is_none_is_told_in_words(library: Library, span: tuple[int, int]) -> None:
    """Whatever another program sends."""
    with pytest.raises(SelectionError, match=r"interview\.md"):
        excerpt_at(library, INTERVIEW, *span, parts=parts_of(Transcript.of(INTERVIEW)))


def test_what_cannot_be_quoted_is_refused(library: Library) -> None:
    """No word, too many words, a question whose outline is not known, what is held no more."""
    at = INTERVIEW.text.index("! Then")
    question = INTERVIEW.text.index("Who drank")
    long = document("word " * LONGEST, name="long.txt")
    gone = document("Nothing is left. Not a word.", name="gone.txt")

    with pytest.raises(SelectionError, match="no word"):
        excerpt_at(library, INTERVIEW, at, at + 2)
    with pytest.raises(SelectionError, match="10,000"):
        excerpt_at(library, long, 0, LONGEST + 1)
    with pytest.raises(SelectionError, match="still being read"):
        excerpt_at(library, INTERVIEW, question, question + 9)
    with pytest.raises(SelectionError, match="in the library no more"):
        excerpt_at(library, gone, 0, 7, parts=parts_of(Transcript.of(gone)))


@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
@given(texts(), st.data())
def test_whatever_is_selected_is_quoted_exactly(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    """And placed as the passage and the outline have it; steps keep to whole words of the text."""
    assume(any(letter.isalnum() for letter in text))
    source = document(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + LONGEST)))
    assume(any(letter.isalnum() for letter in text[start:end]))
    parts = parts_of(Transcript.of(source))
    with Library(tmp_path_factory.mktemp("library"), ToyEncoder()) as library:
        library.add(source, place="here")

        found = excerpt_at(library, source, start, end, parts=parts)
        steps = [stepped(library, found.citation, each, parts=parts) for each in Step]

    citation = found.citation
    assert citation.quote == text[start:end].strip()
    (part,) = [part for part in parts if part.start <= citation.start < part.end]
    if part.shown is not PartKind.LABEL:
        assert (citation.paragraph, citation.passage.heading) == (part.number, part.heading)
    asking = {
        part.asks for part in parts if part.start < citation.end and part.end > citation.start
    }
    assert is_question(found) == (asking == {True}) or part.shown is PartKind.LABEL
    assert (len(found.voices) == 1) or citation.passage.speaker is None
    assert steps[0].voices == steps[2].voices == found.voices  # wider stays in the turn
    earlier, later, longer, shorter = (each.citation for each in steps)
    assert earlier.start <= citation.start <= later.start < later.end == citation.end
    assert longer.end >= citation.end >= shorter.end > shorter.start == citation.start
    assert any(letter.isalnum() for letter in later.quote + shorter.quote)
