"""Plain text, as it stands in the preview."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tactful.model import Draft, LaidOut

_PIECES = re.compile(r"[ \t]*[^ \t]+")


def write(laid: LaidOut, draft: Draft) -> bytes:
    """The letter as UTF-8 with a line end at its end."""
    text = laid.text
    return (text if text.endswith("\n") or not text else text + "\n").encode("utf-8")


def wrapped(text: str, columns: int) -> str:
    """The text with no line longer than `columns` characters, as a reader counts them, where its words allow it.

    Lines go on where they were set in; no word is broken, and no space that isn't at a break is lost.
    """
    return "\n".join(piece for line in text.split("\n") for piece in _lines(line, columns))


def _lines(line: str, columns: int) -> Iterator[str]:
    from tactful.text.graphemes import graphemes

    if len(line) <= columns:
        yield line
        return
    margin = line[: len(line) - len(line.lstrip(" "))]
    taken, length = "", 0
    for piece in _PIECES.findall(line):
        size = len(graphemes(piece))
        if taken.strip() and length + size > columns:
            yield taken
            piece = margin + piece.lstrip()
            taken, length = piece, len(graphemes(piece))
        else:
            taken, length = taken + piece, length + size
    yield taken
