"""Makes control and direction characters visible, so that text can never command a terminal."""

from __future__ import annotations

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]|[\ud800-\udfff]"
)
_NAMES = {
    0x7F: "␡",
    0x061C: "⟦ALM⟧",
    0x200E: "⟦LRM⟧",
    0x200F: "⟦RLM⟧",
    0x2028: "⟦LS⟧",
    0x2029: "⟦PS⟧",
    0x202A: "⟦LRE⟧",
    0x202B: "⟦RLE⟧",
    0x202C: "⟦PDF⟧",
    0x202D: "⟦LRO⟧",
    0x202E: "⟦RLO⟧",
    0x2066: "⟦LRI⟧",
    0x2067: "⟦RLI⟧",
    0x2068: "⟦FSI⟧",
    0x2069: "⟦PDI⟧",
    0xFEFF: "⟦BOM⟧",
}


def visible(text: str) -> str:
    """`text` as it may be shown: tabs and newlines stay, every other control is a visible sign."""
    return _UNSAFE.sub(_sign, text)


def visible_line(text: str) -> str:
    """`text` as it may be shown on one line: tabs are spaces and newlines visible signs."""
    return visible(text).replace("\t", " ").replace("\n", "␊")


def _sign(match: re.Match[str]) -> str:
    point = ord(match.group())
    if point < 0x20:
        return chr(0x2400 + point)
    return _NAMES.get(point) or f"⟦U+{point:04X}⟧"
