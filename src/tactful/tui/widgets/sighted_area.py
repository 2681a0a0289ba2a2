"""An editor whose rows may run to the left: painted from the right, with a cursor that moves as the arrow points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.document._document import Location
from textual.geometry import Offset
from textual.strip import Strip

from tactful.text import bidi
from tactful.text.rows import Glyph, seen
from tactful.tui.terminal.turning import right_aligned, turned
from tactful.tui.widgets import cursor
from tactful.tui.widgets.character_area import CharacterArea


class _Row(NamedTuple):
    """A row on the screen: whose columns from where to where, and whether the paragraph ends with it."""

    line: int
    start: int
    end: int
    last: bool


class SightedArea(CharacterArea):
    """Knows for every row in which order its characters are seen."""

    turns_itself = True
    direction = bidi.LTR
    """The direction of the letter; a paragraph may have its own."""

    def base_of(self, line: int) -> int:
        """The direction of a paragraph."""
        text = self.document.get_line(line)
        if self.direction == bidi.LTR and text.isascii():
            return bidi.LTR
        return bidi.base_of(text, self.direction)

    def turns(self, line: int) -> bool:
        """Whether a paragraph is painted in another order than it's stored."""
        return self.base_of(line) == bidi.RTL or bidi.has_rtl(self.document.get_line(line))

    def _row_at(self, at: int) -> _Row | None:
        rows = self.wrapped_document._offset_to_line_info
        if not 0 <= at < len(rows):
            return None
        line, section = rows[at]
        breaks = self.wrapped_document.get_offsets(line)
        start = breaks[section - 1] if section else 0
        last = section >= len(breaks)
        return _Row(line, start, len(self.document.get_line(line)) if last else breaks[section], last)

    def _row_of(self, location: Location) -> tuple[int, _Row] | None:
        at = self.wrapped_document.location_to_offset(location).y
        row = self._row_at(at)
        return None if row is None else (at, row)

    def _text_and_levels(self, row: _Row, *, end_cell: bool) -> tuple[str, list[int]]:
        line = self.document.get_line(row.line)
        base = self.base_of(row.line)
        levels = list(bidi.levels(line, base)[row.start : row.end])
        if end_cell:
            return line[row.start : row.end] + " ", [*levels, base]
        return line[row.start : row.end], levels

    def _stops(self, row: _Row) -> tuple[str, tuple[Glyph, ...]]:
        """The places where the cursor can stand in a row, as they're seen from left to right."""
        text, levels = self._text_and_levels(row, end_cell=row.last)
        return text, seen(text, tuple(levels), self.base_of(row.line))

    # --- painting

    def paint_turned(self, line: int, start: int, segments: Sequence[Segment]) -> Strip:
        """One row whose segments come in the order of writing; `start` is its first column."""
        base = self.base_of(line)
        length = sum(len(segment.text) for segment in segments)
        levels = list(bidi.levels(self.document.get_line(line), base)[start : start + length])
        levels += [base] * (length - len(levels))
        width = self.scrollable_content_region.width
        if base == bidi.RTL:
            painted = right_aligned(segments, width, None, base, levels, exact=True)
        else:
            painted = turned(segments, base, levels, exact=True)
        return Strip(painted).extend_cell_length(width)

    # --- the cursor by sight

    def _beside(self, step: int) -> Location | None:
        """Where the cursor goes one character to the left (-1) or right (1); None where rows aren't turned."""
        here = self.selection.end
        if not self.turns(here[0]) or (found := self._row_of(here)) is None:
            return None
        at, row = found
        _, stops = self._stops(row)
        place = next((n for n, stop in enumerate(stops) if stop.start <= here[1] - row.start < stop.end), None)
        if place is None:
            return None
        if 0 <= place + step < len(stops):
            return row.line, row.start + stops[place + step].start
        onward = (step < 0) == (self.base_of(row.line) == bidi.RTL)
        return self._edge(at + (1 if onward else -1), onward) or here

    def _edge(self, at: int, onward: bool) -> Location | None:
        """The first place of the row after this one, or the last of the row before."""
        row = self._row_at(at)
        if row is None:
            return None
        if onward:
            return row.line, row.start
        line = self.document.get_line(row.line)
        return row.line, row.end if row.last else cursor.left_of(line, row.end)

    def _runs_left(self) -> bool:
        return self.base_of(self.selection.end[0]) == bidi.RTL

    def action_cursor_left(self, select: bool = False) -> None:
        """As the arrow points."""
        self._go(-1, select)

    def action_cursor_right(self, select: bool = False) -> None:
        """As the arrow points."""
        self._go(1, select)

    def _go(self, step: int, select: bool) -> None:
        target = self._beside(step)
        if target is None:
            (super().action_cursor_left if step < 0 else super().action_cursor_right)(select)
        elif select or self.selection.is_empty:
            self.move_cursor(target, select=select)
        else:
            self.move_cursor(max(*self.selection) if (step < 0) == self._runs_left() else min(*self.selection))

    def action_cursor_word_left(self, select: bool = False) -> None:
        """As the arrow points."""
        (super().action_cursor_word_right if self._runs_left() else super().action_cursor_word_left)(select)

    def action_cursor_word_right(self, select: bool = False) -> None:
        """As the arrow points."""
        (super().action_cursor_word_left if self._runs_left() else super().action_cursor_word_right)(select)

    # --- places on the screen

    def _cells(self, row: _Row) -> list[tuple[int, int, Glyph]]:
        """Each stop with the cells it takes; that of the end lies beyond the text and moves nothing."""
        text, stops = self._stops(row)
        widths = [cell_len(text[stop.start : stop.end]) for stop in stops]
        x = self.scrollable_content_region.width - sum(widths) if self.base_of(row.line) == bidi.RTL else 0
        starts = accumulate(widths, initial=x)
        return [(start, start + width, stop) for start, width, stop in zip(starts, widths, stops, strict=False)]

    def get_target_document_location(self, event: events.MouseEvent) -> Location:
        """What was clicked; Textual counts cells from the left."""
        location = super().get_target_document_location(event)
        row = self._row_at(event.y + self.scroll_offset.y - self.gutter.top)
        if row is None or not self.turns(row.line):
            return location
        x = event.x - self.gutter.left
        cells = self._cells(row)
        if not cells:
            return row.line, row.start
        nearest = min(cells, key=lambda cell: max(cell[0] - x, x - cell[1] + 1, 0))
        return row.line, row.start + nearest[2].start

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor is put, for input methods and screen readers."""
        offset = super().cursor_screen_offset
        # Undo may ask before the selection has followed the text.
        here = self.clamp_visitable(self.cursor_location)
        if not self.turns(here[0]) or (found := self._row_of(here)) is None:
            return offset
        column = here[1] - found[1].start
        for start, _, stop in self._cells(found[1]):
            if stop.start <= column < stop.end:
                return Offset(self.content_region.x + start, offset.y)
        return offset


def segments_of(text: str, styles: Sequence[tuple[int, int, Style]]) -> list[Segment]:
    """`text` cut where a style begins or ends; each piece has all styles over it, later ones winning."""
    cuts = sorted({0, len(text), *(cut for start, end, _ in styles for cut in (start, end) if cut < len(text))})
    segments = []
    for start, end in pairwise(cuts):
        over = [style for first, last, style in styles if first <= start and end <= last]
        segments.append(Segment(text[start:end], Style.combine(over) if over else None))
    return segments
