"""A namespace without a network, but for a public-looking address on its own loopback interface.

What asks for that address from inside it is seen and goes nowhere. Made by the kernel's own calls,
with no program of the system's: Linux lets an ordinary user do so unless it is told not to.
"""

import ctypes
import fcntl
import os
import socket
import struct
import sys
import threading
from pathlib import Path

# RFC 7526: once of 6to4 relays and nobody's now. Gradio knows those for documentation.
PUBLIC = "192.88.99.7"
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET
SET_ADDRESS, SET_FLAGS = 0x8916, 0x8914  # SIOCSIFADDR, SIOCSIFFLAGS
UP_AND_RUNNING = 0x41
LOOPBACK, ALIAS = b"lo", b"lo:1"


def enter() -> str | None:
    """Put this process, of one thread, into such a namespace; why it cannot be, where it cannot."""
    if sys.platform != "linux":
        return "only Linux has namespaces"
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(NEW_USER | NEW_NETWORK) != 0:
        return f"this machine allows no namespace: {os.strerror(ctypes.get_errno())}"
    try:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
            fcntl.ioctl(control, SET_FLAGS, struct.pack("16sH14x", LOOPBACK, UP_AND_RUNNING))
            address = struct.pack("HH4s8x", socket.AF_INET, 0, socket.inet_aton(PUBLIC))
            fcntl.ioctl(control, SET_ADDRESS, struct.pack("16s16s", ALIAS, address))
    except OSError as error:
        return f"this machine allows no address in a namespace: {error}"
    return None


class Listener:
    """Listens at the public-looking address, and counts who comes."""

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.bind((PUBLIC, 0))
        self._socket.listen(64)
        self.port: int = self._socket.getsockname()[1]
        self.heard: list[str] = []
        """The first line of each request that came."""
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            with connection:
                connection.settimeout(5)
                try:
                    first = connection.recv(2000).split(b"\r\n")[0].decode("latin-1")
                    self.heard.append(first)
                    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi")
                except OSError as error:
                    self.heard.append(str(error))
