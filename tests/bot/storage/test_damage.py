"""What is damaged on the disk: it is said, never quoted, and stops nothing else."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from bot.chatbot import Chatbot
from bot.citing.correction import Correction
from bot.errors import DamagedError, LibraryError
from embeddings.errors import IndexUnusableError
from embeddings.keywords.files import in_words
from tests.attacks.damage import attack
from tests.bot.storage.harms import (
    HARBOUR,
    HARMS,
    QUESTION,
    RECORD,
    TALK,
    Kept,
    in_identity,
    in_passage,
    in_text,
)
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two documents, whose speaker has been given another name."""
    folder = tmp_path_factory.mktemp("whole") / "library"
    with Kept(folder).open() as library:
        for source in (TALK, HARBOUR):
            library.add(source, place=f"/{source.name}")
        library.rename_speaker(TALK, "Smith", "Ada Smith")
        library.references.correct(TALK, Correction(title="Wells"))
    return folder


@pytest.fixture
def kept(whole: Path, tmp_path: Path) -> Kept:
    """A copy of it."""
    shutil.copytree(whole, tmp_path / "library")
    return Kept(tmp_path / "library")


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_what_is_damaged_is_told_and_never_quoted(kept: Kept, harm: Callable[[Kept], None]) -> None:
    """Wherever the bytes are others; and adding the files again mends all of it."""
    before = kept.answer()
    harm(kept)

    with kept.open() as library:
        documents = library.documents()
        bot = Chatbot(library, ToyEncoder(), documents=documents)
        try:
            after = bot.answer(QUESTION)
            quoted = [
                (each.quote, each.passage.speaker, each.passage.asked, each.document.title)
                for each in (*after.citations, *after.closest)
            ]
            for each in documents:
                library.references.of(each)
        except LibraryError as error:
            kept.said.append(str(error))
            quoted = []

    true = {
        ("The water was certain to sink.", "Ada Smith", "Why did you dig?", "talk"),
        ("The parish paid for it.", "Ada Smith", "Who paid?", "talk"),
        ("The harbour froze twice.", None, None, "Winter"),
    }
    assert set(quoted) <= true
    assert any("damaged" in each and "add" in each for each in kept.said)
    for source in (TALK, HARBOUR):
        kept.add_again(source)
    kept.said.clear()
    again = kept.answer()
    assert [each.quote for each in again.citations] == [each.quote for each in before.citations]
    assert (kept.said, again.warning) == ([], None)


def test_one_damaged_document_does_not_stop_the_others(kept: Kept) -> None:
    """A question to all is answered from the others, and the answer says what was left out."""
    in_text(kept)

    answer = kept.answer("Did the harbour freeze twice?")
    with kept.open() as library:
        (talk,) = (each for each in library.documents() if each.name == "talk.txt")
        with pytest.raises(DamagedError, match=r"talk\.txt is damaged .* add it again\.$"):
            _ = talk.text
        with pytest.raises(LibraryError, match=r"talk\.txt is damaged"):
            Chatbot(library, ToyEncoder(), documents=[talk]).answer(QUESTION)

    assert answer.citations[0].quote == "The harbour froze twice."


def test_an_unchanged_file_that_is_added_again_mends_what_is_damaged(kept: Kept) -> None:
    """Under the name that its speaker was given, at every place that holds it."""
    with kept.open() as library:
        library.add(TALK, place="/copy/talk.txt")
    in_text(kept)
    in_passage(kept)
    assert kept.answer().warning

    kept.add_again(TALK)
    kept.said.clear()

    (citation, *_) = kept.answer().citations
    assert (citation.quote, citation.passage.speaker) == (
        "The water was certain to sink.",
        "Ada Smith",
    )
    assert kept.said == []
    with kept.open() as library:
        assert [each.text for each in library.held(library.documents())]
        assert {each.text for each in library.documents_at(["/talk.txt", "/copy/talk.txt"])} == {
            TALK.text
        }


def test_a_damaged_document_can_be_removed_and_added(kept: Kept) -> None:
    """It is listed, as damaged where not even its row can be read."""
    in_identity(kept)
    with kept.open() as library:
        listed = {entry.name: entry.format for entry in library.entries()}
        library.remove("talk.txt")
        library.add(TALK, place="/talk.txt")

    assert listed == {"talk.txt": "damaged", "harbour.md": "damaged"}
    assert kept.answer().citations[0].quote == "The water was certain to sink."


def test_a_library_that_has_lost_its_record_is_no_new_one(kept: Kept) -> None:
    """It is told in words, and nothing is made in its place."""
    (kept.folder / RECORD).unlink()
    before = sorted(path.name for path in kept.folder.iterdir())

    with pytest.raises(LibraryError, match=r"lost its store footnote\.sqlite"):
        kept.open()
    assert sorted(path.name for path in kept.folder.iterdir()) == before


