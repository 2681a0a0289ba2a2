"""One row of text as it's seen: its characters from left to right, each with its place in the text.

Nothing here changes a letter. It only tells a painter what to draw where, and an editor what stands there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from tactful.text import bidi
from tactful.text.graphemes import graphemes
from tactful.text.shaping import shape

_MARKS_OF_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as a reader sees it: half-open code points in the row, and whether it runs to the left."""

    start: int
    end: int
    rtl: bool


@lru_cache(maxsize=1024)
def seen(row: str, levels: tuple[int, ...], base: int) -> tuple[Glyph, ...]:
    """The characters of a row from left to right; `levels` are those its paragraph gives to it."""
    settled = bidi.row_levels(row, levels, base)
    spans = graphemes(row)
    # A cluster may begin with a sign that the rules leave out; what it holds decides.
    own = [settled[start] for start, _ in spans]
    return tuple(Glyph(*spans[at], rtl=bool(own[at] % 2)) for at in bidi.visual_order(own))


@lru_cache(maxsize=1024)
def drawn(row: str, ligatures: bool) -> tuple[str, ...]:
    """What a terminal that doesn't join letters is to draw for each code point of a row."""
    return tuple(shape(row, ligatures=ligatures))


def joined(row: str, glyph: Glyph, shapes: Sequence[str]) -> str:
    """What to draw for one character: its letter in the form it has there, its marks, brackets turned."""
    return "".join(
        bidi.mirrored(sign) if glyph.rtl else sign
        for sign in shapes[glyph.start : glyph.end]
        if sign not in _MARKS_OF_DIRECTION
    )


def words(row: str, glyphs: Sequence[Glyph]) -> list[tuple[bool, tuple[Glyph, ...]]]:
    """The words where they're seen, each told to be one, its letters in the order of writing; and what's between."""

    def is_letter(glyph: Glyph) -> bool:
        return glyph.rtl and unicodedata.bidirectional(row[glyph.start]) in ("R", "AL", "NSM")

    groups = ((letters, tuple(group)) for letters, group in groupby(glyphs, key=is_letter))
    return [(letters, group[::-1] if letters else group) for letters, group in groups]


def runs(row: str, glyphs: Sequence[Glyph]) -> list[tuple[Glyph, Glyph]]:
    """Each place as it's seen, with the character to write there for a terminal that turns whole runs of Arabic.

    Such a run holds the letters with their commas, full stops and digits, up to the next blank.
    """
    pairs: list[tuple[Glyph, Glyph]] = []
    for arabic, group in groupby(glyphs, key=lambda glyph: bidi.has_rtl(row[glyph.start])):
        run = list(group)
        pairs += zip(run, reversed(run) if arabic else run, strict=True)
    return pairs
