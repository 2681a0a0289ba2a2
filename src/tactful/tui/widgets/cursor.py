"""Where a cursor may stop in a line: between characters as a reader sees them, and between words."""

from __future__ import annotations

from tactful.text.graphemes import graphemes, next_boundary, previous_boundary
from tactful.text.words import words

_EMOJI_FROM = 0x1F000
_INDIC_AND_ARABIC = range(0x0590, 0x1B00)


def left_of(line: str, column: int) -> int:
    """The column one character to the left."""
    return previous_boundary(line, column)


def right_of(line: str, column: int) -> int:
    """The column one character to the right."""
    return next_boundary(line, column)


def snap(line: str, column: int) -> int:
    """The column itself, or the start of the character it would cut in two."""
    if line.isascii():
        return column
    for start, end in graphemes(line):
        if start < column < end:
            return start
        if start >= column:
            break
    return column


def backspace_from(line: str, column: int) -> int:
    """Where a backspace at `column` deletes from.

    In Indic and Arabic script it takes the last sign alone, as people there are used to; elsewhere the whole
    character, so that an emoji or an accented letter never falls into pieces.
    """
    start = previous_boundary(line, column)
    if column - start > 1 and ord(line[start]) in _INDIC_AND_ARABIC and ord(line[column - 1]) < _EMOJI_FROM:
        return column - 1
    return start


def word_left(line: str, column: int) -> int:
    """The beginning of the word to the left, vowel signs and joiners being part of it."""
    return max((start for start, _ in words(line) if start < column), default=0)


def word_right(line: str, column: int) -> int:
    """The end of the word to the right."""
    return min((end for _, end in words(line) if end > column), default=len(line))
