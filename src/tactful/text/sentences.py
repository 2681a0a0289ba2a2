"""Paragraphs and sentences, by the marks of all four scripts and the abbreviations of each language."""

from __future__ import annotations

import re

_END = re.compile(r"(?:[.!?…؟۔।৷॥]+|:(?=\s*\n))[\"'”“’»)\]]*(?=\s|$)|[।۔؟৷](?=\S)")
_ITEM = re.compile(r"[ \t]*(?:[-*•–·▪]|\(?\d{1,2}[.)۔।]|\(?[a-z][.)])[ \t]+")
_BLANK = re.compile(r"\n[ \t\r\f\v]*(?:\n[ \t\r\f\v]*)+")
_QUOTES = frozenset("\"'”’»")
_LAST_WORD = re.compile(r"(\S+)$")


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The places of the paragraphs between `start` and `end`: runs of lines without a blank one."""
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    at = start
    for gap in _BLANK.finditer(text, start, end):
        _add_trimmed(text, at, gap.start(), found)
        at = gap.end()
    _add_trimmed(text, at, end, found)
    return found


def sentences(
    text: str,
    start: int = 0,
    end: int | None = None,
    abbreviations: frozenset[str] = frozenset(),
    polite: frozenset[str] = frozenset(),
) -> list[tuple[int, int]]:
    """The places of the sentences of one paragraph.

    A full stop ends no sentence after an abbreviation, an initial, or before a small letter; a list item
    begins one of its own. A capital out of politeness begins none after a number or a letter.
    """
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    for line_start, line_end in _stretches(text, start, end):
        at = line_start
        for stop in _END.finditer(text, line_start, line_end):
            if stop.end() >= line_end or _ends_sentence(text, at, stop, line_end, abbreviations, polite):
                _add_trimmed(text, at, stop.end(), found)
                at = stop.end()
        _add_trimmed(text, at, line_end, found)
    return found


def _stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Runs of lines that flow on; a list item and what follows a list's heading begin a new one."""
    found: list[tuple[int, int]] = []
    at = line = start
    while True:
        newline = text.find("\n", line, end)
        if newline < 0:
            break
        following = newline + 1
        if _ITEM.match(text, following, end) or _is_short(text, line, newline, end):
            found.append((at, newline))
            at = following
        line = following
    found.append((at, end))
    return found


def _is_short(text: str, line: int, newline: int, end: int) -> bool:
    """A line that was ended on purpose: clearly shorter than the next word would have allowed."""
    next_word = text[newline + 1 : min(end, newline + 30)].split(None, 1)
    room = newline - line + 1 + (len(next_word[0]) if next_word else 0)
    return room <= 45


def _ends_sentence(
    text: str,
    at: int,
    stop: re.Match[str],
    end: int,
    abbreviations: frozenset[str],
    polite: frozenset[str] = frozenset(),
) -> bool:
    mark = stop.group()
    if mark[0] not in ".…":
        if mark[-1] in _QUOTES and text[stop.end() : end].lstrip()[:1].islower():
            return False  # The title "Help!" within a sentence.
        # "۱۔ …" is the number of a list item.
        return not (mark in "۔।" and len(text[at : stop.start()].strip()) <= 2 and text[stop.start() - 1].isdigit())
    rest = text[stop.end() : end].lstrip()
    following = rest[:1].lstrip("\"'“„«(")
    if not following and len(rest) > 1:
        following = rest[1]
    if following and following.islower():
        return False
    if mark != ".":
        return True
    before = _LAST_WORD.search(text, at, stop.start())
    word = before.group().lstrip("(\"'“„«") if before else ""
    if len(word) == 1 and word.isupper() and word != "I":
        return False
    if word.lower() in abbreviations:
        return False
    short = word[-1:].isdigit() or len(word) == 1
    if polite and short and rest and rest.split(None, 1)[0].lower() in polite:
        return False
    # "2. 9. 2026", "č. 5": a short number with a stop before another number is a date, not an end.
    return not (word.isdigit() and len(word) <= 2 and following.isdigit())


def _add_trimmed(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    # A byte order mark is no part of the first word.
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
