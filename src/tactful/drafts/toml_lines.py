"""Finds the line of a key in TOML text, for messages that lead straight to the place."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[\[?([^\]]*)\]")
_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^=#\s]+)\s*=""")


def line_of(text: str, table: str | None, name: str) -> int | None:
    """The line, from 1, where `name` is set below `[table]` (None: above all tables), or `[name]` itself begins."""
    here: str | None = None
    closing = ""
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        header = _HEADER.match(line)
        if header:
            here = header[1].strip().strip("\"'")
            if table is None and here == name:
                return number
            continue
        pair = _KEY.match(line)
        if pair and here == table and (pair[1] == name or pair[1][1:-1] == name or pair[1].startswith(f"{name}.")):
            return number
        for quotes in ('"""', "'''"):
            if line.count(quotes) % 2:
                closing = quotes
    return None
