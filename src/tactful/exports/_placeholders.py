"""Finds the places of a letter that are still to be filled in."""

from __future__ import annotations

import re
from typing import NamedTuple

_BRACKETS = r"\[[^\[\]\n]+\](?!\()"
_BRACES = r"\{\{[^{}\n]*\}\}|\{[^{}\n]+\}"
_ANGLES = r"<<[^<>\n]+>>"
_BLANK = r"_{3,}"
_PLACE = re.compile("|".join((_BRACKETS, _BRACES, _ANGLES, _BLANK)))
_MEANT = re.compile(r"\[(?:sic|\.\.\.|…|[\d\s,.–-]+)\]", re.IGNORECASE)
"""Brackets that are part of a letter: quotations, and numbers of notes."""


class Placeholder(NamedTuple):
    """A place to fill in, half-open in code points."""

    start: int
    end: int
    text: str


def placeholders(text: str) -> list[Placeholder]:
    """All places still to be filled in, such as `[what was lost]`, `{{name}}` or `___`, in order."""
    return [
        Placeholder(found.start(), found.end(), found[0])
        for found in _PLACE.finditer(text)
        if not _MEANT.fullmatch(found[0])
    ]
