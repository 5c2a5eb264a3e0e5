"""The encoding of a page: believed only if it is true, and a guess is told."""

import pytest

from tests.bot.formats.html.reading import read
from tests.support.documents.web_pages import page

WORDS = "<p>Où est le café – “ici” ?</p>"
SAID = "<!DOCTYPE html><meta charset={}>" + WORDS


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SAID.format("utf-8").encode(), "utf-8"),
        (b"\xef\xbb\xbf" + SAID.format("latin1").encode(), "utf-8"),
        (SAID.format("latin1").encode(), "utf-8"),
        (SAID.format("iso-8859-1").encode("cp1252"), "cp1252"),
        (SAID.format("utf-8").encode("cp1252"), "cp1252"),
        (SAID.format("utf-7").encode("cp1252"), "cp1252"),
        (SAID.format("no-such").encode("utf-16"), "utf-16"),
        (SAID.format("utf-16").encode("utf-16-le"), "utf-16"),
        (SAID.format("utf-16").encode(), "utf-8"),
        (("<!DOCTYPE html>" + WORDS).encode("cp1252"), "cp1252"),
    ],
)
def test_an_encoding_is_believed_only_if_it_is_true(data: bytes, encoding: str) -> None:
    """Mark, then UTF-8 that proves itself, then what is named, then Windows-1252."""
    extract = read(data)

    assert (extract.text, extract.encoding) == ("Où est le café – “ici” ?", encoding)


def test_asian_pages_and_a_few_broken_bytes_are_read_and_told() -> None:
    """WHATWG's names mean more than Python's; one broken letter costs one letter."""
    assert read(b"<html><meta charset=gb2312><p>" + "镕基".encode("gb18030")).text == "镕基"
    broken = read(page("<p>déjà vu, déjà lu</p>").replace(b"vu", b"v\xff"))

    assert broken.text == "déjà v�, déjà lu"
    assert broken.notes == ("Some letters of page.html are not UTF-8; they are shown as �.",)


@pytest.mark.parametrize("before", [0, 900, 3_000, 4_090, 5_000, 20_000, 60_000])
@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "iso-8859-5"])
def test_an_encoding_named_after_long_scripts_is_found(before: int, charset: str) -> None:
    """However many of a page's first bytes are others', as browsers look on, too."""
    script = f"<script>{'a = 1; ' * (before // 7)}</script>"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    words = "Где находится колодец?"

    extract = read(f"<html><head>{script}{meta}</head><p>{words}</p>".encode(charset))

    assert extract.text == words
    assert not extract.notes


def test_a_guess_at_an_encoding_is_told() -> None:
    """No page proves Windows-1252."""
    assert read(b"<html><p>caf\xe9").notes == (
        "page.html does not name its encoding; it is read as cp1252.",
    )
