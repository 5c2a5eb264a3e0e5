"""Speakers: a person says what they are called, and that stays."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.documents.document import Document
from bot.documents.passage import Passage
from bot.errors import LibraryError
from bot.library.library import Library
from bot.segmentation.speakers import LONGEST_NAME, Speaker
from tests.support.texts import document
from tests.support.toy_encoder import CountingEncoder, ToyEncoder

TALK = document(
    "The well\n\nReporter: Why did you dig?\n\nSmith: The water had sunk.\n\nReporter: Who paid?\n\n"
    "Smyth: The parish paid.\n\nReporter: And the rope?\n\nSmith: My brother brought it.\n\n"
    "Reporter: And later?\n\nSmyth: It rained for a month.\n",
    name="talk.txt",
)
LONGER = document(TALK.text + "\nReporter: And now?\n\nSmith: It is full.\n", name="talk.txt")
HOSTILE = ('<img src=x onerror="alert(1)">', "שלום עולם", "${1+1} {{name}}", "x" * LONGEST_NAME)


def opened(folder: Path, *sources: Document) -> Library:
    """A library that holds these documents, each at the place of its name."""
    library = Library(folder, ToyEncoder())
    for source in sources:
        library.add(source, place=f"/{source.name}")
    return library


def quoted(library: Library, source: Document) -> list[tuple[str | None, str]]:
    """Who says what, of every passage that can be quoted, in order."""
    searcher = library.searcher([source])
    ids, _ = searcher.dense_search(np.ones(ToyEncoder.dimension, dtype=np.float32), 100)
    passages: Sequence[Passage] = sorted(searcher.passages(ids).values(), key=lambda one: one.start)
    return [(passage.speaker, passage.text) for passage in passages]


def named(library: Library, source: Document) -> list[str | None]:
    """The names of the speakers, in order."""
    return [speaker.name for speaker in library.speakers(source)]


def test_the_speakers_are_listed_in_the_order_in_which_they_begin(tmp_path: Path) -> None:
    """Each with the passages that can be quoted; one who only asks has none."""
    with opened(tmp_path, TALK) as library:
        found = library.speakers(TALK)

    assert found == (
        Speaker("Reporter", ("Reporter",), 0, asks=True),
        Speaker("Smith", ("Smith",), 2, asks=False),
        Speaker("Smyth", ("Smyth",), 2, asks=False),
    )


def test_a_renamed_speaker_is_quoted_by_the_new_name(tmp_path: Path) -> None:
    """Quotations follow at once, the words they quote stay, and nothing is encoded again."""
    encoder = CountingEncoder()
    with Library(tmp_path, encoder) as library:
        library.add(TALK, place="/talk.txt")
        before = quoted(library, TALK)
        encoded = len(encoder.encoded)

        library.rename_speaker(TALK, "Smith", "  Ada Smith ")
        library.rename_speaker(TALK, "Reporter", "Ben")
        after = quoted(library, TALK)

        assert len(encoder.encoded) == encoded
        assert [words for _, words in after] == [words for _, words in before]
        assert [name for name, _ in after if name] == [
            "Ada Smith",
            "Smyth",
            "Ada Smith",
            "Smyth",
        ]
        assert named(library, TALK) == ["Ben", "Ada Smith", "Smyth"]


def test_two_speakers_of_one_name_are_one_and_can_be_parted(tmp_path: Path) -> None:
    """Renaming to another's name merges; what was found is named to take it back."""
    with opened(tmp_path, TALK) as library:
        library.rename_speaker(TALK, "Smyth", "Smith")
        merged = library.speakers(TALK)[1]
        library.rename_speaker(TALK, "Smith", "Ada")
        together = named(library, TALK)
        library.rename_speaker(TALK, "Smyth", "Smyth")

        assert merged == Speaker("Smith", ("Smith", "Smyth"), 4, asks=False)
        assert together == ["Reporter", "Ada"]
        assert named(library, TALK) == ["Reporter", "Ada", "Smyth"]


