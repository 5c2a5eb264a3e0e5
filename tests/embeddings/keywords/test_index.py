"""The word index: BM25 over stems, narrowed, corrected, kept and rebuilt."""

from pathlib import Path
from threading import Timer

import numpy as np
import pytest
import tantivy

from embeddings.errors import IndexUnusableError
from embeddings.keywords.index import KeywordIndex, forget

PASSAGES = ("coalit earli warn", "women coalit coalit", "a well is dug", "the bridg")


def filled(folder: Path) -> KeywordIndex:
    """An index of four passages, 10 to 13, with revision 3."""
    index = KeywordIndex.open(folder)
    index.add(np.arange(10, 14), PASSAGES)
    index.commit(3)
    return index


def found(index: KeywordIndex, *stems: str, among: list[range] | None = None) -> list[int]:
    """The passages that share these stems, best first."""
    weights = np.ones(len(stems), dtype=np.float32)
    return [int(id) for id in index.held.search(stems, weights, 10, among=among).ids]


def test_a_passage_that_says_a_word_more_often_comes_first(tmp_path: Path) -> None:
    """And one that says it not at all does not come."""
    assert found(filled(tmp_path / "words"), "coalit") == [11, 10]


def test_a_rare_word_counts_more_than_a_common_one(tmp_path: Path) -> None:
    """ "Warn" stands in one passage, "coalit" in two."""
    assert found(filled(tmp_path / "words"), "coalit", "warn")[0] == 10


def test_only_the_passages_named_are_searched_and_counted(tmp_path: Path) -> None:
    """Narrowing changes neither scores nor order of those that remain."""
    index = filled(tmp_path / "words")

    assert found(index, "coalit", among=[range(11, 13)]) == [11]
    assert index.held.frequencies(["coalit", "well", "none"], among=[range(11, 13)]).tolist() == [
        1,
        1,
        0,
    ]
    assert index.held.frequencies(["coalit", "well", "none"], among=None).tolist() == [2, 1, 0]


@pytest.mark.parametrize("step", [2, 7])
def test_many_short_runs_find_what_is_in_them_and_nothing_else(tmp_path: Path, step: int) -> None:
    """Every second or seventh passage: counted and ranked as they are without narrowing."""
    index = KeywordIndex.open(tmp_path / "words")
    words = [
        f"well {'coalit ' * (1 + number % 3)}{'' if number % 5 else 'rope'}"
        for number in range(1400)
    ]
    index.add(np.arange(1400), words)
    index.commit(1)
    among = [range(number, number + 1) for number in range(3, 1400, step)]

    hits = index.held.search(["coalit"], np.ones(1, dtype=np.float32), 1400, among=among)
    everywhere = index.held.search(["coalit"], np.ones(1, dtype=np.float32), 1400, among=None)

    named = set(range(3, 1400, step))
    scores = dict(zip(everywhere.ids.tolist(), everywhere.scores.tolist(), strict=True))
    assert set(hits.ids.tolist()) == named
    assert hits.scores.tolist() == [scores[number] for number in hits.ids.tolist()]
    ropes = len(named & set(range(0, 1400, 5)))
    counts = index.held.frequencies(["well", "rope", "none"], among=among)
    assert counts.tolist() == [len(named), ropes, 0]


def test_a_slip_of_the_pen_finds_what_was_meant(tmp_path: Path) -> None:
    """A wrong, missing or swapped letter, two in a longer word; asked for by itself alone."""
    index = filled(tmp_path / "words")

    assert [
        index.held.fuzzy_search(stem, among=None).tolist() for stem in ("bridge", "brdig", "wel")
    ] == [
        [13],
        [13],
        [12],
    ]
    assert index.held.fuzzy_search("bridge", among=[range(10, 12)]).tolist() == []
    assert found(index, "bridge") == []


def test_what_is_kept_opens_again(tmp_path: Path) -> None:
    """With its revision, its identifiers and what it finds."""
    filled(tmp_path / "words")

    index = KeywordIndex.open(tmp_path / "words")

    assert index.revision == 3
    assert index.held.ids.tolist() == [10, 11, 12, 13]
    assert found(index, "well") == [12]


def test_what_is_removed_is_found_no_more(tmp_path: Path) -> None:
    """Now and after opening again."""
    index = filled(tmp_path / "words")
    index.remove(np.array([11]))
    index.commit(4)

    assert found(index, "coalit") == found(KeywordIndex.open(tmp_path / "words"), "coalit") == [10]


def test_what_was_removed_or_is_not_asked_moves_no_score_and_no_count(tmp_path: Path) -> None:
    """Not in the segment in which it lay beside others, where it stands until that is merged."""
    few = filled(tmp_path / "few")
    many = KeywordIndex.open(tmp_path / "many")
    many.add(np.arange(10, 14), PASSAGES)
    many.add(np.arange(20, 90), ["coalit well"] * 35 + ["a long way to the well of wells"] * 35)
    many.commit(3)
    inside = [range(10, 14)]
    stems, weights = ["coalit", "well", "none"], np.array([1, 2, 3], dtype=np.float32)
    asked = many.held

    many.remove(np.arange(20, 90))
    many.commit(4)

    for held, among in ((many.held, None), (many.held, inside), (asked, inside)):
        hits, fresh = (
            index.search(stems, weights, 10, among=where)
            for index, where in ((held, among), (few.held, None))
        )
        assert dict(zip(hits.ids, hits.scores, strict=True)) == dict(
            zip(fresh.ids, fresh.scores, strict=True)
        )
        assert held.frequencies(stems, among=among).tolist() == [2, 1, 0]
    assert asked.frequencies(stems, among=None).tolist() == [37, 71, 0]  # as it was at its commit


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    """Before the first commit."""
    index = KeywordIndex.open(tmp_path / "words")

    assert (index.revision, found(index, "well"), index.held.ids.tolist()) == (0, [], [])
    assert index.held.frequencies(["well"], among=None).tolist() == [0]


@pytest.mark.parametrize("harm", ["no revision", "no number", "other form", "no index"])
def test_a_damaged_index_is_told_and_can_be_begun_again(tmp_path: Path, harm: str) -> None:
    """A change that was cut short leaves no revision behind."""
    folder = tmp_path / "words"
    filled(folder)
    if harm == "no revision":
        (folder / "footnote.revision").unlink()
    elif harm == "no number":
        (folder / "footnote.revision").write_text("x")
    elif harm == "other form":
        (folder / "footnote.revision").write_text("3")  # as an older Footnote did
    else:
        (folder / "meta.json").write_text("{")

    with pytest.raises(IndexUnusableError, match="index in"):
        KeywordIndex.open(folder)
    forget(folder)
    assert found(filled(folder), "well") == [12]


def test_as_many_stems_as_identifiers_are_taken(tmp_path: Path) -> None:
    """Else both numbers are named."""
    with pytest.raises(ValueError, match="2 identifiers for the stems of 1"):
        KeywordIndex.open(tmp_path / "words").add(np.arange(2), ["a"])


def test_a_commit_waits_for_another_programs_merging(tmp_path: Path) -> None:
    """One that committed a moment ago may still be merging; nothing is refused for that."""
    index = filled(tmp_path / "words")
    writer = tantivy.Index.open(str(tmp_path / "words")).writer(15_000_000, 1)
    Timer(0.2, writer.wait_merging_threads).start()

    index.add(np.array([20]), ["a new bridg"])
    index.commit(4)

    assert found(index, "bridg") == [13, 20]
    assert KeywordIndex.open(tmp_path / "words").revision == 4
