"""Reads the TOML files of guidance packs and says where one can't be used."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from tactful.errors import PackError

PACKS = Path(__file__).parent / "packs"
SHARED = "shared"

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of one pack file. Raises PackError with line and column."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise PackError(path, 1, 1, f"can't be read: {error.strerror}.", "Check that the file is there.") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise PackError(path, line, 1, "is not UTF-8.", "Save it as UTF-8.") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        if place and place.group(1):
            line, column = int(place.group(1)), int(place.group(2))
        else:
            line, column = text.count("\n") + 1, 1
        what = _PLACE.sub("", str(error)).strip()
        raise PackError(path, line, column, f"is no valid TOML: {what}.", "Mend that place.") from None


@lru_cache(maxsize=1)
def language_ids() -> tuple[str, ...]:
    """The languages there are packs for, English first."""
    found = sorted(path.parent.name for path in PACKS.glob("*/language.toml"))
    return tuple(sorted(found, key=lambda name: (name != "en", name)))


@lru_cache(maxsize=8)
def language_data(language: str) -> dict[str, Any]:
    """The `language.toml` of a language: abbreviations, months, greetings, closes."""
    return read_toml(PACKS / language / "language.toml")
