"""Emoji and faces made of punctuation."""

from __future__ import annotations

import re

_FACE = re.compile(
    r"(?<![\w:/])(?:[:;=]'?-?[()DPpOo|/\\](?![\w/])|<3|\^_\^|:-?\*)"
    "|[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u26ff\u2728\u2764\u2763\u270c\u270b\u2705\u274c\u2b50][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
)


_SIGN = re.compile("[:;=<^\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u26ff\u2728\u2764\u2763\u270c\u270b\u2705\u274c\u2b50]")
"""Each begins with one of these: a quick look before the thorough one."""


def faces(text: str) -> list[tuple[int, int]]:
    """The places of emoji and faces of `text`, half-open."""
    if _SIGN.search(text) is None:
        return []
    return [match.span() for match in _FACE.finditer(text)]
