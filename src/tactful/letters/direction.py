"""Which way a letter runs, by its language."""

from __future__ import annotations

from tactful.guidance import language_data, language_ids
from tactful.text.bidi import LTR, RTL


def direction_of(language: str) -> int:
    """The direction of letters in a language, as its pack says."""
    if language not in language_ids():
        return LTR
    return RTL if language_data(language).get("direction") == "rtl" else LTR
