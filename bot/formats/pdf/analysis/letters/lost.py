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
    from pypdfium2 import PdfPage, PdfTextPage

TWINS = 5  # text objects before one that PDFium compares it with
ON_IT = 0.3  # of what is shown of a letter, by which bold and shadows are moved at most
BESIDE = 0.16  # of a letter's height; nearer is bold or a shadow, and no two letters are so narrow
LEVEL = 0.05  # of a letter's height; a shadow lies lower
THINNEST = 0.01  # points; a text object that is narrower is a space
MOST_LOST = 200  # on a page; more are a page printed twice
MOST_NESTED = 5  # forms within forms
AROUND = 24  # objects before and after a lost one that are looked at; spaces are among them
PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)  # the matrix that moves nothing
ONE_BY_ONE = 8  # letters for each object, from which a page is drawn in lines
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
    page: "PdfPage",
    textpage: "PdfTextPage",
    letters: Letters,
    boxes: Boxes,
    stepped: Callable[[int, int], float | None],
) -> Letters:
    """The page's letters with those that PDFium left out and that are no letter printed twice.

    Args:
        stepped: the gap between two letters as the pen that draws them goes over it, in points.
    """
    drawn = boxes.objects_on(page)
    if not len(letters.text) / ONE_BY_ONE < _counted(drawn, boxes) <= MOST_DRAWN:
        return letters
    objects = boxes.objects_of(textpage)
    parts = list(_parts(drawn, set(objects), boxes, PLAIN, MOST_NESTED))
    if not parts:
        return letters
    read: defaultdict[int, list[int]] = defaultdict(list)
    for number, address in enumerate(objects):
        if address is not None:
            read[address].append(number)
    found = sorted(
        {each for part in parts for each in _found(list(_shown(part, read, boxes)), letters)}
    )
    return _put_back(letters, found, stepped) if 0 < len(found) <= MOST_LOST else letters


def _counted(drawn: Sequence[int | None], boxes: Boxes) -> int:
    """How many objects there are, those of forms too."""
    from pypdfium2 import raw

    counted = len(drawn)
    for address, kind in zip(drawn, boxes.kinds_of(drawn), strict=True):
        if kind == raw.FPDF_PAGEOBJ_FORM and address is not None:
            form = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
            counted += max(int(raw.FPDFFormObj_CountObjects(form)), 0)
    return counted


@dataclass(frozen=True, slots=True)
class _Part:
    """Objects of a page or a form that are drawn one after the other, about one that is lost."""

    drawn: Sequence[int]
    place: tuple[float, ...]
    """The matrix under which they are drawn."""


def _parts(
    drawn: Sequence[int | None],
    known: set[int | None],
    boxes: Boxes,
    place: tuple[float, ...],
    nested: int,
) -> Iterator[_Part]:
    """What is drawn about text that shows something and has no letter."""
    from pypdfium2 import raw

    unread = [number for number, address in enumerate(drawn) if address not in known]
    kinds = boxes.kinds_of([drawn[number] for number in unread])
    texts: list[int] = []
    for number, kind in zip(unread, kinds, strict=True):
        address = drawn[number]
        if address is None:
            continue
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(number)
        elif kind == raw.FPDF_PAGEOBJ_FORM and nested:
            form = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
            inner = _within(_matrix(address), place)
            yield from _parts(_inside(form), known, boxes, inner, nested - 1)
    done = 0
    widths = boxes.widths_of([drawn[number] or 0 for number in texts])
    for number, width in zip(texts, widths, strict=True):
        if number >= done and width > THINNEST:
            done = number + AROUND
            near = drawn[max(number - AROUND, 0) : done + AROUND]
            yield _Part([each for each in near if each is not None], place)


def _inside(form: object) -> list[int | None]:
    from pypdfium2 import raw

    count = max(raw.FPDFFormObj_CountObjects(form), 0)
    parts = [raw.FPDFFormObj_GetObject(form, number) for number in range(count)]
    return [ctypes.addressof(each.contents) if each else None for each in parts]


def _matrix(address: int) -> tuple[float, ...]:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(ctypes.cast(address, raw.FPDF_PAGEOBJECT), matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _shown(part: _Part, read: "defaultdict[int, list[int]]", boxes: Boxes) -> Iterator[_Drawn]:
    """The text objects in the order they are drawn, spaces aside."""
    from pypdfium2 import raw

    kinds, widths = boxes.kinds_of(part.drawn), boxes.widths_of(part.drawn)
    for address, kind, width in zip(part.drawn, kinds, widths, strict=True):
        if kind == raw.FPDF_PAGEOBJ_TEXT and (width > THINNEST or address in read):
            *_, x, y = _within(_matrix(address), part.place)
            yield _Drawn(address, x, y, width, tuple(read.get(address, ())))


def _within(own: Sequence[float], outer: Sequence[float]) -> tuple[float, ...]:
    """One matrix applied before another, ISO 32000-1 8.3.4."""
    a, b, c, d, e, f = own
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _found(shown: Sequence[_Drawn], letters: Letters) -> Iterator[tuple[int, float]]:
    """After which of the page's letters one is lost, and how far to the right it stands."""
    once: list[_Drawn] = []
    for one in shown:
        if not _is_again(once[-TWINS:], one):
            once.append(one)
    lost = [not one.read for one in once]
    for place, one in enumerate(once):
        if not lost[place]:
            continue
        doubled = any(lost[max(place - 2, 0) : place]) or any(lost[place + 1 : place + 3])
        twin = None if doubled else _twin(once[max(place - TWINS, 0) : place], one, letters)
        if twin is not None:
            yield twin.read[0], one.x - twin.x


def _is_again(before: Sequence[_Drawn], one: _Drawn) -> bool:
    """Whether a text object that was left out lies on one before it: bold, or a shadow."""
    if one.read:
        return False
    return any(
        abs(one.x - other.x) < ON_IT * one.width
        and abs(one.y - other.y) < ON_IT * one.width
        and _font(one.address) == _font(other.address)
        for other in before
    )


def _twin(before: Sequence[_Drawn], one: _Drawn, letters: Letters) -> _Drawn | None:
    """The letter that it was taken for, where it stands beside that."""

    font = _font(one.address)
    for other in reversed(before):
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
