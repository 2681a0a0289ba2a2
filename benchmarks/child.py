"""A program in a pseudo-terminal that answers as terminals do, and when each piece of its output came."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[1]
POSITION, ATTRIBUTES = b"\x1b[6n", b"\x1b[c"

# What pyte takes for text though terminals pass it over.
_PRIVATE = re.compile(rb"\x1b\[[<>=][\d;]*[a-zA-Z]|\x1b\[\?[\d;]*\$p|\x1bP[^\x1b]*\x1b\\")


def environment(home: Path) -> dict[str, str]:
    """What a program finds around it, with a home of its own."""
    paths = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONPATH": paths,
        "TACTFUL_HOME": str(home),
    }


class Child:
    """The program. `begun` is the time at which it was started."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (120, 40)) -> None:
        width, height = size
        self.begun = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
                os.execvpe(command[0], list(command), dict(env))
            finally:
                os._exit(127)
        self._said = b""
        self._painted = 0
        self._last = self.begun
        self._screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self._screen)

    def send(self, data: bytes) -> float:
        """Write to it; the time at which that was done."""
        sent = time.perf_counter()
        os.write(self._file, data)
        return sent

    def read(self, seconds: float) -> tuple[float, bytes] | None:
        """The next piece of output and when it came; None when none comes in time, or the program has ended."""
        if not select.select([self._file], [], [], max(0.0, seconds))[0]:
            return None
        try:
            data = os.read(self._file, 1 << 16)
        except OSError:
            return None
        came = time.perf_counter()
        if not data:
            return None
        answer = b"\x1b[1;3R" * data.count(POSITION) + (b"\x1b[?62;22c" if ATTRIBUTES in data else b"")
        if answer:
            os.write(self._file, answer)
        return came, data

    def collect(self, seconds: float) -> list[tuple[float, bytes]]:
        """All output that comes within that time."""
        until = time.perf_counter() + seconds
        pieces = []
        while (left := until - time.perf_counter()) > 0:
            piece = self.read(left)
            if piece is not None:
                pieces.append(piece)
        return pieces

    def paint(self, data: bytes) -> None:
        """Put output on the screen that's kept here."""
        self._stream.feed(_PRIVATE.sub(b"", data))

    @property
    def rows(self) -> list[str]:
        """What stands on that screen."""
        return list(self._screen.display)

    def await_text(self, text: str, seconds: float = 30.0) -> float:
        """The time at which that text, of one colour, came out. Nothing is painted meanwhile, so as not to be late."""
        until = time.perf_counter() + seconds
        while text.encode() not in self._said:
            piece = self.read(until - time.perf_counter())
            if piece is not None:
                self._said += piece[1]
                self._last = piece[0]
            elif time.perf_counter() > until:
                sys.exit(f"{text!r} never came:\n{self._said.decode('utf-8', 'replace')}")
        self.paint(self._said[self._painted :])
        self._painted = len(self._said)
        return self._last

    def close(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)
