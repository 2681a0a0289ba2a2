"""TextArea with a cursor that goes by characters as readers see them, in any script.

Each override says what Textual does instead and why that won't do here.
"""

from __future__ import annotations

from textual import events
from textual.document._document import Location
from textual.widgets import TextArea

from tactful.tui.widgets import cursor

JOINERS = frozenset("\u200b\u200c\u200d\u200e\u200f\u00ad")
"""Signs without a shape of their own that Bengali, Urdu and others are written with."""


class CharacterArea(TextArea):
    """An editor for text in any script."""

    # --- characters. Textual moves and deletes by code point: several presses with no visible move in
    # Bengali, half an emoji left behind (upstream: "subclass and override").

    def get_cursor_left_location(self) -> Location:
        """One character to the left."""
        row, column = self.selection.end
        if not column:
            return super().get_cursor_left_location()
        return row, cursor.left_of(self.document[row], column)

    def get_cursor_right_location(self) -> Location:
        """One character to the right."""
        row, column = self.selection.end
        line = self.document[row]
        if column >= len(line):
            return super().get_cursor_right_location()
        return row, cursor.right_of(line, column)

    def get_cursor_up_location(self) -> Location:
        """A row up; Textual lands by cell, which may be inside a character."""
        return self._snap(super().get_cursor_up_location())

    def get_cursor_down_location(self) -> Location:
        """A row down, likewise."""
        return self._snap(super().get_cursor_down_location())

    def get_target_document_location(self, event: events.MouseEvent) -> Location:
        """Where a click points to, likewise."""
        return self._snap(super().get_target_document_location(event))

    def get_cursor_word_left_location(self) -> Location:
        """A word to the left; Textual's pattern stops at every vowel sign."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_word_left_location()
        return row, cursor.word_left(self.document[row], column)

    def get_cursor_word_right_location(self) -> Location:
        """A word to the right, likewise."""
        row, column = self.cursor_location
        line = self.document[row]
        if column >= len(line):
            return super().get_cursor_word_right_location()
        return row, cursor.word_right(line, column)

    def _snap(self, location: Location) -> Location:
        row, column = location
        return row, cursor.snap(self.document[row], column)

    def action_delete_left(self) -> None:
        """Backspace."""
        row, column = self.selection.end
        if self.selection.is_empty and column:
            self._delete_via_keyboard((row, cursor.backspace_from(self.document[row], column)), (row, column))
        else:
            super().action_delete_left()

    async def _on_key(self, event: events.Key) -> None:
        # Textual drops what `str.isprintable` denies, and with it the joiners Bengali and Urdu need.
        if event.character in JOINERS and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(event.character or "", *self.selection)

    def _recompute_cursor_offset(self) -> None:
        # Undoing a paste that made the scrollbar appear asks for a line that is gone, and the application
        # dies with it. The nearest line there is will do until the selection follows.
        self._cursor_offset = self.wrapped_document.location_to_offset(self.clamp_visitable(self.cursor_location))
