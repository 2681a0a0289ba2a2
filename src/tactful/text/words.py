"""Words, numbers and marks of a text, with their places."""

from __future__ import annotations

import re

# Signs that belong to a word though Python's \w leaves them out: combining marks of Latin, Arabic and
# Bengali script, and the joiners.
SIGNS = (
    "\u0300-\u036f"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3\u09fe"
    "\u200c\u200d"
)
_LETTER = rf"(?:[^\W\d_]|[{SIGNS}])"
_RUN = rf"[^\W_]*(?:[{SIGNS}]+[^\W_]*)*"
WORD = rf"{_LETTER}{_RUN}(?:['’\-‐‑.]{_LETTER}{_RUN})*"
NUMBER = r"\d+(?:[.,:/\-’']\d+|[  ]\d{3}(?!\d))*"
TOKEN = re.compile(rf"{WORD}|{NUMBER}|[^\s]")
_WORD_ONLY = re.compile(rf"{WORD}|{NUMBER}")


def words(text: str) -> list[tuple[int, int]]:
    """The places of the words and numbers of `text`, half-open, in code points."""
    return [match.span() for match in _WORD_ONLY.finditer(text)]


def count_words(text: str) -> int:
    """How many words and numbers stand in `text`."""
    return len(_WORD_ONLY.findall(text))


_CAPITALS = re.compile("[A-ZÀ-ÖØ-ÞŠŽČŘĚĎŤŇŮ]{4}")


def has_capitals(text: str, start: int, end: int) -> bool:
    """Whether four capitals stand side by side in `text[start:end]`: a quick look before a thorough one."""
    return _CAPITALS.search(text, start, end) is not None
