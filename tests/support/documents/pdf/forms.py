"""PDFs with fields and other annotations, written by hand: with drawings and without."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.support.documents.pdf_files import by_hand

FONTS = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
FIRST = 5  # the number of the first annotation's object


@dataclass(frozen=True, slots=True)
class Laid:
    """An annotation of a page."""

    entries: str
    """Of its dictionary: `/Subtype/Widget/FT/Tx/V(Ada)`."""
    box: tuple[float, float, float, float]
    drawing: str | None = None
    """The words that it draws itself; None: nothing."""


def form(
    words: Sequence[tuple[float, float, str]],
    laid: Sequence[Laid],
    *,
    page: str = "",
    catalogue: str = "",
    fields: str = "",
    more: Sequence[bytes] = (),
) -> bytes:
    """One page with printed words at their places and what is laid upon it.

    Args:
        page, catalogue, fields: further entries of the page, the catalogue and the form.
        more: further objects, numbered after those of the annotations.
    """
    numbers = [FIRST + 2 * place for place in range(len(laid))]
    names = " ".join(f"{number} 0 R" for number in numbers)
    printed = "".join(f"BT /F 10 Tf {x} {y} Td ({said}) Tj ET\n" for x, y, said in words)
    objects = [
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots[{names}]{page}".encode()
        + (b"" if "/MediaBox" in page else b"/MediaBox[0 0 595 842]")
        + FONTS
        + b">>",
        _stream(printed),
    ]
    for number, each in zip(numbers, laid, strict=True):
        left, bottom, right, top = each.box
        drawn = "" if each.drawing is None else f"/AP<</N {number + 1} 0 R>>"
        box = "" if "/Rect" in each.entries else f"/Rect[{left} {bottom} {right} {top}]"
        entries = f"<</Type/Annot{box}/T(field {number}){drawn}{each.entries}>>"
        at = (top - bottom) / 2 - 3
        drawing = f"/Tx BMC BT /F 10 Tf 2 {at} Td ({each.drawing or ''}) Tj ET EMC"
        kind = f"/Type/XObject/Subtype/Form/BBox[0 0 {right - left} {top - bottom}]"
        objects += [entries.encode(), _stream(drawing, kind.encode() + FONTS)]
    acroform = f"{catalogue}/AcroForm<</Fields[{names}]{fields}>>"
    return by_hand(*objects, *more, catalogue=acroform.encode())


def _stream(operators: str, entries: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (
        len(operators),
        entries,
        operators.encode("latin-1"),
    )
