"""What a file that is not read is, by how its bytes begin: whatever it is called."""

import re
from collections.abc import Mapping

from bot.formats.unread.kinds import (
    ARCHIVE,
    BINARY_EXCEL,
    DATA,
    DJVU,
    DRAWING,
    FONT,
    HWP,
    IWORK,
    KEYNOTE,
    KINDLE,
    OFFICE,
    OLD_EXCEL,
    OLD_POWERPOINT,
    OLD_WORD,
    ONENOTE,
    OUTLOOK,
    PAGES,
    PICTURE,
    POSTSCRIPT,
    PROGRAM,
    PUBLISHER,
    RECORDING,
    UNSURE,
    VISIO,
    WORDPERFECT,
    XPS,
    Unread,
    by_name,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the old formats of Office begin: a file system of named streams."""
ZIP = b"PK\x03\x04"
STREAMS: Mapping[str, Unread] = {
    "__properties_version1.0": OUTLOOK,
    "WordDocument": OLD_WORD,
    "PowerPoint Document": OLD_POWERPOINT,
    "Workbook": OLD_EXCEL,
    "Book": OLD_EXCEL,
    "VisioDocument": VISIO,
    "Quill": PUBLISHER,
    "HwpSummaryInformation": HWP,
}
"""By a stream of each, whose name stands in its directory as UTF-16; the most telling first."""
MEMBERS: Mapping[bytes, Unread] = {
    b"xl/workbook.bin": BINARY_EXCEL,
    b"visio/document.xml": VISIO,
    b"FixedDocSeq.fdseq": XPS,
    b"FixedDocumentSequence.fdseq": XPS,
    b"opendocument.graphics": DRAWING,
    b"Contents/content.hpf": HWP,
    b"AndroidManifest.xml": PROGRAM,
    b"META-INF/MANIFEST.MF": PROGRAM,
}
"""By a part of each that is a ZIP archive."""
PART_OF_IWORK = re.compile(rb"Index/(?:(?P<slide>Slide)[\w-]{0,40}|Document)\.iwa")
"""Example: `Index/Slide-123.iwa` of Keynote alone, `Index/Document.iwa` of Pages too."""
OLD_IWORK: Mapping[bytes, Unread] = {
    b"index.apxl": KEYNOTE,
    b"index.xml.gz": PAGES,
    b"buildVersionHistory.plist": PAGES,
}
BEGINNINGS: tuple[tuple[bytes, int, Unread], ...] = (
    (b"%!PS", 0, POSTSCRIPT),
    (b"\xc5\xd0\xd3\xc6", 0, POSTSCRIPT),
    (b"AT&TFORM", 0, DJVU),
    (b"BOOKMOBI", 60, KINDLE),
    (b"TEXtREAd", 60, KINDLE),
    (b"\xffWPC", 0, WORDPERFECT),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", 0, ONENOTE),
    (b"\x89PNG\r\n", 0, PICTURE),
    (b"\xff\xd8\xff", 0, PICTURE),
    (b"GIF8", 0, PICTURE),
    (b"II*\x00", 0, PICTURE),
    (b"MM\x00*", 0, PICTURE),
    (b"WEBP", 8, PICTURE),
    (b"8BPS", 0, PICTURE),
    (b"ftypheic", 4, PICTURE),
    (b"ftypavif", 4, PICTURE),
    (b"\x00\x00\x01\x00", 0, PICTURE),
    (b"BM", 0, PICTURE),
    (b"ID3", 0, RECORDING),
    (b"\xff\xfb", 0, RECORDING),
    (b"OggS", 0, RECORDING),
    (b"fLaC", 0, RECORDING),
    (b"WAVE", 8, RECORDING),
    (b"AVI ", 8, RECORDING),
    (b"ftyp", 4, RECORDING),
    (b"\x1aE\xdf\xa3", 0, RECORDING),
    (b"MThd", 0, RECORDING),
    (b"Rar!\x1a\x07", 0, ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", 0, ARCHIVE),
    (b"\x1f\x8b", 0, ARCHIVE),
    (b"BZh", 0, ARCHIVE),
    (b"\xfd7zXZ\x00", 0, ARCHIVE),
    (b"\x28\xb5\x2f\xfd", 0, ARCHIVE),
    (b"MSCF", 0, ARCHIVE),
    (b"ustar", 257, ARCHIVE),
    (b"\x7fELF", 0, PROGRAM),
    (b"MZ", 0, PROGRAM),
    (b"\xca\xfe\xba\xbe", 0, PROGRAM),
    (b"\xcf\xfa\xed\xfe", 0, PROGRAM),
    (b"\x00asm", 0, PROGRAM),
    (b"SQLite format 3\x00", 0, DATA),
    (b"PAR1", 0, DATA),
    (b"\x93NUMPY", 0, DATA),
    (b"\x89HDF", 0, DATA),
    (b"\x00\x01\x00\x00\x00", 0, FONT),
    (b"OTTO", 0, FONT),
    (b"wOFF", 0, FONT),
    (b"wOF2", 0, FONT),
)
"""How each begins, and after how many bytes; a text begins like none but `%!PS`, or is told by
the bytes after it."""
PROVES = 4  # bytes; a shorter beginning is also that of a text ("BM", "MZ"), which holds no zeros


def kind_of(data: bytes, name: str) -> Unread | None:
    """The kind of a file that is not read; None where its bytes tell nothing.

    Its name tells only what the bytes leave open.
    """
    found, named = by_content(data), by_name(name)
    if named is None:
        return found
    holds_another = data.startswith(OLE) and _stream_of(named) in data  # a message, a letter
    return named if found in UNSURE or holds_another else found


def by_content(data: bytes) -> Unread | None:
    """The kind of a file by its bytes; None where they tell nothing."""
    if data.startswith(OLE):
        named = (kind for stream, kind in STREAMS.items() if stream.encode("utf-16-le") in data)
        return next(named, OFFICE)
    if data.startswith(ZIP):
        return _by_members(data)
    for begins, at, kind in BEGINNINGS:
        proven = len(begins) >= PROVES or b"\x00" in data
        if proven and data.startswith(begins, at):
            return kind
    return None


def _stream_of(kind: Unread) -> bytes:
    """How the stream of a kind is called in a file's directory; of others what no file holds."""
    named = next((stream for stream, each in STREAMS.items() if each == kind), "\n")
    return named.encode("utf-16-le")


def _by_members(data: bytes) -> Unread | None:
    for member, kind in MEMBERS.items():
        if member in data:
            return kind
    found = {each.lastgroup for each in PART_OF_IWORK.finditer(data)}
    if found:
        return KEYNOTE if "slide" in found else IWORK
    return next((kind for member, kind in OLD_IWORK.items() if member in data), None)
