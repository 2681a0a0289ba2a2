"""Work that waits for a pause in typing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.message_pump import MessagePump


class Debounce:
    """Calls `work` once, `pause` seconds after the last `poke`."""

    def __init__(self, owner: MessagePump, pause: float, work: Callable[[], None]) -> None:
        self._owner = owner
        self._pause = pause
        self._work = work
        self._waiting: asyncio.TimerHandle | None = None

    @property
    def waiting(self) -> bool:
        """Whether there's something still to be done."""
        return self._waiting is not None

    def poke(self) -> None:
        """Something happened: start the pause anew."""
        self.cancel()
        self._waiting = asyncio.get_running_loop().call_later(self._pause, self._due)

    def cancel(self) -> None:
        """Forget what was to be done."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def flush(self) -> None:
        """Do at once what was to be done later."""
        if self._waiting is not None:
            self.cancel()
            self._work()

    def _due(self) -> None:
        self._waiting = None
        # Through the owner's queue, so that an exception is the application's and not the loop's.
        self._owner.call_later(self._work)
