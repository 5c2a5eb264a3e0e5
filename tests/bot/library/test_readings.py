"""Corrections of how a document was read: kept with its passages, all or nothing, and taken back."""

import random
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.citing.correction import Correction
from bot.documents.document import Document
from bot.documents.passage import Passage
from bot.errors import LibraryError
from bot.library.library import Library
from bot.segmentation.corrections import NONE, Corrections
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from embeddings.encoders.encoder import Encodings
from tests.bot.library.stories import finds, whole
from tests.support.paths import ROOT
from tests.support.texts import HARBOUR, document
from tests.support.toy_encoder import CountingEncoder, ToyEncoder

TALK = document(
    "The well\n\n"
    + "\n\n".join(f"Ada ~ Who dug well {n}?\n\nben ~ We dug well {n} by hand." for n in range(8))
    + "\n\nOutro ~ Thanks for listening.\n",
    name="talk.txt",
)
LONGER = document(TALK.text + "\nAda ~ And now?\n\nben ~ It is full.\n", name="talk.txt")
TILDE = Corrections(label="Ada ~", nobody=("Outro",))


def held(library: Library, source: Document) -> list[Passage]:
    """All passages that are kept and found of a document, in order."""
    searcher = library.searcher([source])
    ids, _ = searcher.dense_search(np.ones(ToyEncoder.dimension, dtype=np.float32), 200)
    return sorted(searcher.passages(ids).values(), key=lambda one: one.start)


def in_step(library: Library, source: Document, corrections: Corrections) -> bool:
    """Whether exactly the passages are held and found that these corrections make."""
    split = split_passages(Transcript.of(source, corrections))
    return held(library, source) == list(split) and all(
        finds(library, passage, among=[source]) for passage in split
    )


def test_a_corrected_document_is_split_and_encoded_again_alone(tmp_path: Path) -> None:
    """Its passages have the speakers at once; what else is held costs nothing."""
    encoder = CountingEncoder()
    with Library(tmp_path, encoder) as library:
        library.add(TALK, place="/talk.txt")
        library.add(HARBOUR, place="/harbour.txt")
        assert {passage.speaker for passage in held(library, TALK)} == {None}
        before = len(encoder.encoded)

        library.readings.correct(TALK, TILDE)

        split = split_passages(Transcript.of(TALK, TILDE))
        assert {passage.speaker for passage in split} == {"ben", None}
        assert encoder.encoded[before:] == [passage.embedded for passage in split]
        assert in_step(library, TALK, TILDE)
        assert [one.name for one in library.speakers(TALK)] == ["Ada", "ben"]
        library.readings.correct(TALK, TILDE)
        assert len(encoder.encoded) == before + len(split)


def test_a_correction_is_taken_back(tmp_path: Path) -> None:
    """As if it had never been made."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(TALK, place="/talk.txt")
        library.readings.correct(TALK, TILDE)
        library.readings.correct(TALK, NONE)

        assert library.readings.corrections(TALK) == NONE
        assert in_step(library, TALK, NONE)
        assert whole(library, TALK)


def test_it_stays_through_a_restart_another_splitter_and_another_adding(tmp_path: Path) -> None:
    """What a person said is kept with the document, whatever its passages are made of next."""
    with Library(tmp_path, ToyEncoder()) as library:
        library._store._splitter -= 1
        library.add(TALK, place="/talk.txt")
        library.readings.correct(TALK, TILDE)
        library.rename_speaker(TALK, "ben", "Ben Obi")

    with Library(tmp_path, ToyEncoder()) as library:
        library.add(TALK, place="/talk.txt")
        library.add(replace(TALK, name="copy.txt"), place="/copy.txt")

        assert library.readings.corrections(TALK) == TILDE
        assert {passage.speaker for passage in held(library, TALK)} == {"Ben Obi", None}
        library.rename_speaker(TALK, "ben", "ben")
        assert in_step(library, TALK, TILDE)


def test_it_is_carried_over_to_the_document_that_replaces_it(tmp_path: Path) -> None:
    """A changed file at the same place is read the same; one that was held already as it was."""
    elsewhere = replace(LONGER, name="other.txt")
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(TALK, place="/talk.txt")
        library.readings.correct(TALK, TILDE)
        library.add(LONGER, place="/talk.txt")

        assert library.readings.corrections(LONGER) == TILDE
        assert in_step(library, LONGER, TILDE)
        library.add(TALK, place="/other.txt")
        assert library.readings.corrections(TALK) == NONE
        library.add(elsewhere, place="/other.txt")
        assert library.readings.corrections(elsewhere) == TILDE


def test_how_it_is_read_and_how_it_is_cited_are_two_things(tmp_path: Path) -> None:
    """Neither correction touches the other, whichever is made or taken back."""
    cited = Correction(title="Wells of the coast")
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(TALK, place="/talk.txt")
        library.readings.correct(TALK, TILDE)
        library.references.correct(TALK, cited)
        library.readings.correct(TALK, Corrections(asks=("Ada",), label="Ada ~"))
        library.references.correct(TALK, Correction())

        assert library.readings.corrections(TALK).asks == ("Ada",)
        library.references.correct(TALK, cited)
        library.readings.correct(TALK, NONE)
        assert library.references.correction(TALK) == cited


def test_what_is_not_held_is_not_corrected(tmp_path: Path) -> None:
    """It is said in a sentence; nothing is kept for a document to come."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(TALK, place="/talk.txt")
        library.remove("/talk.txt")

        with pytest.raises(LibraryError, match="add it again"):
            library.readings.correct(TALK, TILDE)
        assert library.readings.corrections(TALK) == NONE


