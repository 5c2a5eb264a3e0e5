"""Visitors' own documents: whose they are, what is refused, and when they are gone."""

import hashlib
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.chatbot import Chatbot
from bot.citing.correction import Correction
from bot.documents.keys import SourceKey
from bot.errors import DocumentError, FootnoteError, LibraryError, UploadError
from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.library.uploads import LARGEST, LONGEST_NAME, MOST, Uploads, own_name
from bot.retrieval.scope import Scope
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.documents.pdf_files import Sheets
from tests.support.histories import QUESTIONS, TEXTS, told
from tests.support.toy_encoder import CountingEncoder, ToyEncoder

ADA, BEN = "a" * 43, "b" * 43
WELL = b"The village\n\nThe villagers dug the well in a dry summer.\n\nIt was full by autumn.\n"
MILL = b"The mill\n\nThe miller ground the corn at night.\n\nThe wheel sang.\n"


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_on(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library that serves one document."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(decode_document(b"A walk\n\nWe walked home.\n", name="walk.txt"), place="/walk")
        yield library


@pytest.fixture
def clock() -> Clock:
    """The time the visitors go by."""
    return Clock()


@pytest.fixture
def visitors(library: Library, clock: Clock) -> Uploads:
    """Visitors whose documents are kept for an hour."""
    return Uploads(library, clock=clock)


def names(visitors: Uploads, visitor: str) -> list[str]:
    return [document.name for document in visitors.documents(visitor)]


def files_with(folder: Path, words: bytes) -> list[str]:
    """The files under a folder in which words stand, whatever their letters' case."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if words.lower() in path.read_bytes().lower()]


def test_a_document_is_its_visitors_alone(visitors: Uploads, library: Library) -> None:
    """Neither another visitor, nor the list of what is served, knows of it."""
    visitors.add(ADA, "well.txt", WELL)

    assert names(visitors, ADA) == ["well.txt"]
    assert names(visitors, BEN) == []
    assert [document.name for document in library.documents()] == ["walk.txt"]
    assert [entry.name for entry in library.entries()] == ["walk.txt"]
    with pytest.raises(LibraryError, match=r"holds no well\.txt"):
        library.remove("well.txt")


def test_served_and_own_documents_are_asked_together(visitors: Uploads, library: Library) -> None:
    """The own one is quoted like any other, and only to its visitor."""
    visitors.add(ADA, "well.txt", WELL)
    chatbot = Chatbot(library, ToyEncoder(), documents=library.documents())
    question = "the villagers dug the well in a dry summer"

    own = chatbot.answer(question, among=Scope((*chatbot.documents, *visitors.documents(ADA))))
    other = chatbot.answer(question)

    assert (own.citations or own.closest)[0].document.name == "well.txt"
    assert {each.document.name for each in (*other.citations, *other.closest)} <= {"walk.txt"}


def test_the_same_bytes_of_two_visitors_are_kept_and_removed_apart(
    visitors: Uploads, library: Library
) -> None:
    """Each has a document under their own name, and loses only that."""
    visitors.add(ADA, "well.txt", WELL)
    visitors.add(BEN, "my well.txt", WELL)
    both = (names(visitors, ADA), names(visitors, BEN))

    visitors.remove(ADA, "well.txt")

    assert both == (["well.txt"], ["my well.txt"])
    assert (names(visitors, ADA), names(visitors, BEN)) == ([], ["my well.txt"])
    assert library.has(visitors.documents(BEN)[0])


@pytest.mark.parametrize("held", ["by nobody", "by a visitor", "by the library", "by the visitor"])
def test_an_upload_is_read_and_encoded_whoever_has_the_same(tmp_path: Path, held: str) -> None:
    """What the encoder is given and what is told on the way are the same; only one's own is quick.

    Else the time that an upload takes would say whether somebody here has that very file.
    """
    encoder = CountingEncoder()
    with Library(tmp_path, encoder) as library:
        visitors = Uploads(library)
        if held == "by the library":
            library.add(decode_document(WELL, name="well.txt"), place="/well.txt")
        elif held != "by nobody":
            visitors.add(ADA if held == "by a visitor" else BEN, "well.txt", WELL)
        encoder.encoded.clear()
        told: list[tuple[int, int]] = []

        visitors.add(BEN, "well.txt", WELL, progress=lambda *numbers: told.append(numbers))

    passages = [
        each.embedded
        for each in split_passages(Transcript.of(decode_document(WELL, name="well.txt")))
    ]
    again = held == "by the visitor"
    assert sorted(encoder.encoded) == ([] if again else sorted(passages))
    assert told == ([] if again else [(len(passages), len(passages))])


def test_what_one_visitor_says_of_a_document_another_with_the_same_does_not_see(
    visitors: Uploads, library: Library
) -> None:
    """Speakers' names and corrections are of one visitor's document, not of its bytes."""
    talk = b"Reporter: What happened then?\n\nGuide: I waited there, and so did all of us.\n"
    own, other = (visitors.add(each, "talk.txt", talk) for each in (ADA, BEN))

    library.rename_speaker(own, "Guide", "Mr Secret")
    library.references.correct(own, Correction(title="The secret talk"))

    assert [each.name for each in library.speakers(own)] == ["Reporter", "Mr Secret"]
    assert [each.name for each in library.speakers(other)] == ["Reporter", "Guide"]
    assert library.references.correction(other) == Correction()


def test_a_visitors_answers_are_the_same_whatever_others_upload(
    visitors: Uploads, library: Library
) -> None:
    """Quotations, order, scores bit for bit and confidence; before, after, and when it is gone."""
    chatbot = Chatbot(library, ToyEncoder(), documents=library.documents())
    for number, text in enumerate(TEXTS[:3]):
        visitors.add(BEN, f"{number}.md", text.encode())

    def answers() -> list[object]:
        asked = (*chatbot.documents, *visitors.documents(BEN))
        return [
            told(chatbot.answer(question, among=Scope(documents)))
            for question in QUESTIONS
            for documents in (asked, None)
        ]

    before = answers()
    visitors.add(ADA, "days.md", TEXTS[4].encode())
    visitors.add(ADA, "the same.md", TEXTS[1].encode())
    during = answers()
    visitors.remove(ADA, "days.md")

    assert before == during == answers()


def test_what_is_served_and_uploaded_too_is_quoted_once(
    visitors: Uploads, library: Library
) -> None:
    """As a visitor sees no difference between the two."""
    own = visitors.add(BEN, "walk.txt", b"A walk\n\nWe walked home.\n")
    chatbot = Chatbot(library, ToyEncoder(), documents=library.documents())

    answer = chatbot.answer("Who walked home?", among=Scope((*chatbot.documents, own)))

    assert len((*answer.citations, *answer.closest)) == 1


def test_a_document_that_is_served_too_stays_when_its_visitor_goes(
    visitors: Uploads, library: Library, clock: Clock
) -> None:
    """A place of one's own is one place; the path on the machine is another."""
    visitors.add(ADA, "walk-home.txt", b"A walk\n\nWe walked home.\n")

    clock.pass_on(hours=2)
    visitors.expire()

    (walk,) = library.documents()
    assert walk.name == "walk.txt" and library.has(walk)


def test_nobody_else_learns_what_a_visitor_calls_a_document(
    visitors: Uploads, library: Library
) -> None:
    """Who adds the same bytes is not given the document that only a visitor has."""
    visitors.add(ADA, "my secret.txt", WELL)
    reading = SourceKey(hashlib.sha256(WELL).hexdigest(), "text", visitors.documents(ADA)[0].reader)

    assert library.document_of(reading) is None


def test_the_same_name_again_replaces_the_document(visitors: Uploads) -> None:
    """A visitor has one document of a name: the last."""
    visitors.add(ADA, "notes.txt", WELL)
    visitors.add(ADA, "notes.txt", MILL)

    assert [document.text.encode() for document in visitors.documents(ADA)] == [MILL]


def test_a_name_that_begins_another_is_not_that_other(visitors: Uploads) -> None:
    """Removing `a.txt` leaves `a.txt.txt`; a name nobody has is said."""
    visitors.add(ADA, "a.txt.txt", WELL)

    with pytest.raises(UploadError, match=r"There is no a\.txt among your documents"):
        visitors.remove(ADA, "a.txt")
    with pytest.raises(UploadError, match="There is no"):
        visitors.remove(BEN, "a.txt.txt")
    assert names(visitors, ADA) == ["a.txt.txt"]


def test_documents_go_an_hour_after_their_visitor_was_last_seen(
    visitors: Uploads, clock: Clock
) -> None:
    """Who comes back keeps them; who does not, loses them, and nobody else's with them."""
    visitors.add(ADA, "well.txt", WELL)
    visitors.add(BEN, "mill.txt", MILL)
    clock.pass_on(minutes=50)
    visitors.seen(ADA)
    clock.pass_on(minutes=50)

    gone = visitors.expire()

    assert gone == 1
    assert (names(visitors, ADA), names(visitors, BEN)) == (["well.txt"], [])


def test_a_longer_time_may_be_set(library: Library, clock: Clock) -> None:
    """`keep` is how long it is."""
    visitors = Uploads(library, keep=timedelta(hours=3), clock=clock)
    visitors.add(ADA, "well.txt", WELL)
    clock.pass_on(hours=2.9)
    early = visitors.expire()
    clock.pass_on(hours=0.2)

    assert (early, visitors.expire()) == (0, 1)


def test_no_word_of_what_is_gone_stays_in_the_record(
    visitors: Uploads, clock: Clock, tmp_path: Path
) -> None:
    """Neither in the file nor in its log: not after it was removed, not after it expired."""
    visitors.add(ADA, "quokka.txt", b"The numbat saw a pangolin and walked on.\n")
    visitors.add(ADA, "axolotl.txt", b"The kinkajou slept all day and all night.\n")
    before = files_with(tmp_path, b"pangolin"), files_with(tmp_path, b"kinkajou")

    visitors.remove(ADA, "quokka.txt")
    removed = [files_with(tmp_path, words) for words in (b"pangolin", b"quokka")]
    clock.pass_on(hours=2)
    visitors.expire()

    assert all(before)
    assert removed == [[], []]
    assert [files_with(tmp_path, words) for words in (b"kinkajou", b"axolotl")] == [[], []]


def test_the_token_stands_nowhere_on_the_disk(visitors: Uploads, tmp_path: Path) -> None:
    """Who reads the library cannot be the visitor."""
    visitors.add(ADA, "well.txt", WELL)

    assert files_with(tmp_path, ADA.encode()) == []


def test_documents_and_when_a_visitor_was_seen_survive_a_restart(
    tmp_path: Path, clock: Clock
) -> None:
    """Another server on the same library goes on counting where the first one stopped."""
    with Library(tmp_path, ToyEncoder()) as library:
        Uploads(library, clock=clock).add(ADA, "well.txt", WELL)
    clock.pass_on(minutes=59)
    with Library(tmp_path, ToyEncoder()) as library:
        again = Uploads(library, clock=clock)
        again.expire()
        kept = names(again, ADA)
        clock.pass_on(minutes=2)
        again.expire()

        assert (kept, names(again, ADA)) == (["well.txt"], [])


def sheet(words: str) -> bytes:
    """A PDF of one page, whose letters stand in its bytes as they are."""
    sheets = Sheets()
    sheets.canvas.setPageCompression(0)
    sheets.line(words, 72, 700)
    sheets.end_page()
    return sheets.data()


def test_the_bytes_of_an_uploaded_pdf_are_kept_and_go_with_it(
    visitors: Uploads, library: Library, tmp_path: Path
) -> None:
    """Its pages can be shown for as long as a visitor has it; then nothing of it is left."""
    data = sheet("The kinkajou slept all day.")
    document = visitors.add(ADA, "sleep.pdf", data)
    other = visitors.add(BEN, "my sleep.pdf", data)

    kept = library.original(document)
    visitors.remove(ADA, "sleep.pdf")
    others = library.original(other)
    visitors.remove(BEN, "my sleep.pdf")

    assert (document.notes, kept, others) == ((), data, data)
    with pytest.raises(DocumentError, match=r"sleep\.pdf does not lie where it was read any more"):
        library.original(document)
    assert files_with(tmp_path, b"/MediaBox") == []


def test_bytes_go_with_the_upload_where_a_file_holds_the_same(
    visitors: Uploads, library: Library, tmp_path: Path, clock: Clock
) -> None:
    """The document stays for the file's sake, and its pages are read from there."""
    path = tmp_path / "sleep.pdf"
    path.write_bytes(sheet("The kinkajou slept all day."))
    visitors.add(ADA, "sleep.pdf", path.read_bytes())
    document = decode_document(path.read_bytes(), name="sleep.pdf")
    library.add(document, place=str(path))

    clock.pass_on(hours=2)
    visitors.expire()

    assert files_with(tmp_path, b"/MediaBox") == ["sleep.pdf"]
    assert library.original(document) == path.read_bytes()


def test_a_replaced_upload_leaves_no_bytes(visitors: Uploads, tmp_path: Path) -> None:
    """What takes its name takes its place."""
    visitors.add(ADA, "sleep.pdf", sheet("The kinkajou slept all day."))
    visitors.add(ADA, "sleep.pdf", sheet("The numbat saw a pangolin."))
    visitors.remove(ADA, "sleep.pdf")

    assert files_with(tmp_path, b"/MediaBox") == []


def test_beyond_the_bytes_kept_a_document_works_without_its_pages(
    visitors: Uploads, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its note says so; one visitor's documents leave another's room as it is."""
    first, second = sheet("The kinkajou slept all day."), sheet("The numbat saw a pangolin.")
    monkeypatch.setattr("bot.library.uploads.MOST_ORIGINALS", len(first) + len(second) - 1)

    kept = visitors.add(ADA, "sleep.pdf", first)
    again = visitors.add(ADA, "sleep.pdf", first)
    beyond = visitors.add(ADA, "saw.pdf", second)
    text = visitors.add(ADA, "well.txt", WELL)

    assert kept.notes == again.notes == text.notes == ()
    assert "pages cannot be shown" in beyond.notes[0]
    assert names(visitors, ADA) == ["saw.pdf", "sleep.pdf", "well.txt"]
    with pytest.raises(DocumentError):
        library.original(beyond)
    assert visitors.add(BEN, "saw.pdf", second).notes == ()


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


def locked() -> bytes:
    sheets = Sheets(password="secret")
    sheets.line("Nobody reads this.", 72, 700)
    sheets.end_page()
    return sheets.data()


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
    document = visitors.add(ADA, "long " * 100 + ".md", WELL)

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
