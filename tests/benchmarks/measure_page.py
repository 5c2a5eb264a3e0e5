"""How quick the page is, measured in a real browser: `python -m tests.benchmarks.measure_page`.

A server of its own on the bundled document, then twenty visits and twenty questions. Prints a table
for `docs/log.md`. Timings are no tests: machines differ.
"""

import re
import subprocess
import sys
import tempfile
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.browser.chromium import FLAGS, find_chromium
from tests.support.paths import ROOT

ASSETS = (ROOT / "ui" / "static", ROOT / "ui" / "templates", ROOT / "ui" / "texts")
TIMES = 20
QUESTIONS = (
    "Why are women often missing from peace talks?",
    "What is the responsibility to protect?",
    "Who decides whether force is used?",
    "What is early warning?",
)
WATCH = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
ASK = """
(question) => new Promise((done) => {
  const box = document.querySelector("#question textarea");
  const log = document.querySelector("#conversation");
  const before = log.querySelectorAll("article.answer").length;
  let begun = 0;
  let shifted = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    begun = event.timeStamp;
    shifted = window.shifts;
  }, { once: true, capture: true });
  const look = () => {
    if (begun && log.querySelectorAll("article.answer").length > before) {
      requestAnimationFrame((painted) => setTimeout(() => {
        done([performance.now() - begun, window.shifts - shifted]);
      }, 0));
    } else requestAnimationFrame(look);
  };
  look();
  box.focus();
})
"""


def main() -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "scripts.serve", "--port", "0", "--library", folder]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                found = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
                assert found, "the server did not start"
                _measure(found.group())
            finally:
                server.terminate()


def _measure(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        _ready(browser, address)  # the first visit of all warms the server
        first = [_ready(browser, address) for _ in range(TIMES // 2)]
        context = browser.new_context()
        page = context.new_page()
        again = [_open(page, address) for _ in range(TIMES)]
        context.close()
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.add_init_script(WATCH)
        _open(page, address)
        page.wait_for_timeout(1000)  # what is built after the box has come is no answer's doing
        answers = [_ask(page, QUESTIONS[n % len(QUESTIONS)], n) for n in range(TIMES)]
        browser.close()
    size = sum(path.stat().st_size for folder in ASSETS for path in folder.rglob("*.*"))
    print("| measured | median | worst |\n|---|---|---|")
    for name, times in [
        (f"ready to type, a browser's first visit ({len(first)})", first),
        (f"ready to type, a later visit ({len(again)})", again),
        (f"Enter to answer on screen ({len(answers)})", [time for time, _ in answers]),
    ]:
        print(f"| {name} | {median(times):,.0f} ms | {max(times):,.0f} ms |")
    print(f"| layout shift while an answer appears | | {max(shift for _, shift in answers):.4f} |")
    print(f"| our own assets | | {size / 1e6:.2f} MB |")


def _ready(browser: Browser, address: str) -> float:
    """Milliseconds of a visit by a browser that has never been here."""
    context = browser.new_context()
    try:
        return _open(context.new_page(), address)
    finally:
        context.close()


def _open(page: Page, address: str) -> float:
    """Milliseconds from the address to a box that has the focus and takes words."""
    page.goto(address, wait_until="commit")
    page.wait_for_function("document.activeElement?.matches('#question textarea')")
    return float(page.evaluate("performance.now()"))


def _ask(page: Page, question: str, number: int) -> tuple[float, float]:
    """Milliseconds from Enter to the answer's paint, and the layout shift meanwhile."""
    page.locator("#question textarea").fill(question if number % 2 else f"{question} ")
    measured = page.evaluate_handle(f"window.measured = ({ASK})({question!r}), null")
    measured.dispose()
    page.keyboard.press("Enter")
    time, shift = page.evaluate("window.measured")
    page.wait_for_timeout(500)
    return float(time), float(shift)


if __name__ == "__main__":
    main()
