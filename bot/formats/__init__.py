"""Files and folders in, documents out: each format read in a process apart.

`load_document` reads a file, `decode_document` bytes, `find_documents` lists what folders
hold. A new format is a folder with a reader that gives a `Format`, and a line in
`sandbox/reading.py`.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
