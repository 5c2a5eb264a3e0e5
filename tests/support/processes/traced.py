"""What programs ask of the system, native code and their children included, as strace sees it.

A hook in Python sees what Python does. Here every call counts that could reach another machine or
make a file, whoever makes it. Knows nothing of Footnote.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

MAKING = {  # calls that make or write files, and which of their arguments is a path to one
    "open": 0,
    "openat": 1,
    "openat2": 1,
    "creat": 0,
    "mkdir": 0,
    "mkdirat": 1,
    "mknod": 0,
    "mknodat": 1,
    "rename": 1,
    "renameat": 3,
    "renameat2": 3,
    "link": 1,
    "linkat": 3,
    "symlink": 1,
    "symlinkat": 2,
}
REACHING = {"connect", "sendto", "sendmsg", "sendmmsg", "bind"}  # calls that name an address
UNSEEN = "io_uring_setup"  # its calls would pass strace by; nothing of ours uses it
CALLS = ",".join(("network", *MAKING, UNSEEN))

CALL = re.compile(r"(?P<name>\w+)\((?P<given>.*)\) += (?P<result>-?\w+)")
"""Example: `mkdir("/tmp/a", 0777) = 0`."""
ADDRESS = re.compile(r"sa_family=(?P<family>\w+)(?:, (?P<rest>[^}]*))?")
"""Example: `sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.53")`."""
PORT = re.compile(r"port=htons\((\d+)\)")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
ARGUMENT = re.compile(r'((?:"(?:[^"\\]|\\.)*"|[^",])+)(?:, |$)')
"""Example: `AT_FDCWD</tmp>` and `"a, b"` of `AT_FDCWD</tmp>, "a, b"`."""
WRITES = re.compile(r"\bO_(?:CREAT|WRONLY|RDWR|TMPFILE)\b")
FOLDER = re.compile(r"<(/.*)>$")
"""Example: `AT_FDCWD</home/somebody>`."""
ASKED_FOR_NAMES = {53, 853, 5353}  # ports: on loopback too a resolver answers there for others
FAMILIES = {"AF_UNIX", "AF_INET", "AF_INET6", "AF_NETLINK"}  # of sockets; the last asks the kernel
LOCAL = {"/run/uuidd/request"}
"""Services of this machine that know of no other: it counts numbers. Those that look up names
(nscd, systemd-resolved, avahi) are reached by such paths too, and are not among them."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What was asked of the system."""

    beyond: tuple[str, ...]
    """The calls, as strace writes them, that reach beyond this machine or ask where to."""
    written: tuple[Path, ...]
    """The files and folders that were made, or opened to be written."""


def why_not() -> str | None:
    """Why no program can be traced here; None where one can."""
    if shutil.which("strace") is None:
        return "no strace: ./scripts/test installs it for root on Debian"
    tried = subprocess.run(traced(["true"], Path(os.devnull)), capture_output=True, text=True)
    return f"strace may not trace here: {tried.stderr.strip()}" if tried.returncode else None


def traced(command: Sequence[str], trace: Path) -> list[str]:
    """A command that runs another and keeps a file for each of its threads, named TRACE.NUMBER."""
    apart = "-f" if trace == Path(os.devnull) else "-ff"
    kept = ("-o", str(trace), "-e", f"trace={CALLS}", "-e", "signal=none")
    return ["strace", apart, "--seccomp-bpf", "-y", *kept, *command]


def read_trace(trace: Path) -> Trace:
    """What a command has asked that has ended."""
    beyond: list[str] = []
    written: list[Path] = []
    for file in sorted(trace.parent.glob(f"{trace.name}.*")):
        for line in file.read_text("utf-8", "replace").splitlines():
            if _reaches(line):
                beyond.append(line)
            written += _written(line)
    return Trace(tuple(dict.fromkeys(beyond)), tuple(dict.fromkeys(written)))


def _reaches(line: str) -> bool:
    """Whether a call reaches beyond this machine, or asks a name of anybody."""
    name = line.partition("(")[0]
    if name == "socket":
        return not FAMILIES & set(re.split(r"\W", line))
    if name in REACHING:
        return not all(_stays(found["family"], found["rest"]) for found in ADDRESS.finditer(line))
    return name == UNSEEN


def _stays(family: str, rest: str | None) -> bool:
    """Whether an address is one of this machine's, and nobody's who looks up names."""
    quoted = QUOTED.search(rest or "")
    if family in {"AF_INET", "AF_INET6"}:
        port = PORT.search(rest or "")
        at_home = quoted is not None and ip_address(quoted[1]).is_loopback
        return at_home and port is not None and int(port[1]) not in ASKED_FOR_NAMES
    if family == "AF_UNIX":
        return quoted is not None and quoted[1] in LOCAL
    return family in {"AF_NETLINK", "AF_UNSPEC"}  # the kernel; nobody, which ends a connection


def _written(line: str) -> Iterator[Path]:
    """The file that a call made or opened to write, if it did."""
    call = CALL.match(line)
    if call is None or call["name"] not in MAKING or call["result"].startswith("-"):
        return
    if call["name"].startswith("open") and not WRITES.search(call["given"]):
        return
    given = ARGUMENT.findall(call["given"])
    place = MAKING[call["name"]]
    path = QUOTED.match(given[place])
    folder = FOLDER.search(given[place - 1]) if place else None
    if path is not None:
        yield Path(folder[1] if folder else "", path[1])
