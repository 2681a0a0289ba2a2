"""Vowel signs that stand beside their letter take a cell on terminals that draw them so.

Rich counts every Indic spacing mark as no cell. xterm, VTE, Alacritty, foot, tmux and screen draw it in a
cell of its own, and each such sign then pushes everything to its right by one: borders break, the
checklist is overwritten. Applied only where the probe saw it, since kitty agrees with Rich.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache

import rich.cells
from rich._unicode_data import load as _rich_table
from rich.cells import CellTable

_RANGES = (range(0x0900, 0x1D00), range(0xA820, 0xAC00), range(0x11000, 0x11A00))


def apply() -> None:
    """Count a spacing mark as one cell from now on, everywhere in Rich and Textual."""
    _use(_table_with_marks)


def undo() -> None:
    """Count as Rich does."""
    _use(_rich_table)


def _use(load: Callable[[str], CellTable]) -> None:
    vars(rich.cells)["load_cell_table"] = load
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()


@cache
def _table_with_marks(version: str = "auto") -> CellTable:
    table = _rich_table(version)
    marks = _spacing_marks()
    widths: list[tuple[int, int, int]] = []
    for start, end, width in table.widths:
        if width:
            widths.append((start, end, width))
            continue
        at = start
        for first, last in marks:
            if last < at or first > end:
                continue
            if first > at:
                widths.append((at, first - 1, 0))
            at = last + 1
        if at <= end:
            widths.append((at, end, 0))
    return table._replace(widths=widths)


def _spacing_marks() -> list[tuple[int, int]]:
    """The runs of spacing marks (category Mc) that combine beside, not above or below."""
    runs: list[tuple[int, int]] = []
    for scope in _RANGES:
        for point in scope:
            if unicodedata.category(chr(point)) == "Mc" and not unicodedata.combining(chr(point)):
                if runs and runs[-1][1] == point - 1:
                    runs[-1] = (runs[-1][0], point)
                else:
                    runs.append((point, point))
    return runs
