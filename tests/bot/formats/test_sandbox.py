"""The process apart: what it reads, what it refuses, and that it is gone when it is to be."""

import os
import re
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.documents.layout import Layout
from bot.errors import DocumentError, EncryptedError, Notice
from bot.formats.format import Extract, Format
from bot.formats.loading import FORMATS, decode_document
from bot.formats.pdf import reader as pdf
from bot.formats.sandbox.limits import Limits, limits_of
from bot.formats.sandbox.process import SandboxedReader
from bot.formats.sandbox.reading import read_document
from tests.support.documents.pdf_files import long_report, nested_forms, page_of
from tests.support.processes.readers import LOCKED, holds, keeps, obeys
from tests.test_house import HEAVY

Reads = SandboxedReader[str | None, Extract]
SOON = 30.0  # seconds, in which a process is gone on the slowest machine
SMALL = Limits(memory=400_000_000, computing=1.0, waiting=SOON)
USUAL = limits_of(b"")
HURRIED = replace(USUAL, waiting=1.5)
PARENT = """
import sys
from bot.formats.sandbox.process import SandboxedReader
from tests.support.processes import readers
read = SandboxedReader(getattr(readers, sys.argv[1]))
try:
    read(sys.argv[2].encode(), "x", None)
except KeyboardInterrupt:
    sys.exit(130)
"""
TIME = r"\Ax\.pdf takes more than {seconds} seconds to read; save it anew .* smaller files\.\Z"
BROKEN = (
    r"\Ax\.pdf needs more than {memory} GB of memory to read, or breaks the reader; .*files\.\Z"
)


@pytest.fixture(scope="module")
def obeying() -> Reads:
    """A reader that does as documents say, within the limits that Footnote has."""
    return SandboxedReader(obeys)


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A pipe by its path, and the end that is read: at its end when nobody holds the other."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    yield path, reading
    os.close(reading)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (long_report(front=1, body=3), "x.pdf"),
        (page_of("The wells of the valley."), "y.pdf"),
        ("Guide: Déjà vu?\r\n\r\nAda: \tYes.\n".encode("latin-1"), "x.txt"),
        (b"---\ntitle: Wells\n---\n# Wells\n\nThey dug.", "x.md"),
    ],
)
def test_a_document_is_read_apart_as_it_is_read_here(data: bytes, name: str) -> None:
    """Text, layout, title, what it states and notes are the same, whatever the format."""
    apart, here = decode_document(data, name=name), read_document(data, name, None)

    assert apart == here
    assert apart.layout == here.layout
    assert (apart.notes, apart.stated, apart.joined) == (here.notes, here.stated, here.joined)


@pytest.mark.parametrize("format", FORMATS, ids=[format.name for format in FORMATS])
def test_every_format_is_read_apart(format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a format's reader does is done in another process: here it is never called."""
    calls: list[str] = []

    def heard(_data: bytes, name: str, _password: str | None) -> Extract:
        calls.append(name)
        return Extract("words", Layout(()))

    listening = tuple(replace(each, read=heard) for each in FORMATS)
    monkeypatch.setattr("bot.formats.sandbox.reading.FORMATS", listening)
    with suppress(DocumentError):
        decode_document(b"The wells of the valley.", name=f"x{next(iter(format.endings), '.xml')}")

    assert calls == []


def test_a_small_file_has_small_limits_and_a_large_one_its_time() -> None:
    """1 GB and 12 s for what is small; never more than 4 GB and ten minutes of computing."""
    small, large, largest = (limits_of(bytes(size)) for size in (2_000, 20_000_000, 100_000_000))

    assert (small.memory, small.computing) == (1_000_000_000, 12.0)
    assert small.waiting < 150
    assert small.computing < large.computing <= largest.computing == 600
    assert small.memory < large.memory == largest.memory == 4_000_000_000


@pytest.mark.parametrize(
    ("document", "limits", "told"),
    [
        ("grow", SMALL, BROKEN.format(memory="0.4")),
        ("compute", SMALL, TIME.format(seconds="1")),
        ("sleep", HURRIED, TIME.format(seconds="1.5")),
        ("die", USUAL, BROKEN.format(memory="1")),
        ("leave", USUAL, BROKEN.format(memory="1")),
        ("err", USUAL, BROKEN.format(memory="1")),
    ],
)
def test_what_cannot_be_read_is_told_and_the_next_is_read(
    document: str, limits: Limits, told: str
) -> None:
    """Memory, computing, waiting, a crash and a mistake: one sentence, and it goes on."""
    read = SandboxedReader(obeys, limits=lambda data: USUAL if data == b"wells" else limits)

    with pytest.raises(DocumentError, match=told):
        read(document.encode(), "x.pdf", None)
    assert read(b"wells", "x.pdf", None).text == "wells"


def test_a_pdf_of_forms_within_forms_is_refused() -> None:
    """2 kB that draw one word 100,000,000 times, in one call into PDFium."""
    data = nested_forms(9)

    for limits, told in [
        (replace(USUAL, memory=400_000_000), BROKEN.format(memory="0.4")),
        (replace(USUAL, memory=4_000_000_000, computing=1.0), TIME.format(seconds="1")),
    ]:
        read = SandboxedReader(pdf.read, limits=partial(given, limits))
        with pytest.raises(DocumentError, match=told):
            read(data, "x.pdf", None)
        assert read(page_of("The wells."), "y.pdf", None).text == "The wells."


def test_a_readers_own_sentence_comes_through(obeying: Reads) -> None:
    """With its class and its fields, and from the same process that reads the next document."""
    before = obeying(b"process", "x.pdf", None).text

    with pytest.raises(EncryptedError, match=r"\Ax\.pdf is under a password\.\Z") as refused:
        obeying(b"refuse", "x.pdf", None)
    assert refused.value.notice == Notice(LOCKED, "locked", {"name": "x.pdf"})
    assert obeying(b"process", "x.pdf", None).text == before != str(os.getpid())


def test_a_mistake_of_the_reader_can_be_looked_into(obeying: Reads) -> None:
    """The sentence's cause is the traceback."""
    with pytest.raises(DocumentError) as refused:
        obeying(b"err", "x.pdf", None)

    assert re.search(r"in obeys\n(.*\n)+KeyError: 'no such well'", str(refused.value.__cause__))


def test_a_process_that_is_gone_is_replaced(obeying: Reads) -> None:
    """Killed by nobody knows whom, between two documents."""
    process = int(obeying(b"process", "x", None).text)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)

    assert obeying(b"process", "x", None).text != str(process)


