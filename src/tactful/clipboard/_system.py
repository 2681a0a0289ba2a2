"""The clipboard of the desktop, asked by programs whose answers are looked at, and read back."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from tactful.clipboard._run import ask, feed


@dataclass(frozen=True, slots=True)
class Outcome:
    """`taken`: something took the text; `confirmed`: it was read back and is the same."""

    taken: bool = False
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that keeps a clipboard: how it's given a text, and how it's asked for it."""

    give: tuple[str, ...]
    take: tuple[str, ...]


def tools(environ: Mapping[str, str]) -> list[Tool]:
    """The programs that can reach a desktop's clipboard from here, by what's set and installed."""
    if sys.platform == "darwin":
        known = [Tool(("pbcopy",), ("pbpaste",))]
    elif sys.platform == "win32":
        return []
    else:
        known = []
        if environ.get("WAYLAND_DISPLAY"):
            known.append(Tool(("wl-copy", "--type", "text/plain;charset=utf-8"), ("wl-paste", "--no-newline")))
        if environ.get("DISPLAY"):
            known.append(Tool(("xclip", "-selection", "clipboard"), ("xclip", "-selection", "clipboard", "-o")))
            known.append(Tool(("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output")))
        if environ.get("TERMUX_VERSION"):
            known.append(Tool(("termux-clipboard-set",), ("termux-clipboard-get",)))
    path = environ.get("PATH")
    return [tool for tool in known if shutil.which(tool.give[0], path=path) and shutil.which(tool.take[0], path=path)]


def copy(text: str, data: bytes, environ: Mapping[str, str]) -> Outcome:
    """Copies by the first program that answers."""
    if sys.platform == "win32":
        return _by_pyperclip(text)
    taken = False
    spoken = _with_utf8(environ)
    for tool in tools(environ):
        if not feed(list(tool.give), data, spoken):
            continue
        taken = True
        for _ in range(2):
            back = ask(list(tool.take), spoken, len(data))
            if back == data:
                return Outcome(True, True)
    return Outcome(taken, False)


def _with_utf8(environ: Mapping[str, str]) -> dict[str, str]:
    """On a Mac the programs go by the locale; nothing else about the surroundings is changed."""
    if sys.platform == "darwin":
        return {**environ, "LC_CTYPE": "UTF-8"}
    return dict(environ)


def _by_pyperclip(text: str) -> Outcome:
    """On Windows pyperclip speaks to the system itself: no program that could print or hang."""
    with suppress(Exception):
        import pyperclip

        pyperclip.copy(text)
        with suppress(Exception):
            back: str = pyperclip.paste()
            return Outcome(True, back.replace("\r\n", "\n") == text.replace("\r\n", "\n"))
        return Outcome(True, False)
    return Outcome()
