"""Markdown that reads, once rendered, as the letter does: its words are never taken for markup."""

from __future__ import annotations

import re

from tactful.model import Draft, LaidOut

_NBSP = "\u00a0"
_FIRST_NBSP = "&nbsp;"
"""The first of a line by its name: renderers trim the sign itself."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINE_ENDS = re.compile(r"\r\n?")
_MARKS = re.compile(r"[\\`*_\[\]<>~|$^{}]")
_ENTITY = re.compile(r"&(?=#|[A-Za-z])")
_SPACES = re.compile(r"^ +| {2,}", re.MULTILINE)
_LINE_START = re.compile(r"^(?:(#{1,6}|[-+=:])|(\d{1,9})([.)]))")


def write(laid: LaidOut, draft: Draft) -> bytes:
    """The letter as CommonMark in UTF-8."""
    return to_markdown(laid.text).encode("utf-8")


def to_markdown(text: str) -> str:
    """Plain text as CommonMark: paragraphs stay, each line end within one is a hard break."""
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)).expandtabs(4)
    blocks: list[str] = []
    lines: list[str] = []
    blank = 0
    for line in (*text.split("\n"), ""):
        line = line.rstrip(" ")
        if line:
            if blank > 1 and blocks:
                blocks += [_FIRST_NBSP] * (blank - 1)
            blank = 0
            lines.append(_line(line))
            continue
        if lines:
            blocks.append("\\\n".join(lines))
            lines = []
        blank += 1
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _line(line: str) -> str:
    line = _ENTITY.sub(r"\\&", _MARKS.sub(r"\\\g<0>", line))
    line = _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)
    return _SPACES.sub(_keep_spaces, line)


def _keep_spaces(found: re.Match[str]) -> str:
    """Spaces that Markdown would drop: all at the start of a line, all but the last within it."""
    count = len(found[0])
    return _FIRST_NBSP + _NBSP * (count - 1) if found.start() == 0 else _NBSP * (count - 1) + " "
