"""What a file holds beside or instead of a document: done in the process apart.

A message holds what is attached to it, a mailbox messages, an archive files; each of them becomes a
document of its own, known by the SHA-256 of its bytes. Archives inside other files are not opened.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.documents import SLASH, shown_name
from bot.errors import DocumentError, Notice
from bot.formats.format import Member
from bot.formats.refusals import archive_inside, nested, too_much
from bot.formats.sandbox.reading import format_of, is_known
from bot.formats.unread.kinds import UNKNOWN, Counted, PassedOver, by_name, is_hidden
from bot.formats.unread.signatures import kind_of

MOST_MEMBERS = 5_000  # files in one that become documents
LARGEST = 256 * 1024 * 1024  # bytes of all of them together
ARCHIVE = "zip"
DEEPEST = 3  # messages attached to one another
LONGEST_NAME = 500  # code points of a name from the file down


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a file holds."""

    members: tuple[Member, ...]
    """Those that may be documents."""
    passed_over: PassedOver
    """What of the others a person should be told."""
    is_document: bool
    """Whether the file is a document itself too."""


def holds_others(data: bytes, name: str) -> bool:
    """Whether a file may hold others; quick."""
    return format_of(data, name=name).holds(data)


def open_parcel(data: bytes, name: str, _wanted: None) -> Parcel:
    """Take out what a file holds.

    Raises:
        DocumentError: it is damaged, encrypted, or made to do harm.
    """
    opening = _Opening(name)
    opening.open(Member("", data), 0)
    notices = tuple(opening.notices)
    counted = tuple((each, opening.counted[each]) for each in Counted if opening.counted[each])
    return Parcel(
        tuple(opening.members.values()),
        PassedOver(notices, counted),
        format_of(data, name=name).is_document,
    )


class _Opening:
    """One file being opened, and what was found in it so far."""

    def __init__(self, name: str) -> None:
        self.members: dict[str, Member] = {}
        self.notices: list[Notice] = []
        self.counted: Counter[Counted] = Counter()
        self._name = name
        self._size = 0

    def open(self, holder: Member, depth: int) -> None:
        """Take out what one file holds, and what that holds."""
        called = self._called(holder.name)
        format = format_of(holder.data, name=called)
        try:
            for each in format.unpack(holder.data, called):
                if isinstance(each, DocumentError):
                    self.notices.append(each.notice)
                else:
                    self._take(Member(self._named(holder.name, each.name), each.data), depth)
        except RecursionError as error:
            raise nested(called) from error

    def _take(self, member: Member, depth: int) -> None:
        called = self._called(member.name)
        if any(map(is_hidden, member.name.split("/"))):
            self.counted[Counted.HIDDEN] += 1
        elif not member.data:
            self.counted[Counted.EMPTY] += 1
        elif not is_known(member.data, called):
            kind = kind_of(member.data, called) or by_name(called) or UNKNOWN
            if kind.counted:
                self.counted[kind.counted] += 1
            else:
                self.notices.append(kind.refusal(called).notice)
        elif self._is_too_much(member):
            self.notices.append(too_much(called, MOST_MEMBERS).notice)
        else:
            self._keep(member, depth)

    def _keep(self, member: Member, depth: int) -> None:
        called = self._called(member.name)
        format = format_of(member.data, name=called)
        if format.name == ARCHIVE or depth > DEEPEST:
            self.notices.append(archive_inside(called).notice)
            return
        if format.is_document:
            self.members[member.name] = member
            self._size += len(member.data)
        if format.holds(member.data):
            try:
                self.open(member, depth + 1)
            except DocumentError as error:
                self.notices.append(error.notice)

    def _named(self, holder: str, name: str) -> str:
        """The name of a file in another, which none has yet: of two alike the second is "(2)"."""
        name = shown_name("/".join(SLASH.split(name)))[-LONGEST_NAME:]
        whole = f"{holder}/{name}" if holder else name
        path, again = PurePosixPath(whole), 1
        while whole in self.members:
            again += 1
            whole = str(path.with_name(f"{path.stem} ({again}){path.suffix}"))
        return whole

    def _is_too_much(self, member: Member) -> bool:
        full = len(self.members) >= MOST_MEMBERS
        return full or self._size + len(member.data) > LARGEST

    def _called(self, name: str) -> str:
        return shown_name(f"{self._name}/{name}" if name else self._name)
