"""ZIP archives: folders of documents in one file, each of which becomes a document of its own.

What is a ZIP archive and has another ending is a document of a program, and not opened here.
"""

from bot.errors import DocumentError, EncryptedError
from bot.formats.archive import Archive
from bot.formats.format import Extract, Format, Member, Unpacked
from bot.formats.refusals import holds_documents


def read(_data: bytes, name: str, _password: str | None) -> Extract:
    """Nothing: it is no document.

    Raises:
        DocumentError: always.
    """
    raise holds_documents(name)


def unpack(data: bytes, name: str) -> Unpacked:
    """The files, each called by its folders and its name.

    Raises:
        DocumentError: the archive is damaged, encrypted, or made to do harm.
    """
    archive = Archive(data, name)
    for member in archive.names:
        if member.endswith(("/", "\\")):
            continue
        try:
            yield Member(member, archive.read(member))
        except EncryptedError:
            raise
        except DocumentError as error:
            yield error


FORMAT = Format(
    name="zip",
    endings=(".zip",),
    recognises=lambda _: False,  # documents of many programs are archives too
    read=read,
    holds=lambda _: True,
    unpack=unpack,
    is_document=False,
)
