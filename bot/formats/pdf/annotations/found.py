"""The annotations of a page that show words: fields with their values, free text, stamps.

A reader of the page sees them like what is printed on it. What is not on the page is left out:
the comments that pop up, hidden fields, passwords, and the buttons that work a form on a screen.

Called under the lock on PDFium (`bot/formats/pdf/file.py`).
"""

import ctypes
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST = 2_000  # annotations of a page that are looked at; a form of one page has some 200
LONGEST = 100_000  # units of UTF-16 that a value has at most
TICKED, UNTICKED = "\u2612", "\u2610"
"""How the state of a box or a button of a choice is written: `☒ married`, `☐ single`."""
UNSEEN = 2 | 32  # the flags Hidden and NoView, ISO 32000-1 table 165
MULTILINE, PASSWORD, COMB = 1 << 12, 1 << 13, 1 << 24  # flags of text fields, table 228

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top, in the page's own coordinates."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One that shows words."""

    box: Rectangle
    text: str
    """What it holds as the file has it; empty where only its drawing says."""
    drawn: bool
    """Whether the words of its drawing are what it says, where there are any."""
    lines: bool = True
    """Whether it begins at the top of its box and is broken into lines."""
    comb: bool = False
    """Whether each letter of its drawing stands in a cell of its own."""
    size: float = 0.0
    """Of its type, in points; 0 where it is made to fit."""


def annotations_on(page: "PdfPage") -> list[Annotation]:
    """Those that show words.

    Where some draw theirs, all others are hidden from whoever draws the page from then on.
    """
    found: list[Annotation] = []
    others: list[int] = []
    for place, handle in _opened(page):
        annotation = None if _flags(handle) & UNSEEN else _shown(page, handle)
        if annotation is not None:
            found.append(annotation)
        if annotation is None or not annotation.drawn:
            others.append(place)
    if any(annotation.drawn for annotation in found):
        _hide(page, set(others))
    return found


def _opened(page: "PdfPage") -> Iterator[tuple[int, object]]:
    """The page's annotations by their places, each closed before the next is opened."""
    from pypdfium2 import raw

    for place in range(min(raw.FPDFPage_GetAnnotCount(page), MOST)):
        handle = raw.FPDFPage_GetAnnot(page, place)
        if handle:
            try:
                yield place, handle
            finally:
                raw.FPDFPage_CloseAnnot(handle)


def _hide(page: "PdfPage", places: Set[int]) -> None:
    from pypdfium2 import raw

    for place, handle in _opened(page):
        if place in places:
            raw.FPDFAnnot_SetFlags(handle, _flags(handle) | UNSEEN)


def _flags(annotation: object) -> int:
    from pypdfium2 import raw

    flags: int = raw.FPDFAnnot_GetFlags(annotation)
    return flags


def _shown(page: "PdfPage", annotation: object) -> Annotation | None:
    """What an annotation says on the page; None where that is nothing."""
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == raw.FPDF_ANNOT_WIDGET:
        return _field(page, annotation)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return Annotation(_box(annotation), _stated(annotation, b"Contents"), drawn=True)
    if kind in (raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_WATERMARK):
        return Annotation(_box(annotation), "", drawn=True)
    return None


def _field(page: "PdfPage", annotation: object) -> Annotation | None:
    from pypdfium2 import raw

    form = page.formenv.raw if page.formenv else None
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation) if form else -1
    box = _box(annotation)
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        ticked = raw.FPDFAnnot_IsChecked(form, annotation)
        return Annotation(box, TICKED if ticked else UNTICKED, drawn=False, lines=False)
    if kind == raw.FPDF_FORMFIELD_PUSHBUTTON:
        return None
    if kind == raw.FPDF_FORMFIELD_LISTBOX:  # its drawing shows what was not chosen as well
        return Annotation(box, "\n".join(_chosen(form, annotation)), drawn=False)
    if kind not in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX):
        return Annotation(box, _stated(annotation, b"V") if kind <= 0 else "", drawn=True)
    flags = raw.FPDFAnnot_GetFormFieldFlags(form, annotation)
    is_text = kind == raw.FPDF_FORMFIELD_TEXTFIELD
    if is_text and flags & PASSWORD:
        return None
    size = ctypes.c_float()
    raw.FPDFAnnot_GetFontSize(form, annotation, size)
    value = _text(raw.FPDFAnnot_GetFormFieldValue, form, annotation)
    return Annotation(
        box,
        value if is_text else "\n".join(_chosen(form, annotation)) or value,
        drawn=True,
        lines=is_text and bool(flags & MULTILINE),
        comb=is_text and bool(flags & COMB),
        size=max(size.value, 0.0),
    )


def _chosen(form: object, annotation: object) -> Iterator[str]:
    """The words of the options that are chosen, as they are shown."""
    from pypdfium2 import raw

    for option in range(min(raw.FPDFAnnot_GetOptionCount(form, annotation), MOST)):
        if raw.FPDFAnnot_IsOptionSelected(form, annotation, option):
            yield _text(raw.FPDFAnnot_GetOptionLabel, form, annotation, option)


def _box(annotation: object) -> Rectangle:
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, box)
    across, up = sorted((box.left, box.right)), sorted((box.bottom, box.top))
    return across[0], up[0], across[1], up[1]


def _stated(annotation: object, key: bytes) -> str:
    from pypdfium2 import raw

    return _text(raw.FPDFAnnot_GetStringValue, annotation, key)


def _text(asked: Callable[..., int], *about: object) -> str:
    """What PDFium answers in UTF-16; empty where that is too long."""
    from pypdfium2 import raw

    length = asked(*about, None, 0)  # bytes, two zeros at the end among them
    if not 2 < length <= 2 * LONGEST:
        return ""
    units = (raw.FPDF_WCHAR * (length // 2))()
    asked(*about, units, length)
    return bytes(units).decode("utf-16-le", "replace").rstrip("\x00").strip()
