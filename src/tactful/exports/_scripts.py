"""The scripts of a text, as fonts and word processors tell them apart."""

from __future__ import annotations

import re

_SCRIPTS = {
    "Arabic": re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"),
    "Bengali": re.compile("[\u0980-\u09ff]"),
    "Latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
}


def scripts_in(text: str) -> frozenset[str]:
    """Latin, Bengali and Arabic, as far as the text has letters of them."""
    return frozenset(name for name, letters in _SCRIPTS.items() if letters.search(text))
