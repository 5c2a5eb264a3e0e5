"""Serves the chat: `python -m scripts.serve [FILE_OR_FOLDER...]`, which `./scripts/chat` starts.

With no document named it serves the bundled one. It prints the page's address when it is there.
"""

from argparse import ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from bot.chatbot import Chatbot
from bot.errors import FootnoteError
from bot.outline import questions_of
from embeddings.encoder import Encoder
from embeddings.sentence_transformer import SentenceTransformerEncoder
from scripts.documents import add_documents, add_library_options, open_library
from scripts.terminal import Parser, run, say
from ui.app import build_app
from ui.serve import listen, serve

SAMPLE = Path(__file__).parent.parent / "bot" / "sample" / "responsibility-to-protect.txt"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
EXAMPLES = 4  # questions to begin with, the documents' own
HIGHEST_PORT = 65_535


def main(arguments: Sequence[str]) -> None:
    """Serve until interrupted."""
    options = _parser().parse_args(arguments)
    listen(options.host, options.port).close()  # better told now than after all has been read
    if options.host not in LOOPBACK:
        say(f"everybody who reaches {options.host} will be able to read these documents.")
    encoder = SentenceTransformerEncoder(options.model)
    with open_library(options, encoder) as library:
        documents = add_documents(library, options.paths or [SAMPLE])
        say("starting the page.")
        chatbot = Chatbot(library, encoder, documents=documents)
        examples = [question for each in documents for question in questions_of(each, EXAMPLES)]
        app = build_app(chatbot, examples=examples[:EXAMPLES], host=options.host)
        Thread(target=_warm, args=(encoder,), daemon=True).start()
        serve(app, host=options.host, port=options.port, ready=_ready)
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
    add_library_options(parser)
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise ArgumentTypeError(f"give a number from 0 to {HIGHEST_PORT}, not {text}")
    return int(text)


def _ready(address: str) -> None:
    print(f"Point your browser to {address} (Ctrl-C here ends it).", flush=True)


def _warm(encoder: Encoder) -> None:
    """Load the model while the person opens the page, so that the first answer comes at once."""
    try:
        encoder.encode(["?"])
    except FootnoteError as error:
        say(str(error))


if __name__ == "__main__":
    run(main)
