"""Which terminal this is, and what it does with writing that runs to the left or joins its letters.

No two agree: most draw letters one by one in the order they come, some turn each word, some turn whole rows.
Standard library only, since the command line tells it too.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tactful.config.choices import Rtl

_OWN_BIDI = {"konsole": "Konsole", "qterminal": "QTerminal", "mlterm": "mlterm", "apple_terminal": "Terminal.app"}
_TURN_WORDS = frozenset(("Konsole", "QTerminal"))
_OTHERS = {
    "kitty": "kitty",
    "xterm": "xterm",
    "vte": "VTE",
    "alacritty": "Alacritty",
    "foot": "foot",
    "rxvt": "urxvt",
    "tmux": "tmux",
    "screen": "screen",
}
_LETTER_BY_LETTER = frozenset(("xterm", "Alacritty", "foot", "urxvt"))
"""Those that were seen to draw the vowel sign i of Bengali after its consonant."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A terminal: its name, empty when it isn't known, and who must turn text that runs to the left."""

    name: str = ""
    rtl: Rtl = Rtl.APP

    def draws(self, language: str) -> bool:
        """Whether letters of a language can be read as they should be, as far as was seen."""
        if language == "bn":
            return self.name not in _LETTER_BY_LETTER
        return not (language == "ur" and self.name == "kitty")


def find_kind(environ: Mapping[str, str], answered: str = "") -> Kind:
    """The terminal by its own answer, else by what it leaves in the environment."""
    if environ.get("TMUX") and (outer := _outside_tmux()):
        return _by_name(outer)
    known = _by_name(answered)
    return known if known.name else _by_environment(environ)


def _by_name(text: str) -> Kind:
    lowered = text.lower()
    for sign, name in _OWN_BIDI.items():
        if sign in lowered:
            return Kind(name, Rtl.WORDS if name in _TURN_WORDS else Rtl.TERMINAL)
    for sign, name in _OTHERS.items():
        if sign in lowered:
            return Kind(name, Rtl.RUNS if name == "kitty" else Rtl.APP)
    return Kind()


def _by_environment(environ: Mapping[str, str]) -> Kind:
    term, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    if term not in ("xterm", "xterm-256color") and (named := _by_name(term)).name:
        return named
    signs = (("KONSOLE_VERSION", "konsole"), ("KITTY_WINDOW_ID", "kitty"), ("MLTERM", "mlterm"), ("VTE_VERSION", "vte"))
    for variable, name in signs:
        if environ.get(variable):
            return _by_name(name)
    if (named := _by_name(program)).name:
        return named
    return _by_name("xterm") if environ.get("XTERM_VERSION") else Kind()


@cache
def _outside_tmux() -> str:
    """What tmux knows of the terminal it is shown on."""
    question = ["tmux", "display-message", "-p", "#{client_termtype} #{client_termname}"]
    try:
        told = subprocess.run(question, capture_output=True, text=True, timeout=1, check=False, env=os.environ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    # Every second terminal calls itself an xterm here.
    return "" if told.split()[:1] in (["xterm-256color"], ["xterm"], []) else told
