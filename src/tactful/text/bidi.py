"""Which way text runs: the Unicode bidirectional algorithm (UAX 9), by code points.

The order in which text is stored never changes; this only says in which order its characters are seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from tactful.text.bidi_rules import resolve

LTR, RTL = 0, 1
"""The level of a paragraph that runs to the right, and of one that runs to the left."""

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_ANY = re.compile(f"[{RIGHT_TO_LEFT}\u200f\u202b\u202e\u2067]")
_BLANK = frozenset(("WS", "BN", "FSI", "LRI", "RLI", "PDI", "LRE", "RLE", "LRO", "RLO", "PDF"))
_PAIRS = "()[]{}<>«»‹›≤≥⟨⟩⟦⟧⟪⟫⌈⌉⌊⌋"
_MIRROR = {_PAIRS[at]: _PAIRS[at ^ 1] for at in range(len(_PAIRS))}


def has_rtl(text: str) -> bool:
    """Whether anything in `text` may run to the left."""
    return not text.isascii() and _ANY.search(text) is not None


def first_strong(text: str) -> int | None:
    """The direction of the first letter that has one."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return RTL
        if kind == "L":
            return LTR
    return None


def base_of(paragraph: str, letter: int) -> int:
    """The direction of a paragraph in a letter that runs so.

    In an Urdu letter a paragraph that begins with an English name is still Urdu; one that holds no Urdu at all,
    such as an address, isn't.
    """
    if letter == RTL:
        return LTR if not has_rtl(paragraph) and first_strong(paragraph) == LTR else RTL
    return first_strong(paragraph) or LTR


def prevailing(text: str) -> int:
    """The direction of a piece cut out of we don't know which paragraph: that of most of its letters."""
    kinds = [unicodedata.bidirectional(char) for char in text]
    left = sum(kind in ("R", "AL") for kind in kinds)
    return RTL if left and left >= kinds.count("L") else LTR


@lru_cache(maxsize=512)
def levels(paragraph: str, base: int) -> tuple[int, ...]:
    """The embedding level of every code point; odd ones run to the left."""
    if base == LTR and not has_rtl(paragraph):
        return (LTR,) * len(paragraph)
    return tuple(resolve([unicodedata.bidirectional(char) or "L" for char in paragraph], paragraph, base))


def row_levels(row: str, its: Sequence[int], base: int) -> list[int]:
    """The levels of one row of a paragraph: blanks at its end and around tabs run as the paragraph does (L1)."""
    settled = list(its)
    reset = True
    for at in range(len(row) - 1, -1, -1):
        kind = unicodedata.bidirectional(row[at])
        if kind in ("S", "B"):
            reset = True
        elif kind not in _BLANK:
            reset = False
        if reset:
            settled[at] = base
    return settled


def visual_order(its: Sequence[int]) -> list[int]:
    """The places of `its` as they are seen from left to right (L2)."""
    order = list(range(len(its)))
    lowest = min((level for level in its if level % 2), default=None)
    if lowest is None:
        return order
    for level in range(max(its), lowest - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and its[order[end]] >= level:
                end += 1
            if end > at:
                order[at:end] = order[at:end][::-1]
            at = end + 1
    return order


def mirrored(char: str) -> str:
    """A bracket or quotation mark as it stands in text that runs to the left."""
    return _MIRROR.get(char, char)
