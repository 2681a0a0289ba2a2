"""The way from the command line into the screens: only where there's a terminal to show them on."""

from __future__ import annotations

import os
import sys

from tactful.cli.output import is_terminal
from tactful.errors import InputError
from tactful.i18n import t


def require_terminal() -> None:
    """Raise InputError unless a person can see the screens and type into them."""
    remedy = t("run.no-terminal-remedy")
    if not is_terminal(sys.stdin) or not is_terminal(sys.stdout):
        raise InputError(t("run.no-terminal"), remedy)
    if os.environ.get("TERM") == "dumb":
        raise InputError(t("run.dumb-named"), remedy)
