"""What readers of several formats refuse, in the same sentence."""

from bot.errors import DocumentError, EncryptedError


def encrypted(name: str) -> EncryptedError:
    """For a document that is under a password."""
    return EncryptedError(
        "{name} is encrypted; open it in the program that made it and save it without a password.",
        code="encrypted",
        name=name,
    )


def nested(name: str) -> DocumentError:
    """For one whose parts stand in one another too often."""
    return DocumentError(
        "{name} is nested too deeply to be read; save it as PDF or plain text.",
        code="nested",
        name=name,
    )


def too_many_tags(name: str, most: int) -> DocumentError:
    """For one of more marks than can be read in bounded time."""
    return DocumentError(
        "{name} has more than {limit} tags; split it into smaller documents.",
        code="tags",
        name=name,
        limit=most,
    )


def holds_documents(name: str) -> DocumentError:
    """For a file that is no document and holds some, where one is asked for."""
    return DocumentError(
        "{name} holds several documents and is none itself; add it, and they are added.",
        code="holds-documents",
        name=name,
    )


def too_much(name: str, most: int) -> DocumentError:
    """For a file in another one that holds too many, or too much."""
    return DocumentError(
        "{name} was not taken out of its file, which holds more than {limit} documents, or more "
        "bytes than are read; split it.",
        code="holds-too-much",
        name=name,
        limit=most,
    )


def archive_inside(name: str) -> DocumentError:
    """For an archive that stands in another file."""
    return DocumentError(
        "{name} is an archive inside another file; take it out and add it by itself.",
        code="archive-inside",
        name=name,
    )
