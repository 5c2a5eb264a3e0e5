"""ZIP archives: the parts of a document by their names, read with suspicion.

Nothing is ever written to disk and no archive inside an archive is opened, so a part called
`../../etc/passwd` is only a name that nobody asks for. What a part unpacks to is counted while it
is unpacked; what its header says is believed by nobody.
"""

import zlib
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from bot.errors import DocumentError
from bot.formats.refusals import encrypted

SIGNATURE = b"PK\x03\x04"
MOST_MEMBERS = 20_000  # parts; books of thousands of pictures have some 5,000
LARGEST_MEMBER = 64 * 1024 * 1024  # bytes unpacked; 1,000 pages of Word are some 15 MB of XML
LARGEST_IN_ALL = 256 * 1024 * 1024  # bytes unpacked of all parts that are read
RATIO = 250  # times; XML packs to a 10th or 50th, nothing but zeros to a 1,000th
RATIO_FROM = 32 * 1024 * 1024  # bytes unpacked; below it no ratio hurts
CHUNK = 1024 * 1024  # bytes unpacked at a time
HEADER = 30  # bytes of a member's header before its name
ENCRYPTED = 0x1  # the bit of a member's flags that says so


class Archive:
    """A ZIP archive in memory; no two parts of one name are read, nor more than the limits."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open it.

        Args:
            name: what error sentences call the document.

        Raises:
            DocumentError: it is damaged, or made to do harm.
        """
        if data.count(b"PK\x01\x02") > MOST_MEMBERS:  # before a list of them is made
            raise DocumentError(
                "{name} is an archive of more than {limit} parts; Footnote reads no archive "
                "so large.",
                code="archive-parts",
                name=name,
                limit=MOST_MEMBERS,
            )
        self._name = name
        self._unpacked = 0
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OverflowError, NotImplementedError, OSError) as error:
            raise _damaged(name) from error
        self._members: dict[str, list[ZipInfo]] = {}
        for member in self._zip.infolist():
            self._members.setdefault(member.orig_filename, []).append(member)
        self._refuse_overlaps()

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names as the archive writes them, in its order."""
        return tuple(self._members)

    def __contains__(self, member: str) -> bool:
        """Whether there is a part of exactly this name."""
        return member in self._members

    def read(self, member: str) -> bytes:
        """A part's bytes.

        Raises:
            DocumentError: it is missing, damaged, encrypted, there twice, or over a limit.
        """
        found = self._members.get(member, [])
        if not found:
            raise DocumentError(
                "{name} lacks its part {part}; open it in the program that made it and save "
                "it again.",
                code="archive-part-missing",
                name=self._name,
                part=repr(member),
            )
        if len(found) > 1:
            raise DocumentError(
                "{name} holds two parts called {part}; open it in the program that made it "
                "and save it again.",
                code="archive-part-twice",
                name=self._name,
                part=repr(member),
            )
        if found[0].flag_bits & ENCRYPTED:
            raise encrypted(self._name)
        if found[0].compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise DocumentError(
                "{name} is packed in an unusual way; open it in the program that made it and "
                "save it again.",
                code="archive-packed",
                name=self._name,
            )
        try:
            return self._unpack(found[0])
        except (BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as error:
            raise _damaged(self._name) from error  # RuntimeError: zipfile's own, NotImplemented too

    def _unpack(self, member: ZipInfo) -> bytes:
        chunks: list[bytes] = []
        size = 0
        with self._zip.open(member) as part:
            while chunk := part.read(CHUNK):
                size += len(chunk)
                self._unpacked += len(chunk)
                bomb = size > RATIO_FROM and size > RATIO * member.compress_size
                if bomb or size > LARGEST_MEMBER or self._unpacked > LARGEST_IN_ALL:
                    raise DocumentError(
                        "{name} unpacks to more than Footnote reads ({limit} MB a part); split it "
                        "into smaller documents.",
                        code="archive-large",
                        name=self._name,
                        limit=round(LARGEST_MEMBER / 1e6),
                    )
                chunks.append(chunk)
        return b"".join(chunks)

    def _refuse_overlaps(self) -> None:
        """Two members in the same bytes are how a small archive is made to unpack without end."""
        members = sorted(self._zip.infolist(), key=lambda member: member.header_offset)
        for member, following in pairwise(members):
            end = member.header_offset + HEADER + len(member.orig_filename) + member.compress_size
            if end > following.header_offset:
                raise _damaged(self._name)


def is_archive(data: bytes) -> bool:
    """Whether bytes begin as a ZIP archive does."""
    return data.startswith(SIGNATURE)


def _damaged(name: str) -> DocumentError:
    return DocumentError(
        "{name} is a damaged archive; open it in the program that made it and save it again.",
        code="archive-damaged",
        name=name,
    )


def holds_parts(data: bytes, *members: str) -> bool:
    """Whether a file is an archive that holds all these; quick, and never an error."""
    if not is_archive(data) or members[-1].encode() not in data:
        return False
    try:
        archive = Archive(data, "")
    except DocumentError:
        return False
    return all(member in archive for member in members)
