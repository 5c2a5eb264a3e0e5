"""Whether a PDF's compressed streams are too large unpacked: asked before PDFium unpacks them.

A file of 200 kB can hold 200 MB of drawing operators, for which PDFium takes 16 GB and a minute
(docs/log.md). Pictures are large by right and are not unpacked for their words; they are passed
over. This finds the plain bomb, and says so. One that is packed twice, or drawn by forms within
forms, is not found by looking; the limits of the process apart end it
(`bot/formats/sandbox/process.py`).
"""

import re
import zlib

LARGEST = 32 * 1024 * 1024  # bytes unpacked; the text of 10,000 pages, or 3 GB in PDFium at worst
CHUNK = 256 * 1024  # bytes packed, unpacked at a time
RATIO = 1032  # bytes that deflate makes of one at most, https://zlib.net/zlib_tech.html
STREAM = re.compile(rb"stream\r?\n")
HEAD = 1024  # bytes before a stream in which its dictionary stands
PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
PICTURE = re.compile(rb"/Subtype\s*/Image\b")


def unpacks_too_large(data: bytes) -> bool:
    """Whether a stream of drawing operators, or of anything but a picture, is over LARGEST."""
    if len(data) * RATIO <= LARGEST:
        return False
    view = memoryview(data)
    for match in STREAM.finditer(data):
        head = data[max(match.start() - HEAD, 0) : match.start()].rpartition(b"obj")[2]
        if PACKED.search(head) and not PICTURE.search(head) and _is_too_large(view[match.end() :]):
            return True
    return False


def _is_too_large(packed: memoryview) -> bool:
    unpacker = zlib.decompressobj()
    length = 0
    for start in range(0, len(packed), CHUNK):
        chunk = bytes(packed[start : start + CHUNK])
        try:
            while chunk and not unpacker.eof:
                length += len(unpacker.decompress(chunk, LARGEST))
                if length > LARGEST or (chunk == unpacker.unconsumed_tail):
                    return length > LARGEST
                chunk = unpacker.unconsumed_tail
        except zlib.error:
            return False
        if unpacker.eof:
            return False
    return False
