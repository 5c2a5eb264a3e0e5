"""Messages: the words once, whose they are, and what is attached taken out."""

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import Day, ParagraphKind
from bot.errors import DocumentError, EncryptedError
from bot.formats.format import Extract
from bot.formats.mail.message import FORMAT
from bot.formats.sandbox.reading import format_of
from tests.bot.formats.mail.messages import mail, message

WORDS = "the supplier – Müller & Søn – says that it won’t replace them before May."
PAGE = f"<html><body><p>Dear Bo,</p><p>{WORDS}</p></body></html>"


def read(data: bytes) -> Extract:
    """What is read of a message."""
    return FORMAT.read(data, "a.eml", None)


def said(extract: Extract) -> list[tuple[str | None, str]]:
    """Who says what, as far as others than the sender do."""
    starts = [voice.span.start for voice in extract.layout.voices]
    ends = [*starts[1:], len(extract.text)]
    spans = zip(extract.layout.voices, starts, ends, strict=True)
    return [(voice.speaker, extract.text[start:end].strip()) for voice, start, end in spans]


@pytest.mark.parametrize(
    "data",
    [
        mail(WORDS),
        mail(WORDS, PAGE),
        mail(None, PAGE),
        mail(WORDS, X_Mailer="x"),
        mail(WORDS).replace(b"\n", b"\r\n"),
        b"From ann@example.org Mon Mar  4 09:15:00 2024\n" + mail(WORDS),
        mail(" \n", PAGE),
    ],
)
def test_the_words_are_read_once_and_decoded(data: bytes) -> None:
    """Plain, as a page, or both; no header of programs, no boundary, no encoding is in it."""
    extract = read(data)

    assert extract.text.count(WORDS) == 1
    assert "MIME" not in extract.text and "=E2" not in extract.text and "<p>" not in extract.text
    assert extract.text.startswith(
        "Delivery of the filters\n\nFrom: Ann Example <ann@example.org>\n"
    )
    assert extract.layout.paragraphs[0].kind is ParagraphKind.HEADING
    assert (extract.title, extract.stated.authors, extract.stated.issued) == (
        "Delivery of the filters",
        ("Ann Example",),
        Day(2024, 3, 4),
    )
    assert format_of(data, name="x.txt").name == "mail"


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?q?Die_Br=C3=BCcke?=", "Die Brücke"),
        ("=?iso-8859-1?B?RGllIEJy/GNrZQ==?=", "Die Brücke"),
        ("=?utf-8?q?Die?=\n =?utf-8?q?_Br=C3=BCcke?=", "Die Brücke"),
        ("=?none-such?q?Wells?=", "Wells"),
        ("a\x00b", "a b"),
    ],
)
def test_headers_are_decoded_however_they_are_written(subject: str, title: str) -> None:
    """Folded, in pieces, in an encoding that nobody knows."""
    data = mail(WORDS).replace(b"Subject: Delivery of the filters", b"Subject: " + subject.encode())

    assert read(data).title == title


@pytest.mark.parametrize(
    ("lead", "author"),
    [
        ("On Mon, 4 Mar 2024 at 09:15, Cy Third <cy@example.org> wrote:", "Cy Third"),
        ("On Mon, 4 Mar 2024 at 09:15, Cy Third\n<cy@example.org> wrote:", "Cy Third"),
        ("On 2024-03-04 09:15, Cy Third wrote:", "Cy Third"),
        ("Am 04.03.2024 um 09:15 schrieb Cy Third <cy@example.org>:", "Cy Third"),
        ("Le lun. 4 mars 2024 à 09:15, Cy Third <cy@example.org> a écrit :", "Cy Third"),
        ("El lun, 4 mar 2024 a las 9:15, Cy Third (<cy@example.org>) escribió:", "Cy Third"),
        ("", None),
        ("You asked:", None),
    ],
)
def test_what_is_quoted_is_not_the_senders(lead: str, author: str | None) -> None:
    """Its marks are gone, and whose it is stands above it or nowhere."""
    extract = read(mail(f"I agree.\n\n{lead}\n> The boxes\n> were wet.\n>\n> Truly.\n\nAnn again."))

    spoken = [(who, words) for who, words in said(extract) if words != " ".join(lead.split())]
    assert ("Ann Example", "I agree.") in [
        (who, w.removesuffix("\n\nYou asked:")) for who, w in spoken
    ]
    assert (author, "The boxes were wet.\n\nTruly.") in [
        (who, words.replace("boxes\n\nwere", "boxes were")) for who, words in spoken
    ]
    assert spoken[-1] == ("Ann Example", "Ann again.")
    assert ">" not in extract.text.split("Date:")[1].replace("<cy@example.org>", "")
    assert extract.layout.messages


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----\nFrom: Cy Third\nSent: Monday, 4 March 2024\nTo: Ann\nSubject: Boxes",
        "---------- Forwarded message ---------\nFrom: Cy Third <cy@example.org>\nDate: Mon\nTo: Ann",
        "________________________________\nFrom: Cy Third <cy@example.org>\nSent: Monday\nTo: Ann",
        "From: Cy Third <cy@example.org>\nSent: Monday\nTo: Ann\nSubject: Boxes",
        "Von: Cy Third\nGesendet: Montag\nAn: Ann\nBetreff: Kisten",
    ],
)
def test_a_message_quoted_whole_is_its_authors(head: str) -> None:
    """As Outlook quotes, without a mark on any line."""
    spoken = said(read(mail(f"See below.\n\n{head}\n\nThe boxes were wet.\n")))

    assert spoken[0] == ("Ann Example", "See below.")
    assert spoken[-1] == ("Cy Third", "The boxes were wet.")


