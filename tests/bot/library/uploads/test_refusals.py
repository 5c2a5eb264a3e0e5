"""What a visitor may not upload, and names that do no harm."""

import threading

import pytest

from bot.errors import DocumentError, FootnoteError, UploadError
from bot.library.uploads import LARGEST, LONGEST_NAME, MOST, Uploads, own_name
from tests.bot.library.uploads.visiting import ADA, BEN, MILL, WELL, locked, names


def test_one_document_too_many_is_refused_and_a_replacement_is_not(visitors: Uploads) -> None:
    """The sentence says how many there are and what to do; those there stay."""
    for number in range(MOST):
        visitors.add(ADA, f"{number:02}.txt", f"Story number {number}.".encode())

    with pytest.raises(UploadError, match=f"one.txt was not added: you have {MOST} documents here"):
        visitors.add(ADA, "one.txt", WELL)
    visitors.add(ADA, "07.txt", WELL)
    visitors.add(BEN, "one.txt", WELL)

    assert len(names(visitors, ADA)) == MOST and names(visitors, BEN) == ["one.txt"]


def test_too_much_text_is_refused_before_it_is_encoded(
    visitors: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of a visitor's documents count together, by their text."""
    monkeypatch.setattr("bot.library.uploads.LONGEST", len(WELL) + len(MILL) - 1)
    visitors.add(ADA, "well.txt", WELL)

    with pytest.raises(UploadError, match=r"mill\.txt was not added: it has \d+ characters"):
        visitors.add(ADA, "mill.txt", MILL)
    assert names(visitors, ADA) == ["well.txt"]


@pytest.mark.parametrize(
    ("data", "kind", "sentence"),
    [
        (b"x" * (LARGEST + 1), UploadError, r"has 50\.0 MB, and the limit is 50 MB; split"),
        (b"", DocumentError, "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\x00", DocumentError, "bad.pdf"),
        (locked(), DocumentError, "is encrypted; open it .* save it without a password"),
    ],
    ids=["too large", "empty", "a picture", "encrypted"],
)
def test_a_bad_document_is_one_sentence_and_loses_nothing(
    visitors: Uploads, data: bytes, kind: type[FootnoteError], sentence: str
) -> None:
    """It begins with the document's name; what was there before still is."""
    visitors.add(ADA, "well.txt", WELL)

    with pytest.raises(kind, match=sentence) as refused:
        visitors.add(ADA, "bad.pdf", data)
    assert str(refused.value).startswith("bad.pdf ") and "\n" not in str(refused.value)
    assert "--" not in str(refused.value)  # an option of the command line is no help here
    assert names(visitors, ADA) == ["well.txt"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\letters\\one.docx", "one.docx"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("a\n[1] forged.txt", "a\ufffd[1] forged.txt"),
        ("\u202efdp.exe", "\ufffdfdp.exe"),
        ("..", "document"),
        ("", "document"),
        ("כותרת.txt", "כותרת.txt"),
    ],
)
def test_a_hostile_name_is_harmless_on_one_line(given: str, shown: str) -> None:
    """No folder, no line's end, nothing that turns the line around."""
    assert own_name(given) == own_name(own_name(given)) == shown


def test_a_long_name_is_cut_before_its_ending(visitors: Uploads) -> None:
    """The ending stays, as it may say the format."""
    (document,) = visitors.add(ADA, "long " * 100 + ".md", WELL).documents

    assert len(document.name) == LONGEST_NAME and document.name.endswith("….md")


def test_visitors_who_add_at_once_all_keep_their_documents(visitors: Uploads) -> None:
    """They wait for each other."""
    threads = [
        threading.Thread(
            target=visitors.add, args=(f"{number}" * 43, "well.txt", WELL + b"%d" % number)
        )
        for number in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert all(names(visitors, f"{number}" * 43) == ["well.txt"] for number in range(6))
