"""Commands as a person runs them, each in a process of its own, without the wait for their modules.

Importing Footnote's libraries takes seconds. Here one process imports them, `python -P -m
tests.support.processes.forked`, and becomes each command in a fork of itself: what a command says and how it ends
is its own.
"""

import gc
import json
import os
import runpy
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from embeddings.telemetry import import_onnxruntime
from tests.support.paths import ROOT

VERBS = ("ask", "index", "evaluate", "serve")
PATIENCE = 120  # seconds until a command is taken for stuck, and ended


def environment() -> dict[str, str]:
    """This one, with Footnote's modules to be found from everywhere."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


class Commands:
    """Runs Footnote's commands in any folder."""

    def __init__(self) -> None:
        self._ready = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.support.processes.forked"],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, here: Path, verb: str, *typed: str) -> subprocess.CompletedProcess[bytes]:
        """Run one there to its end, what is typed after its name given."""
        assert self._ready.stdin is not None and self._ready.stdout is not None
        with TemporaryDirectory() as folder:
            said, told = Path(folder, "said"), Path(folder, "told")
            wish = [str(here), str(said), str(told), f"scripts.{verb}", *typed]
            print(json.dumps(wish), file=self._ready.stdin, flush=True)
            code = int(self._ready.stdout.readline())
            return subprocess.CompletedProcess(wish[3:], code, said.read_bytes(), told.read_bytes())

    def end(self) -> None:
        """Let the process go."""
        self._ready.communicate()


def main() -> None:
    """Become each command that comes on standard input, and say how it ended."""
    for verb in VERBS:
        import_module(f"scripts.{verb}")
        del sys.modules[f"scripts.{verb}"]  # it is run as a program, which is to begin anew
    import_onnxruntime()
    for module in ("faiss", "scripts.console.answers", "tantivy", "tokenizers"):
        import_module(module)
    gc.freeze()  # nothing of this is looked at in every fork
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(*json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _become(here: str, said: str, told: str, module: str, *typed: str) -> NoReturn:
    os.chdir(here)
    for number, path in enumerate((os.devnull, said, told)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
    signal.alarm(PATIENCE)
    sys.argv = [module, *typed]
    code: object = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        code = ended.code
    sys.stdout.flush()
    # Taking down all that was imported, for other commands too, would cost a second.
    os._exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
