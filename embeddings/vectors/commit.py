"""What a commit does to an index on disk: segments written and merged, inverted lists kept in step.

Which files are merged says `embeddings/vectors/merge_policy.py`. All files are written first, then
the manifest that names them (`embeddings/vectors/manifest.py`).
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from embeddings.errors import IndexUnusableError
from embeddings.id_ranges import numbers_in, ranges_of
from embeddings.vectors.centroids import FEWEST, Centroids, centroids_for, train
from embeddings.vectors.inverted_lists import Lists, build, merge, open_lists
from embeddings.vectors.manifest import Listed, Manifest, Segment, read_manifest, write_manifest
from embeddings.vectors.merge_policy import LISTED, RELISTED, first_merged, settles, wasted
from embeddings.vectors.part import Part, located
from embeddings.vectors.rows import Selection, open_rows
from embeddings.vectors.state import State


def commit(
    folder: Path, manifest: Manifest, state: State, *, revision: int, patient: bool
) -> tuple[Manifest, State]:
    """Take out what was removed, add what is fresh, and revision the folder: all of it or nothing.

    Args:
        manifest: the state of the folder as it was opened.
        patient: whether the lists may be made anew, which takes half a minute for a million rows.

    Raises:
        IndexUnusableError: the folder is damaged, or its state is not `manifest` any more.
    """
    now = read_manifest(
        folder, model=manifest.model, dimension=manifest.dimension, width=manifest.width
    )
    if now != manifest:
        raise IndexUnusableError(f"The index in {folder} was changed by another program.")
    folder.mkdir(parents=True, exist_ok=True)
    settled = _without_waste(folder, state.settled)
    recent = _without_waste(folder, state.recent)
    fresh = sum(part.count for part in state.fresh)
    sizes = [segment.rows - _gone(segment) for segment, _ in recent]
    settling = bool(fresh) and settles(sizes, fresh)
    first = 0 if settling else first_merged(sizes, fresh + _newly_gone(manifest, state))
    written = _merged(folder, [part for _, part in recent[first:]], state.fresh)
    recent = recent[:first]
    if written is not None:
        (settled if settling else recent).append(written)
    new = replace(
        manifest,
        revision=revision,
        segments=tuple(segment for segment, _ in (*settled, *recent)),
        settled=len(settled),
    )
    arrived = written[1] if written is not None and settling else None
    new = _listed(
        folder, new, state, settled=[part for _, part in settled], arrived=arrived, patient=patient
    )
    after = State.open(folder, new, known=state)
    write_manifest(folder, new)
    return new, after


Written = tuple[Segment, Part]
"""A segment as the manifest has it, and open."""


def _without_waste(folder: Path, parts: Sequence[Part]) -> list[Written]:
    """The segments of parts; one that lost half its rows is written anew, an empty one left out."""
    kept = []
    for part in parts:
        rows = len(part.rows.ids)
        if not part.count:
            continue
        if wasted(rows, part.count):
            kept.append(_written(folder, [part]))
        else:
            runs = () if part.dead is None else ranges_of(np.flatnonzero(part.dead)).tolist()
            assert part.name is not None
            kept.append((Segment(part.name, rows, tuple((a, b) for a, b in runs)), part))
    return kept


def _merged(folder: Path, parts: Sequence[Part], fresh: Sequence[Part]) -> Written | None:
    """One segment of these parts and what is fresh; nothing where that is nothing."""
    if not parts and not fresh:
        return None
    if len(parts) == 1 and not fresh and parts[0].dead is None and parts[0].name is not None:
        return Segment(parts[0].name, parts[0].count, ()), parts[0]
    return _written(folder, [*parts, *fresh])


def _written(folder: Path, parts: Sequence[Part]) -> Written:
    selection = _selection(parts)
    name = selection.write(folder)
    dimension, width = parts[0].rows.vectors.shape[1], parts[0].rows.codes.shape[1]
    path = folder / f"{name}.npy"
    rows = open_rows(path, count=len(selection), dimension=dimension, width=width)
    return Segment(name, len(selection), ()), Part(rows, None, name)


def _listed(
    folder: Path,
    manifest: Manifest,
    state: State,
    *,
    settled: Sequence[Part],
    arrived: Part | None,
    patient: bool,
) -> Manifest:
    """The manifest with inverted lists for the settled segments, once there are many rows.

    Args:
        arrived: the one of them that is in no list yet.
    """
    alive = sum(part.count for part in settled)
    centroids = state.centroids
    if alive < (LISTED if centroids is None else LISTED // 2):
        return replace(manifest, centroids=None, lists=())
    wanted = centroids_for(alive) if patient else FEWEST
    if centroids is None or wanted >= 2 * centroids.count:
        selection = _selection(settled)
        centroids = train(folder, selection.some, count=alive, centroids=wanted)
        name = build(folder, centroids, selection)
        return replace(manifest, centroids=centroids.name, lists=(Listed(name, alive),))
    lists = list(state.lists)
    if arrived is not None:
        name = build(folder, centroids, _selection([arrived]))
        first = first_merged(
            [len(each.ids) for each in lists], arrived.count, most=None if patient else RELISTED
        )
        lists.append(open_lists(folder, name, count=arrived.count, centroids=centroids))
    else:
        first = len(lists)
    if wasted(sum(len(each.ids) for each in lists), alive):
        first = 0
    if len(lists) - first > (1 if arrived is not None else 0):
        lists[first:] = [_merged_lists(folder, lists[first:], settled, centroids)]
    listed = tuple(Listed(each.path.stem, len(each.ids)) for each in lists)
    return replace(manifest, centroids=centroids.name, lists=listed)


def _merged_lists(
    folder: Path, lists: Sequence[Lists], settled: Sequence[Part], centroids: Centroids
) -> Lists:
    """One file of these lists, less what the settled segments do not hold any more."""
    kept = [located(settled, each.ids)[0] >= 0 for each in lists]
    name = merge(folder, lists, kept=kept)
    count = sum(int(some.sum()) for some in kept)
    return open_lists(folder, name, count=count, centroids=centroids)


def _selection(parts: Sequence[Part]) -> Selection:
    return Selection.of([(part.rows, numbers_in(part.alive)) for part in parts])


def _gone(segment: Segment) -> int:
    return sum(end - start for start, end in segment.removed)


def _newly_gone(manifest: Manifest, state: State) -> int:
    """How many rows on disk were removed since the last commit."""
    now = sum(len(part.rows.ids) - part.count for part in state.kept)
    return now - sum(_gone(segment) for segment in manifest.segments)