class Meanwhile(ToyEncoder):
    """The toy encoder, during whose work something else is done once."""

    def __init__(self) -> None:
        super().__init__()
        self.do: Callable[[], None] | None = None

    def encode(self, texts: Sequence[str]) -> Encodings:
        """Encode, after what is to be done meanwhile."""
        if (do := self.do) is not None:
            self.do = None
            do()
        return super().encode(texts)


def test_what_another_program_corrects_meanwhile_counts(tmp_path: Path) -> None:
    """A file that is being added is read as its place is corrected when it is kept."""
    encoder = Meanwhile()
    with Library(tmp_path, encoder) as library, Library(tmp_path, ToyEncoder()) as other:
        library.add(TALK, place="/talk.txt")
        encoder.do = lambda: other.readings.correct(TALK, TILDE)

        library.add(LONGER, place="/talk.txt")

        assert library.readings.corrections(LONGER) == TILDE
        assert in_step(library, LONGER, TILDE)
        assert other.readings.corrections(LONGER) == TILDE


def test_how_a_document_is_read_is_told_while_another_writes(tmp_path: Path) -> None:
    """Who looks at a document waits for no turn, and has what another program just corrected."""
    with Library(tmp_path, ToyEncoder()) as library, Library(tmp_path, ToyEncoder()) as other:
        library.add(TALK, place="/talk.txt")
        other.readings.correct(TALK, TILDE)
        told: list[Corrections] = []
        with library._upkeep.turn():
            other_thread = threading.Thread(
                target=lambda: told.append(library.readings.corrections(TALK)), daemon=True
            )
            other_thread.start()
            other_thread.join(30)

        assert told == [TILDE]


def correct_for_ever(folder: str) -> None:
    """Correct a document and take it back, and report each when it is done. Until killed."""
    with Library(Path(folder), ToyEncoder()) as library:
        for _ in range(500):
            for number, corrections in enumerate((TILDE, NONE)):
                library.readings.correct(TALK, corrections)
                print(number, flush=True)


def test_a_killed_program_leaves_a_document_read_one_way(tmp_path: Path) -> None:
    """SIGKILL at any moment: its passages are those of the correction that is kept, all found."""
    chance = random.Random(7)
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(TALK, place="/talk.txt")
    code = (
        "import sys; from tests.bot.library.test_readings import *; correct_for_ever(sys.argv[1])"
    )
    for _ in range(3):
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(chance.randrange(2, 9))]
        threading.Event().wait(chance.random() / 20)
        child.kill()
        lines += child.communicate()[0].splitlines()

        with Library(tmp_path, ToyEncoder()) as library:
            kept = library.readings.corrections(TALK)
            assert kept in (TILDE, NONE)
            assert in_step(library, TALK, kept)
        assert lines
