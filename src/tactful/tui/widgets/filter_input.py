"""A field to type in that leaves the arrow keys to the list it belongs to."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from tactful.tui.terminal.typed import clean


class Field(Input):
    """One line of text. What's pasted into it is text, on one line."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(" ".join(clean(value).split()), placeholder=placeholder, id=id, compact=True)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(clean(event.text).split()))


class FilterInput(Field):
    """A field whose up and down move in a list beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "step(-8)", show=False),
        Binding("pagedown", "step(8)", show=False),
    ]

    class Step(Message):
        """The person wants to go up or down in the list."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def action_step(self, by: int) -> None:
        """Up or down in the list."""
        self.post_message(self.Step(by))
