"""The encoding of a web page: what it says of itself, if that is true.

Pages lie about it, mostly by being UTF-8 and saying something older. Letters beyond ASCII that are
UTF-8 throughout are UTF-8: no text in another encoding is that by chance.
"""

import codecs
import re

from bot.formats.plain.decoding import Decoded, decode

WITHIN = 65536  # bytes from the start in which a page names its encoding; scripts may go before
ZEROS_WITHIN = 4096  # bytes from the start in which zero bytes are counted
MOSTLY = 0.5  # share of the letters beyond ASCII that are UTF-8; of another encoding hardly any are
FEWEST_ZEROS = 16  # zero bytes; fewer are dirt in a page, and are dropped
ZEROS = 0.05  # share of zero bytes; of UTF-16 a half, of pictures and programs a tenth and more
NAMED = re.compile(
    rb"<meta[^>]{1,500}charset\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})"
    rb"|<\?xml[^>]{1,200}encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
"""Example: `<meta charset="utf-8">`, `<?xml version="1.0" encoding="ISO-8859-1"?>`."""
CODECS = {
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "windows-949": "cp949",
    "x-euc-jp": "euc-jp",
    "x-cp1252": "cp1252",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
}
"""By the names of the WHATWG's Encoding Standard: Python's, where they differ."""
SAME = frozenset(
    """
    utf-8 gb18030 euc-jp iso-2022-jp koi8-r koi8-u cp949 cp932 big5-hkscs iso-8859-2 iso-8859-3
    iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-10 iso-8859-13 iso-8859-14
    iso-8859-15 iso-8859-16 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254
    windows-1255 windows-1256 windows-1257 windows-1258 cp1250 cp1251 cp1252
    """.split()
)
"""Those that Python knows by the same name; no other is believed (UTF-7 hides tags)."""


def decode_page(data: bytes, name: str, charset: str | None = None) -> Decoded:
    """The text of a page: by its byte-order mark, what it names, UTF-8, Windows-1252.

    Args:
        name: what sentences call the document.
        charset: what its surroundings name, which goes before what the page does.

    Raises:
        DocumentError: it has NUL bytes and is no UTF-16.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _marked(data, name)
    if data.count(0, 0, ZEROS_WITHIN) >= max(FEWEST_ZEROS, ZEROS * len(data[:ZEROS_WITHIN])):
        return decode(data, name)  # UTF-16 without a mark, or no text at all
    said = _codec(charset) or _codec(_named(data))
    encodings = ["utf-8"] if said is None or not data.isascii() else []
    for encoding in (*encodings, *([said] if said else [])):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    note = "are not in the encoding that it names; they are shown as �"
    if said is not None and said != "utf-8":
        return Decoded(data.decode(said, "replace"), said, (f"Some letters of {name} {note}.",))
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    beyond = sum(not letter.isascii() for letter in text)
    if beyond - broken >= MOSTLY * beyond:
        return Decoded(
            text, "utf-8", (f"Some letters of {name} are not UTF-8; they are shown as �.",)
        )
    return Decoded(
        data.decode("cp1252", "replace"),
        "cp1252",
        (f"{name} does not name its encoding; it is read as cp1252.",),
    )


def _marked(data: bytes, name: str) -> Decoded:
    """The text of a page with a byte-order mark, which is no part of it."""
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-16"
    text = data.decode(encoding, "replace")
    broken = "\N{REPLACEMENT CHARACTER}" in text
    notes = (f"Some letters of {name} are broken; they are shown as �.",) if broken else ()
    return Decoded(text, encoding.removesuffix("-sig"), notes)


def _named(data: bytes) -> str | None:
    match = NAMED.search(data, 0, WITHIN)
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _codec(charset: str | None) -> str | None:
    """Python's name of an encoding; None where it is unknown or must not be used."""
    if charset is None:
        return None
    charset = charset.strip().lower()
    if charset in CODECS:
        return CODECS[charset]
    return charset if charset in SAME else None
