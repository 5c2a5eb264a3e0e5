"""Messages: a saved mail as its reader sees it, its words once, and whose they are.

The subject is its heading, who wrote it to whom and when a paragraph under it. What is quoted of
earlier messages stays in its place as somebody else's words. What is attached is no part of it: it
is taken out as documents of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.documents import Layout, ParagraphKind, Span, Voice
from bot.formats.builder import Builder
from bot.formats.format import Extract, Format, Member, Unpacked
from bot.formats.html.block import Block
from bot.formats.html.encoding import decode_page
from bot.formats.html.page import read_page
from bot.formats.mail.head import head_of, header, sender, stated
from bot.formats.mail.parts import Words, parse, parts_of
from bot.formats.mail.quoting import Part, author_in, is_lead
from bot.formats.mail.quoting import parts_of as quoted_parts
from bot.formats.plain.text import paragraphs
from bot.formats.titles import sensible_title

WITHIN = 16_384  # bytes from the start in which its headers stand
OPENING = re.compile(
    rb"(?:From [^\r\n]{1,500}\r?\n)?(?:>?[!-9;-~]{1,80}:[^\n]{0,2000}\r?\n"
    rb"(?:[ \t][^\n]{0,2000}\r?\n){0,200}){1,200}"
)
"""Example: `Subject: Wells` and the header lines after it."""
NAMES = re.compile(rb"^([!-9;-~]{1,80}):", re.MULTILINE)
"""Example: the `Subject` of `Subject: Wells`."""
WRITTEN = frozenset({b"from", b"subject", b"to"})
SENT = frozenset(
    b"received message-id return-path delivered-to mime-version content-type x-mailer "
    b"content-transfer-encoding dkim-signature x-original-to in-reply-to references".split()
)
"""Headers that programs write; a memo has `To:` and `Subject:` too."""
ADDRESSED = frozenset(b"to cc bcc received message-id return-path delivered-to".split())
RELATED = re.compile(rb"^content-type:\s{0,9}multipart/related", re.IGNORECASE | re.MULTILINE)
ATTACHING = re.compile(
    rb"^content-disposition:\s{0,9}attachment|^\s{0,9}(?:file)?name\*?\d?\*?=|^content-type:\s{0,9}"
    rb"message/rfc822|;\s{0,9}(?:file)?name\*?\d?\*?=",
    re.IGNORECASE | re.MULTILINE,
)
"""Example: `Content-Disposition: attachment; filename="scan.pdf"`."""
QUOTES = re.compile(
    r"<blockquote\b[^<>]{0,500}|<div\b[^<>]{0,200}(?:gmail_quote|yahoo_quoted|divRplyFwdMsg|"
    r"OLK_SRC_BODY_SECTION|moz-forward-container)[^<>]{0,200}",
    re.IGNORECASE,
)
"""Example: `<blockquote type="cite"`, where a page begins to quote another message."""
ENDS_QUOTES = re.compile(r"</blockquote\s{0,9}>", re.IGNORECASE)


def recognises(data: bytes) -> bool:
    """Whether a file begins with the headers of a message that was sent, and is no saved page."""
    names, opening = _headers(data)
    if not (names & WRITTEN and names & SENT):
        return False
    if RELATED.search(opening) and b"multipart/related" in opening.lower():
        return bool(names & ADDRESSED)  # a browser's archive has none of these
    return True


def holds(data: bytes) -> bool:
    """Whether anything seems to be attached to it."""
    return ATTACHING.search(data) is not None


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """The message.

    Raises:
        DocumentError: it is encrypted or damaged.
    """
    message = parse(data, name)
    builder = Builder()
    subject = header(message, "Subject")
    builder.add(subject, ParagraphKind.HEADING)
    builder.add(head_of(message))
    notes: dict[str, None] = {}
    parts: list[tuple[Part, bool]] = []
    for words in parts_of(message, name).words:
        found = _of_page(words, name, notes) if words.page else _of_text(words, name, notes)
        parts += [(part, words.page) for part in found]
    voices = _write(parts, builder, sender(message))
    text, layout = builder.finish()
    return Extract(
        text,
        _spoken(layout, voices),
        title=sensible_title(subject),
        notes=tuple(notes),
        stated=stated(message),
    )


def unpack(data: bytes, name: str) -> Unpacked:
    """What is attached to it."""
    for each in parts_of(parse(data, name), name).attached:
        yield Member(each.name, each.data)


def _headers(data: bytes) -> tuple[frozenset[bytes], bytes]:
    """The names of the headers that a file begins with, in small letters, and their lines."""
    found = OPENING.match(data.removeprefix(b"\xef\xbb\xbf"), 0, WITHIN)
    if found is None:
        return frozenset(), b""
    return frozenset(each.lower() for each in NAMES.findall(found[0])), found[0]


def _of_text(words: Words, name: str, notes: dict[str, None]) -> Iterator[Part]:
    decoded = decode_page(words.data, name, words.charset or "utf-8")
    notes.update(dict.fromkeys(decoded.notes))
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    yield from quoted_parts(_unflowed(text) if words.flowed else text)


def _of_page(words: Words, name: str, notes: dict[str, None]) -> Iterator[Part]:
    """The parts of a page; its blocks stand apart as paragraphs do."""
    decoded = decode_page(words.data, name, words.charset)
    notes.update(dict.fromkeys(decoded.notes))
    page = decoded.text
    begins = QUOTES.search(page)
    if begins is None:
        yield from quoted_parts(_lined(read_page(page, name=name, xml=False).blocks))
        return
    ends = [each.end() for each in ENDS_QUOTES.finditer(page, begins.start())]
    last = ends[-1] if ends else len(page)
    own = [
        each
        for each in read_page(page[: begins.start()], name=name, xml=False).blocks
        if each.words.strip()
    ]
    lead = own.pop() if own and is_lead(own[-1].words) else None
    author = author_in(lead.words) if lead else None
    yield Part(_lined(own), 0)
    if lead:
        yield Part(lead.words, 0, leads=True)
    for part in quoted_parts(
        _lined(read_page(page[begins.start() : last], name=name, xml=False).blocks)
    ):
        by = part.author if part.level else author
        yield replace(part, level=part.level + 1, author=by)
    yield Part(_lined(read_page(page[last:], name=name, xml=False).blocks), 0)


def _lined(blocks: Iterable[Block]) -> str:
    """Blocks as plain words, a blank line between them."""
    shown = (f"{each.mark} {each.words}" if each.mark else each.words for each in blocks)
    return "\n\n".join(shown)


def _unflowed(text: str) -> str:
    """Lines that end in a blank joined with the next of the same quoting (RFC 3676)."""
    lines: list[str] = []
    for line in text.split("\n"):
        marks = len(line) - len(line.lstrip(">"))
        before = lines[-1] if lines else ""
        goes_on = before.endswith(" ") and before.rstrip() != "--"
        if goes_on and len(before) - len(before.lstrip(">")) == marks:
            lines[-1] = before + line[marks:].removeprefix(" ")
        else:
            lines.append(line)
    return "\n".join(lines)


def _write(parts: Iterable[tuple[Part, bool]], builder: Builder, sender: str | None) -> list[Voice]:
    """Write the parts; who speaks from where on."""
    voices: list[Voice] = []
    for part, is_page in parts:
        whose = None if part.leads else part.author if part.level else sender
        begins = True
        for words, kind in _blocks(part.text, is_page=is_page):
            placed = builder.add(words, kind)
            if placed is not None and begins:
                voices.append(Voice(Span(placed.start, placed.start), whose, False))
                begins = False
    return voices


def _blocks(text: str, *, is_page: bool) -> Iterator[tuple[str, ParagraphKind]]:
    """The paragraphs of a part, lines that only the width has parted joined."""
    for paragraph in paragraphs(text):
        words = text[paragraph.start : paragraph.end]
        kind = ParagraphKind.TEXT if paragraph.kind is ParagraphKind.HEADING else paragraph.kind
        yield words if is_page else " ".join(line.strip() for line in words.split("\n")), kind


def _spoken(layout: Layout, voices: list[Voice]) -> Layout:
    """The layout, with voices where others than the sender have words in it."""
    if len({voice.speaker for voice in voices}) < 2:
        return layout
    return replace(layout, voices=tuple(voices), messages=True)


FORMAT = Format(
    name="mail",
    endings=(".eml", ".emlx"),
    recognises=recognises,
    read=read,
    holds=holds,
    unpack=unpack,
)
