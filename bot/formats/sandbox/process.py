"""A reader in a process apart, with bounds on memory and time.

One call into a C++ library can take hours or gigabytes, or end the process it is made in, and no
check beside it can stop that; a process can be ended. This one is started at the first document,
reads one after the other, and is started anew after it was ended. It ends with the process that
started it, even if that was killed, and takes along what it started itself (Tesseract).

It guards against accidents and exhaustion. It may do all that the person may who started it, so it
does not guard against somebody who takes over the library.

Knows no format. `multiprocessing` would import the main program again, and with it the whole page.
"""

import os
import pickle
import resource
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from math import ceil
from pathlib import Path
from queue import SimpleQueue
from traceback import format_exception
from types import TracebackType
from typing import IO, Generic, NoReturn, TypeVar

from bot.errors import DocumentError
from bot.formats.sandbox.limits import Limits, limits_of

Wanted = TypeVar("Wanted")
"""What a reader is told beside a file's bytes and name: a password, the page to draw."""
Found = TypeVar("Found")
"""What it makes of them; no string, which tells of a mistake."""
Reader = Callable[[bytes, str, Wanted], Found]

PROGRAM = (
    "import pickle, sys; sys.path = pickle.load(sys.stdin.buffer); "
    "from bot.formats.sandbox.process import serve; serve()"
)
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Else numpy takes 40 MB of addresses for every core but one, and they count as memory."""
WEARING = 2.0
"""Seconds of computing for a document, after which the process is ended. One of 32 MB of drawings
leaves it 2.7 GB large for good; starting it anew takes 0.3 seconds."""
MINUTES_FROM = 120  # seconds that are told in minutes
GROWN = 500_000_000
"""Bytes of addresses after which it is ended too, as the next document's count from there. With
every library that reads a format it has 200 million."""


class SandboxedReader(Generic[Wanted, Found]):
    """Reads as a reader does, in a process apart; one document at a time, whoever asks."""

    def __init__(
        self,
        reader: Reader[Wanted, Found],
        *,
        limits: Callable[[bytes], Limits] = limits_of,
    ) -> None:
        """Start nothing yet.

        Args:
            reader: a function at the top of a module; the process finds it by its name.
            limits: what a file may take.
        """
        self._reader = reader
        self._limits = limits
        self._one_at_a_time = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._end: Callable[[], object] = lambda: None

    def __call__(self, data: bytes, name: str, wanted: Wanted) -> Found:
        """What the reader makes of a file's bytes.

        Raises:
            DocumentError: as the reader raised it; or the document took too long or too much
                memory, or broke the reader, whose traceback is then the cause.
        """
        with self._one_at_a_time:
            return self._read(self._running(name), (data, name, wanted), self._limits(data))

    def _running(self, name: str) -> "subprocess.Popen[bytes]":
        """The process; started, if there is none any more."""
        if self._process is None or self._process.poll() is not None:
            self._end()
            try:
                process = _started()
            except OSError as error:
                raise DocumentError(
                    "{name} cannot be read: no process starts to read it ({reason}); try again.",
                    code="reading-unstarted",
                    name=name,
                    reason=str(error.strerror or error),
                ) from error
            self._end = weakref.finalize(self, _end, process)  # at the latest when we end
            with suppress(BrokenPipeError):  # one that does not live gives no answer either
                _send(sys.path, process.stdin)
                _send(self._reader, process.stdin)
            self._process = process
        return self._process

    def _read(
        self,
        process: "subprocess.Popen[bytes]",
        request: tuple[bytes, str, Wanted],
        limits: Limits,
    ) -> Found:
        answer: Found | DocumentError | str | None = None
        worn = True
        until = time.monotonic() + limits.waiting
        clock = threading.Timer(limits.waiting, _kill, (process,))
        clock.daemon = True
        clock.start()
        try:
            _send((request, limits), process.stdin)
            assert process.stdout is not None
            answer, worn = pickle.load(process.stdout)
        except (BrokenPipeError, EOFError, pickle.UnpicklingError):
            pass  # it ended, maybe in the middle of its answer
        finally:
            clock.cancel()
            clock.join()
            late = time.monotonic() >= until
            if late or worn:
                self._end()  # also after Ctrl-C: its answer is none to the next request
        if isinstance(answer, DocumentError):
            raise answer
        if answer is not None and not isinstance(answer, str):
            return answer
        cause = RuntimeError(f"in the process apart:\n{answer}") if answer else None
        raise _refusal(request[1], limits, process.returncode, late=late) from cause


def _refusal(name: str, limits: Limits, status: int, *, late: bool) -> DocumentError:
    if late or status == -signal.SIGXCPU:
        seconds = limits.waiting if late else limits.computing
        if seconds < MINUTES_FROM:
            return DocumentError(
                "{name} takes more than {limit} seconds to read; save it anew in the program that "
                "made it, or split it into smaller files.",
                code="reading-seconds",
                name=name,
                limit=f"{seconds:.3g}",
            )
        return DocumentError(
            "{name} takes more than {limit} minutes to read; save it anew in the program that made "
            "it, or split it into smaller files.",
            code="reading-minutes",
            name=name,
            limit=f"{seconds / 60:.3g}",
        )
    return DocumentError(
        "{name} needs more than {limit} GB of memory to read, or breaks the reader; "
        "save it anew in the program that made it, or split it into smaller files.",
        code="reading-large",
        name=name,
        limit=f"{limits.memory / 1e9:.3g}",
    )


def serve() -> NoReturn:
    """Read what is asked for on standard input; the process apart does nothing else."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints would garble an answer
    sys.excepthook = _last_words(answers)
    reader: Reader[object, object] = pickle.load(sys.stdin.buffer)
    asked: SimpleQueue[tuple[tuple[bytes, str, object], Limits]] = SimpleQueue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    _bound(resource.RLIMIT_CORE, 0)  # nothing of a document is left on the disk
    while True:
        request, limits = asked.get()
        began = time.process_time()
        _bound(resource.RLIMIT_CPU, ceil(began + limits.computing))
        if sys.platform != "darwin":
            _bound(resource.RLIMIT_AS, limits.memory)
        outcome = _outcome(reader, request)
        worn = time.process_time() - began > WEARING or _addresses() > GROWN
        _send((outcome, worn), answers)
        del request, outcome  # not kept while nobody asks


