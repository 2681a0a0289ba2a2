"""Asks the terminal how wide it draws what terminals disagree on.

The question is written before Textual is imported and the answer read afterwards, so that the round trip
costs nothing. A terminal that doesn't answer within a quarter of a second is taken to draw as Rich thinks.
"""

from __future__ import annotations

import os
import re
import select
import sys
import time
from dataclasses import dataclass, field

from tactful import skeleton
from tactful.skeleton import ENTER, LEAVE

PATIENCE = 0.25
"""Seconds to wait for a terminal that doesn't answer."""

_SAMPLES = (("mark", "\u0995\u09be"), ("emoji", "\U0001f468\u200d\U0001f469"), ("heart", "\u2764\ufe0f"))
_POSITION = re.compile(rb"\x1b\[\d+;(\d+)R")
_ATTRIBUTES = re.compile(rb"\x1b\[\?[\d;]*c")
_VERSION = re.compile(rb"\x1bP>\|([^\x1b\x07]*)(?:\x1b\\|\x07)")


@dataclass(frozen=True, slots=True)
class Answers:
    """Cells drawn for each sample, and the keys pressed meanwhile."""

    widths: dict[str, int] = field(default_factory=dict)
    typed: bytes = b""
    terminal: str = ""
    """What the terminal calls itself; many don't say."""

    @property
    def marks_take_a_cell(self) -> bool:
        """Whether a Bengali vowel sign beside its letter takes a cell of its own."""
        return self.widths.get("mark") == 2


class Probe:
    """One question to the terminal: `start()`, do something useful, `finish()`."""

    def __init__(self, source: int = 0, target: int = 2) -> None:
        self._source = source
        self._target = target
        self._before: list[int | list[bytes | int]] | None = None

    def start(self, greeting: str = "") -> bool:
        """Take the screen, ask, and leave `greeting` standing where the title will be. False: it can't be asked."""
        if os.environ.get("TERM") in (None, "", "dumb", "linux") or sys.platform == "win32":
            return False
        import termios

        try:
            before = skeleton.take() or termios.tcgetattr(self._source)
            quiet = termios.tcgetattr(self._source)
            quiet[3] &= ~(termios.ECHO | termios.ICANON)
            termios.tcsetattr(self._source, termios.TCSANOW, quiet)
        except termios.error:
            return False
        self._before = before
        question = "".join(f"\x1b[1;1H{sample}\x1b[6n" for _, sample in _SAMPLES)
        self._write(f"{ENTER}{question}\x1b[>q\x1b[c\x1b[1;1H\x1b[2K {greeting}")
        return True

    def finish(self) -> Answers:
        """The answers, or none when the terminal keeps silent. The terminal's modes are as before."""
        if self._before is None:
            return Answers()
        import termios

        received = b""
        deadline = time.monotonic() + PATIENCE
        while not _ATTRIBUTES.search(received) and (left := deadline - time.monotonic()) > 0:
            if select.select([self._source], [], [], left)[0]:
                received += os.read(self._source, 4096)
        termios.tcsetattr(self._source, termios.TCSANOW, self._before)
        self._before = None
        return read_answers(received)

    def leave(self) -> None:
        """Give the screen back, when the interface could not start after all."""
        self._write(LEAVE)

    def _write(self, text: str) -> None:
        data = text.encode()
        while data:
            data = data[os.write(self._target, data) :]


def read_answers(received: bytes) -> Answers:
    """What a terminal's answers mean; everything else it sent was typed by the person."""
    columns = [int(match) - 1 for match in _POSITION.findall(received)]
    names = [name for name, _ in _SAMPLES]
    widths = dict(zip(names, columns, strict=False)) if len(columns) == len(names) else {}
    version = _VERSION.search(received)
    rest = _VERSION.sub(b"", _ATTRIBUTES.sub(b"", _POSITION.sub(b"", received)))
    return Answers(widths, rest, version[1].decode("utf-8", "replace") if version else "")
