"""Asks the terminal to copy (OSC 52). It never answers, so this never says that it worked."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable, Mapping

from tactful.clipboard._run import feed
from tactful.i18n import t

LARGEST = 700_000
"""Characters of base64; tmux drops what's over about a megabyte, others less openly."""
_SCREEN_BITE = 500
"""GNU screen passes on only short strings at a time."""


def copy(
    text: str,
    data: bytes,
    write: Callable[[str], None] | None,
    environ: Mapping[str, str],
) -> str:
    """Sends the text to the terminal. What was done, in words; empty when it couldn't be."""
    if not text or len(data) * 4 // 3 > LARGEST:
        return ""
    tmux = environ.get("TMUX")
    has_tmux = bool(tmux and shutil.which("tmux", path=environ.get("PATH")))
    if has_tmux and feed(["tmux", "load-buffer", "-w", "-"], data, environ):
        return t("clipboard.tmux")
    if write is None:
        return ""
    try:
        write(sequence(data, inside="tmux" if tmux else "screen" if environ.get("STY") else None))
    except OSError:
        return ""
    return t("clipboard.terminal")


def sequence(data: bytes, inside: str | None = None) -> str:
    """The request to copy, wrapped so that tmux or screen passes it on."""
    plain = f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\x07"
    if inside == "tmux":
        doubled = plain.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{doubled}\x1b\\"
    if inside == "screen":
        bites = (plain[start : start + _SCREEN_BITE] for start in range(0, len(plain), _SCREEN_BITE))
        return "".join(f"\x1bP{bite}\x1b\\" for bite in bites)
    return plain
