"""The language of the screens and messages, found before anything else is loaded: it's needed for the first word."""

from __future__ import annotations

import re

from tactful.config.paths import Paths
from tactful.i18n import preferred

_HEAD = re.compile(rb"^\s*\[", re.MULTILINE)
_LANGUAGE = re.compile(rb"""^[ \t]*language[ \t]*=[ \t]*["']([a-z]{2,3})[-A-Za-z0-9]*["']""", re.MULTILINE)


def spoken_language(paths: Paths) -> str:
    """What the settings say, read without a TOML reader; else the language the system is set to."""
    try:
        with open(paths.settings, "rb") as file:  # noqa: PTH123 - as fast as can be
            text = file.read(100_000).removeprefix(b"\xef\xbb\xbf")
    except (OSError, ValueError):
        return preferred()
    table = _HEAD.search(text)
    found = _LANGUAGE.search(text[: table.start()] if table else text)
    return found[1].decode("ascii") if found else preferred()
