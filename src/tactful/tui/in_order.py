"""Keys are done one after the other, however fast they come.

Textual runs an urgent key (F8, Ctrl+Q) in the app at once, while letters typed before it may still wait in the
queue of the editor, and moves the focus later than it says: in a burst, text would land in the wrong step or be
lost. So the app takes the next key only when the one before it has been done.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual import events
from textual.app import App

_AT_MOST = 1.0
"""Seconds to wait for a widget that doesn't answer; then the next key goes on."""
_ROUND = ("focused", "screen", "screen", "focused")
"""Who has to be done: the widget with the keys, the screen it tells, and both again for what that set off."""


class InOrder(App[int]):
    """An app that waits after each key and paste until what it set off is done."""

    async def on_event(self, event: events.Event) -> None:
        """Hand the event on, and wait for its work to be done if it was typed or pasted."""
        await super().on_event(event)
        if isinstance(event, (events.Key, events.Paste)) and not self._exit:
            await self._settled()

    async def _settled(self) -> None:
        for name in _ROUND:
            pump = getattr(self, name)
            if pump is not None and pump.is_running:
                done = asyncio.Event()
                pump.call_later(done.set)
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(done.wait(), _AT_MOST)
