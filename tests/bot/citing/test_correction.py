"""What a person says a document is cited as: kept, carried on, taken back, and refused in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.citing.correction import Correction, corrected, correction_of, correction_record
from bot.citing.person_names import Person
from bot.citing.reference import SourceKind, reference_of
from bot.documents.document import Document
from bot.documents.metadata import Day, Metadata
from bot.errors import DetailsError, LibraryError
from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.segmentation import transcript
from bot.segmentation.corrections import Corrections
from bot.segmentation.roles import Turn
from bot.segmentation.transcript import Transcript
from bot.segmentation.turns import turns_of
from tests.support.toy_encoder import ToyEncoder

TALK = """---
author: Jan Berg
date: 2024-03-12
publisher: Well Press
url: https://wells.example/obi
---

Reporter: Why did you begin?

Guide: Because nobody else would. I asked the village first.

Reporter: Who keeps the well?

Guide: The village keeps it.
"""
ALL = Correction(
    title="Wells",
    authors=("Ana de la Cruz", "{Wells for Ada}", "García Márquez, Gabriel"),
    interviewers=(),
    kind=SourceKind.REPORT,
    issued="2023-05",
    container="The Well Magazine",
    publisher="",
    url="https://wells.example/2",
    language="de-CH",
)


def document(text: str = TALK, *, name: str = "talk.md") -> Document:
    """A document as its reader makes it."""
    return decode_document(text.encode(), name=name)


def opened(folder: Path) -> Library:
    """The library in a folder."""
    return Library(folder / "library", ToyEncoder())


def test_a_correction_replaces_the_parts_it_names() -> None:
    """A name in braces is whole, an empty part is none, and what is not named stays."""
    found = reference_of(Transcript.of(document()))
    reference = corrected(found, ALL)

    assert reference.title == "Wells"
    assert reference.authors == (
        Person("Cruz", "Ana", "de la"),
        Person(literal="Wells for Ada"),
        Person("García Márquez", "Gabriel"),
    )
    assert reference.interviewers == ()
    assert (reference.kind, reference.issued) == (SourceKind.REPORT, Day(2023, 5))
    assert (reference.container, reference.publisher) == ("The Well Magazine", None)
    assert (reference.url, reference.language) == ("https://wells.example/2", "de-CH")
    assert corrected(found, Correction()) == found
    assert corrected(found, Correction(issued="")) == replace(found, issued=None)


def test_a_correction_is_sent_and_read_as_it_is() -> None:
    """Null leaves a part as it was found, and is not the same as empty."""
    assert correction_of(correction_record(ALL)) == ALL
    assert correction_of(correction_record(Correction())) == Correction()
    assert correction_of({"authors": [" Ada Obi ", " "], "title": " Wells "}) == Correction(
        title="Wells", authors=("Ada Obi",)
    )


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ({"issued": "12 March"}, "12 March is no date of the calendar; write it as 2024-03-12"),
        ({"issued": "2023-02-29"}, "is no date of the calendar"),
        ({"issued": "2023-2"}, "is no date of the calendar"),
        ({"url": "javascript:alert(1)"}, "is no address on the web"),
        ({"url": "wells.example"}, "is no address on the web"),
        ({"language": "the language of wells"}, "names no language"),
        ({"kind": "novel"}, "novel is no kind of source; the kinds: interview, report"),
        ({"title": " "}, "A source has a title"),
        ({"title": "W" * 501}, "at most 500 characters and this one has 501"),
        ({"publisher": "Well\u202epress"}, r"Well\u202epress has a control character"),
        ({"authors": ["Ada\nObi"]}, "has a control character"),
        ({"authors": ["Ada Obi", "{}"]}, "A name has at least one letter"),
        ({"authors": ["Ada Obi"] * 101}, "at most 100 people"),
        ({"authors": "Ada Obi"}, "are a list of names"),
        ({"title": 3}, "The title of a document is a text"),
        (["title"], "are an object of its parts"),
    ],
)
def test_what_cannot_stand_in_a_reference_is_said(record: object, sentence: str) -> None:
    """Each in one sentence, before anything is kept."""
    with pytest.raises(DetailsError) as raised:
        correction_of(record)

    assert sentence in str(raised.value)


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.text(max_size=20) | st.integers() | st.sampled_from(list(SourceKind)),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*correction_record(ALL)]), inner)
        ),
        max_leaves=12,
    )
)
def test_any_record_is_a_correction_or_refused(record: object) -> None:
    """What a stranger's program sends makes a reference that can be cited, or one sentence."""
    try:
        correction = correction_of(record)
    except DetailsError:
        return

    assert correction_of(correction_record(correction)) == correction
    assert corrected(reference_of(Transcript.of(document())), correction).title.strip()