def test_a_process_that_has_toiled_is_replaced(obeying: Reads) -> None:
    """What the document took of memory is free again."""
    before = obeying(b"process", "x", None).text

    assert obeying(b"toil", "x", None).text == "toil"
    assert obeying(b"process", "x", None).text != before


def test_several_threads_are_served_one_after_the_other(obeying: Reads) -> None:
    """Each gets what it asked for, though a document in between ends the process."""
    documents = [f"wells {number}" if number % 7 else "die" for number in range(40)]

    def text_of(document: str) -> str:
        try:
            return obeying(document.encode(), "x", None).text
        except DocumentError:
            return "die"

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(text_of, documents)) == documents


def test_it_says_nothing_beside_its_answers(
    obeying: Reads, capfd: pytest.CaptureFixture[str]
) -> None:
    """What a library prints, in Python or in C, is neither seen nor taken for an answer."""
    assert obeying(b"print", "x", None).text == "print"
    assert capfd.readouterr() == ("", "")


def test_it_imports_only_what_the_reader_needs(obeying: Reads) -> None:
    """Nothing heavy, no page, and not the program that started it."""
    modules = obeying(b"modules", "x", None).text.split()

    assert "tests.support.processes.readers" in modules
    assert set(modules) & {*HEAVY, "pytest", "ui", "scripts", "sqlalchemy"} == set()


def test_it_inherits_no_socket() -> None:
    """Not even one that may be inherited: who ends the server frees its port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.set_inheritable(True)

        assert SandboxedReader(obeys)(b"sockets", "x", None).text == ""


def test_a_process_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """And when it can be started again, it is."""
    read = SandboxedReader(obeys)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "executable", "/nowhere/python")

        with pytest.raises(
            DocumentError, match=r"\Ax cannot be read: no process .*; try again\.\Z"
        ):
            read(b"wells", "x", None)
    assert read(b"wells", "x", None).text == "wells"


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_who_started_it_whatever_it_does(
    pipe: tuple[Path, int], end: signal.Signals
) -> None:
    """Killed, ended or by Ctrl-C: the process goes, and so does what it has started itself."""
    path, reading = pipe
    parent = [sys.executable, "-c", PARENT, "holds", str(path)]
    with subprocess.Popen(parent, stderr=subprocess.PIPE, process_group=0) as started:
        assert said(reading) == b"held\n"
        os.killpg(started.pid, end)

        assert said(reading) == b""
        assert started.stderr is not None
        assert started.stderr.read() == b""
        assert started.wait() == (130 if end == signal.SIGINT else -end)


def test_it_ends_with_a_program_that_is_done(pipe: tuple[Path, int]) -> None:
    """An idle one too, and without a word."""
    path, reading = pipe
    parent = [sys.executable, "-W", "error", "-c", PARENT, "keeps", str(path)]
    done = subprocess.run(parent, capture_output=True, check=True)

    assert said(reading) == b"held\n"
    assert said(reading) == b""
    assert done.stdout + done.stderr == b""


def test_it_ends_when_nobody_has_it_any_more(pipe: tuple[Path, int]) -> None:
    """As a format's lives as long as the program, this is for programs that make their own."""
    path, reading = pipe
    read = SandboxedReader(keeps)
    read(str(path).encode(), "x", None)
    del read

    assert said(reading) == b"held\n"
    assert said(reading) == b""


def test_what_the_reader_started_ends_when_it_takes_too_long(pipe: tuple[Path, int]) -> None:
    """Tesseract does not go on with a page that nobody waits for."""
    path, reading = pipe
    with pytest.raises(DocumentError, match="takes more than"):
        SandboxedReader(holds, limits=partial(given, HURRIED))(str(path).encode(), "x", None)

    assert said(reading) == b"held\n"
    assert said(reading) == b""


def given(limits: Limits, _data: bytes) -> Limits:
    """Those limits, whatever the file."""
    return limits


def said(reading: int) -> bytes:
    """The next that comes through a pipe; nothing when all have let go of it."""
    ready, _, _ = select.select([reading], [], [], SOON)
    assert ready, "nobody writes, and somebody holds the pipe"
    return os.read(reading, 100)
