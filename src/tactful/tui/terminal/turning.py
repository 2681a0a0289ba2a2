"""Paints text that runs to the left so that it reads right, in terminals that turn it and in those that don't.

Widgets hand on rows in the order of writing. Here the characters of a row are put where they are seen, each
with its own style, in the way this terminal needs it. The text itself is never changed: only strips are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.strip import Strip
from textual.widgets import Input

from tactful.config.choices import Rtl
from tactful.text import bidi, rows
from tactful.tui.terminal.fields import Field, fields

MODES = (Rtl.APP, Rtl.WORDS, Rtl.RUNS, Rtl.TERMINAL)

_TO_THE_RIGHT = "\u200e"

_textual_line = StylesCache.render_line
_mode = Rtl.APP


def mode() -> Rtl:
    """Who turns text now."""
    return _mode


def use(wanted: Rtl) -> None:
    """Turn text in this way from now on."""
    global _mode
    _mode = wanted


def after(wanted: Rtl) -> Rtl:
    """The way that comes after this one, round the end."""
    return MODES[(MODES.index(wanted) + 1) % len(MODES)]


def turned(
    segments: Iterable[Segment], base: int, levels: Sequence[int] | None = None, *, exact: bool = False
) -> list[Segment]:
    """A row as it's painted; `exact` keeps a cell for every letter, where a cursor goes through them."""
    pieces = [segment for segment in segments if segment.text and not segment.control]
    row = "".join(segment.text for segment in pieces)
    if _mode is Rtl.TERMINAL or (base == bidi.LTR and not bidi.has_rtl(row)):
        return pieces
    its = tuple(levels) if levels is not None else bidi.levels(row, base)
    glyphs = rows.seen(row, its, base)
    styles = [segment.style for segment in pieces for _ in segment.text]
    if _mode is Rtl.WORDS:
        painted = _words(row, glyphs, styles)
    elif _mode is Rtl.RUNS:
        # This terminal's colours stay in their cells when it turns the letters.
        painted = [Segment(rows.joined(row, sign, row), styles[at.start]) for at, sign in rows.runs(row, glyphs)]
    else:
        shapes = rows.drawn(row, not exact)
        painted = [Segment(rows.joined(row, glyph, shapes), styles[glyph.start]) for glyph in glyphs]
    return list(Segment.simplify(segment for segment in painted if segment.text))


def _words(row: str, glyphs: Sequence[rows.Glyph], styles: Sequence[Style | None]) -> list[Segment]:
    """Each word between two signs that run to the right, so that the terminal doesn't turn two words as one."""
    painted: list[Segment] = []
    for letters, group in rows.words(row, glyphs):
        found = [Segment(rows.joined(row, glyph, row), styles[glyph.start]) for glyph in group]
        painted += [Segment(_TO_THE_RIGHT), *found, Segment(_TO_THE_RIGHT)] if letters else found
    return painted


def right_aligned(
    segments: Iterable[Segment],
    width: int,
    blank: Style | None,
    base: int = bidi.RTL,
    levels: Sequence[int] | None = None,
    *,
    exact: bool = False,
) -> list[Segment]:
    """A row as it's painted, at the right end of `width` cells."""
    painted = turned(segments, base, levels, exact=exact)
    room = width - sum(cell_len(segment.text) for segment in painted)
    return [Segment(" " * room, blank), *painted] if room > 0 else painted


def turned_strip(strip: Strip, *, aligned: bool = True, exact: bool = False) -> Strip:
    """A whole row of a widget: each of its fields turned where it stands, or at the right of the room it has."""
    if not bidi.has_rtl(strip.text):
        return strip
    found = list(fields(list(strip), cursor=exact))
    painted: list[Segment] = []
    for field in _from_the_right(found) if aligned else found:
        if field.rtl:
            painted += _in_its_room(field, aligned=aligned, exact=exact)
        else:
            painted += [*field.segments, *field.room]
    return Strip([segment for segment in painted if segment.text], strip.cell_length)


def _in_its_room(field: Field, *, aligned: bool, exact: bool) -> list[Segment]:
    base = bidi.prevailing(field.text)
    style = field.room[0].style if field.room else field.segments[-1].style
    done = turned(field.segments, base, exact=exact)
    short = field.width - sum(cell_len(segment.text) for segment in done)
    shift = max(0, short - field.apart) if aligned and field.moves and base == bidi.RTL else 0
    return [Segment(" " * shift, style), *done, Segment(" " * (short - shift), style)]


def _from_the_right(found: list[Field]) -> list[Field]:
    """A text at the left and a word at the right end of its row change places where they're read from the right."""
    texts = [number for number, field in enumerate(found) if field.words]
    if len(texts) != 2 or bidi.prevailing(found[texts[0]].text) != bidi.RTL:
        return found
    first, second = texts
    if not (found[first].moves and found[second].moves and found[first].room):
        return found
    left, right = found[first], found[second]
    return [
        *found[:first],
        replace(right, room=[], apart=0),
        *found[first + 1 : second],
        replace(left, room=[*left.room, *right.room], apart=1),
        *found[second + 1 :],
    ]


def _line(
    self: StylesCache,
    styles: Any,
    y: int,
    size: Any,
    content: Any,
    padding: Any,
    base: Any,
    background: Any,
    render: Callable[[int], Strip],
    *others: Any,
) -> Strip:
    return _textual_line(self, styles, y, size, content, padding, base, background, _turning(render), *others)


def _turning(render: Callable[[int], Strip]) -> Callable[[int], Strip]:
    """A widget's own way to draw a row, turned after it, unless it turns its rows itself."""
    widget = getattr(render, "__self__", None)
    if getattr(widget, "turns_itself", False):
        return render
    typed_into = isinstance(widget, Input)
    aligned = not typed_into and getattr(widget, "aligns", True)

    def line(y: int) -> Strip:
        strip = render(y)
        if aligned and widget is not None and bidi.has_rtl(strip.text):
            strip = strip.extend_cell_length(widget.content_size.width, widget.visual_style.rich_style)
        return turned_strip(strip, aligned=aligned, exact=typed_into)

    return line


def apply() -> None:
    """Paint rows so from now on."""
    StylesCache.render_line = _line  # type: ignore[method-assign, assignment]


def undo() -> None:
    """Paint rows as Textual does."""
    StylesCache.render_line = _textual_line  # type: ignore[method-assign]
