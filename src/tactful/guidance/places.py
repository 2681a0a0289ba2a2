"""Finds where a key or a value stands in TOML text, so that a message can lead straight to it.

tomllib reads the values and forgets their places; this walks the same text once more and keeps only those.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from contextlib import suppress

Where = tuple[str | int, ...]
"""The way to a value: names of keys, and numbers in lists, counted from 0."""

_SPACE = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_STRINGS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}',
        r"'''(?:[^']|'{1,2}(?!'))*'{3,5}",
        r'"(?:[^"\\]|\\.)*"',
        r"'[^']*'",
    )
)
_PLAIN = re.compile(r"[^,\]}#\r\n]*")


class Places:
    """The places of all keys and values of a valid TOML text; lines and columns count from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._keys: dict[Where, int] = {}
        self._values: dict[Where, int] = {}
        self._lengths: dict[Where, int] = {}
        with suppress(RecursionError, IndexError):
            self._document()

    def key(self, where: Where) -> tuple[int, int]:
        """Line and column of a key, or of the header of its table; of what surrounds it when it isn't there."""
        return self._place(self._keys, where)

    def value(self, where: Where) -> tuple[int, int]:
        """Line and column of a value; of its key, or what surrounds it, when it has no place of its own."""
        return self._place(self._values, where)

    def known(self) -> set[Where]:
        """Every way that was found."""
        return {*self._keys, *self._values}

    def _place(self, first: dict[Where, int], where: Where) -> tuple[int, int]:
        while where:
            for found in (first, self._keys, self._values):
                if where in found:
                    at = found[where]
                    line = bisect_right(self._lines, at)
                    return line, at - self._lines[line - 1] + 1
            where = where[:-1]
        return 1, 1

    # --- the walk

    def _document(self) -> None:
        at = self._skip(0)
        here: Where = ()
        while at < len(self._text):
            if self._text[at] == "[":
                here, at = self._header(at)
            else:
                at = self._pair(at, here)
            at = self._skip(at)

    def _header(self, at: int) -> tuple[Where, int]:
        many = self._text.startswith("[[", at)
        names, end = self._names(self._skip(at + 1 + many))
        here: Where = ()
        for name, _ in names[:-1]:
            here = self._into((*here, name), at)
        here = (*here, names[-1][0])
        self._keys.setdefault(here, at)
        if many:
            number = self._lengths[here] = self._lengths.get(here, -1) + 1
            here = (*here, number)
            self._keys[here] = at
        else:
            self._keys[here] = at
        return here, self._skip(end) + 1 + many

    def _into(self, here: Where, at: int) -> Where:
        """A table on the way to another; of several by that name the last."""
        self._keys.setdefault(here, at)
        return (*here, self._lengths[here]) if here in self._lengths else here

    def _pair(self, at: int, here: Where) -> int:
        names, at = self._names(at)
        for name, start in names:
            here = (*here, name)
            self._keys.setdefault(here, start)
        return self._value(self._skip(self._skip(at) + 1), here)

    def _names(self, at: int) -> tuple[list[tuple[str, int]], int]:
        """The names of a dotted key with their places, and where it ends."""
        names: list[tuple[str, int]] = []
        while match := _KEY.match(self._text, at):
            names.append((_name(match.group()), at))
            at = match.end()
            dot = _DOT.match(self._text, at)
            if dot is None:
                return names, at
            at = dot.end()
        raise IndexError(at)

    def _value(self, at: int, here: Where) -> int:
        self._values[here] = at
        first = self._text[at]
        if first == "[":
            return self._list(at, here)
        if first == "{":
            return self._table(at, here)
        for pattern in _STRINGS:
            if match := pattern.match(self._text, at):
                return match.end()
        plain = _PLAIN.match(self._text, at)
        return plain.end() if plain and plain.end() > at else at + 1

    def _list(self, at: int, here: Where) -> int:
        at, number = self._skip(at + 1), 0
        while self._text[at] != "]":
            at = self._skip(self._value(at, (*here, number)))
            number += 1
            if self._text[at] == ",":
                at = self._skip(at + 1)
        return at + 1

    def _table(self, at: int, here: Where) -> int:
        at = self._skip(at + 1)
        while self._text[at] != "}":
            at = self._skip(self._pair(at, here))
            if self._text[at] == ",":
                at = self._skip(at + 1)
        return at + 1

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at


def _name(raw: str) -> str:
    if raw[0] == "'":
        return raw[1:-1]
    return str(tomllib.loads(f"x = {raw}")["x"]) if raw[0] == '"' else raw
