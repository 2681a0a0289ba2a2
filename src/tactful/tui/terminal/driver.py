"""The driver between Textual and the terminal, steady where Textual's own is not.

- A byte that isn't UTF-8 shows as a replacement sign. Textual decodes strictly, and one Latin-2 letter from
  an old program ends the application.
- Pastes are read by `PasteParser`.
- A terminal that's gone ends the application at once, saved. With Textual's driver the thread that writes
  dies of the error, the next thirty writes fill its queue and the application waits for ever, deaf to
  SIGHUP, while the thread that reads spins at the end of input and the letter stays locked.
"""

from __future__ import annotations

import codecs
import os
import selectors
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual._parser import ParseError
from textual.drivers.linux_driver import LinuxDriver

from tactful.tui.terminal.paste import PasteParser

GONE = 129
"""The exit code when the terminal is gone: as for SIGHUP, which may come as well."""


class Outlet:
    """Where the output goes; once nobody is there any more, nowhere."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, if there's somebody to read it."""
        with suppress(OSError, ValueError):
            self._file.write(text)

    def flush(self) -> None:
        """Flush, likewise."""
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        """The file's own number."""
        return int(self._file.fileno())


class SteadyDriver(LinuxDriver):
    """Reads forgivingly and notices when the terminal is gone."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._file: Any = Outlet(self._file)

    def run_input_thread(self) -> None:
        """Read until told to stop, or until there's nobody to read from."""
        parser = PasteParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    data = self._read()
                    if not data:
                        self._end()
                        break
                    for message in parser.feed(decode(data)):
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)
        with suppress(EOFError, ParseError):
            list(parser.feed(""))

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _end(self) -> None:
        stop: Callable[[int], None] = getattr(self._app, "stop", lambda code: self._app.exit(return_code=code))
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(stop, GONE)
