"""A request to stop is answered by saving and leaving the terminal as it was.

By default SIGTERM and SIGHUP end the process at once: nothing saved, the terminal left in mouse mode.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from functools import partial


def install(stop: Callable[[int], None]) -> None:
    """Call `stop` with the exit code (128 + signal) when asked to end. Needs a running loop."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        loop.add_signal_handler(number, partial(stop, 128 + number))
