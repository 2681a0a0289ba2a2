"""Grapheme clusters by the Unicode rules (UAX 29, conjuncts by GB9c)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _cluster() -> Any:
    import regex  # its import costs some 40 ms, so only where it's needed

    return regex.compile(r"\X")


def graphemes(text: str) -> list[tuple[int, int]]:
    """The places of the grapheme clusters of `text`, half-open, in code points."""
    if text.isascii():
        return [(at, at + 1) for at in range(len(text))]
    return [match.span() for match in _cluster().finditer(text)]


def next_boundary(text: str, offset: int) -> int:
    """The end of the cluster that holds or begins at `offset`; the length of the text at its end."""
    for start, end in graphemes(text):
        if start <= offset < end:
            return end
    return len(text)


def previous_boundary(text: str, offset: int) -> int:
    """The beginning of the cluster before `offset`; 0 at the start."""
    before = 0
    for start, end in graphemes(text):
        if end >= offset:
            return start if start < offset else before
        before = end
    return before
