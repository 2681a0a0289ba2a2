"""Runs a small program that may hang, fail, or stay behind holding on to what it was given."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from typing import IO

TIME_OUT = 2.0
"""Seconds a program gets to take the text, or to give it back."""


def feed(command: list[str], data: bytes, environ: Mapping[str, str], time_out: float = TIME_OUT) -> bool:
    """Gives `data` to a program. True when it took all of it and was content.

    It gets a file, not a pipe, so that nothing can be stuck half-way; its output goes nowhere, so that it
    neither writes on the screen nor keeps anything of ours open when it stays behind to serve the text.
    """
    try:
        with _scratch() as source:
            source.write(data)
            source.seek(0)
            process = subprocess.Popen(
                command,
                stdin=source,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=dict(environ),
                start_new_session=True,
            )
    except (OSError, ValueError):
        return False
    return _finish(process, time_out) == 0


def ask(command: list[str], environ: Mapping[str, str], limit: int, time_out: float = TIME_OUT) -> bytes | None:
    """What a program prints, up to a little over `limit` bytes; None when it fails or is slow."""
    try:
        with _scratch() as answer:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env=dict(environ),
                start_new_session=True,
            )
            if _finish(process, time_out) != 0:
                return None
            answer.seek(0)
            return answer.read(limit + 2)
    except (OSError, ValueError):
        return None


def _scratch() -> IO[bytes]:
    """A file without a name, in memory where the system can: a full disk is no reason not to copy."""
    if sys.platform == "linux":
        return open(os.memfd_create("tactful"), "w+b")  # noqa: PTH123 - an open handle has no path
    return tempfile.TemporaryFile()


def _finish(process: subprocess.Popen[bytes], time_out: float) -> int | None:
    try:
        return process.wait(time_out)
    except subprocess.TimeoutExpired:
        _kill(process)
        return None


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and what it started: they're a session of their own, by the number of the first."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, 9)
        else:
            process.kill()
    with suppress(subprocess.TimeoutExpired, OSError):
        process.wait(1)
