"""What is pasted is text, whatever it holds.

Textual's parser looks for keys inside a bracketed paste as soon as it meets an escape character, so a
pasted ESC ^Q quits the application and a colour code lands as loose characters. Here everything between
the two paste marks is kept aside and handed on as one paste.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from time import monotonic

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

from tactful.tui.terminal.typed import clean

SILENCE = 5.0
"""Seconds without input after which a paste whose end never came counts as ended."""

LIMIT = 4_000_000
"""Characters kept of one paste; what comes after is not held in memory."""

_LATE_ANSWER = re.compile(r"\x1b\[\?[\d;]*c|\x1bP>\|[^\x1b]*\x1b\\")


class PasteParser(XTermParser):
    """The parser of keys, with pastes taken out before it sees them."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._recent = ""
        self._pasted: list[str] | None = None
        self._size = 0
        self._last_input = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """The messages in this piece of input."""
        if not data:
            yield from super().feed(data)
            return
        self._last_input = monotonic()
        while data:
            if self._pasted is None:
                before, data = self._until_paste(data)
                if before:
                    yield from super().feed(before)
            else:
                done, data = self._until_end(data)
                if done:
                    yield from self._end()

    def tick(self) -> Iterable[Message]:
        """Messages that come of waiting: a lone ESC, or a paste that broke off."""
        if self._pasted is not None:
            if monotonic() - self._last_input > SILENCE:
                yield from self._end()
            return
        yield from super().tick()

    def _until_paste(self, data: str) -> tuple[str, str]:
        """Split after the mark that opens a paste; the mark may have begun in the piece before."""
        seen = self._recent + data
        at = seen.find(BRACKETED_PASTE_START)
        if at < 0:
            self._recent = seen[-len(BRACKETED_PASTE_START) + 1 :]
            return _LATE_ANSWER.sub("", data), ""
        cut = at + len(BRACKETED_PASTE_START) - len(self._recent)
        self._recent = ""
        self._pasted = []
        self._size = 0
        return data[:cut], data[cut:]

    def _until_end(self, data: str) -> tuple[bool, str]:
        """Keep what belongs to the paste; True and the rest when its end mark came."""
        assert self._pasted is not None  # noqa: S101 - only called inside a paste
        tail = self._pasted.pop() if self._pasted else ""
        seen = tail + data
        at = seen.find(BRACKETED_PASTE_END)
        text = seen if at < 0 else seen[:at]
        if self._size < LIMIT:
            keep = len(BRACKETED_PASTE_END) - 1 if at < 0 else 0
            body, rest = (text[:-keep], text[-keep:]) if keep else (text, "")
            self._pasted += [body, rest]
            self._size += len(body)
        else:
            self._pasted.append(text[-len(BRACKETED_PASTE_END) + 1 :] if at < 0 else "")
        return at >= 0, "" if at < 0 else seen[at + len(BRACKETED_PASTE_END) :]

    def _end(self) -> Iterable[Message]:
        text = "".join(self._pasted or ())
        self._pasted = None
        for message in super().feed(BRACKETED_PASTE_END):
            if not isinstance(message, events.Paste):
                yield message
        yield events.Paste(clean(text))
