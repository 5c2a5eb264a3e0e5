"""What serving for long costs: `python -m tests.benchmarks.measure_soak [--minutes 15]`.

A server of its own on the bundled document, and visitors of every kind at once: they talk, load the
page again, leave amid an answer, add documents and let them lapse. Prints a row as each twentieth of
the time is over, a table for `docs/log.md`; ends with 1 if the server still grew in the second half.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from time import monotonic, sleep

import httpx
import numpy as np

from scripts.evaluation.memory import own_memory
from tests.support.paths import ROOT

ROWS = 20
FLAT = 3.0  # megabytes that the second half may add
LAPSE = 0.02  # hours for which what a visitor added is kept after they were last seen
PAUSE = 0.1  # seconds between two questions of one visitor
QUESTIONS = (
    "Why are women often missing from peace talks?",
    "What is the responsibility to protect?",
    "Who decides whether force may be used?",
    "What is early warning?",
    "Is prevention cheaper than war?",
    "And what did she say about that?",
    "Why is the sky blue?",
)
WORDS = "well rope water valley stone bridge winter road letter harbour night engine school bread".split()


@dataclass(slots=True)
class Count:
    """What the visitors did since the last row."""

    questions: int = 0
    visits: int = 0
    sent: list[int] = field(default_factory=list)
    """Bytes of each answer to one question."""
    lock: Lock = field(default_factory=Lock)

    def add(self, *, sent: int | None = None, visits: int = 0, questions: int = 0) -> None:
        """Count something."""
        with self.lock:
            self.visits += visits
            self.questions += questions
            if sent is not None:
                self.sent.append(sent)


class Soaking:
    """One visitor after another, each somebody else, until it is over."""

    def __init__(self, address: str, seed: int, count: Count, end: float) -> None:
        self.address = address
        self.chance = random.Random(seed)
        self.count = count
        self.end = end

    def run(self) -> None:
        """Visit until the end."""
        while monotonic() < self.end:
            with httpx.Client(base_url=self.address, timeout=120) as site:
                site.get("/").raise_for_status()
                site.get("/documents").raise_for_status()
                self.count.add(visits=1)
                kinds: tuple[tuple[Callable[[httpx.Client], object], int], ...] = (
                    (self.talk, 6),
                    (self.come_back, 2),
                    (self.leave, 2),
                    (self.bring, 1),
                )
                visit = self.chance.choices([kind for kind, _ in kinds], [n for _, n in kinds])[0]
                visit(site)

    def talk(self, site: httpx.Client, document: str | None = None) -> list[dict[str, object]]:
        """A conversation, with what is looked up beside it; the wishes that the page would keep."""
        wishes: list[dict[str, object]] = []
        for _ in range(self.chance.choice([1, 2, 3, 5, 8, 30])):
            wish: dict[str, object] = {"question": self._question(), "document": document}
            earlier = [each["question"] for each in wishes[-10:]]
            reply = site.post("/answers", json={"wishes": [wish], "earlier": earlier})
            reply.raise_for_status()
            self.count.add(sent=len(reply.content), questions=1)
            wishes.append(wish)
            self._look(site, reply.text, [str(each["question"]) for each in wishes])
            sleep(PAUSE)
            if monotonic() > self.end:
                break
        return wishes

    def come_back(self, site: httpx.Client) -> None:
        """A conversation, and the page loaded again."""
        wishes = self.talk(site)
        site.get("/").raise_for_status()
        site.post("/answers", json={"wishes": wishes}).raise_for_status()
        self.count.add(questions=len(wishes))

    def leave(self, site: httpx.Client) -> None:
        """A page closed while twenty questions are being answered."""
        wishes = [{"question": self._question()} for _ in range(20)]
        with site.stream("POST", "/answers", json={"wishes": wishes}) as reply:
            next(reply.iter_raw())
        self.count.add(questions=1)

    def bring(self, site: httpx.Client) -> None:
        """A document of one's own, asked about; half of them are taken away again."""
        words = ["Notes", *(" ".join(self.chance.choices(WORDS, k=12)) + "." for _ in range(30))]
        name = {"name": f"notes-{self.chance.randrange(10)}.txt"}
        added = site.put("/documents", params=name, content="\n\n".join(words))
        if added.status_code == httpx.codes.SERVICE_UNAVAILABLE:  # others are bringing theirs
            return
        self.talk(site, added.raise_for_status().json()["id"])
        if self.chance.random() < 0.5:
            site.delete("/documents", params=name).raise_for_status()

    def _question(self) -> str:
        return f"{self.chance.choice(QUESTIONS)} {self.chance.randrange(10**6)}"

    def _look(self, site: httpx.Client, said: str, asked: list[str]) -> None:
        """What the page fetches once an answer is there: what to ask next, and a footnote's place."""
        found = re.search(r'data-citation=\\"(\{.*?\})\\"', said)
        if not found:
            return
        citation = json.loads(found[1].replace("&quot;", '"').replace("\\\\", "\\"))
        near = {key: citation[key] for key in ("document", "start", "end")}
        site.post("/suggestions", json={"asked": asked, "near": [near]}).raise_for_status()
        place = {key: near[key] for key in ("start", "end")}
        site.get(f"/source/{near['document']}", params=place).raise_for_status()


def main() -> int:
    """Soak, and print the table; 1 where memory grew to the end."""
    parser = ArgumentParser(prog="python -m tests.benchmarks.measure_soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--visitors", type=int, default=3, help="at the same time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        serve = ("-m", "scripts.serve", "--port", "0", "--keep-uploads", str(LAPSE))
        command = [sys.executable, *serve, "--library", folder]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                found = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
                assert found, "the server did not start"
                curve = _soak(found.group(), server.pid, options.minutes * 60, options.visitors)
            finally:
                server.terminate()
    half = curve[len(curve) // 2 :]
    minutes, held = zip(*half, strict=True)
    growth = float(np.polyfit(minutes, held, 1)[0] * (minutes[-1] - minutes[0]))
    print(f"\nThe second half adds {growth:+.1f} MB (a line fitted to it); {FLAT:.0f} MB are flat.")
    return int(growth > FLAT)


def _soak(address: str, process: int, seconds: float, visitors: int) -> list[tuple[float, float]]:
    """Minutes, and the megabytes held by then, once each row's time is over."""
    count, begun = Count(), monotonic()
    status = Path(f"/proc/{process}/status")
    each = [Soaking(address, seed, count, begun + seconds) for seed in range(visitors)]
    threads = [Thread(target=one.run) for one in each]
    for thread in threads:
        thread.start()
    curve: list[tuple[float, float]] = []
    print("| minutes | visitors | questions | memory, MB | bytes of an answer, median |")
    print("|---|---|---|---|---|", flush=True)
    for row in range(1, ROWS + 1):
        sleep(max(0.0, begun + seconds * row / ROWS - monotonic()))
        minutes, held = (monotonic() - begun) / 60, own_memory(status)
        curve.append((minutes, held))
        with count.lock:
            sent, count.sent = count.sent, []
        middle = f"{np.median(sent):,.0f}" if sent else ""
        print(
            f"| {minutes:.1f} | {count.visits:,} | {count.questions:,} | {held:.1f} | {middle} |",
            flush=True,
        )
    for thread in threads:
        thread.join()
    return curve


if __name__ == "__main__":
    sys.exit(main())
