"""A PDF whose pages are looked at, and measured in ink."""

import io
from pathlib import Path
from typing import cast

from PIL import Image

from bot.formats.loading import load_document
from bot.formats.pdf.pictures import picture
from bot.library.library import Library
from bot.viewing.page_images import Box, PageImages

PAPER, INK = 255, 128  # of grey


class Shown:
    """A PDF on the disk, read, kept, and its pages as they look."""

    def __init__(self, library: Library, folder: Path, data: bytes) -> None:
        self.path = folder / "report.pdf"
        self.path.write_bytes(data)
        self.data = data
        self.document = load_document(self.path, name="report.pdf")
        library.add(self.document, place=str(self.path))
        self.pages = PageImages(library, draw=picture.draw)

    def boxes(self, words: str, occurrence: int = 0, *, page: int | None = None) -> list[Box]:
        """The boxes of some words of the text, on the page they begin on or another."""
        start = -1
        for _ in range(occurrence + 1):
            start = self.document.text.index(words, start + 1)
        index = self.document.layout.page_at(start) if page is None else page
        assert index is not None
        return list(self.pages.boxes(self.document, index, start, start + len(words)))

    def said_in(self, boxes: list[Box], index: int = 0) -> str:
        """What PDFium finds in boxes, without white space."""
        from pypdfium2 import PdfDocument

        with PdfDocument(self.data) as pdf:
            page = pdf[index]
            left, bottom, right, top = page.get_bbox()
            width, height, text = right - left, top - bottom, page.get_textpage()
            assert page.get_rotation() == 0
            found = [
                text.get_text_bounded(
                    left=left + box.left * width + 0.2,
                    right=left + (box.left + box.width) * width - 0.2,
                    top=top - (box.top + 0.2 * box.height) * height,
                    bottom=top - (box.top + 0.85 * box.height) * height,
                )
                for box in boxes
            ]
        return "".join("".join(found).replace("\x02", "-").replace("\ufffe", "-").split())

    def darkest(self, box: Box, index: int = 0) -> int:
        """The darkest grey in a box."""
        grey = self.grey(index)
        part = grey.crop(
            (
                round(box.left * grey.width),
                round(box.top * grey.height),
                round((box.left + box.width) * grey.width),
                round((box.top + box.height) * grey.height),
            )
        )
        return cast(tuple[int, int], part.getextrema())[0]

    def grey(self, index: int = 0) -> Image.Image:
        return Image.open(io.BytesIO(self.pages.picture(self.document, index))).convert("L")

    def ink_outside(self, boxes: list[Box], index: int = 0) -> bool:
        """Whether anything dark is left where the boxes are made white."""
        grey = self.grey(index)
        for box in boxes:
            left, top = round(box.left * grey.width) - 2, round(box.top * grey.height) - 2
            right = round((box.left + box.width) * grey.width) + 2
            grey.paste(PAPER, (left, top, right, round((box.top + box.height) * grey.height) + 2))
        return cast(tuple[int, int], grey.getextrema())[0] < INK


def close(words: str) -> str:
    """Words without white space."""
    return "".join(words.split())
