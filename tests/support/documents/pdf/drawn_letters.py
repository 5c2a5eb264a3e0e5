"""PDFs whose letters are drawn one by one or in pieces, where and how a test says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

PLAIN = 500  # the width of a letter, in thousandths of the type size


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that one operator draws, from the left to the right as they stand."""

    text: str
    x: float
    y: float
    size: float = 10.0
    matrix: str = ""
    """Operators before it, such as `3 Tr` (hidden) or `80 Tz` (narrow)."""


class Font:
    """A font of boxes: each letter has a code of its own, under which it tells its text.

    Args:
        widths: of letters that are no 500 wide.
        said: what the font says a letter is, where it is another; "" for nothing at all.
        ink: where a letter's box begins and ends, where it leans over its neighbours.
    """

    def __init__(
        self,
        *,
        widths: Mapping[str, int] | None = None,
        said: Mapping[str, str] | None = None,
        ink: Mapping[str, tuple[int, int]] | None = None,
    ) -> None:
        self._codes: dict[str, int] = {}
        self._ink = dict(ink or {})
        self._widths = dict(widths or {})
        self._said = dict(said or {})

    def width(self, text: str) -> float:
        """In thousandths of the type size."""
        return sum(self._widths.get(letter, PLAIN) for letter in text)

    def coded(self, text: str) -> str:
        codes = (self._codes.setdefault(letter, len(self._codes) + 1) for letter in text)
        return "".join(f"{code:02x}" for code in codes)

    def objects(self, first: int) -> list[bytes]:
        """The font, what its codes say, and what each of its letters draws, from a number on."""
        said = {code: self._said.get(letter, letter) for letter, code in self._codes.items()}
        chars = "".join(
            f"<{code:02x}> <{text.encode('utf-16-be').hex()}>\n"
            for code, text in said.items()
            if text
        )
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def "
            "/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange "
            f"{chars.count(chr(10))} beginbfchar\n{chars}endbfchar endcmap end end"
        )
        names = [f"g{code}" for code in self._codes.values()]
        drawings = " ".join(f"/{name} {first + 2 + at} 0 R" for at, name in enumerate(names))
        widths = [self.width(letter) for letter in self._codes]
        listed = " ".join(str(int(width)) for width in widths)
        font = (
            f"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [.001 0 0 .001 0 0] "
            f"/CharProcs << {drawings} >> /Encoding << /Type /Encoding /Differences "
            f"[1 {' '.join(f'/{name}' for name in names)}] >> /FirstChar 1 /LastChar {len(names)} "
            f"/Widths [{listed}] /Resources << >> /ToUnicode {first + 1} 0 R >>"
        )
        return [font.encode(), stream(cmap.encode()), *map(self._drawing, self._codes)]

    def _drawing(self, letter: str) -> bytes:
        width = int(self.width(letter))
        if letter.isspace():
            return stream(f"{width} 0 d0".encode())
        left, right = self._ink.get(letter, (20, max(width - 20, 40)))
        box = f"{left} 0 {right} 700"
        return stream(f"{width} 0 {box} d1 {left} 0 {right - left} 700 re f".encode())


def one_by_one(
    text: str,
    font: Font | None = None,
    *,
    x: float = 72.0,
    y: float = 700.0,
    size: float = 10.0,
    kerned: Mapping[str, float] | None = None,
    wider: float = 0.0,
) -> list[Piece]:
    """Each letter by an operator of its own, spaces by none.

    Args:
        kerned: points by which the second letter of a pair is moved to the right.
        wider: points between all letters.
    """
    font = font or Font()
    pieces = []
    for letter, following in zip_longest(text, text[1:], fillvalue=""):
        if letter != " ":
            pieces.append(Piece(letter, x, y, size))
        x += font.width(letter) * size / 1000 + wider + (kerned or {}).get(letter + following, 0.0)
    return pieces


def side_by_side(
    words: Sequence[str], gaps: Sequence[float], *, x: float = 72.0, y: float = 700.0
) -> list[Piece]:
    """Words of 10 points each by an operator of its own, with a gap in points after each."""
    pieces = []
    for word, gap in zip(words, gaps, strict=True):
        pieces.append(Piece(word, x, y))
        x += Font().width(word) / 100 + gap
    return pieces


def drawn(pieces: Iterable[Piece], font: Font | None = None) -> bytes:
    """A PDF of one page with these pieces, each drawn by an operator of its own."""
    font = font or Font()
    content = "\n".join(
        f"BT {piece.matrix} /F1 {piece.size} Tf {piece.x:.3f} {piece.y:.3f} Td "
        f"<{font.coded(piece.text)}> Tj ET"
        for piece in pieces
    )
    return page_with(content, font.objects(4))


def page_with(content: str, font: Iterable[bytes], *, xobject: int = 0) -> bytes:
    """A PDF of one page of such operators, whose font is the fourth object and what follows.

    Args:
        xobject: the number of the object that the operators call X1.
    """
    forms = b"/XObject << /X1 %d 0 R >> " % xobject if xobject else b""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R "
        b"/Resources << %s/Font << /F1 4 0 R >> >> >>" % forms
    )
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", stream(content.encode("latin-1")), *font]
    bodies[1] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (len(bodies) + 1)
    bodies.append(page)
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(bodies) + 1)
    return bytes(data) + b"startxref\n%d\n%%%%EOF\n" % table


def stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)
