"""Letters that PDFium takes for ones printed twice and leaves out: "af ect".

Bold is made by printing a letter again, a little to the side, and PDFium drops the second one. It
holds two letters for the same where they are drawn one after the other, are alike and overlap by
half; so it drops the second f of an "affect" in italics whose letters are drawn one by one. The
page's text objects still have it: one that shows something and has no letter in the text is looked
at, and what stands beside its twin rather than on it is put back.
"""

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from bot.formats.pdf.analysis.letters.page_letters import Boxes, Letters

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

TWINS = 5  # text objects before one that PDFium compares it with
ON_IT = 0.3  # of what is shown of a letter, by which bold and shadows are moved at most
BESIDE = 0.16  # of a letter's height; nearer is bold or a shadow, and no two letters are so narrow
LEVEL = 0.05  # of a letter's height; a shadow lies lower
THINNEST = 0.01  # points; a text object that is narrower is a space
MOST_LOST = 200  # on a page; more are a page printed twice
MOST_NESTED = 5  # forms within forms
MOST_DRAWN = 50_000  # objects; a page with more is a map
FILLED = 0.07  # of a letter's height; a space narrower than this is none


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A text object that shows something."""

    address: int
    x: float
    y: float
    """Where it begins, on the page."""
    width: float
    """Of what it shows."""
    read: tuple[int, ...]
    """Its letters among the page's; none where it was left out."""


def with_lost(
    page: "PdfPage", letters: Letters, boxes: Boxes, stepped: Callable[[int, int], float | None]
) -> Letters:
    """The page's letters with those that PDFium left out and that are no letter printed twice.

    Args:
        stepped: the gap between two letters as the pen that draws them goes over it, in points.
    """
    known = set(letters.objects)
    drawn = [each for each in boxes.objects_on(page) if each is not None]
    if len(drawn) > MOST_DRAWN or not _may_be_lost(drawn, known):
        return letters
    read: defaultdict[int, list[int]] = defaultdict(list)
    for number, address in enumerate(letters.objects):
        if address is not None:
            read[address].append(number)
    shown = list(_shown(drawn, read, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), MOST_NESTED))
    found = sorted(_found(shown, letters))
    return _put_back(letters, found, stepped) if 0 < len(found) <= MOST_LOST else letters


def _may_be_lost(drawn: Sequence[int], known: set[int | None]) -> bool:
    """Whether something is drawn, other than spaces and pictures, that has no letter."""
    from pypdfium2 import raw

    corners = tuple(ctypes.c_float() for _ in range(4))
    for address in drawn:
        if address in known:
            continue
        handle = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            return True
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFPageObj_GetBounds(handle, *corners)
            if corners[2].value - corners[0].value > THINNEST:
                return True
    return False


def _shown(
    drawn: Sequence[int | None],
    read: "defaultdict[int, list[int]]",
    place: tuple[float, ...],
    nested: int,
) -> Iterator[_Drawn | None]:
    """The text objects in the order they are drawn, spaces aside; None parts two forms."""
    from pypdfium2 import raw

    corners = tuple(ctypes.c_float() for _ in range(4))
    matrix = raw.FS_MATRIX()
    for address in drawn:
        if address is None:
            continue
        handle = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
        kind = raw.FPDFPageObj_GetType(handle)
        if kind not in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM):
            continue
        raw.FPDFPageObj_GetMatrix(handle, matrix)
        own = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if nested:
                count = max(raw.FPDFFormObj_CountObjects(handle), 0)
                parts = [raw.FPDFFormObj_GetObject(handle, number) for number in range(count)]
                inner = [ctypes.addressof(each.contents) if each else None for each in parts]
                yield None
                yield from _shown(inner, read, _within(own, place), nested - 1)
                yield None
            continue
        raw.FPDFPageObj_GetBounds(handle, *corners)
        width = corners[2].value - corners[0].value
        if width > THINNEST or address in read:
            *_, x, y = _within(own, place)
            yield _Drawn(address, x, y, width, tuple(read.get(address, ())))


def _within(own: Sequence[float], outer: Sequence[float]) -> tuple[float, ...]:
    """One matrix applied before another, ISO 32000-1 8.3.4."""
    a, b, c, d, e, f = own
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _found(shown: Sequence[_Drawn | None], letters: Letters) -> Iterator[tuple[int, float]]:
    """After which of the page's letters one is lost, and how far to the right it stands."""
    once: list[_Drawn | None] = []
    for one in shown:
        if not _is_again(once[-TWINS:], one):
            once.append(one)
    lost = [one is not None and not one.read for one in once]
    for place, one in enumerate(once):
        if one is None or not lost[place]:
            continue
        doubled = any(lost[max(place - 2, 0) : place]) or any(lost[place + 1 : place + 3])
        twin = None if doubled else _twin(once[max(place - TWINS, 0) : place], one, letters)
        if twin is not None:
            yield twin.read[0], one.x - twin.x


def _is_again(before: Sequence[_Drawn | None], one: _Drawn | None) -> bool:
    """Whether a text object that was left out lies on one before it: bold, or a shadow."""
    if one is None or one.read:
        return False
    return any(
        other is not None
        and abs(one.x - other.x) < ON_IT * one.width
        and abs(one.y - other.y) < ON_IT * one.width
        and _font(one.address) == _font(other.address)
        for other in before
    )


def _twin(before: Sequence[_Drawn | None], one: _Drawn, letters: Letters) -> _Drawn | None:
    """The letter that it was taken for, where it stands beside that."""

    font = _font(one.address)
    for other in reversed(before):
        if other is None:
            return None
        if len(other.read) != 1 or _font(other.address) != font:
            continue
        left, top, right, bottom = letters.box[other.read[0]].tolist()
        height, aside, below = top - bottom, one.x - other.x, one.y - other.y
        if abs(below) < LEVEL * height and BESIDE * height < abs(aside) < right - left:
            return other
    return None


def _font(address: int) -> int:
    from pypdfium2 import raw

    font = raw.FPDFTextObj_GetFont(ctypes.cast(address, raw.FPDF_PAGEOBJECT))
    return ctypes.addressof(font.contents) if font else 0


def _put_back(
    letters: Letters,
    found: Sequence[tuple[int, float]],
    stepped: Callable[[int, int], float | None],
) -> Letters:
    """The letters with those found after their twins, and without the space of a gap now filled."""
    text, boxes, source = list(letters.text), list(letters.box), letters.source.tolist()
    for twin, aside in reversed(found):
        box = letters.box[twin].copy()
        box[[0, 2]] += np.float32(aside)
        place = twin + 1 if aside > 0 else twin
        following = twin + 2
        if aside > 0 and text[place : place + 1] == [" "] and following < len(source):
            gap = stepped(twin, following)
            if gap is not None and gap - aside < FILLED * float(box[1] - box[3]):
                del text[place], boxes[place], source[place]
        text.insert(place, letters.text[twin])
        boxes.insert(place, box)
        source.insert(place, twin)
    return replace(
        letters, text="".join(text), box=np.array(boxes), source=np.array(source, dtype=np.int64)
    )
