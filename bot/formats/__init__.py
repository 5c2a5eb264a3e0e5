"""Files and folders in, documents out: each format read in a process apart.

`load_document` reads a file, `decode_document` bytes, `find_documents` lists what folders
hold. A new format is a folder with a reader that gives a `Format`, and a line in
`sandbox/reading.py`.
"""

from bot.formats.archive import Archive, is_archive
from bot.formats.discovery import find_documents
from bot.formats.loading import FORMATS, decode_document, load_document, read_bytes, reading_of
from bot.formats.pdf.pictures.picture import PICTURE, PageRequest, Picture, Spot
from bot.formats.xml import parse_xml

__all__ = [
    "FORMATS",
    "PICTURE",
    "Archive",
    "PageRequest",
    "Picture",
    "Spot",
    "decode_document",
    "find_documents",
    "is_archive",
    "load_document",
    "parse_xml",
    "read_bytes",
    "reading_of",
]
