"""The rows at the top and the bottom of every screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from textual import events
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from tactful.session.state import REVIEW, SaveState, StepProgress
from tactful.tui.keys import Scope, actions, key_name
from tactful.tui.words import HERE, STEP_SIGNS, between, columns, one_line, saved_words

if TYPE_CHECKING:
    from tactful.tui.screens.page import Page

_MOST_DIGITS = 4


class Line(Widget):
    """One row of text that redraws when told."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"
    ALLOW_SELECT = False
    aligns = False

    def __init__(self, text: str | Content = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._content = text if isinstance(text, Content) else one_line(text)

    def say(self, text: str | Content) -> None:
        """Show this instead."""
        self._content = text if isinstance(text, Content) else one_line(text)
        self.refresh()

    def render(self) -> Content:
        """The row, cut to its place."""
        return self._content.truncate(max(1, self.content_size.width), ellipsis=True)


class Notice(Line):
    """A few words that may take more than one row: nothing of them is cut."""

    DEFAULT_CSS = "Notice { height: auto; max-height: 5; width: 1fr; }"

    def say(self, text: str | Content) -> None:
        """Show this instead, on as many rows as it takes."""
        super().say(text)
        self.refresh(layout=True)

    def render(self) -> Content:
        """All of it."""
        return self._content


class TitleBar(Line):
    """Which letter, which guide, and whether it's saved."""

    def show(self, title: str, kind: str = "", saved: SaveState | None = None) -> None:
        """Show these."""
        self._parts = (title, kind, saved)
        self.refresh()

    _parts: tuple[str, str, SaveState | None] = ("", "", None)

    def render(self) -> Content:
        """The row."""
        title, kind, saved = self._parts
        left = Content.assemble(("tactful", "$accent bold"), "   ", one_line(title, "$letter"))
        right = Content("")
        if saved is not None:
            right = Content.styled(saved_words(saved), "$accent bold" if saved.error else "$quiet")
        middle = one_line(kind, "$quiet") if kind else Content("")
        if saved is None:
            left, middle, right = left, Content(""), middle
        return columns(left, middle, right, self.content_size.width)


class StepBar(Line):
    """The way through the letter: ✓ good, ● here, ○ open, – doesn't apply, ! look again."""

    class Chosen(Message):
        """A step was clicked."""

        def __init__(self, step: str) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._places: dict[str, tuple[int, int]] = {}

    _steps: tuple[StepProgress, ...] = ()
    _here = ""
    _review_title = ""
    _aside = ""

    def show(self, steps: tuple[StepProgress, ...], here: str, review_title: str, aside: str = "") -> None:
        """Show these steps, the person being at `here`, and something short at the right end."""
        state = (steps, here, review_title, aside)
        if state != (self._steps, self._here, self._review_title, self._aside):
            self._steps, self._here, self._review_title, self._aside = state
            self.refresh()

    def render(self) -> Content:
        """The row: all names where there's room, close together if need be, else signs and the current name alone.

        Room is kept for the largest number beside it, so that the bar keeps its shape while the letter grows.
        """
        width = self.content_size.width
        aside = Content.styled(self._aside, "$quiet")
        digits = sum(len(number) for number in re.findall(r"\d+", self._aside)[:1])
        grown = aside.cell_length + max(0, _MOST_DIGITS - digits) if digits else aside.cell_length
        room = width - grown - 2
        row = self._row(" ── ", names=True)
        if row.cell_length > room:
            row = self._row(" ─ ", names=True)
        if row.cell_length > room:
            row = self._row(" ─ ", names=False)
        return between(row, aside, width) if self._aside else row.truncate(width, ellipsis=True)

    def _row(self, between_steps: str, *, names: bool) -> Content:
        entries = [(step.step, STEP_SIGNS[step.state], step.title) for step in self._steps]
        entries.append((REVIEW, "○", self._review_title))
        row, places = Content(""), {}
        for number, (step, sign, title) in enumerate(entries):
            here = step == self._here
            if number:
                row += Content.styled(between_steps, "$rule")
            start = row.cell_length
            style = "$accent bold" if here else "$quiet" if sign in "–○" else "$foreground"
            shown = HERE if here else sign
            row += Content.styled(f"{shown} {title}" if names or here else shown, style)
            places[step] = (start, row.cell_length)
        self._places = places
        return row

    def on_click(self, event: events.Click) -> None:
        """Go to the step that was clicked."""
        offset = event.get_content_offset(self)
        for step, (start, end) in self._places.items():
            if offset is not None and start <= offset.x < end:
                self.post_message(self.Chosen(step))


class KeyBar(Line):
    """The keys that do something here, as many as there's room for; a click does the same."""

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._spans: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        """The row."""
        own = self.app.keymap_in_force()  # type: ignore[attr-defined]
        room = self.content_size.width
        row = Content("")
        self._spans = []
        page: Page = self.screen  # type: ignore[assignment]
        last = [action for action in actions(Scope.EVERYWHERE) if not action.quiet]
        offered = page.offered()
        first = [action for action in offered if page.in_footer(action) and action.scope != Scope.EVERYWHERE]
        everything = [action for action in (*first, *last) if own[action.name]]
        taken = sum(len(key_name(own[action.name][0])) + len(action.label) + 1 for action in everything)
        gap = "   " if taken + 3 * (len(everything) - 1) <= room else "  "
        reserved = sum(
            len(key_name(own[action.name][0])) + len(action.label) + 3 for action in last if own[action.name]
        )
        for action in everything:
            keys = own[action.name]
            entry = Content.assemble((key_name(keys[0]), "$accent"), " ", (action.label, "$quiet"))
            limit = room if action in last else room - reserved
            if row.cell_length + entry.cell_length > limit:
                continue
            self._spans.append((row.cell_length, row.cell_length + entry.cell_length, action.name))
            row += entry + gap
        return row

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        offset = event.get_content_offset(self)
        for start, end, action in self._spans:
            if offset is not None and start <= offset.x < end:
                await self.app.run_action(action, default_namespace=_owner(self.screen, action))
                return


def _owner(page: Screen[Any], action: str) -> DOMNode:
    """Who knows the action: the focused widget, what it stands in, or the page; else the application."""
    for node in (page.focused or page).ancestors_with_self:
        if isinstance(node, Widget) and hasattr(node, f"action_{action}"):
            return node
    return page.app
