"""What goes out: data on standard output, everything said to the person on standard error.

Data is UTF-8 byte for byte, except on a terminal, which gets no control characters of anybody's letter.
A reader that closes the pipe early is no error, and neither the exit code nor the work changes by it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import IO, Any

from tactful import skeleton
from tactful.errors import WriteError
from tactful.i18n import t


def emit(text: str) -> None:
    """Write data to standard output, exactly, or made safe when that's a terminal."""
    if is_terminal(sys.stdout):
        from tactful.text.visible import visible

        text = visible(text.replace("\r\n", "\n"))
    _write(text)


def emit_styled(text: str) -> None:
    """Write text that was made safe before and holds our own colours."""
    _write(text)


def emit_json(value: Any, *, indent: int | None = None) -> None:
    """Write one JSON value and a newline."""
    import json

    separators = (",", ":") if indent is None else None
    _write(json.dumps(value, ensure_ascii=is_terminal(sys.stdout), indent=indent, separators=separators) + "\n")


def note(text: str = "") -> None:
    """Say something to the person, on standard error; control characters are made visible."""
    _say(f"{text}\n")


def ask(prompt: str) -> None:
    """Put a prompt on standard error; where the answer is typed, it comes on the same line."""
    _say(prompt if is_terminal(sys.stdin) else f"{prompt}\n")


def is_terminal(stream: IO[Any]) -> bool:
    """Whether a person reads or writes there."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def colour(stream: IO[Any]) -> bool:
    """Whether colours are welcome there."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in ("", "dumb")


def flush() -> None:
    """Send out what's still held back. Raises WriteError when it can't be written."""
    if sys.stdout is not None:
        _write("")


def _say(text: str) -> None:
    from tactful.text.visible import visible

    if sys.stderr is None:
        return
    skeleton.leave()
    with suppress(OSError, ValueError):
        sys.stderr.write(visible(text))
        sys.stderr.flush()


def _write(text: str) -> None:
    out = sys.stdout
    if text:
        skeleton.leave()
    if out is None:
        raise WriteError(t("cli.output.there-no-standard-output-write"))
    try:
        if is_terminal(out):
            out.write(text.encode(out.encoding or "utf-8", "replace").decode(out.encoding or "utf-8", "replace"))
        else:
            out.buffer.write(text.encode("utf-8", "backslashreplace"))
        out.flush()
    except BrokenPipeError:
        _forget_output()
    except OSError as error:
        _forget_output()
        raise WriteError(t("cli.output.standard-output-cant-written", reason=error.strerror or error)) from None


def _forget_output() -> None:
    """Whatever comes now goes nowhere, and nothing complains about it at exit."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
