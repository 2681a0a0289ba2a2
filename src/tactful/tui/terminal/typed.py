"""What comes in by keyboard or paste, as text that may stand in a letter."""

from __future__ import annotations

import re

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` with every line end a newline and every other control character a visible sign.

    Joiners and direction marks stay: Bengali and Urdu are written with them.
    """
    if text.isprintable():
        return text
    return _CONTROL.sub(_sign, _NEWLINES.sub("\n", text))


def _sign(match: re.Match[str]) -> str:
    point = ord(match.group())
    if point == 0xFEFF:
        return ""
    if point < 0x20:
        return chr(0x2400 + point)
    return "␡" if point == 0x7F else "\ufffd"
