"""The separate texts in a row of a widget: columns, names between rules, a sign or key and the words after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment

from tactful.text import bidi

_BETWEEN = re.compile("[ \u2500-\u259f]*(?:  |[\u2500-\u259f])[ \u2500-\u259f]*|^ +| +$")
_SIGNS = "✓●○–!~☐☑?"
_SIGN = re.compile(f"[{_SIGNS}] ")
_KEY = re.compile(r"[\^A-Za-z0-9/⏎]+ ")
_APART = 2


@dataclass(frozen=True, slots=True)
class Field:
    """One text, with the blanks after it that are its own room."""

    segments: list[Segment]
    room: list[Segment]
    apart: int
    """Cells to leave free between it and what follows."""
    moves: bool = False
    """Whether it may stand elsewhere in its room; the words of a key stay beside it."""
    words: bool = False
    """Whether it's a text, not a sign, a key or a rule."""

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(segment.text for segment in self.segments)

    @property
    def width(self) -> int:
        """The cells of it and its room."""
        return sum(cell_len(segment.text) for segment in (*self.segments, *self.room))

    @property
    def rtl(self) -> bool:
        """Whether any of it may run to the left."""
        return bidi.has_rtl(self.text)


def fields(segments: Sequence[Segment], *, cursor: bool = False) -> Iterator[Field]:
    """The fields of a row in their order; joined they are the row. `cursor` looks for one at the end of a text."""
    text = "".join(segment.text for segment in segments)
    owner = [number for number, segment in enumerate(segments) for _ in segment.text]
    at = 0
    gaps = [(gap.start(), gap.end()) for gap in _BETWEEN.finditer(text) if gap.group()]
    for gap_start, gap_end in [*gaps, (len(text), len(text))]:
        if gap_start < at:
            continue
        lead = _lead(text, at, gap_start, owner)
        if lead > at:
            yield Field(_cut(segments, at, lead), [], 0)
        end = gap_start
        if cursor and _cursor_at(text, end, owner, segments):
            end += 1
        blank = end
        while blank < gap_end and text[blank] == " ":
            blank += 1
        apart = 1 if blank == len(text) else _APART
        if end > lead:
            words, room = _cut(segments, lead, end), _cut(segments, end, blank)
            yield Field(words, room, apart, moves=lead == at or text[at] in _SIGNS, words=True)
        else:
            blank = end
        if gap_end > blank:
            yield Field(_cut(segments, blank, gap_end), [], 0)
        at = gap_end


def _lead(text: str, start: int, end: int, owner: Sequence[int]) -> int:
    """Where the words begin after a sign, or after a key that is styled apart from them."""
    if sign := _SIGN.match(text, start, end):
        return sign.end()
    key = _KEY.match(text, start, end)
    if key and owner[key.end() - 2] not in (owner[key.end() - 1], owner[min(key.end(), len(owner) - 1)]):
        return key.end()
    return start


def _cursor_at(text: str, at: int, owner: Sequence[int], segments: Sequence[Segment]) -> bool:
    """Whether the blank after a text is the cursor that stands at its end."""
    if not 0 < at < len(text) or text[at] != " ":
        return False
    after = segments[owner[at + 1]].style if at + 1 < len(text) else None
    return segments[owner[at]].style not in (after, segments[owner[at - 1]].style)


def _cut(segments: Sequence[Segment], start: int, end: int) -> list[Segment]:
    cut: list[Segment] = []
    at = 0
    for segment in segments:
        last = at + len(segment.text)
        if at < end and last > start:
            cut.append(Segment(segment.text[max(0, start - at) : end - at], segment.style))
        at = last
    return cut
