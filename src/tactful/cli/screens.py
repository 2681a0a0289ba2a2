"""The way from the command line into the screens: only where there's a terminal to show them on."""

from __future__ import annotations

import os
import sys

from tactful.cli.output import is_terminal
from tactful.errors import InputError


def require_terminal() -> None:
    """Raise InputError unless a person can see the screens and type into them."""
    remedy = "Run it in a terminal, or write the letter as plain questions with `tactful new --plain`."
    if not is_terminal(sys.stdin) or not is_terminal(sys.stdout):
        raise InputError("The screens need a terminal, and this isn't one.", remedy)
    if os.environ.get("TERM") == "dumb":
        raise InputError("This terminal says it can't show screens (TERM=dumb).", remedy)
