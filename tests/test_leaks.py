"""Nothing leaves the machine and nothing is left on it, native code included: seen by strace."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.attacks.leaks import attack
from tests.support.processes.traced import Trace, read_trace, traced, why_not

REASON = why_not()
pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))

FOREIGN = "192.0.2.1"  # kept for documentation: no machine has it (RFC 5737)
NATIVE = f"""
import ctypes, socket, struct
libc = ctypes.CDLL(None)
libc.getaddrinfo(b"nobody.invalid", None, None, ctypes.byref(ctypes.c_void_p()))
descriptor = libc.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
address = struct.pack("=H", socket.AF_INET) + struct.pack(">H", 9) + socket.inet_aton("{FOREIGN}")
libc.sendto(descriptor, b"words", 5, 0, address + bytes(8), 16)
"""
AT_HOME = """
import socket
from threading import Thread
with socket.create_server(("127.0.0.1", 0)) as server:
    Thread(target=server.accept).start()
    socket.create_connection(server.getsockname()).close()
"""


def seen(code: str, folder: Path) -> Trace:
    """What a program asks of the system."""
    command = traced([sys.executable, "-c", code], folder / "of")
    subprocess.run(command, cwd=folder, check=True, timeout=60)
    return read_trace(folder / "of")


@pytest.mark.model
@pytest.mark.browser
def test_nothing_leaves_and_nothing_is_left_behind() -> None:
    """Adding, the model's export, asking, the page, a PDF's picture and an upload keep to it.

    No connection but on loopback, no look-up, and no file but in the library, in Footnote's own
    cache and in the temporary folder.
    """
    tally = attack(1)

    assert (tally.rounds, tally.broken) == (1, 0), "\n".join(tally.notes)


def test_what_native_code_asks_of_the_network_is_seen(tmp_path: Path) -> None:
    """A look-up by the C library and a datagram to another machine, which Python knows nothing of."""
    beyond = seen(NATIVE, tmp_path).beyond

    assert any(call.startswith("sendto") and FOREIGN in call for call in beyond)
    assert any(call.startswith("connect") and FOREIGN not in call for call in beyond)


def test_what_stays_on_this_machine_is_no_leak(tmp_path: Path) -> None:
    """A server on loopback, and who connects to it."""
    assert seen(AT_HOME, tmp_path).beyond == ()


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("open('a, b.txt', 'w')", "a, b.txt"),
        ("os.mkdir('folder')", "folder"),
        ("os.open('.', os.O_RDWR | os.O_TMPFILE)", "."),
        ("os.symlink('/', 'link')", "link"),
        ("os.rename('of', 'off')", "off"),
        ("os.mkfifo('pipe')", "pipe"),
    ],
)
def test_every_file_that_is_made_is_seen(tmp_path: Path, code: str, written: str) -> None:
    """Whatever it is made by, by the name that it gets."""
    (tmp_path / "of").write_text("words")

    made = seen(f"import os; {code}", tmp_path).written

    assert {tmp_path / written, Path(written)} & set(made)


def test_what_is_only_read_or_could_not_be_made_is_not_written(tmp_path: Path) -> None:
    """Nor a file that was asked whether it is there."""
    code = "import os; os.path.exists('a'); open('/etc/passwd').close(); open('/etc/passwd/a', 'w')"
    command = traced([sys.executable, "-c", code], tmp_path / "of")

    subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)

    assert read_trace(tmp_path / "of").written == ()


@pytest.mark.parametrize(
    "call",
    [
        'connect(3, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.53")}, 16) = 0',
        'connect(3, {sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.Resolve"}, 45) = 0',
        'connect(3, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT (No such file or directory)',
        'connect(3, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28 <unfinished ...>',
        'bind(3, {sa_family=AF_INET, sin_port=htons(7860), sin_addr=inet_addr("0.0.0.0")}, 16) = 0',
        "sendmmsg(3, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53), "
        'sin_addr=inet_addr("192.0.2.1")}, msg_namelen=16}}], 1, 0) = 1',
        "socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = 3",
        "io_uring_setup(8, {flags=0}) = 3",
    ],
)
def test_a_call_that_reaches_further_is_known(tmp_path: Path, call: str) -> None:
    """Resolvers on loopback and behind files, other families of addresses, doors left open."""
    (tmp_path / "of.1").write_text(f"{call}\n+++ exited with 0 +++\n")

    assert read_trace(tmp_path / "of").beyond == (call,)
