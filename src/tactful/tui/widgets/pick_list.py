"""A list to choose from: one widget for letters, hints, sentences, answers and facts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

Item = TypeVar("Item")


class PickList(ScrollView, Generic[Item], can_focus=True):
    """Draws its items itself, row by row, so that a hundred thousand cost no more than what's on the screen.

    Subclasses say how an item looks (`draw`), how tall it is if that's cheaper to say (`height_of`), and
    whether it can be chosen.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pick-list--cursor", "pick-list--bar"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("home", "move(-1000000)", show=False),
        Binding("end", "move(1000000)", show=False),
        Binding("enter", "choose", show=False),
    ]

    lit: ClassVar[bool] = False
    """Whether the selected item shows also while a field beside the list has the keys."""
    rows_each: ClassVar[int] = 0
    """How many rows every item takes where all are alike and can be chosen, so that none need be looked at; or 0."""

    class Moved(Message):
        """Another item is the selected one."""

        def __init__(self, list_: PickList[Any], item: Any) -> None:
            super().__init__()
            self.list = list_
            self.item = item

        @property
        def control(self) -> PickList[Any]:
            """The list it happened in."""
            return self.list

    class Chosen(Message):
        """Enter, or a click on the selected item."""

        def __init__(self, list_: PickList[Any], item: Any) -> None:
            super().__init__()
            self.list = list_
            self.item = item

        @property
        def control(self) -> PickList[Any]:
            """The list it happened in."""
            return self.list

    def __init__(self, items: Sequence[Item] = (), *, id: str | None = None, empty: str = "") -> None:  # noqa: A002
        super().__init__(id=id)
        self.items: Sequence[Item] = items
        self._empty = empty
        self._index = self._first()
        self._ends: Sequence[int] = []
        self._cache: dict[tuple[int, bool], list[Strip]] = {}

    # --- for subclasses

    def draw(self, item: Item, *, selected: bool, width: int) -> list[Content]:
        """The rows of an item."""
        raise NotImplementedError

    def height_of(self, item: Item, *, selected: bool, width: int) -> int:
        """How many rows an item takes."""
        return len(self.draw(item, selected=selected, width=width))

    def can_choose(self, item: Item) -> bool:
        """Whether the item can be selected; headings can't."""
        return True

    # --- what's in it

    @property
    def selected(self) -> Item | None:
        """The selected item."""
        return self.items[self._index] if 0 <= self._index < len(self.items) else None

    @property
    def index(self) -> int:
        """The place of the selected item."""
        return self._index

    def show(self, items: Sequence[Item], *, select: int | None = None) -> None:
        """Show these items, the selected one being that at `select`, or where it was."""
        self.items = items
        if select is None:
            select = min(self._index, len(items) - 1)
        self._index = select
        if not (0 <= select < len(items)) or not self.can_choose(items[select]):
            self._index = self._first()
        self._measure()

    def select(self, index: int) -> None:
        """Select an item and show it."""
        if 0 <= index < len(self.items) and self.can_choose(self.items[index]) and index != self._index:
            self._index = index
            self._measure()
            self.post_message(self.Moved(self, self.selected))

    def _first(self) -> int:
        return next((number for number, item in enumerate(self.items) if self.can_choose(item)), -1)

    # --- moving

    def action_move(self, by: int) -> None:
        """Go up or down, over what can't be chosen."""
        if self.rows_each:
            if by < 0 and self._index <= 0:
                self.scroll_home(animate=False)
            self.select(max(0, min(self._index + by, len(self.items) - 1)))
            return
        step = 1 if by > 0 else -1
        target, left = self._index, abs(by)
        number = self._index + step
        while 0 <= number < len(self.items) and left:
            if self.can_choose(self.items[number]):
                target, left = number, left - 1
            number += step
        if target == self._index and by < 0:
            self.scroll_home(animate=False)
        self.select(target)

    def action_choose(self) -> None:
        """Take the selected item."""
        if self.selected is not None:
            self.post_message(self.Chosen(self, self.selected))

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked; a click on the selected one takes it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = bisect_right(self._ends, offset.y + self.scroll_offset.y)
        if index == self._index:
            self.action_choose()
        else:
            self.select(index)

    # --- drawing

    @property
    def _width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    def _measure(self) -> None:
        self._cache.clear()
        if self.rows_each:
            self._ends = range(self.rows_each, self.rows_each * len(self.items) + 1, self.rows_each)
        else:
            heights = (
                self.height_of(item, selected=number == self._index, width=self._width)
                for number, item in enumerate(self.items)
            )
            self._ends = list(accumulate(heights))
        self.virtual_size = Size(0, self._ends[-1] if self._ends else 0)
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        if 0 <= self._index < len(self._ends):
            first = self._index
            # A heading stays with what follows it.
            while first and not self.can_choose(self.items[first - 1]):
                first -= 1
            start = self._ends[first - 1] if first else 0
            height = self._ends[self._index] - start
            self.scroll_to_region(Region(0, start, 1, max(1, height)), animate=False, force=True)

    def _on_resize(self, event: events.Resize) -> None:
        self._measure()

    def watch_has_focus(self, value: bool) -> None:
        """The selected item shows where the keys go, and may have more to say."""
        super().watch_has_focus(value)
        self._measure()

    def notify_style_update(self) -> None:
        """Colours changed."""
        self._cache.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One row."""
        width = self._width
        at = y + self.scroll_offset.y
        if not self.items and self._empty:
            return (
                self._strips([Content.styled(f"  {self._empty}", "$quiet")], width)[0] if y == 0 else self._blank(width)
            )
        index = bisect_right(self._ends, at)
        if index >= len(self._ends):
            return self._blank(width)
        selected = index == self._index
        strips = self._cache.get((index, selected))
        if strips is None:
            rows = self.draw(self.items[index], selected=selected, width=width)
            strips = self._strips(rows, width)
            if selected and (self.has_focus or self.lit):
                bar = self.get_component_rich_style("pick-list--bar", partial=True)
                glow = self.get_component_rich_style("pick-list--cursor", partial=True)
                strips = [_with_bar(strip, glow, bar) if strip.text.strip() else strip for strip in strips]
            self._cache[index, selected] = strips
        row = at - (self._ends[index - 1] if index else 0)
        return strips[row] if row < len(strips) else self._blank(width)

    def _blank(self, width: int) -> Strip:
        return Strip.blank(width, self.rich_style)

    def _strips(self, rows: Sequence[Content], width: int) -> list[Strip]:
        strips: list[Strip] = []
        for row in rows:
            cut = row.truncate(width, ellipsis=True)
            drawn = Visual.to_strips(self, cut, width, 1, self.visual_style, apply_selection=False)
            strips.append((drawn[0] if drawn else Strip([])).adjust_cell_length(width, self.rich_style))
        return strips


def _with_bar(strip: Strip, glow: RichStyle, bar: RichStyle) -> Strip:
    """The strip on the ground of the selected item, its first cell a bar."""
    lit = Strip(Segment.apply_style(list(strip), None, glow), strip.cell_length)
    first = Strip([Segment("▌", glow + bar)], 1)
    return Strip.join([first, lit.crop(1)]) if strip.cell_length > 1 else lit
