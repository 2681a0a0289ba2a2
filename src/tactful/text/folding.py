"""Folds text for comparison and keeps the way back to the offsets of the text as given.

Folding is composition (NFC), small letters, one kind of quote and apostrophe, no-break spaces as spaces, digits of
all scripts as 0-9, long vowels of Bengali as short ones, Arabic ي ك as Urdu ی ک, the hamza of Urdu dropped from its
letter, one kind of comma and question mark, and the vowel marks of Arabic script and the signs of
direction dropped (guidance section 5).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_SAME_LENGTH = {
    ord("’"): "'",
    ord("‘"): "'",
    ord("ʼ"): "'",
    ord("`"): "'",
    ord("“"): '"',
    ord("”"): '"',
    ord("„"): '"',
    ord("«"): '"',
    ord("»"): '"',
    ord("‐"): "-",
    ord("‑"): "-",
    0x00A0: " ",
    0x202F: " ",
    0x2009: " ",
    ord("ي"): "ی",
    ord("ى"): "ی",
    ord("ك"): "ک",
    ord("ه"): "ہ",
    # کیجئے and کیجیے, شعبۂ and شعبہ are each one word, written in two ways.
    ord("ئ"): "ی",
    ord("ۓ"): "ے",
    ord("ۂ"): "ہ",
    ord("ۀ"): "ہ",
    ord("ة"): "ہ",
    ord("ؤ"): "و",
    ord("أ"): "ا",
    ord("إ"): "ا",
    ord("،"): ",",
    ord("؛"): ";",
    ord("؟"): "?",
    # Long and short vowels, and the two n, sound alike in Bengali and are often written for each other.
    ord("ী"): "ি",
    ord("ঈ"): "ই",
    ord("ূ"): "ু",
    ord("ঊ"): "উ",
    ord("ণ"): "ন",
    # Signs that are typed for the stop.
    ord("৷"): "।",
    ord("॥"): "।",
    **{first + digit: str(digit) for first in map(ord, "০۰٠") for digit in range(10)},
}
_SAME = {chr(point): other for point, other in _SAME_LENGTH.items()}
_SPELLINGS = (("দু:খ", "দুঃখ"), ("নি:শ", "নিঃশ"), ("নি:স", "নিঃস"), ("সন্মান", "সম্মান"))
"""A colon for the visarga, and a common slip."""
_RESPELLED = frozenset("দন")
"""Each of them holds one of these, so that other texts need not be searched for them."""
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_DROPPED = frozenset(map(chr, [*range(0x064B, 0x0660), 0x0670, 0x0640, 0x00AD, 0x200B, 0x2060, 0xFEFF, *_DIRECTIONS]))


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `origin` gives, for each folded code point and the end, the offset in the original.

    `origin` is None when every offset is its own.
    """

    text: str
    origin: tuple[int, ...] | None = None

    def back(self, offset: int) -> int:
        """The offset in the original for an offset in the folded text."""
        return offset if self.origin is None else self.origin[offset]

    def forth(self, offset: int) -> int:
        """The offset in the folded text for an offset in the original."""
        return offset if self.origin is None else max(0, bisect_right(self.origin, offset) - 1)


_ODD = re.compile("[^\x00-\x7f]+")
_FIRST_MARK = "\u0300"


def _odd(text: str) -> set[str]:
    """The characters of a text that are not ASCII, each once: few in most letters, so each is worth a look."""
    return set("".join(_ODD.findall(text)))


def fold(text: str) -> Folded:
    """The folded form of `text` with its offset map."""
    if text.isascii():
        return Folded(text.lower())
    odd = _odd(text)
    if _DROPPED.isdisjoint(odd) and (max(odd) < _FIRST_MARK or unicodedata.is_normalized("NFC", text)):
        small = text.lower()
        if len(small) == len(text):
            for char in odd.intersection(_SAME):
                small = small.replace(char, _SAME[char])
            return Folded(small if _RESPELLED.isdisjoint(odd) else _respelled(small))
    return _fold_slowly(text)


def _fold_slowly(text: str) -> Folded:
    pieces: list[str] = []
    origin: list[int] = []
    start = 0
    length = len(text)
    while start < length:
        end = start + 1
        # A starter and the marks after it compose together; Hangul is nobody's here.
        while end < length and unicodedata.combining(text[end]):
            end += 1
        # Bengali two-part vowels and nukta letters compose with a following class-0 sign.
        while end < length and text[end] in "\u09be\u09d7":
            end += 1
        piece = unicodedata.normalize("NFC", text[start:end]).lower().translate(_SAME_LENGTH)
        for char in piece:
            if char not in _DROPPED:
                pieces.append(char)
                origin.append(start)
        start = end
    origin.append(length)
    return Folded(_respelled("".join(pieces)), tuple(origin))


def _respelled(folded: str) -> str:
    """Words that many write in another way, as long as the usual one."""
    if folded.isascii():
        return folded
    for other, usual in _SPELLINGS:
        folded = folded.replace(other, usual)
    return folded


class _Bases(dict[str, str]):
    """Latin letters without their diacritics, worked out on first sight."""

    def __missing__(self, char: str) -> str:
        pieces = unicodedata.normalize("NFD", char)
        bare = len(pieces) > 1 and all("\u0300" <= mark <= "\u036f" for mark in pieces[1:])
        self[char] = pieces[0] if bare else char
        return self[char]


_BASES = _Bases()


def strip_marks(text: str) -> str:
    """`text` without the diacritics of Latin letters, length kept, so that "dekujeme" meets "děkujeme"."""
    if not text.isascii():
        for char in _odd(text):
            base = _BASES[char]
            if base is not char:
                text = text.replace(char, base)
    return text


def normal(text: str) -> str:
    """`text` as words are compared: folded, and without the diacritics of Latin letters."""
    return strip_marks(fold(text).text)
