"""The whole letter as the client will see it, redrawn on every key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._wrap import compute_wrap_offsets
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tactful.model.layout import LaidOut
from tactful.text.bidi import LTR, RTL, base_of, has_rtl, levels, prevailing
from tactful.text.visible import visible_line
from tactful.tui.terminal.turning import right_aligned, turned


@dataclass(frozen=True, slots=True)
class MarginSign:
    """A sign beside the row that holds an offset of the letter; `style` names a component class."""

    offset: int
    sign: str


class _Row(NamedTuple):
    text: str
    start: int
    end: int
    base: int = LTR
    levels: tuple[int, ...] = ()


class LetterPreview(ScrollView):
    """Shows a laid-out letter.

    A Static would be laid out whole on every key (20 ms for a page); here a paragraph is wrapped once and
    kept until it changes, and only rows that differ are drawn again.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"letter-preview--here", "letter-preview--sign"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]

    MARGIN = 2
    """Cells at the left for the bar and the signs."""

    turns_itself = True

    def __init__(self, *, id: str | None = None, empty: str = "", reading_width: int = 0) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = ""
        self._here: tuple[tuple[int, int], ...] = ()
        self._signs: dict[int, str] = {}
        self._rows: list[_Row] = []
        self._drawn: list[tuple[_Row, bool, str]] = []
        self._wrapped: dict[str, _Wrapped] = {}
        self._direction = LTR
        self._wrapped_at = 0
        self._empty = empty
        self._reading_width = reading_width

    @property
    def text(self) -> str:
        """The letter shown."""
        return self._text

    def show(
        self,
        laid: LaidOut | str,
        step: str | None = None,
        *,
        at: int | None = None,
        signs: Sequence[MarginSign] = (),
        direction: int = LTR,
    ) -> None:
        """Show this letter, the rows of `step` barred at the edge, the row of offset `at` in view.

        A letter whose `direction` is to the left stands at the right.
        """
        if direction != self._direction:
            self._direction, self._wrapped = direction, {}
        if isinstance(laid, str):
            self._text, self._here = laid, ()
        else:
            self._text = laid.text
            self._here = tuple((span.start, span.end) for span in laid.steps if span.id == step)
        self._sign_offsets = tuple(signs)
        self._arrange()
        if at is None and self._here:
            at = self._here[0][0]
        self._at = at
        if at is not None:
            self.show_offset(at)

    def show_offset(self, offset: int) -> None:
        """Scroll the row that holds an offset of the letter into view."""
        row = self.row_of(offset)
        if row is not None:
            self.scroll_to_region(Region(0, max(0, row - 2), 1, 6), animate=False, force=True)

    def row_of(self, offset: int) -> int | None:
        """The row that holds an offset of the letter."""
        found = None
        for number, row in enumerate(self._rows):
            if row.start > offset:
                break
            found = number
        return found

    @property
    def _width(self) -> int:
        width = max(1, self.scrollable_content_region.width - self.MARGIN - 1)
        return min(width, self._reading_width) if self._reading_width else width

    @property
    def _indent(self) -> int:
        """Cells at the left that put a letter of reading width in the middle."""
        if not self._reading_width:
            return 0
        return max(0, (self.scrollable_content_region.width - self.MARGIN - self._width) // 2)

    _sign_offsets: tuple[MarginSign, ...] = ()
    _at: int | None = None

    def _arrange(self) -> None:
        width = self._width
        rows: list[_Row] = []
        known = self._wrapped if self._wrapped_at == width else {}
        kept: dict[str, _Wrapped] = {}
        start = 0
        for paragraph in self._text.split("\n"):
            wrapped = known.get(paragraph)
            if wrapped is None:
                wrapped = _wrap(paragraph, width, self._direction)
            kept[paragraph] = wrapped
            at = start
            for length, shown, its in wrapped.pieces:
                rows.append(_Row(shown, at, at + length, wrapped.base, its))
                at += length
            start += len(paragraph) + 1
        self._wrapped, self._wrapped_at, self._rows = kept, width, rows
        self._signs = {row: mark.sign for mark in self._sign_offsets if (row := self.row_of(mark.offset)) is not None}
        self._redraw()

    def _redraw(self) -> None:
        drawn = [(row, self._is_here(row), self._signs.get(number, "")) for number, row in enumerate(self._rows)]
        before, self._drawn = self._drawn, drawn
        if len(before) != len(drawn):
            self.virtual_size = Size(0, len(drawn))
            self.refresh()
            return
        top = self.scroll_offset.y
        for y in range(top, min(top + self.size.height, len(drawn))):
            if _differ(drawn[y], before[y]):
                self.refresh_lines(y)

    def _is_here(self, row: _Row) -> bool:
        return any(row.start < end and (row.end > start or row.start == start) for start, end in self._here)

    def _on_resize(self, event: events.Resize) -> None:
        if self._wrapped_at != self._width:
            self._arrange()
        # A pane that was hidden had no rows to scroll to.
        if self._at is not None:
            self.show_offset(self._at)

    def render_line(self, y: int) -> Strip:
        """One row of the letter."""
        base = self.rich_style
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        if not self._text.strip():
            words = self._empty if y == 0 else ""
            to = prevailing(words)
            row, here, sign = _Row(words, 0, 0, to, levels(words, to)), False, ""
            style = base + Style(dim=True)
        elif number < len(self._drawn):
            row, here, sign = self._drawn[number]
            style = base
        else:
            return Strip.blank(width, base)
        segments = [Segment(" " * self._indent, base)] if self._indent else []
        if here:
            segments.append(Segment("▌", base + self.get_component_rich_style("letter-preview--here", partial=True)))
        elif sign:
            segments.append(Segment(sign, base + self.get_component_rich_style("letter-preview--sign", partial=True)))
        else:
            segments.append(Segment(" ", base))
        segments.append(Segment(" ", base))
        if row.text:
            segments += self._painted(row, Segment(row.text, style), base)
        return Strip(segments).adjust_cell_length(width, base)

    def _painted(self, row: _Row, segment: Segment, blank: Style) -> list[Segment]:
        """The text of a row in the order in which it's seen."""
        if row.base == RTL:
            return right_aligned([segment], self._width, blank, RTL, row.levels)
        return turned([segment], LTR, row.levels) if has_rtl(row.text) else [segment]


class _Wrapped(NamedTuple):
    """A paragraph cut into rows: of each how many code points it holds, what's shown, and its levels."""

    base: int
    pieces: list[tuple[int, str, tuple[int, ...]]]


def _differ(one: tuple[_Row, bool, str], other: tuple[_Row, bool, str]) -> bool:
    """Whether a row looks different; where it stands in the letter doesn't show."""
    return one[0].text != other[0].text or one[0].levels != other[0].levels or one[1:] != other[1:]


def _wrap(paragraph: str, width: int, direction: int) -> _Wrapped:
    base = base_of(paragraph, direction)
    plain = base == LTR and not has_rtl(paragraph)
    pieces: list[tuple[int, str, tuple[int, ...]]] = []
    for start, end in pairwise([0, *compute_wrap_offsets(paragraph, width, 4), len(paragraph)]):
        shown = visible_line(paragraph[start:end].rstrip())
        # A sign shown for a control character is longer than it; such a row goes by its own words.
        same = len(shown) == len(paragraph[start:end].rstrip()) and not plain
        its = levels(paragraph, base)[start : start + len(shown)] if same else () if plain else levels(shown, base)
        pieces.append((end - start, shown, its))
    return _Wrapped(base, pieces)