def test_an_older_record_that_was_put_back_is_told_once(kept: Kept) -> None:
    """Its index is built again: ids that were given since stand for other passages now."""
    shutil.copyfile(kept.folder / RECORD, kept.folder.parent / "older")
    with kept.open() as library:
        library.add(document("A mill ground rye.\n", name="mill.txt"), place="/mill.txt")
    shutil.copyfile(kept.folder.parent / "older", kept.folder / RECORD)

    with kept.open() as library:
        orchard = document("Frost took the apples.\n", name="orchard.txt")
        library.add(orchard, place="/orchard.txt")
        said, again = list(kept.said), kept.answer("What ground rye?")
        apples = Chatbot(library, ToyEncoder(), documents=library.documents()).answer("Apples?")

    assert "older than it was" in said[0] and "Building the index again" in said[1]
    assert "rye" not in {each.quote for each in (*again.citations, *again.closest)}
    assert (*apples.citations, *apples.closest)[0].quote == "Frost took the apples."
    kept.said.clear()
    kept.answer()
    assert kept.said == []


def test_a_lost_change_of_a_name_is_told(kept: Kept) -> None:
    """No index knows of it; the number of the last change does."""
    shutil.copyfile(kept.folder / RECORD, kept.folder.parent / "older")
    with kept.open() as library:
        library.rename_speaker(TALK, "Ada Smith", "Bea Smith")
    shutil.copyfile(kept.folder.parent / "older", kept.folder / RECORD)

    kept.answer()

    assert any("older than it was" in each for each in kept.said)


def test_any_damaged_file_of_the_word_index_is_built_again(kept: Kept) -> None:
    """The first bit of each of its files, each file emptied, and each one gone."""
    before = [each.quote for each in kept.answer().citations]
    words = kept.folder / "index" / "words"
    shutil.copytree(words, kept.folder.parent / "whole")
    names = [path.name for path in words.iterdir() if not path.name.startswith(".")]
    parts = {name.rpartition(".")[2]: name for name in names}  # one file of each kind
    for name in parts.values():
        for harm in ("bit", "emptied", "gone"):
            shutil.rmtree(words)
            shutil.copytree(kept.folder.parent / "whole", words)
            data = bytearray((words / name).read_bytes())
            data[0] ^= 1
            (words / name).write_bytes(b"" if harm == "emptied" else data)
            if harm == "gone":
                (words / name).unlink()
            kept.said.clear()

            after = [each.quote for each in kept.answer().citations]

            assert (name, harm, after) == (name, harm, before)
            assert any("again" in each for each in kept.said), (name, harm, kept.said)


def test_a_panic_of_tantivy_is_an_error_of_ours(tmp_path: Path) -> None:
    """It is no `Exception`, and would end the program; what else is none goes on its way."""
    panic = type("PanicException", (BaseException,), {})

    with (
        pytest.raises(IndexUnusableError, match="cannot be used: out of bounds"),
        in_words(tmp_path),
    ):
        raise panic("out of bounds")
    with pytest.raises(KeyboardInterrupt), in_words(tmp_path):
        raise KeyboardInterrupt


def test_a_few_damaged_libraries_lose_and_alter_nothing() -> None:
    """`python -m tests.attacks damage` does four hundred."""
    tally = attack(12)

    assert tally.broken == 0, tally.notes


def test_earlier_versions_are_found_or_said_to_be_damaged(tmp_path: Path) -> None:
    """Whichever page of the store stands where one should that leads to them."""
    whole = Kept(tmp_path / "whole")
    with whole.open() as library:
        for text in ("The mill stood still.\n", "The mill was sold.\n"):
            library.add(document(text, name="mill.txt"), place="/mill.txt")
        old = document("The mill stood still.\n", name="mill.txt").id
    data = (whole.folder / RECORD).read_bytes()
    with closing(sqlite3.connect(whole.folder / RECORD)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        query = "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'previous'"
        roots = [number - 1 for (number,) in connection.execute(query)]
    pages = [data[at : at + size] for at in range(0, len(data), size)]

    for root, other in product(roots, range(1, len(pages))):
        swapped = [*pages]
        swapped[root], swapped[other] = pages[other], pages[root]
        kept = Kept(tmp_path / f"{root}-{other}")
        shutil.copytree(whole.folder, kept.folder)
        (kept.folder / RECORD).write_bytes(b"".join(swapped))
        try:
            with kept.open() as library:
                found = [each.text for each in library.previous_versions(old)]
        except LibraryError as error:
            kept.said.append(str(error))

        assert kept.said or found == ["The mill stood still.\n"], (root, other)
