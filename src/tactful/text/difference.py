"""Two texts side by side, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

_WORDS = re.compile(r"\s+|[^\s]+")
_LONG = 2000
"""Words of a line beyond which it's compared as a whole: for it is no line that anybody wrote."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; `changed` tells that the other text doesn't have it here."""

    text: str
    changed: bool = False


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line before and after; None where the other text has none beside it."""

    before: Line | None
    after: Line | None

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return self.before != self.after


def side_by_side(before: str, after: str) -> list[Row]:
    """The lines of both texts, each beside the one it became."""
    old, new = before.split("\n"), after.split("\n")
    rows: list[Row] = []
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            rows += [Row((Piece(line),), (Piece(line),)) for line in old[first:last]]
            continue
        for left, right in zip_longest(old[first:last], new[start:end]):
            rows.append(_row(left, right))
    return rows


def _row(before: str | None, after: str | None) -> Row:
    if before is None or after is None:
        return Row(
            None if before is None else (Piece(before, changed=True),),
            None if after is None else (Piece(after, changed=True),),
        )
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > _LONG:
        return Row((Piece(before, changed=True),), (Piece(after, changed=True),))
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        _put(left, old[first:last], kind != "equal")
        _put(right, new[start:end], kind != "equal")
    return Row(tuple(left), tuple(right))


def _put(line: list[Piece], words: Sequence[str], changed: bool) -> None:
    if words:
        line.append(Piece("".join(words), changed))


def marked(rows: Sequence[Row]) -> list[str]:
    """The changed lines, each as one text: what went as [-words-], what came as {+words+}; empty ones are left out."""
    return [line for row in rows if row.changed and (line := _marked(row))]


def _marked(row: Row) -> str:
    found: list[str] = []
    left, right = list(row.before or ()), list(row.after or ())
    while left or right:
        if left and right and not left[0].changed and not right[0].changed:
            found.append(right.pop(0).text)
            left.pop(0)
        if left and left[0].changed:
            found.append(_between("[-", left.pop(0).text, "-]"))
        if right and right[0].changed:
            found.append(_between("{+", right.pop(0).text, "+}"))
    return "".join(found)


def _between(begin: str, text: str, end: str) -> str:
    return f"{begin}{text}{end}" if text else ""
