"""The floor that others stand on: a Textual application with one text area, holding the file it's given."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Bare(App[None]):
    """One text area."""

    def compose(self) -> ComposeResult:
        """The text area."""
        yield TextArea(Path(sys.argv[1]).read_text(encoding="utf-8"), soft_wrap=True)

    def on_mount(self) -> None:
        """The cursor at the end, where one goes on writing."""
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        area.focus()


if __name__ == "__main__":
    Bare().run()