def test_an_empty_name_names_nobody(tmp_path: Path) -> None:
    """Words that were given to somebody wrongly are nobody's; those of two are not made one's."""
    with opened(tmp_path, TALK) as library:
        library.rename_speaker(TALK, "Smith", " ")
        library.rename_speaker(TALK, "Smyth", "")
        nobody = library.speakers(TALK)[1:]
        names = {name for name, _ in quoted(library, TALK)}
        library.rename_speaker(TALK, "Smith", "Smith")

        assert [(one.name, one.found) for one in nobody] == [
            (None, ("Smith",)),
            (None, ("Smyth",)),
        ]
        assert names == {None}
        assert named(library, TALK) == ["Reporter", "Smith", None]


def test_a_name_stays_through_a_restart_and_another_splitter(tmp_path: Path) -> None:
    """What a person said is kept with the document, whatever its passages are made of next."""
    with Library(tmp_path, ToyEncoder()) as library:
        library._store._splitter -= 1
        library.add(TALK, place="/talk.txt")
        library.rename_speaker(TALK, "Smith", "Ada")

    with Library(tmp_path, ToyEncoder()) as library:
        assert named(library, TALK) == ["Reporter", "Ada", "Smyth"]
        assert "Ada" in {name for name, _ in quoted(library, TALK)}


def test_a_name_is_carried_over_to_the_document_that_replaces_it(tmp_path: Path) -> None:
    """A changed file at the same place has the same speakers; what it says itself counts more."""
    elsewhere = replace(LONGER, name="other.txt")
    with opened(tmp_path, TALK) as library:
        library.rename_speaker(TALK, "Smith", "Ada")
        library.rename_speaker(TALK, "Reporter", "Ben")
        library.add(elsewhere, place="/other.txt")
        library.rename_speaker(LONGER, "Reporter", "Cara")

        library.add(LONGER, place="/talk.txt")

        assert named(library, LONGER) == ["Cara", "Ada", "Smyth"]
        assert named(library, elsewhere) == ["Cara", "Ada", "Smyth"]


def test_names_go_with_their_document(tmp_path: Path) -> None:
    """A document that was removed and comes again has the names it prints."""
    with opened(tmp_path, TALK) as library:
        library.rename_speaker(TALK, "Smith", "Ada")
        library.remove("talk.txt")
        library.add(TALK, place="/talk.txt")

        assert named(library, TALK) == ["Reporter", "Smith", "Smyth"]


def test_another_program_sees_the_new_name_at_once(tmp_path: Path) -> None:
    """A page that is being served quotes by the name that the command line was told."""
    with opened(tmp_path, TALK) as serving, Library(tmp_path, ToyEncoder()) as library:
        before = {name for name, _ in quoted(serving, TALK)}
        library.rename_speaker(TALK, "Smith", "Ada")

        assert "Ada" not in before
        assert "Ada" in {name for name, _ in quoted(serving, TALK)}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_kept_as_it_was_typed(tmp_path: Path, name: str) -> None:
    """Markup, another script and a long name come back character for character."""
    with opened(tmp_path, TALK) as library:
        library.rename_speaker(TALK, "Smith", name)

        assert named(library, TALK)[1] == name


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Jones", "Ada", r"talk\.txt has no speaker Jones; its speakers: Reporter, Smith, Smyth"),
        ("Smith", "A\nB", r"The name A\\nB has a control character"),
        ("Smith", "A\u202eB", "control character"),
        ("Smith", "\ud800", "control character"),
        ("Smith", "x" * (LONGEST_NAME + 1), "at most 200 characters and this one has 201"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """An unknown speaker is answered with those there are; a name stands on one line."""
    with opened(tmp_path, TALK) as library:
        with pytest.raises(LibraryError, match=told):
            library.rename_speaker(TALK, old, new)

        assert named(library, TALK) == ["Reporter", "Smith", "Smyth"]


def test_a_document_without_speakers_says_so(tmp_path: Path) -> None:
    """A plain text lists none, and none can be renamed; nor one in a document not held."""
    plain = document("The harbour froze twice.\n", name="harbour.txt")
    with opened(tmp_path, plain) as library:
        assert library.speakers(plain) == ()
        with pytest.raises(LibraryError, match="nobody is named in it"):
            library.rename_speaker(plain, "Ada", "Ben")
        with pytest.raises(LibraryError, match=r"holds no talk\.txt any more"):
            library.rename_speaker(TALK, "Smith", "Ada")
