"""The editor of one step: TextArea, made fit for letters in any script.

Each override below says what Textual does instead and why that won't do here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import EditResult, Location, Selection
from textual.document._edit import Edit
from textual.message import Message
from textual.strip import Strip

from tactful.letters.starters import slots
from tactful.text.bidi import LTR
from tactful.tui.terminal.typed import clean
from tactful.tui.widgets import cursor
from tactful.tui.widgets.sighted_area import SightedArea, segments_of

PASTE_LIMIT = 100_000
"""Characters taken of one paste. A single longer line would make every later key slow."""

Sink = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to underline: half-open offsets in the step's text, lit when their hint is the selected one."""

    start: int
    end: int
    lit: bool = False
    check: str = ""


class LetterArea(SightedArea):
    """Edits the text of one step.

    `sink` gets the text and the cursor with every edit, before the next key is read: a message would arrive
    later, and a key that is on the screen must already be in the journal.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"letter-area--mark", "letter-area--lit", "letter-area--slot"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "slot(1)", show=False),
        Binding("shift+tab", "slot(-1)", show=False),
    ]

    @dataclass
    class Edited(Message):
        """The text changed."""

        area: LetterArea

        @property
        def control(self) -> LetterArea:
            """The editor it happened in."""
            return self.area

    @dataclass
    class PasteCut(Message):
        """A paste was too long; this many characters were left out."""

        area: LetterArea
        dropped: int

    def __init__(
        self,
        text: str = "",
        *,
        sink: Sink | None = None,
        direction: int = LTR,
        id: str | None = None,  # noqa: A002
    ) -> None:
        self._marks: tuple[Mark, ...] = ()
        self._sink = sink
        self.direction = direction
        super().__init__(clean(text), id=id, highlight_cursor_line=False, compact=True)
        # A blinking cursor costs power on every idle desk and unsettles screen magnifiers.
        self.cursor_blink = False
        # Brackets are slots here, not code.
        self.match_cursor_bracket = False

    # --- places

    @property
    def cursor_offset(self) -> int:
        """The cursor as an offset in the text."""
        return self.offset_of(self.cursor_location)

    def offset_of(self, location: Location) -> int:
        """A row and column as an offset in the text."""
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def location_of(self, offset: int) -> Location:
        """An offset in the text as row and column, the nearest there is."""
        lines = self.document.lines
        for row, line in enumerate(lines):
            if offset <= len(line):
                return row, max(0, offset)
            offset -= len(line) + 1
        return len(lines) - 1, len(lines[-1])

    def move_to(self, start: int, end: int | None = None) -> None:
        """Put the cursor at an offset, or select from `start` to `end`, and show it."""
        first = self.location_of(start)
        self.selection = Selection(first, first if end is None else self.location_of(end))
        self.record_cursor_width()
        self.history.checkpoint()
        self.scroll_cursor_visible()

    def put(self, text: str, start: int, end: int) -> None:
        """Replace the words between two offsets, as one edit that can be undone."""
        self.history.checkpoint()
        self.replace(text, self.location_of(start), self.location_of(end), maintain_selection_offset=False)
        self.history.checkpoint()

    def put_starter(self, text: str) -> None:
        """Insert a sentence at the cursor, apart from its neighbours, and go to its first open slot."""
        at = self.cursor_offset
        before, after = self.text[:at], self.text[at:]
        lead = "" if not before or before[-1].isspace() else " "
        trail = "" if not after or after[0].isspace() else " "
        self.put(f"{lead}{text}{trail}", at, at)
        open_slots = slots(text)
        if open_slots:
            shift = at + len(lead)
            self.move_to(shift + open_slots[0].start, shift + open_slots[0].end)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Underline these words from now on."""
        marks = tuple(marks)
        if marks != self._marks:
            self._marks = marks
            self._line_cache.clear()
            self.refresh()

    def mark_at_cursor(self) -> Mark | None:
        """The underlined words the cursor stands in."""
        at = self.cursor_offset
        return next((mark for mark in self._marks if mark.start <= at <= mark.end), None)

    # --- edits

    def edit(self, edit: Edit) -> EditResult:
        """Every insertion and deletion passes here; control characters become visible signs."""
        edit.text = clean(edit.text)
        start = self.offset_of(edit.top)
        result = super().edit(edit)
        self._carry_marks(start, start + len(result.replaced_text), len(edit.text))
        self._tell()
        return result

    def _carry_marks(self, start: int, end: int, inserted: int) -> None:
        """Keep underlines at their words until the checks have looked again; edited words lose theirs."""
        if self._marks:
            shift = inserted - (end - start)
            self._marks = tuple(
                mark if mark.end <= start else replace(mark, start=mark.start + shift, end=mark.end + shift)
                for mark in self._marks
                if mark.end <= start or mark.start >= end
            )

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        super()._undo_batch(edits)
        self._marks = ()
        self._tell()

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        super()._redo_batch(edits)
        self._marks = ()
        self._tell()

    def _tell(self) -> None:
        if self._sink is not None:
            self._sink(self.text, self.cursor_offset)
        self.post_message(self.Edited(self))

    def load_text(self, text: str) -> None:
        """Show another text; undo forgets, so a step keeps its own editor."""
        super().load_text(clean(text))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        # or TextArea's own handler inserts it all a second time
        event.prevent_default()
        if self.read_only:
            return
        text = clean(event.text)
        if len(text) > PASTE_LIMIT:
            self.post_message(self.PasteCut(self, len(text) - PASTE_LIMIT))
            text = text[:PASTE_LIMIT]
        self.history.checkpoint()
        if result := self._replace_via_keyboard(text, *self.selection):
            self.move_cursor(result.end_location)

    # --- slots

    def action_slot(self, direction: int) -> None:
        """Select the next slot still open, round the end; without any, Tab moves the focus as elsewhere."""
        found = slots(self.text)
        if not found or self.read_only:
            if direction > 0:
                self.screen.focus_next()
            else:
                self.screen.focus_previous()
            return
        first, last = sorted((self.offset_of(self.selection.start), self.offset_of(self.selection.end)))
        if direction > 0:
            chosen = next((slot for slot in found if slot.start >= last), found[0])
        else:
            chosen = next((slot for slot in reversed(found) if slot.end <= first), found[-1])
        self.move_to(chosen.start, chosen.end)

    # --- drawing

    def get_line(self, line_index: int) -> Text:
        """A line as Textual's own renderer takes it; used only for lines with tabs."""
        text = super().get_line(line_index)
        for start, end, style in self._line_styles(line_index):
            text.stylize(style, start, end)
        return text

    def _line_styles(self, line_index: int) -> list[tuple[int, int, Style]]:
        """Slots and marked words of one line, in its own columns, later ones over earlier ones."""
        line = self.document.get_line(line_index)
        found: list[tuple[int, int, Style]] = []
        if "[" in line:
            slot_style = self.get_component_rich_style("letter-area--slot", partial=True)
            found += [(slot.start, slot.end, slot_style) for slot in slots(line)]
        if self._marks:
            begin = self.offset_of((line_index, 0))
            for mark in sorted(self._marks, key=lambda mark: mark.lit):
                start, end = max(mark.start - begin, 0), min(mark.end - begin, len(line))
                if start < end:
                    name = "letter-area--lit" if mark.lit else "letter-area--mark"
                    found.append((start, end, self.get_component_rich_style(name, partial=True)))
        return found

    def _render_line(self, y: int) -> Strip:
        # Textual divides the whole paragraph for every row of it, quadratic in its length, and styles the
        # cursor as one code point, which tears a letter from its marks. A row is sliced here directly.
        rows = self.wrapped_document._offset_to_line_info
        at = y + self.scroll_offset.y
        if at >= len(rows) or self.show_line_numbers or not self.soft_wrap:
            return super()._render_line(y)
        line_index, section = rows[at]
        line = self.document.get_line(line_index)
        if "\t" in line:
            return super()._render_line(y)
        breaks = self.wrapped_document.get_offsets(line_index)
        start = breaks[section - 1] if section else 0
        end = breaks[section] if section < len(breaks) else len(line)
        base = self._theme.base_style if self._theme.base_style is not None else self.rich_style
        styles = [
            (max(first, start) - start, min(last, end) - start, style)
            for first, last, style in self._line_styles(line_index)
            if first < end and last > start
        ]
        text = line[start:end]
        if selected := self._selected(line_index, start, end):
            styles.append((*selected, self._theme.selection_style or Style(reverse=True)))
        row, column = self.selection.end
        if self._draw_cursor and row == line_index and (start <= column < end or column == end == len(line)):
            at_cursor = column - start
            text = text if at_cursor < len(text) else f"{text} "
            width = cursor.right_of(line, column) - column if column < len(line) else 1
            styles.append((at_cursor, at_cursor + width, self._theme.cursor_style or Style(reverse=True)))
        segments = segments_of(text, styles) if text else []
        if self.turns(line_index):
            return self.paint_turned(line_index, start, segments).apply_style(base)
        strip = Strip(segments)
        return strip.extend_cell_length(self.scrollable_content_region.width).apply_style(base)

    def _selected(self, line_index: int, start: int, end: int) -> tuple[int, int] | None:
        """The selected columns within one row, counted from its beginning."""
        if self.selection.is_empty:
            return None
        (top, left), (bottom, right) = sorted(self.selection)
        if not top <= line_index <= bottom:
            return None
        first = max(left if line_index == top else 0, start)
        last = min(right if line_index == bottom else end, end)
        return (first - start, last - start) if first < last else None
