"""No control character leaves in what a widget shows.

Textual sends text to the terminal as it is: a draft holding an escape sequence could set the title, fill
the clipboard or move the cursor. Widgets show person's text through `tactful.text.visible`; this is the
single exit behind them, for what they missed. What is left is dropped, since Rich measured it as no cell.
"""

from __future__ import annotations

import re

from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

_textual_render = Strip.render


def harmless(text: str) -> str:
    """`text` without characters a terminal would obey."""
    return text if text.isprintable() else _CONTROL.sub("", text)


def _render(self: Strip, console: Console) -> str:
    if self._render_cache is None and not all(segment.text.isprintable() for segment in self._segments):
        clean = Strip([Segment(harmless(text), style, control) for text, style, control in self._segments])
        self._render_cache = _textual_render(clean, console)
    return _textual_render(self, console)


def apply() -> None:
    """Guard the exit from now on."""
    Strip.render = _render  # type: ignore[method-assign]


def undo() -> None:
    """Send text as Textual does."""
    Strip.render = _textual_render  # type: ignore[method-assign]
