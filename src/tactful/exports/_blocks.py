"""A letter as a row of paragraphs, as pages and mails are made of: what the spaces of the plain text show, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tactful.guidance.files import language_data
from tactful.letters.layout import AT_MIDDLE, INDENT, MIDDLE
from tactful.model import Draft, LaidOut, Layout

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or one part of the head or foot. `kind` is the part's name."""

    kind: str
    lines: tuple[str, ...]
    at_middle: bool = False
    """Whether it starts at the middle of the page."""
    indented: bool = False
    """Whether its first line is set in."""


def blocks_of(laid: LaidOut, *, without: str = "") -> tuple[Block, ...]:
    """The paragraphs of a letter, in order; those of the part `without` left out."""
    return tuple(block for block in _blocks(laid) if block.kind != without)


def clean(text: str) -> str:
    """The text with line feeds as its only line ends, and without the characters no page can show."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def right_to_left(language: str) -> bool:
    """Whether letters in that language run from right to left."""
    return language_data(language).get("direction") == "rtl"


def title_of(laid: LaidOut, draft: Draft) -> str:
    """One line that names the letter, for a window or a list of files; never empty."""
    named = (draft.fact("subject"), laid.part("subject"), draft.title, draft.fact("recipient"), laid.text)
    return next((line for text in named for line in _lines(text)), "tactful")


def _lines(text: str) -> Iterator[str]:
    yield from (" ".join(line.split()) for line in clean(text).split("\n") if line.strip())


def _blocks(laid: LaidOut) -> Iterator[Block]:
    set_in = laid.layout is Layout.SEMI_BLOCK
    middle = laid.layout in (Layout.MODIFIED, Layout.SEMI_BLOCK)
    for part in laid.parts:
        text = clean(laid.text[part.start : part.end])
        at_middle = middle and part.kind in AT_MIDDLE
        if at_middle:
            text = text.replace(f"\n{' ' * MIDDLE}", "\n")
        body = part.step is not None
        for piece in _BLANK.split(text):
            if body and set_in:
                piece = piece.removeprefix(" " * INDENT)
            lines = tuple(line.rstrip() for line in piece.strip("\n").split("\n"))
            if any(lines):
                yield Block(part.kind, lines, at_middle, body and set_in)
