"""Measures a library in a process of its own, so that its start and its memory are its own.

`python -m scripts.scaling.worker LIBRARY BEGUN SET...`, started by `scripts/measuring/scale.py`;
`BEGUN` is when that was, in seconds since 1970. A line of JSON on standard output is the result.
"""

import json
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from bot.chatbot import Chatbot
from bot.errors import Notice
from bot.library import Library
from embeddings.encoders import encoder_for


def main(arguments: Sequence[str]) -> None:
    """Open, ask, then all the rest; until the first answer nothing is imported but for asking."""
    folder, begun, sets = Path(arguments[0]), float(arguments[1]), arguments[2:]
    printed = sys.stdout
    with redirect_stdout(sys.stderr):
        encoder = encoder_for()
        encoder.encode(["The model loads."])
        opening = time.perf_counter()
        with Library(folder, encoder, notify=_refuse) as library:
            chatbot = Chatbot(library, encoder, documents=library.documents())
            open_s = time.perf_counter() - opening
            first_ms = chatbot.answer("What is this about?").milliseconds
            start_s = time.time() - begun

            from scripts.scaling.measured import Opened  # not before: it would add to the start
            from scripts.scaling.measuring import measure

            opened = Opened(open_s, first_ms, start_s)
            measured = measure(library, chatbot, encoder, opened=opened, sets=list(map(Path, sets)))
    print(json.dumps(asdict(measured)), file=printed)


def _refuse(notice: Notice) -> NoReturn:
    """End instead of encoding a million passages of made text."""
    sys.exit(f"The library is not of this program's format; delete it. {notice}")


if __name__ == "__main__":
    main(sys.argv[1:])
