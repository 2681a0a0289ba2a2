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
    encoding: str = "utf-8"
    """Of what it's given; what it gives back is always UTF-8."""


_WINDOWS_TEXT = "[Console]::OutputEncoding=[Text.Encoding]::UTF8;[Console]::Out.Write((Get-Clipboard -Raw))"


def tools(environ: Mapping[str, str], *, page: bool = False) -> list[Tool]:
    """The programs that can reach a desktop's clipboard from here, by what's set and installed.

    With `page` those that can mark what they're given as a page of HTML.
    """
    if sys.platform == "darwin":
        known = [] if page else [Tool(("pbcopy",), ("pbpaste",))]
    elif sys.platform == "win32":
        return []
    elif page:
        known = []
        if environ.get("WAYLAND_DISPLAY"):
            known.append(Tool(("wl-copy", "--type", "text/html"), ("wl-paste", "--no-newline", "--type", "text/html")))
        if environ.get("DISPLAY"):
            xclip = ("xclip", "-selection", "clipboard", "-t", "text/html")
            known.append(Tool(xclip, (*xclip, "-o")))
    else:
        known = []
        if environ.get("WAYLAND_DISPLAY"):
            known.append(Tool(("wl-copy", "--type", "text/plain;charset=utf-8"), ("wl-paste", "--no-newline")))
        if environ.get("DISPLAY"):
            known.append(Tool(("xclip", "-selection", "clipboard"), ("xclip", "-selection", "clipboard", "-o")))
            known.append(Tool(("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output")))
        if environ.get("TERMUX_VERSION"):
            known.append(Tool(("termux-clipboard-set",), ("termux-clipboard-get",)))
        if environ.get("WSL_DISTRO_NAME"):
            back = ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS_TEXT)
            known.append(Tool(("clip.exe",), back, encoding="utf-16"))
    path = environ.get("PATH")
    return [tool for tool in known if shutil.which(tool.give[0], path=path) and shutil.which(tool.take[0], path=path)]


def copy(text: str, data: bytes, environ: Mapping[str, str], *, page: bool = False) -> Outcome:
    """Copies by the first program that answers; with `page` as HTML."""
    if sys.platform == "win32":
        return Outcome() if page else _by_pyperclip(text)
    taken = False
    spoken = _with_utf8(environ)
    for tool in tools(environ, page=page):
        given = data if tool.encoding == "utf-8" else text.encode(tool.encoding)
        if not feed(list(tool.give), given, spoken):
            continue
        taken = True
        for _ in range(2):
            back = ask(list(tool.take), spoken, 2 * len(data))
            if back == data or (tool.encoding != "utf-8" and _same_lines(back, data)):
                return Outcome(True, True)
    return Outcome(taken, False)


def _same_lines(back: bytes | None, data: bytes) -> bool:
    """Windows has line ends of its own."""
    return back is not None and back.replace(b"\r\n", b"\n") == data.replace(b"\r\n", b"\n")


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
