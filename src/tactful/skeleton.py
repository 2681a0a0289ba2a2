"""The first thing on the screen: the title, written before anything is loaded that takes time.

Only `__main__` shows it, where the screens are sure to follow. Whoever has something else to say first gives the
terminal back as it was.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    Modes = list[int | list[bytes | int]]

ENTER = "\x1b[?1049h\x1b[H"
LEAVE = "\x1b[?1049l\x1b[?25h"
NAME = "tactful"

_before: Modes | None = None


def show(arguments: list[str]) -> None:
    """Take the screen for a call that ends in the screens, on a terminal that has them."""
    global _before
    screens = arguments in ([], ["new"]) or (len(arguments) == 2 and arguments[0] == "open" and arguments[1][:1] != "-")
    if not screens or sys.platform == "win32" or "_TACTFUL_COMPLETE" in os.environ:
        return
    if os.environ.get("TERM", "") in ("", "dumb", "linux") or not all(map(os.isatty, (0, 1, 2))):
        return
    import termios

    try:
        before = termios.tcgetattr(0)
        quiet = termios.tcgetattr(0)
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(0, termios.TCSANOW, quiet)
        os.write(2, f"{ENTER}\x1b[?25l {NAME}".encode())
    except (OSError, termios.error):
        return
    _before = before


def take() -> Modes | None:
    """The screen is somebody else's from now on; the answer is how the terminal was before. None: none was taken."""
    global _before
    before, _before = _before, None
    return before


def leave() -> None:
    """Give the screen back, if it's still taken."""
    before = take()
    if before is None:
        return
    import termios

    try:
        os.write(2, LEAVE.encode())
        termios.tcsetattr(0, termios.TCSANOW, before)
    except (OSError, termios.error):
        return
