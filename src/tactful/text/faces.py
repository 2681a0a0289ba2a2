"""Emoji and faces made of punctuation."""

from __future__ import annotations

import re

_EMOJI = "\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u26ff\u2728\u2764\u2763\u270c\u270b\u2705\u274c\u2b50"
# The one character a face can begin with comes first, so that the search skips all others at once; what must stand
# before it is looked at afterwards.
_FACE = re.compile(
    rf"[:;=<^{_EMOJI}](?:"
    r"(?<=[:;=])(?<![\w:/].)'?-?[()DPpOo|/\\](?![\w/])"
    r"|(?<=<)3|(?<=\^)_\^|(?<=:)-?\*"
    rf"|(?<=[{_EMOJI}])[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)"
)


def faces(text: str) -> list[tuple[int, int]]:
    """The places of emoji and faces of `text`, half-open."""
    return [match.span() for match in _FACE.finditer(text)]
