"""How far a long run is, on one line of the terminal, and an end by Ctrl+C that leaves no half line behind."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Self

from tactful.cli.output import is_terminal

_EVERY = 0.1
"""Seconds between two pictures of the bar: more often it would only cost."""
_WIDEST = 40


class Progress:
    """The bar. It draws on standard error where that's a terminal and there is more than one thing to do."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._on = total > 1 and is_terminal(sys.stderr)
        self._drawn = 0.0
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, number: int) -> None:
        """Say that `number` of all is done."""
        now = time.monotonic()
        if not self._on or (self._width and now - self._drawn < _EVERY):
            return
        import shutil

        self._drawn = now
        line = bar(number, self.total, shutil.get_terminal_size().columns - 1)
        self._say("\r" + line + " " * (self._width - len(line)) + "\r" + line)
        self._width = len(line)

    def clear(self) -> None:
        """Wipe the line, before anything else is said on it."""
        if self._width:
            self._say("\r" + " " * self._width + "\r")
            self._width = 0

    def _say(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()


def bar(number: int, total: int, columns: int) -> str:
    """A bar no wider than `columns`: `[=====>    ] 50/100`; where there's no room for it, the numbers alone."""
    told = f"{number}/{total}"
    room = min(_WIDEST, columns - len(f"{total}/{total}") - 3)
    if room < 5:
        return told[: max(columns, 0)]
    full = room * number // total
    done = "=" * full if full == room else "=" * full + ">"
    return f"[{done:<{room}}] {told}"


class Interrupt:
    """Ctrl+C while something is written waits until that is whole; a second one waits for nothing."""

    def __init__(self) -> None:
        self._whole = False
        self._asked = False

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Take the signal, and give it back at the end."""
        before = signal.getsignal(signal.SIGINT)
        # Whoever started this may want no interrupts, and outside the main thread nobody presses a key.
        if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
            yield
            return
        signal.signal(signal.SIGINT, self._take)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is written in here comes out whole. Raises KeyboardInterrupt afterwards where it was asked for."""
        self._whole = True
        try:
            yield
        finally:
            self._whole = False
        if self._asked:
            raise KeyboardInterrupt

    def _take(self, _signal: int, _frame: FrameType | None) -> None:
        if self._whole and not self._asked:
            self._asked = True
            return
        raise KeyboardInterrupt