def test_a_correction_survives_the_library_being_opened_again(tmp_path: Path) -> None:
    """So does what the document stated of itself; a correction that says nothing takes it back."""
    talk = document()
    with opened(tmp_path) as library:
        library.add(talk, place="/a/talk.md")
        library.references.correct(talk, ALL)
    with opened(tmp_path) as library:
        (kept,) = library.documents()
        again = library.references.correction(kept), library.references.of(kept)
        library.references.correct(kept, Correction())
        taken_back = library.references.correction(kept), library.references.of(kept)

    assert (
        kept.stated
        == talk.stated
        == Metadata(
            authors=("Jan Berg",),
            issued=Day(2024, 3, 12),
            publisher="Well Press",
            url="https://wells.example/obi",
        )
    )
    assert again == (ALL, corrected(reference_of(Transcript.of(talk)), ALL))
    assert taken_back == (Correction(), reference_of(Transcript.of(talk)))


def test_a_reference_follows_the_names_of_the_speakers(tmp_path: Path) -> None:
    """A renaming is seen at once, here and in another program with the library open."""
    talk = document()
    with opened(tmp_path) as library, opened(tmp_path) as another:
        library.add(talk, place="/a/talk.md")
        before = another.references.of(talk)
        library.rename_speaker(talk, "Guide", "Ada Obi")
        library.references.correct(talk, Correction(container="The Well Magazine"))

        assert before.authors == (Person(literal="Guide"),)
        assert library.references.of(talk).authors == (Person("Obi", "Ada"),)
        assert another.references.of(talk) == library.references.of(talk)
        assert another.references.of(talk).container == "The Well Magazine"


def test_a_correction_is_carried_to_the_document_that_replaces_it(tmp_path: Path) -> None:
    """The file grew: what a person said of it still holds, and what it states is its own."""
    talk, longer = document(), document(TALK.replace("Well Press", "Ink") + "\nWe ask first.\n")
    with opened(tmp_path) as library:
        library.add(talk, place="/a/talk.md")
        library.references.correct(talk, Correction(title="Wells", publisher=""))
        library.add(longer, place="/a/talk.md")

        assert library.references.correction(longer) == Correction(title="Wells", publisher="")
        (kept,) = library.documents()
        assert kept.stated.publisher == "Ink"
        with pytest.raises(LibraryError, match=r"holds no talk\.md any more"):
            library.references.correct(talk, ALL)


def test_a_correction_that_is_carried_gives_way_to_the_new_documents_own(tmp_path: Path) -> None:
    """What was said of the new document stays; the old one's fills what was not said."""
    talk, other = document(), document(TALK + "\nWe ask first.\n", name="other.md")
    with opened(tmp_path) as library:
        library.add(talk, place="/a/talk.md")
        library.add(other, place="/a/other.md")
        library.references.correct(talk, Correction(title="Wells", issued="2020"))
        library.references.correct(other, Correction(title="Pumps"))
        library.add(replace(other, name="talk.md"), place="/a/talk.md")

        assert library.references.correction(other) == Correction(title="Pumps", issued="2020")


def test_a_correction_goes_with_its_document(tmp_path: Path) -> None:
    """Nothing of a removed document stays, and the same document comes as it is found."""
    talk = document()
    with opened(tmp_path) as library:
        library.add(talk, place="/a/talk.md")
        library.references.correct(talk, ALL)
        library.remove("talk.md")
        library.add(talk, place="/a/talk.md")

        assert library.references.correction(talk) == Correction()
        assert library.references.of(talk) == reference_of(Transcript.of(talk))


def test_a_damaged_correction_is_told_in_words(tmp_path: Path) -> None:
    """The record says that it is damaged; nothing is guessed."""
    talk = document()
    with opened(tmp_path) as library:
        library.add(talk, place="/a/talk.md")
        library.references.correct(talk, ALL)
        with closing(sqlite3.connect(tmp_path / "library" / "footnote.sqlite")) as record:
            record.execute("UPDATE documents SET correction = ?", (b'{"kind": "novel"}',))
            record.commit()

        with pytest.raises(LibraryError, match=r"talk\.md is damaged in the library's store"):
            library.references.correction(talk)


def test_a_text_is_looked_through_once_for_all_its_references(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of citations must not find its speakers for each of them."""
    talk = document()
    looked: list[Document] = []

    def noted(each: Document, corrections: Corrections) -> Iterator[Turn]:
        looked.append(each)
        return turns_of(each, corrections)

    monkeypatch.setattr(transcript, "turns_of", noted)
    with opened(tmp_path) as library:
        references = library.references

        assert references.found(talk) == references.found(talk)
        assert references.found(replace(talk, title="Other")).title == "Other"

    assert looked == [talk]
