"""Readers that behave in every way a reader can, for the process apart, which imports them here.

Imports nothing but what it tests with: what else stands in the process is found by that.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from stat import S_ISSOCK

from bot.documents.layout import Layout
from bot.errors import EncryptedError
from bot.formats.format import Extract
from bot.formats.sandbox.process import WEARING

LONG = 600  # seconds; no test waits for them
LOCKED = "{name} is under a password."


def obeys(data: bytes, name: str, password: str | None) -> Extract:
    """Does as the document says; of any other, its words."""
    match data.decode("ascii", "replace").split():
        case ["grow"]:
            grown = [b""]
            while True:
                grown.append(bytes(10_000_000))
        case ["compute"]:
            while True:
                pass
        case ["sleep"]:
            time.sleep(LONG)
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["leave"]:
            sys.exit()
        case ["err"]:
            raise KeyError("no such well")
        case ["refuse"]:
            raise EncryptedError(LOCKED, code="locked", name=name)
        case ["print"]:
            subprocess.run("echo words; echo words >&2", shell=True, check=True)
            print("words", flush=True)
            print("words", file=sys.stderr, flush=True)
        case ["modules"]:
            return words(" ".join(sys.modules))
        case ["toil"]:
            while time.process_time() < 2 * WEARING:
                pass
        case ["process"]:
            return words(str(os.getpid()))
        case ["sockets"]:
            return words(" ".join(map(str, filter(is_socket, range(256)))))
    return words(data.decode("ascii", "replace"))


def holds(data: bytes, name: str, password: str | None) -> Extract:
    """Opens the pipe that the document names, as does a program it starts; then sleeps."""
    with Path(data.decode()).open("wb") as pipe:
        subprocess.run(
            ["sh", "-c", f"echo held; exec sleep {LONG}"], stdin=subprocess.DEVNULL, stdout=pipe
        )
    return words("over")


def keeps(data: bytes, name: str, password: str | None) -> Extract:
    """Opens the pipe that the document names, says so, and keeps it open when it is done."""
    os.write(os.open(data, os.O_WRONLY), b"held\n")
    return words("kept")


def words(text: str) -> Extract:
    return Extract(text, Layout(()))


def is_socket(number: int) -> bool:
    try:
        return S_ISSOCK(os.fstat(number).st_mode)
    except OSError:
        return False
