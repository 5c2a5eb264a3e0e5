"""PDFs made by code: columns, running heads, tables, notes, labels, locks, pictures, damage."""

import io
import zlib
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

LEFT, TOP, STEP = 72.0, 760.0, 12.0  # points
FONT, BOLD = "Helvetica", "Helvetica-Bold"
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
FILL = (
    "The office keeps a book of every well in the valley and reads it to anybody who asks for it. "
    "Each spring the levels are measured again and the figures are set beside those of the year "
    "before, so that a well which falls is seen before it is dry. "
)


class Sheets:
    """A PDF that grows page by page."""

    def __init__(self, *, title: str | None = None, password: str | None = None) -> None:
        lock = StandardEncryption(password, strength=128) if password else None
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=A4, encrypt=lock, invariant=True)
        if title is not None:
            self.canvas.setTitle(title)

    def line(self, words: str, x: float, y: float, *, font: str = FONT, size: float = 10) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, words)

    def lines(
        self, lines: Sequence[str], x: float = LEFT, y: float = TOP, *, size: float = 10
    ) -> float:
        """Draw lines down from `y`; returns where the next would stand."""
        for words in lines:
            self.line(words, x, y, size=size)
            y -= STEP * size / 10
        return y

    def prose(
        self, words: str, x: float = LEFT, y: float = TOP, *, width: float = 450, size: float = 10
    ) -> float:
        """Draw a paragraph broken at spaces; returns where the next line would stand."""
        return self.lines(self.broken(words, width, size=size), x, y, size=size)

    def broken(self, words: str, width: float, *, size: float = 10) -> list[str]:
        lines = [""]
        for word in words.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.canvas.stringWidth(longer, FONT, size) > width and lines[-1]:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def end_page(self) -> None:
        self.canvas.showPage()

    def data(self) -> bytes:
        self.canvas.save()
        return self._buffer.getvalue()


def page_of(*lines: str) -> bytes:
    """One page with these lines."""
    sheets = Sheets()
    sheets.lines(lines)
    sheets.end_page()
    return sheets.data()


def roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + "0 i ii iii iv v vi vii viii ix".split()[ones].strip("0")


def known_sentence(index: int) -> str:
    """A sentence that stands on the page of this index and nowhere else."""
    number = " ".join(NUMBERS[int(digit)] for digit in str(index))
    return f"In village {number} the engineer counted the buckets twice."


def long_report(*, front: int = 6, body: int = 120, labelled: bool = False) -> bytes:
    """Two columns, running heads, pages i-vi and then 1-120 as printed at the foot.

    Args:
        labelled: the file's own labels count 1, 2, 3 from the cover, against what is printed.
    """
    sheets = Sheets(title="The wells of the valley")
    for index in range(front + body):
        if labelled:
            sheets.canvas.addPageLabel(index, style="ARABIC", start=index + 1)
        printed = roman(index + 1) if index < front else str(index - front + 1)
        chapter = "Preface" if index < front else f"Chapter {NUMBERS[(index // 10) % 12]}"
        sheets.line("River Office" if index % 2 else chapter, LEFT, 806, size=8)
        sheets.line(f"Annual report 2023 | {printed}" if index % 2 else printed, LEFT, 30, size=8)
        filling = f"{FILL}{known_sentence(index)} {FILL}{FILL}"
        foot = sheets.prose(filling, LEFT, TOP, width=210)
        sheets.prose(f"{FILL}{FILL}", LEFT + 235, TOP, width=210)
        assert foot > 60
        sheets.end_page()
    return sheets.data()


def over_the_page(*, last: str, first: str, note: str) -> bytes:
    """A page that ends in `last`, with a note at its foot; the next begins with `first`."""
    sheets = Sheets()
    y = sheets.prose(FILL)
    sheets.prose(f"{FILL} {last}", y=y - 10)
    sheets.line("1", LEFT, 83, size=5)
    sheets.line(note, LEFT + 4, 80, size=7)
    sheets.end_page()
    sheets.prose(f"{first} {FILL}")
    sheets.end_page()
    return sheets.data()


def with_labels(labels: Sequence[tuple[int, str, str | None, int]], pages: int) -> bytes:
    """Pages without a printed number; `labels`: first page, style, prefix and first number."""
    sheets = Sheets()
    for first, style, prefix, start in labels:
        sheets.canvas.addPageLabel(first, style=style, prefix=prefix, start=start)
    for index in range(pages):
        sheets.prose(known_sentence(index))
        sheets.end_page()
    return sheets.data()


def empty_pages(count: int) -> bytes:
    """Pages without anything, one object a page, written by hand because that is fast."""
    kids = " ".join(f"{3 + number} 0 R" for number in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return by_hand(f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(), *[page] * count)


def page_drawn_by(operators: bytes) -> bytes:
    """One page of these operators, compressed, with Helvetica as /F."""
    stream = zlib.compress(operators)
    length = f"<</Filter/FlateDecode/Length {len(stream)}>>stream\n".encode()
    return by_hand(
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        length + stream + b"\nendstream",
    )


def by_hand(*objects: bytes, catalogue: bytes = b"") -> bytes:
    """A file of a catalogue and these objects, numbered from 2; the second is its page tree.

    Args:
        catalogue: its further entries.
    """
    parts, places = [b"%PDF-1.4\n"], list[int]()
    length = len(parts[0])
    root = b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue
    for number, words in enumerate((root, *objects), start=1):
        part = b"%d 0 obj%bendobj\n" % (number, words)
        places.append(length)
        parts.append(part)
        length += len(part)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(places) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    return b"".join([*parts, f"{end}startxref\n{length}\n%%EOF".encode()])


def scanned(*pages: str | None, turn: int = 0, stamp: str = "") -> bytes:
    """Pages that are pictures of words; None for a page with text of its own.

    Args:
        turn: degrees to the left by which the pictures lie.
        stamp: a line of text over each picture.
    """
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.utils import ImageReader

    sheets = Sheets()
    font = ImageFont.load_default(size=40)
    for words in pages:
        if words is None:
            sheets.prose(FILL)
        else:
            picture = Image.new("L", (1654, 2339), 255)
            draw = ImageDraw.Draw(picture)
            for number, line in enumerate(words.split("\n")):
                draw.text((200, 300 + 70 * number), line, fill=0, font=font)
            picture = picture.rotate(turn, expand=True)
            size = A4 if turn % 180 == 0 else A4[::-1]
            sheets.canvas.setPageSize(size)
            sheets.canvas.drawImage(ImageReader(picture), 0, 0, *size)
            if stamp:
                sheets.line(stamp, LEFT, 820, size=8)
        sheets.end_page()
    return sheets.data()


def nested_forms(levels: int, times: int = 10) -> bytes:
    """One page of a form that draws a form, `times` over at each level; the last says "well"."""
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    forms = [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%b/XObject<</X %d 0 R>>>>"
        b"/Length %d>>stream\n%b\nendstream" % (font, 6 + level, len(drawn), drawn)
        for level in range(levels)
        for drawn in [b"/X Do " * times if level < levels - 1 else b"BT /F 9 Tf (well) Tj ET"]
    ]
    return by_hand(
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Length 6>>stream\n/X Do \nendstream",
        *forms,
    )
