"""The browser of the browser tests: the system's Chromium or Chrome, else Playwright's own.

`python -m tests.support.browser.chromium` prints where it is, and fails where there is none; `./scripts/test`
installs one then.
"""

import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium-headless-shell",  # the same engine without a browser's own windows: a third of the work
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = (
    "--no-sandbox",  # Chromium's sandbox does not start for root, as in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # the tests ask nothing of the network, nor may the browser
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> Path | None:
    """Where a browser is that starts on this machine."""
    for name in NAMES:
        found = shutil.which(name)
        if found is not None and _starts(Path(found)):
            return Path(found)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.is_file() else None


def _starts(browser: Path) -> bool:
    if browser.is_relative_to("/snap"):
        return False  # sees neither Playwright's folders nor its profiles
    answer = subprocess.run([browser, "--version"], capture_output=True, check=False)
    return answer.returncode == 0  # a stub that only says what to install gives something else


def main() -> int:
    """Print the browser's path; 1 where there is none."""
    found = find_chromium()
    if found is None:
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
