"""Citations and answers: values that cannot be wrong once they are built."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.citation import Citation
from bot.documents.confidence import Confidence
from bot.documents.layout import Layout, Moment, Page
from bot.documents.passage import Passage
from bot.documents.serialization import citation_record
from bot.retrieval.answer import Answer, answer_record, joined
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.texts import document, texts

TWICE = document("It rained. It rained.\n\nThe sun came out at last, after a week of waiting.\n")


@given(texts(), st.data())
def test_a_quotation_is_a_slice_of_the_source(text: str, data: st.DataObject) -> None:
    """Whatever the text, a citation's words are the document's own at its offsets."""
    passages = split_passages(Transcript.of(document("Words. " + text)))
    passage = data.draw(st.sampled_from(passages))
    start = data.draw(st.integers(passage.start, passage.end - 1))
    end = data.draw(st.integers(start + 1, passage.end))

    citation = Citation(passage, start, end, 1.0)

    source = passage.document.text
    assert citation.quote == source[start:end]
    assert source[:start].endswith(citation.prefix) and source[end:].startswith(citation.suffix)


def test_a_quotation_cannot_leave_its_passage() -> None:
    """A span outside the passage, or an empty one, is refused when it is built."""
    passage = Passage(TWICE, 0, 21, 1)

    for start, end in ((-1, 5), (5, 5), (20, 22)):
        with pytest.raises(ValueError, match="leaves its passage"):
            Citation(passage, start, end, 1.0)


def test_the_second_of_two_equal_sentences_is_its_own_place() -> None:
    """Equal words at two places are two quotations."""
    passage = Passage(TWICE, 0, 21, 1)

    first, second = Citation(passage, 0, 10, 1.0), Citation(passage, 11, 21, 1.0)

    assert first.quote == second.quote
    assert (first.prefix, second.prefix) == ("", "It rained. ")


def test_a_quotation_knows_the_paragraph_it_starts_in() -> None:
    """Inside a passage of two paragraphs, the second one's words have the second one's number."""
    passage = Passage(TWICE, 0, len(TWICE.text), 4, breaks=(23,))

    assert [Citation(passage, at, at + 3, 1.0).paragraph for at in (0, 11, 23, 30)] == [4, 4, 5, 5]


def test_a_quotation_knows_the_page_and_the_second_it_starts_at() -> None:
    """Those of its first character, however far it runs; None where the document has neither."""
    layout = Layout(
        TWICE.layout.paragraphs,
        pages=(Page(0, "iv"), Page(11, None), Page(23, "1")),
        moments=(Moment(11, 12.5),),
    )
    passage = Passage(replace(TWICE, layout=layout), 0, len(TWICE.text), 1)

    places = [
        (record["page_index"], record["page_label"], record["seconds"])
        for start, end in ((0, 21), (11, 40), (23, 26))
        for record in [citation_record(Citation(passage, start, end, 1.0))]
    ]

    assert places == [(0, "iv", None), (1, None, 12.5), (2, "1", 12.5)]
    plain = citation_record(Citation(Passage(TWICE, 0, 21, 1), 0, 10, 1.0))
    assert (plain["page_index"], plain["page_label"], plain["seconds"]) == (None, None, None)


def test_an_answer_is_as_sure_as_its_first_quotation() -> None:
    """Each quotation has its own confidence, and stands where that says it belongs."""
    likely = Citation(Passage(TWICE, 0, 21, 1), 0, 10, 0.5, confidence=Confidence.LIKELY)
    closest = replace(likely, confidence=Confidence.NONE)

    answer = Answer("Rain?", (likely,), (closest,), 1.0)
    silent = Answer("Rain?", (), (closest,), 1.0)

    assert (answer.found, answer.confidence) == (True, Confidence.LIKELY)
    assert (silent.found, silent.confidence) == (False, Confidence.NONE)
    with pytest.raises(ValueError, match="confidence none"):
        Answer("Rain?", (closest,), (), 1.0)
    with pytest.raises(ValueError, match="confidence likely"):
        Answer("Rain?", (), (likely,), 1.0)


def test_the_answer_to_two_questions_has_the_best_quotations_of_both() -> None:
    """In turns, none of a passage twice; the record gives the parts as answers of their own."""
    likely = Citation(Passage(TWICE, 0, 10, 1), 0, 10, 0.5, confidence=Confidence.LIKELY)
    sure = Citation(Passage(TWICE, 11, 21, 2), 11, 21, 0.5, confidence=Confidence.CERTAIN)
    parts = (Answer("Rain?", (likely, sure), (), 1.0), Answer("When?", (sure,), (), 2.0))

    answer = joined("Rain? When?", parts)
    record = answer_record(answer, id="7")

    assert answer.citations == (likely, sure)
    assert (answer.confidence, answer.milliseconds) == (Confidence.LIKELY, 3.0)
    assert [(part["id"], part["question"]) for part in record["parts"]] == [
        ("7", "Rain?"),
        ("7", "When?"),
    ]
    assert [part["confidence"] for part in record["parts"]] == ["likely", "certain"]
    assert [each["confidence"] for each in record["citations"]] == ["likely", "certain"]


def test_the_record_of_an_answer_names_everything_a_reader_needs() -> None:
    """Offsets, unit, place, surroundings and passage are those of the citation."""
    passage = Passage(TWICE, 0, 21, 1, heading="Weather", speaker="Guide", asked="Did it rain?")
    cited = Citation(passage, 11, 21, 0.5, confidence=Confidence.LIKELY, probability=0.81234)
    answer = Answer("Rain?", (cited,), (), 1.234)

    record = answer_record(answer, id="a01")

    (citation,) = record["citations"]
    assert (record["id"], record["found"], record["confidence"], record["closest"]) == (
        "a01",
        True,
        "likely",
        [],
    )
    assert (
        TWICE.text[citation["start_char_index"] : citation["end_char_index"]]
        == citation["cited_text"]
    )
    assert (citation["speaker"], citation["asked"], citation["heading"]) == (
        "Guide",
        "Did it rain?",
        "Weather",
    )
    assert (citation["confidence"], citation["probability"]) == ("likely", 0.812)
    assert (record["reply"], record["parts"]) == (None, [])
    assert (citation["passage"], citation["prefix"]) == ({"start": 0, "end": 21}, "It rained. ")
