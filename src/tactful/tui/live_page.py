"""The letter as a page in the browser, written anew while the person types: for scripts a terminal can't draw.

The page is a file only its owner can read, in the state folder, and goes when the letter is put away.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tactful.model import Draft, LaidOut

_SECONDS = 2
_AGAIN = f'<meta http-equiv="refresh" content="{_SECONDS}">'
_AFTER = '<meta charset="utf-8">'


class LivePage:
    """One page that follows one letter."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"letter-{os.getpid()}.html"
        self.shown = False

    def write(self, laid: LaidOut, draft: Draft) -> None:
        """Write the letter as it is now. Raises OSError."""
        from tactful.exports import html

        page = html.write(laid, draft).decode("utf-8").replace(_AFTER, f"{_AFTER}\n{_AGAIN}", 1)
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = self.path.with_suffix(".new")
        with suppress(FileNotFoundError):
            new.unlink()
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(page.encode("utf-8"))
        new.replace(self.path)
        self.shown = True

    def remove(self) -> None:
        """Leave no letter behind."""
        if self.shown:
            self.shown = False
            with suppress(OSError):
                self.path.unlink()


def opener(environ: Mapping[str, str], platform: str = sys.platform) -> list[str] | None:
    """The command that opens a page in the system's browser; None where no window can be opened.

    Python's own way may start a browser for the terminal in the middle of our screen.
    """
    if platform == "darwin":
        return ["open"]
    if platform == "win32":
        return ["explorer"]
    return ["xdg-open"] if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") else None


def open_in_browser(path: Path) -> bool:
    """Show the page; False where that can't be done."""
    command = opener(os.environ)
    if command is None:
        return False
    nothing = subprocess.DEVNULL
    try:
        subprocess.Popen([*command, str(path)], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    except OSError:
        return False
    return True
