"""Serves the chat: `python -m scripts.serve [FILE_OR_FOLDER...]`, which `./scripts/chat` starts.

With no document named it serves the bundled one. It prints the page's address when it is there.
"""

from argparse import ArgumentTypeError
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

from bot.chatbot import Chatbot
from bot.errors import FootnoteError
from bot.library import HOUR, Uploads
from bot.viewing import PageImages, questions_of
from scripts.console.allocator import give_back, share_arenas
from scripts.console.documents import (
    add_documents,
    add_library_options,
    add_password_option,
    open_encoder,
    open_library,
    password_of,
)
from scripts.console.starting import importing
from scripts.console.terminal import Parser, run, say
from ui.chat import import_gradio
from ui.serve import listen, serve

SAMPLE = Path(__file__).parent.parent / "bot" / "sample" / "responsibility-to-protect.txt"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
EXAMPLES = 4  # questions to begin with, the documents' own
LOOKED_IN = 100  # documents, for such questions: there may be ten thousand
HIGHEST_PORT = 65_535  # 16 bits
LONGEST_KEPT = 24 * 366  # hours; browsers let no cookie grow much older
EXPIRED_EVERY = 60  # seconds between two looks for visitors' documents that are to go


def main(arguments: Sequence[str]) -> None:
    """Serve until interrupted."""
    share_arenas()
    options = _parser().parse_args(arguments)
    listen(options.host, options.port).close()  # better told now than after all has been read
    if options.host not in LOOPBACK:
        say(f"everybody who reaches {options.host} will be able to read these documents.")
    encoder = open_encoder(options)
    with open_library(options, encoder) as library:
        added = add_documents(library, options.paths or [SAMPLE], password=password_of(options))
        documents = added.documents
        visitors = Uploads(library, keep=options.keep_uploads)
        visitors.expire()
        say("starting the page.")
        with importing():  # not before: it takes a second, and FastAPI comes with it
            import_gradio()
            from ui.app import Told, build_app
        chatbot = Chatbot(library, encoder, documents=documents)
        first = documents[:LOOKED_IN]
        examples = [question for each in first for question in questions_of(each, EXAMPLES)]
        app = build_app(
            chatbot,
            told=Told(tuple(examples[:EXAMPLES]), added.passed_over),
            host=options.host,
            library=library,
            visitors=None if options.no_uploads else visitors,
            pictures=PageImages(library),
        )
        _load(chatbot)
        Thread(target=_expire, args=(visitors, ended := Event()), daemon=True).start()
        serve(app, host=options.host, port=options.port, ready=_ready)
        ended.set()
    raise KeyboardInterrupt  # nothing else ends the serving


def _parser() -> Parser:
    parser = Parser(
        prog="./scripts/chat",
        description="Open the chat on these documents, or on the bundled document.",
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE_OR_FOLDER")
    parser.add_argument(
        "--port", type=_port, default=7860, help="where the page is served (7860); 0: any free port"
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address it is served at (127.0.0.1: this machine only)",
    )
    parser.add_argument(
        "--keep-uploads",
        type=_hours,
        default=HOUR,
        metavar="HOURS",
        help="how long a visitor's own documents stay after their last visit (1)",
    )
    parser.add_argument(
        "--no-uploads", action="store_true", help="let nobody add documents in the browser"
    )
    add_library_options(parser)
    add_password_option(parser)
    return parser


def _hours(text: str) -> timedelta:
    try:
        hours = float(text)
    except ValueError:
        hours = 0.0
    if not 0 < hours <= LONGEST_KEPT:
        raise ArgumentTypeError(f"give a number of hours up to {LONGEST_KEPT:,}, not {text}")
    return timedelta(hours=hours)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise ArgumentTypeError(f"give a number from 0 to {HIGHEST_PORT}, not {text}")
    return int(text)


def _ready(address: str) -> None:
    print(f"Point your browser to {address} (Ctrl-C here ends it).", flush=True)


def _load(chatbot: Chatbot) -> None:
    """Load the model, so that the first answer comes at once.

    Not aside: a library that is still at it when the program is interrupted ends in a crash.
    """
    try:
        chatbot.prepare()
    except FootnoteError as error:
        say(str(error))


def _expire(visitors: Uploads, ended: Event) -> None:
    """Let go of what nobody holds any more, for as long as we serve: documents, and memory."""
    while not ended.wait(min(EXPIRED_EVERY, visitors.keep.total_seconds())):
        try:
            visitors.expire()
        except FootnoteError as error:
            say(str(error))
        give_back()


if __name__ == "__main__":
    run(main)
