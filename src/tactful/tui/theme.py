"""Two sets of colours, dusk and day, each with one warm accent; and the terminal's own for those who ask.

The letter is the brightest thing on the screen. Nothing is told by colour alone.
"""

from __future__ import annotations

import os

from textual.theme import BUILTIN_THEMES, Theme

NAMES = ("dusk", "day", "terminal")
"""What the setting `theme` may say."""

VARIABLES = {"letter": "#f6efe2", "quiet": "#968c7e", "rule": "#46403a", "hover": "#2c2823", "lit": "#5a4320"}
"""Our own colours, as dusk has them."""

DUSK = Theme(
    name="dusk",
    primary="#e3a857",
    secondary="#b9a184",
    accent="#e3a857",
    foreground="#d6cdbf",
    background="#1d1a17",
    surface="#1d1a17",
    panel="#26221e",
    boost="#26221e",
    success="#a9b388",
    warning="#e3a857",
    error="#dd8a6a",
    dark=True,
    variables={
        **VARIABLES,
        "input-cursor-background": "#e3a857",
        "input-cursor-foreground": "#1d1a17",
        "input-selection-background": "#5a4a33",
        "block-cursor-background": "#2c2823",
        "block-cursor-foreground": "#f6efe2",
        "block-cursor-text-style": "none",
        "scrollbar": "#35302a",
        "scrollbar-hover": "#46403a",
        "scrollbar-active": "#e3a857",
        "scrollbar-background": "#1d1a17",
        "scrollbar-background-hover": "#1d1a17",
        "scrollbar-background-active": "#1d1a17",
        "scrollbar-corner-color": "#1d1a17",
    },
)

DAY = Theme(
    name="day",
    primary="#a8571a",
    secondary="#7a6a55",
    accent="#a8571a",
    foreground="#4a4238",
    background="#f5efe4",
    surface="#f5efe4",
    panel="#ece4d5",
    boost="#ece4d5",
    success="#57692f",
    warning="#a8571a",
    error="#a33c22",
    dark=False,
    variables={
        "letter": "#1f1a14",
        "quiet": "#7c7163",
        "rule": "#cfc4b1",
        "hover": "#e8dfce",
        "lit": "#f3d3a2",
        "input-cursor-background": "#a8571a",
        "input-cursor-foreground": "#fffaf0",
        "input-selection-background": "#f0d8b0",
        "block-cursor-background": "#e8dfce",
        "block-cursor-foreground": "#1f1a14",
        "block-cursor-text-style": "none",
        "scrollbar": "#d8cdb9",
        "scrollbar-background": "#f5efe4",
        "scrollbar-background-hover": "#f5efe4",
        "scrollbar-background-active": "#f5efe4",
        "scrollbar-corner-color": "#f5efe4",
    },
)

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_yellow",
    secondary="ansi_default",
    accent="ansi_yellow",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "letter": "ansi_default",
        "quiet": "ansi_bright_black",
        "rule": "ansi_bright_black",
        "hover": "ansi_default",
        "lit": "ansi_default",
        "border-blurred": "ansi_bright_black",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_default",
        "input-selection-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-text-style": "bold",
    },
)


def without_colour() -> bool:
    """Whether the person asked every program to do without colour (no-color.org: set, and not empty)."""
    return bool(os.environ.get("NO_COLOR"))


def chosen(setting: str) -> str:
    """The theme to use. Without colour it's the terminal's own: Textual would send grey as true colour."""
    if without_colour():
        return "terminal"
    return setting if setting in NAMES else "dusk"
