"""Documents that are made to keep a program busy: small, and of every format.

Each text is one thing over and over, as long as is asked for. What looks at it twice over as often
as it is long does not end with the longest; what reads it once takes a moment.
"""

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO

from tests.support.documents.pdf_files import by_hand, nested_forms, page_drawn_by

HEAD = "# Words"
REPEATED = {
    "blanks": " ", "line ends": "\n", "returns": "\r", "tabs": "\t", "no-break": "\u00a0",
    "letters": "a", "capitals": "A", "words": "a ", "points": ".", "spaced points": ". ",
    "questions": "?", "quotes": '"', "opened quotes": "“", "closed quotes": "a” ", "stars": "*",
    "bold": "** ", "emphasis": "*a ", "underlines": "_", "hashes": "#", "headings": "# A\n",
    "rules": "---\n", "underlined": "A\n=\n", "bullets": "- ", "items": "- a\n", "quoted": "> ",
    "quoted lines": "> a\n", "rows": "|a|", "table": "|a|b|\n", "cells": "a\t", "brackets": "[",
    "closed": "]", "round": "(", "curly": "{", "angles": "<", "ampersands": "&", "links": "[a](",
    "images": "![", "code": "`", "fences": "```\n", "backslashes": "\\", "digits": "1", "times": "0:00 ",
    "time lines": "[00:00] A\n", "dotted": "1.", "hyphens": "-", "parted": "a-\n", "equals": "= ",
    "names": "Ada Obi: I dug?\n\n", "names in a row": "A: ", "one line names": "A: a\n",
    "questions and answers": "Q. Who?\n\nA. I.\n\n", "bold names": "**Ada**\n\nI dug.\n\n",
    "bracketed": "[Ada] I dug?\n", "asked": "Do you dig?\n\nI dig.\n\n", "returned": "Ada: I dug?\r\r",
    "returned names": "Ada\r\rI dug.\r\r", "subjects": "Ada Obi was. ", "initials": "A. ",
    "marked": "「", "full stops": "。", "soft hyphens": "a\u00ad", "accents": "e\u0301", "marks": "\u0301",
    "wide": "中", "emoji": "😀", "hebrew": "א ", "null": "a\x00", "arrows": ">> ", "arrow lines": ">> A: a\n",
    "addresses": "http://a.", "ats": "a@", "slashes": "/", "pipes": "|", "commas": ",", "semicolons": ";",
    "cues": "1\n00:00:00,000 --> 00:00:01,000\na\n\n", "cue lines": "00:00.000 --> 00:01.000\na\n\n",
    "cue times": "00:00.000 --> ", "tags": "<b>", "voices": "<v A>a", "comments": "<!--", "scripts": "<script>",
    "entities": "&amp;", "cdata": "<![CDATA[", "declared": "<!DOCTYPE", "processing": "<?xml ",
    "groups": "{\\b ", "destinations": "{\\*\\x ", "unicode": "\\u-1 ", "hex": "\\'e9", "fonts": "{\\f0 ",
    "yaml": "a: &a [*a]\n", "yaml lists": "- - ", "mappings": "{a: ", "json objects": '{"a":', "json lists": "[1,",
    "csv": 'a,"', "wiki": "= = a = =\n",
}  # fmt: skip
STARTS = {
    ".txt": ("", HEAD, "A", '"', "Interview by Ada Obi\n\n", "Ada: Do you dig?\n\nObi: I dig.\n\n"),
    ".md": ("", HEAD, "**", "- ", "---\n", "+++\n", "| a |\n|---|\n", "[a]: "),
    ".html": ("<html><body><p>", "<html><head><title>", "<html><body><p style='", "<html><!--", "<html><head><meta charset="),
    ".rtf": ("{\\rtf1 ", "{\\rtf1{\\fonttbl", "{\\rtf1{\\info{\\title ", "{\\rtf1\\bin999999 "),
    ".srt": ("1\n00:00:00,000 --> 00:00:01,000\n", ""),
    ".vtt": ("WEBVTT\n\n00:00.000 --> 00:01.000\n", "WEBVTT\n\nNOTE ", "WEBVTT\n\nSTYLE\n"),
    ".json": ("", "[", '{"question": "', '[{"question": "Who?", "answer": "I"},'),
    ".csv": ("question,answer\n", "", 'question,answer\n"', "sep=,\n"),
}  # fmt: skip
"""What the text stands behind, by the ending of the file's name."""
TAGS = ("b", "div", "p", "span", "table", "li", "blockquote", "a")


