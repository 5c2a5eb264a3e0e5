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