@pytest.mark.parametrize(
    "quote",
    [
        '<div class="gmail_quote"><div>On Mon, 4 Mar 2024, Cy Third &lt;cy@example.org&gt; wrote:<br></div>'
        "<blockquote>The boxes were wet.</blockquote></div>",
        "<div>On Mon, 4 Mar 2024, Cy Third wrote:</div><blockquote type=cite>The boxes were wet.</blockquote>",
    ],
)
def test_a_pages_quotation_is_not_the_senders(quote: str) -> None:
    """As mail programs mark it."""
    spoken = said(read(mail(None, f"<p>I agree.</p>{quote}")))

    assert spoken[0] == ("Ann Example", "I agree.")
    assert ("Ann Example", "The boxes were wet.") not in spoken
    assert any("The boxes were wet." in words for _, words in spoken)


def test_a_message_that_quotes_nobody_is_no_conversation() -> None:
    """Who wrote it is its author, not a speaker."""
    assert read(mail(WORDS)).layout.voices == ()


def test_lines_that_flow_are_one_paragraph() -> None:
    """RFC 3676: a line that ends in a blank goes on in the next."""
    made = message("We count the wells \nand the ropes.\n\n-- \nAnn\n")
    made.set_param("format", "flowed")

    assert "We count the wells and the ropes." in read(made.as_bytes()).text


def test_what_is_attached_is_taken_out() -> None:
    """By its name; pictures in the page are no attachments, a message in a message is one."""
    made = message("See the report.", "<p>See the report.</p>")
    page = list(made.iter_parts())[1]
    assert isinstance(page, EmailMessage)
    page.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<1>")
    made.add_attachment(
        b"%PDF-1.4", maintype="application", subtype="pdf", filename="../rep/ort.pdf"
    )
    made.add_attachment("a,b\n", subtype="csv", filename="Brücke.csv")
    made.add_attachment(message("Inside.", Subject="The inner one"))
    data = made.as_bytes()

    assert FORMAT.holds(data)
    found = [each for each in FORMAT.unpack(data, "a.eml") if not isinstance(each, DocumentError)]
    assert [each.name for each in found] == ["ort.pdf", "Brücke.csv", "The inner one.eml"]
    assert found[0].data == b"%PDF-1.4"
    assert "Inside." in read(found[2].data).text and "Inside." not in read(data).text
    assert not FORMAT.holds(mail(WORDS))


def test_what_is_encrypted_or_nested_is_refused() -> None:
    """In one sentence."""
    locked = mail(WORDS).replace(b"text/plain", b"application/pkcs7-mime")
    with pytest.raises(EncryptedError, match=r"^a.eml is encrypted"):
        read(locked)
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(900)
    )
    with pytest.raises(DocumentError, match="nested too deeply"):
        read(mail(WORDS).replace(b"Content-Type: text/plain", parts + b"Content-Type: text/plain"))


@pytest.mark.parametrize(
    "data",
    [
        b"From: Ann\nTo: Bo\nSubject: A memo\n\nWords of a memo.",
        b"Ada: I dug.\nObi: Where?\n",
        b"From: <Saved by a browser>\nSubject: Wells\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n",
        b"# Subject: wells\n\nReceived: with thanks.\n",
        b"From here on\nthe valley is dry.",
        b"",
    ],
)
def test_what_is_no_mail_is_not_taken_for_one(data: bytes) -> None:
    """A memo's head, a transcript, a page that a browser saved."""
    assert not FORMAT.recognises(data)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["> ", ">> ", "", "On 4 March 2024, Cy wrote:", "From: Cy", "Sent: x", "To: a", "words"]), max_size=12))  # fmt: skip
def test_no_word_of_a_message_is_lost(lines: list[str]) -> None:
    """However it is quoted, each word stands in the text as often as in the message."""
    numbered = [f"{line} w{n}" for n, line in enumerate(lines)]
    text = read(mail("\n".join(numbered))).text

    assert [text.count(f"w{n}\n") + text.count(f"w{n} ") + text.endswith(f"w{n}") for n in range(len(lines))] == [1] * len(lines)  # fmt: skip