def texts(length: int, ending: str) -> Iterator[tuple[str, bytes]]:
    """Files of one format of text, of about so many code points, and what each is."""
    for start in STARTS[ending]:
        for name, words in REPEATED.items():
            text = start + words * (length // len(words))
            yield f"{start!r} and {name}{ending}", f"{text}x".encode()


def pages(length: int) -> Iterator[tuple[str, bytes]]:
    """Web pages that are nested, or of elements with very much in them."""
    for tag in TAGS:
        count = length // (len(tag) + 2)
        yield f"nested {tag}.html", b"<html><body>" + f"<{tag}>".encode() * count + b"words"
        closed = f"<{tag}>a</{tag}>" * (length // (2 * len(tag) + 6))
        yield f"many {tag}.html", f"<html><body>{closed}words".encode()
    yield (
        "attributes.html",
        b"<html><body " + b" ".join(b"a%d=1" % number for number in range(length // 8)) + b">words",
    )
    yield "classes.html", b"<html><body class='" + b"a " * (length // 2) + b"'>words"
    yield "styles.html", b"<html><body><p style='" + b"a:b;" * (length // 4) + b"'>words"


def lists(length: int) -> Iterator[tuple[str, bytes]]:
    """Lists of questions that are nested, or very long in one place."""
    yield "nested lists.json", b"[" * length
    yield "nested objects.json", b'{"a":' * (length // 5) + b"1" + b"}" * (length // 5)
    yield "digits.json", b'[{"question": "Who?", "answer": ' + b"9" * length + b"}]"
    many = [{"question": "Who?", "answer": "I."}] * (length // 40)
    yield "many.json", json.dumps(many).encode()
    yield "one cell.csv", b'question,answer\nWho?,"' + b"a " * (length // 2) + b'"\n'
    yield "many columns.csv", b"question,answer" + b",a" * (length // 2) + b"\nWho?,I.\n"
    yield "many rows.csv", b"question,answer\n" + b"Who?,I.\n" * (length // 8)


def word_files(length: int) -> Iterator[tuple[str, bytes]]:
    """Word documents whose parts are nested, or unpack to very much."""
    word = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    for kind, inside in (
        ("paragraphs", b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * (length // 34)),
        ("runs", b"<w:p>" + b"<w:r><w:t>a</w:t></w:r>" * (length // 23) + b"</w:p>"),
        ("blanks", b"<w:p><w:r><w:t>a" + b" " * length + b"x</w:t></w:r></w:p>"),
        ("nested", b"<w:tbl><w:tr><w:tc>" * (length // 19) + b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"
         + b"</w:tc></w:tr></w:tbl>" * (length // 19)),
        ("unclosed", b"<w:p>" * (length // 5)),
    ):  # fmt: skip
        body = word + inside + (b"" if kind == "unclosed" else b"</w:body></w:document>")
        yield (
            f"{kind}.docx",
            zipped(
                {
                    "[Content_Types].xml": b"<Types/>",
                    "_rels/.rels": RELATIONS,
                    "word/document.xml": body,
                }
            ),
        )
    yield "zeros.docx", zipped({"word/document.xml": bytes(100 * length)})


def opendocument_files(length: int) -> Iterator[tuple[str, bytes]]:
    """OpenDocument texts whose parts are nested, or ask for very much."""
    office = (
        b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    )
    end = b"</office:text></office:body></office:document-content>"
    for kind, inside in (
        ("paragraphs", b"<text:p>a</text:p>" * (length // 18)),
        ("spans", b"<text:p>" + b"<text:span>" * (length // 24) + b"a" + b"</text:span>" * (length // 24) + b"</text:p>"),
        ("spaces", b'<text:p>a<text:s text:c="999999999"/>b</text:p>'),
        ("lists", b"<text:list><text:list-item>" * (length // 60) + b"<text:p>a</text:p>" + b"</text:list-item></text:list>" * (length // 60)),
    ):  # fmt: skip
        yield (
            f"{kind}.odt",
            zipped(
                {
                    "mimetype": b"application/vnd.oasis.opendocument.text",
                    "content.xml": office + inside + end,
                }
            ),
        )


def books(length: int) -> Iterator[tuple[str, bytes]]:
    """EPUBs whose chapter is long, nested, or read very often."""
    chapter = b"<html><body>" + b"<p>a</p>" * (length // 8) + b"</body></html>"
    nested = (
        b"<html><body>"
        + b"<div>" * (length // 11)
        + b"a"
        + b"</div>" * (length // 11)
        + b"</body></html>"
    )
    for kind, page, times in (
        ("one", chapter, 1),
        ("often", chapter, 1_000),
        ("nested", nested, 1),
    ):
        yield f"{kind}.epub", zipped(book(page, times))


RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    b'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)


def book(page: bytes, times: int) -> dict[str, bytes]:
    """The parts of an EPUB whose one chapter stands in its spine so often."""
    container = (
        b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        b'full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        b'<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
        b'media-type="application/xhtml+xml"/></manifest><spine>'
        + b'<itemref idref="a"/>' * times
        + b"</spine></package>"
    )
    return {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": container,
        "a.opf": package,
        "a.xhtml": page,
    }


def zipped(parts: dict[str, bytes]) -> bytes:
    """A ZIP archive of those parts."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def documents(length: int) -> Iterator[tuple[str, bytes]]:
    """All of them; the name's ending says the format."""
    for ending in STARTS:
        yield from texts(length, ending)
    yield from pages(length)
    yield from lists(length)
    yield from word_files(length)
    yield from opendocument_files(length)
    yield from books(length)


def drawings() -> Iterator[tuple[str, bytes]]:
    """PDFs of a few kB that draw very much: forms within forms, one text over and over, pages."""
    yield "forms within forms.pdf", nested_forms(9)
    yield "one form very often.pdf", nested_forms(2, times=100_000)
    yield "text repeated.pdf", page_drawn_by(b"BT /F 9 Tf " + b"(well) Tj " * 2_000_000 + b"ET")
    yield "pages that share a drawing.pdf", shared_pages(2_000)
    yield "forms for long.pdf", nested_forms(4, times=40)


def shared_pages(count: int) -> bytes:
    """Pages that all draw one stream of 3,000 words: 100 bytes a page, and seconds of work."""
    drawn = [b"1 0 0 1 50 %f Tm (well and water) Tj" % (800 - row * 0.7) for row in range(1_000)]
    stream = b"BT /F 9 Tf " + b"\n".join(drawn) + b" ET"
    kids = b" ".join(b"%d 0 R" % (4 + number) for number in range(count))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
    )
    return by_hand(
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids),
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        *[page] * count,
    )
