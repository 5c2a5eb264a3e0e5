"""Many documents at once: kept in groups, and nothing done twice."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.documents.document import Document
from bot.library.batching import DOCUMENTS, PASSAGES, batches
from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from bot.storage.records import Outcome
from tests.bot.library.many import MANY, SlowEncoder, WearyEncoder, split_of, stories
from tests.bot.library.stories import story, whole
from tests.support.paths import ROOT
from tests.support.texts import HARBOUR, ORCHARD
from tests.support.toy_encoder import CountingEncoder, ToyEncoder


def test_groups_hold_each_place_once_and_each_document_is_split_once() -> None:
    """A group is full by its passages; the same bytes from two places are encoded once."""
    copy = replace(HARBOUR, name="copy.md")
    arriving = [(HARBOUR, "/a"), (copy, "/b"), (ORCHARD, "/a"), *stories()]

    first, *others = batches(arriving, held=lambda _key: None, split=split_of)

    assert [place for place, _ in first.items] == ["/a", "/b"]
    assert [each.passages for each in first.splits.values()] == [
        split_passages(Transcript.of(HARBOUR))
    ]
    assert all(len(group.items) < DOCUMENTS for group in others)
    sizes = [sum(len(each.passages) for each in group.splits.values()) for group in others]
    assert all(PASSAGES <= size < PASSAGES + 3 for size in sizes[:-1])
    assert sum(len(group.items) for group in others) == MANY + 1


def test_many_documents_are_kept_and_found_as_if_added_one_by_one(tmp_path: Path) -> None:
    """Each is given back once with what became of its place, whatever place it comes from."""
    arriving = stories()
    with Library(tmp_path / "many", ToyEncoder()) as library:
        done = list(library.add_all(arriving))

        assert done == [(place, Outcome.ADDED) for _, place in arriving]
        assert whole(library, *(document for document, _ in arriving))
        again = list(library.add_all([*arriving[:3], (ORCHARD, "/story/3"), (ORCHARD, "/new")]))
        assert [outcome for _, outcome in again] == [
            *[Outcome.UNCHANGED] * 3,
            Outcome.REPLACED,
            Outcome.ADDED,
        ]


def test_what_moves_between_places_is_never_lost(tmp_path: Path) -> None:
    """Two places that swap their documents in one group lose none and encode none."""
    encoder = CountingEncoder()
    with Library(tmp_path, encoder) as library:
        library.add(HARBOUR, place="/a")
        library.add(ORCHARD, place="/b")
        encoder.encoded.clear()

        done = list(library.add_all([(ORCHARD, "/a"), (HARBOUR, "/b")]))

        assert [outcome for _, outcome in done] == [Outcome.REPLACED, Outcome.REPLACED]
        assert encoder.encoded == []
        assert whole(library, HARBOUR, ORCHARD)


def test_a_group_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where encoding fails in the second group, the first is kept and nothing of the second."""
    done: list[str] = []
    with Library(tmp_path, WearyEncoder(PASSAGES + 100)) as library:
        with pytest.raises(RuntimeError, match="weary"):
            done.extend(place for place, _ in library.add_all(stories()))

        assert 0 < len(done) < MANY
        assert [entry.place for entry in library.entries()] == sorted(done, key=_name)
        assert whole(library, *(story(number) for number in range(len(done))))


def _name(place: str) -> str:
    return f"story-{place.rpartition('/')[2]}.md"


def test_documents_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    """A group is kept before the next one is read, so memory does not grow with their number."""
    taken: list[str] = []

    def arriving() -> Iterator[tuple[Document, str]]:
        for document, place in stories():
            taken.append(place)
            yield document, place

    with Library(tmp_path, ToyEncoder()) as library:
        next(library.add_all(arriving()))

        assert len(taken) < PASSAGES
        assert [entry.passages for entry in library.entries()] == [3] * len(taken)


def test_a_killed_program_goes_on_where_it_was(tmp_path: Path) -> None:
    """SIGKILL in the middle: what was reported is kept whole, and the next run encodes the rest."""
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from tests.bot.library.test_batching import *; add_slowly(sys.argv[1])",
            str(tmp_path),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    reported = [child.stdout.readline()]
    child.kill()
    reported += child.communicate()[0].splitlines()
    encoder = CountingEncoder(ToyEncoder().name)

    with Library(tmp_path, encoder) as library:
        kept = {entry.place for entry in library.entries()}
        assert {line.strip() for line in reported} <= kept
        assert len(kept) < MANY
        encoder.encoded.clear()  # what completing the index took, if it was killed just there
        outcomes = [outcome for _, outcome in library.add_all(stories())]

        assert outcomes.count(Outcome.UNCHANGED) == len(kept)
        assert len(encoder.encoded) == 3 * (MANY - len(kept))
        assert whole(library, *(document for document, _ in stories()))


def add_slowly(folder: str) -> None:
    """Add the stories and say each place when it is done. Until killed."""
    with Library(Path(folder), SlowEncoder("toy")) as library:
        for place, _ in library.add_all(stories()):
            print(place, flush=True)
