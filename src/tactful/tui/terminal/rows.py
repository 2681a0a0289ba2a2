"""Rows stay straight where terminals disagree about a character's width.

Textual writes a row in one go, so a single character drawn wider or narrower than measured shifts all that
follows. Here each strip starts at its own place, and a segment with a doubtful character is written over
blanks and followed by a move to where it should end: at worst a gap inside one pane, never a broken border.
Text that runs to the left comes turned already. Some terminals would turn it again, whole screen rows across
the panes, so it's told to stay as it is; where the terminal does the turning, it's left to it.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from tactful.config.choices import Rtl
from tactful.tui.terminal import turning

_DOUBTFUL = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff\u200c-\u200f\u2060-\u2069\ufb1d-\ufdff\ufe0f\ufe70-\ufefc"
    "\U00011000-\U00011aff\U0001f000-\U0001faff]"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_textual_layout = LayoutUpdate.render_segments
_textual_chops = ChopsUpdate.render_segments


def _move(x: int, y: int) -> str:
    return f"\x1b[{y + 1};{x + 1}H"


def write_strip(strip: Strip, x: int, y: int, console: Console) -> str:
    """The terminal sequences that draw `strip` at a place and leave nothing of it elsewhere."""
    if strip.text.isascii() or not _DOUBTFUL.search(strip.text):
        return _move(x, y) + strip.render(console)
    written = [_move(x, y)]
    for segment in strip:
        width = cell_len(segment.text)
        if _DOUBTFUL.search(segment.text):
            blank = Strip([Segment(" " * width, segment.style)], width).render(console)
            text = Strip([segment], width).render(console)
            if turning.mode() is Rtl.APP and _RIGHT_TO_LEFT.search(segment.text):
                text = f"\u202d{text}\u202c"
            written += (blank, _move(x, y), text, _move(x + width, y))
        else:
            written.append(Strip([segment], width).render(console))
        x += width
    return "".join(written)


def _layout(self: LayoutUpdate, console: Console) -> str:
    written: list[str] = []
    for y, line in enumerate(self.strips, self.region.y):
        x = self.region.x
        for strip in line:
            written.append(write_strip(strip, x, y, console))
            x += strip.cell_length
    return "".join(written)


def _chops(self: ChopsUpdate, console: Console) -> str:
    written: list[str] = []
    for y, left, right in self.spans:
        for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
            if strip is None or x > right or end <= left:
                continue
            if not (right > x >= left and end <= right):
                strip = strip.crop(0, min(end, right) - x)
            written.append(write_strip(strip, x, y, console))
    return "".join(written)


def apply() -> None:
    """Write rows so from now on."""
    LayoutUpdate.render_segments = _layout  # type: ignore[method-assign]
    ChopsUpdate.render_segments = _chops  # type: ignore[method-assign]


def undo() -> None:
    """Write rows as Textual does."""
    LayoutUpdate.render_segments = _textual_layout  # type: ignore[method-assign]
    ChopsUpdate.render_segments = _textual_chops  # type: ignore[method-assign]