def _outcome(
    reader: Reader[object, object], request: tuple[bytes, str, object]
) -> object | DocumentError:
    try:
        return reader(*request)
    except DocumentError as error:
        return error


def _addresses() -> int:
    """How many bytes of addresses the process has; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def _listen(asked: "SimpleQueue[tuple[tuple[bytes, str, object], Limits]]") -> None:
    """Pass on what is asked, and end with who asks, whatever is being read then."""
    try:
        while True:
            asked.put(pickle.load(sys.stdin.buffer))
    finally:
        os.killpg(0, signal.SIGKILL)


def _last_words(answers: IO[bytes]) -> Callable[..., None]:
    """What tells of an error that nobody expected, in place of an answer, and ends."""

    def tell(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        try:
            _send(("".join(format_exception(error)), True), answers)
        finally:
            os._exit(1)

    return tell


def _bound(what: int, most: int) -> None:
    """Set a limit, if the system's own is not lower."""
    _, highest = resource.getrlimit(what)
    lower = most if highest == resource.RLIM_INFINITY else min(most, highest)
    resource.setrlimit(what, (lower, highest))


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-P", "-c", PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **ONE_THREAD},
        process_group=0,  # Ctrl-C on a terminal is ours to answer; and Tesseract ends with it
    )


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill the process and all that it started."""
    with suppress(ProcessLookupError, PermissionError):  # macOS: not permitted if all have ended
        os.killpg(process.pid, signal.SIGKILL)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.returncode is None:
        _kill(process)
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):  # half a request may be left in it
                pipe.close()


def _send(what: object, pipe: IO[bytes] | None) -> None:
    assert pipe is not None
    pickle.dump(what, pipe)
    pipe.flush()
