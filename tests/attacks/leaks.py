"""What Footnote's main paths ask of the system, in a home where it never was, native code included.

Documents that name other machines are added, which makes the model's export too; they are asked,
by a command, by somebody's own program and through the page, where a page of a PDF is looked at and
a document is uploaded. Nothing may reach beyond this machine or look up a name, and nothing may be
written but the library, the model's export, and what lies in the temporary folder.
"""

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import FilePayload, Page, sync_playwright

from tests.attacks.tally import Tally, counted
from tests.support.browser.chromium import FLAGS, find_chromium
from tests.support.browser.page_driver import arrive, browsing
from tests.support.documents.books import book
from tests.support.documents.pdf_files import long_report
from tests.support.documents.web_pages import PROSE, page
from tests.support.paths import ROOT
from tests.support.processes.traced import Trace, read_trace, traced, why_not

QUESTION = "In which village did the engineer count the buckets twice?"
REMOTE = page(
    '<img src="http://pictures.example/a.png"><iframe src="//frames.example/"></iframe>'
    f'<object data="http://objects.example/a.svg"></object><p>{PROSE}</p>',
    head='<title>Wells</title><base href="http://base.example/"><link rel="stylesheet" '
    'href="http://styles.example/a.css"><script src="http://scripts.example/a.js"></script>',
)
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE p PUBLIC "-//A//B" "http://types.example/a.dtd" [
<!ENTITY more SYSTEM "http://entities.example/more.txt">]><p>{prose} &more;</p>"""
PROGRAM = f"""
from pathlib import Path
from bot.chatbot import Chatbot
from bot.formats import load_document
from bot.library import Library
from embeddings.encoders import encoder_for

encoder = encoder_for()
with Library(Path.home() / ".local/share/footnote", encoder) as library:
    found = Chatbot(library, encoder, documents=library.documents()).answer({QUESTION!r})
    print(found.citations or found.closest)
"""
PATIENCE = 240  # seconds until a command is taken for stuck, and ended
SERVED = re.compile(r"http://127\.0\.0\.1:\d+")
LINGER = 5_000  # milliseconds the page stays open; ONNX Runtime looked up its host within them
IN_MEMORY = Path("/dev")  # `null`, terminals, and `shm`, where processes share memory


class Home:
    """A home in which Footnote never was, and a place where its commands are started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trace = folder / "trace" / "of"
        self.library = folder / ".local/share/footnote"
        self.export = folder / ".cache/footnote/models"
        self.temporary = folder / "temporary"
        self.here = folder / "here"
        self.told = folder / "told"
        for made in (self.trace.parent, self.temporary, self.here):
            made.mkdir()

    @property
    def environment(self) -> dict[str, str]:
        """What a person's shell gives, and no more: automatic builds are not told on.

        That is by variables such as `CI`, with which ONNX Runtime keeps silent anyway.
        """
        person = {"HOME": str(self.folder), "USER": "somebody", "LOGNAME": "somebody"}
        places = {"TMPDIR": str(self.temporary), "PYTHONPATH": str(ROOT)}
        return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **person, **places}

    def start(self, *typed: str) -> "subprocess.Popen[str]":
        """Start a Python program under strace, in a process group of its own."""
        with self.told.open("a") as told:
            return subprocess.Popen(
                traced([sys.executable, "-P", *typed], self.trace),
                cwd=self.here,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=told,
                text=True,
                process_group=0,
            )

    def run(self, *typed: str) -> str:
        """What a program says that comes to its end."""
        with ended(self.start(*typed)) as running:
            said, _ = running.communicate(timeout=PATIENCE)
        if running.returncode:
            raise RuntimeError(f"{typed} ended with {running.returncode}: {self.told.read_text()}")
        return said

    def strays(self, written: Sequence[Path]) -> Iterator[Path]:
        """What was written where nothing of Footnote's is to be."""
        own = (self.library, self.export, self.temporary)
        for path in written:
            above = any(place.is_relative_to(path) for place in own)
            inside = any(path.is_relative_to(place) for place in (*own, IN_MEMORY))
            if not (above or inside or "__pycache__" in path.parts):  # Python's own, beside modules
                yield path


def attack(rounds: int) -> Tally:
    """Go through the main paths so many times, each time in a home where Footnote never was."""
    if (reason := why_not()) is not None:
        return Tally(0, notes=(f"not run: {reason}",))
    broken: Counter[str] = Counter()
    notes: list[str] = []
    for _ in range(rounds):
        with TemporaryDirectory() as folder:
            home = Home(Path(folder))
            trace = gone_through(home)
            strays = sorted(map(str, home.strays(trace.written)))
        broken["leaks"] += len(trace.beyond) + len(strays)
        notes += (f"it asked the system for {call}" for call in trace.beyond)
        notes += (f"it wrote {path.replace(folder, '~')}" for path in strays)
    return counted(rounds, broken, notes)


def gone_through(home: Home) -> Trace:
    """What the main paths ask of the system.

    Raises:
        RuntimeError: one of them did not come to its end.
    """
    documents = home.here / "documents"
    documents.mkdir()
    (documents / "report.pdf").write_bytes(long_report(front=1, body=3))
    (documents / "page.html").write_bytes(REMOTE)
    (documents / "page.xhtml").write_text(OUTSIDE.format(prose=PROSE))
    (documents / "book.epub").write_bytes(book())
    home.run("-m", "scripts.index", "add", str(documents))
    home.run("-m", "scripts.ask", str(documents), "--question", QUESTION, "--cite", "apa")
    home.run("-c", PROGRAM)
    serving = home.start("-m", "scripts.serve", "--port", "0", str(documents / "report.pdf"))
    with ended(serving):
        assert serving.stdout is not None
        found = SERVED.search(serving.stdout.readline())
        if found is None:
            raise RuntimeError(f"the page is not served: {home.told.read_text()}")
        visited(found[0])
    return read_trace(home.trace)


def visited(address: str) -> None:
    """Ask through the page, look at the page of the PDF that is quoted, and upload a document."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        with browsing(browser) as context:
            visitor = arrive(context, address)
            card = visitor.ask(QUESTION).locator(".quotation").first
            card.locator('[data-do="more"]').click()
            card.get_by_role("button", name="See the page").click()
            visitor.page.locator("#source .sheet:not([aria-busy]) .sheet-picture img").wait_for()
            _upload(visitor.page)
            visitor.page.wait_for_timeout(LINGER)
        browser.close()


def _upload(page: Page) -> None:
    uploads = page.locator(".uploads:not([hidden])")
    uploads.locator("input[type=file]").set_input_files(
        FilePayload(name="page.html", mimeType="", buffer=REMOTE)
    )
    page.locator(".own-document[data-stage=added]").wait_for()


@contextmanager
def ended(running: "subprocess.Popen[str]") -> "Iterator[subprocess.Popen[str]]":
    """A program that is ended, with what it started, at the latest when the block is left."""
    with running:
        try:
            yield running
            if running.poll() is None:  # strace itself lets no such signal end it before the other
                os.killpg(running.pid, signal.SIGTERM)
                running.wait(PATIENCE)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
