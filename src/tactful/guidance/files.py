"""Reads the TOML files of guidance packs and says where one can't be used."""

from __future__ import annotations

import marshal
import os
import re
import stat
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from tactful.errors import PackError
from tactful.i18n import t
from tactful.kept import kept, stamp

PACKS = Path(__file__).parent / "packs"
SHARED = "shared"
LARGEST = 1_000_000
"""The bytes a file of an own pack may have; guidance that people read is far below."""

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of one built-in pack file. Raises PackError with line and column."""
    folder, name = os.path.split(path)
    sound = _tables(folder).get(name)
    if sound is None:
        return parse_toml(path, _decode(path, _bytes(path)))
    table: dict[str, Any] = marshal.loads(sound)  # noqa: S302 - as `kept` wrote it
    return table


@lru_cache(maxsize=32)
def _tables(folder: str) -> dict[str, bytes]:
    """The tables of all files of a folder by name, each packed; files that can't be read are left out."""
    found: dict[str, bytes] = kept(folder, "tables", [stamp(folder, ".toml")], lambda: _packed(Path(folder)))
    return found


def _packed(folder: Path) -> dict[str, bytes]:
    packed = {}
    for path in sorted(folder.glob("*.toml")):
        # Dates can't be packed, and what's wrong with a file is said when it's wanted.
        with suppress(PackError, ValueError):
            packed[path.name] = marshal.dumps(parse_toml(path, _decode(path, _bytes(path))))
    return packed


def read_own(path: Path, folder: Path) -> str:
    """The text of a file of somebody's own pack; `folder` is what it may not lead out of. Raises PackError."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()):
            raise PackError(path, 1, 1, t("pack.leads-out-packs-folder"), t("pack.put-file-itself-there-not"))
        facts = real.stat()
    except (OSError, RuntimeError) as error:
        told = (error.strerror if isinstance(error, OSError) else None) or t("pack.link-itself")
        raise PackError(path, 1, 1, t("pack.cant-read", reason=told), t("pack.check-file-there")) from None
    if not stat.S_ISREG(facts.st_mode):
        raise PackError(path, 1, 1, t("pack.no-ordinary-file"), t("pack.put-text-file-there"))
    if facts.st_size > LARGEST:
        raise PackError(path, 1, 1, t("pack.larger-than-mb"), t("pack.split-take-out-what-isnt"))
    return _decode(path, _bytes(real)).removeprefix("\ufeff")


def inside(path: Path, folder: Path) -> bool:
    """Whether a path, links followed, stays below a folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def parse_toml(path: Path, text: str) -> dict[str, Any]:
    """The tables of a text. Raises PackError with line and column."""
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise PackError(path, 1, 1, t("pack.nested-too-deeply"), t("pack.write-flatter")) from None
    except ValueError as error:
        place = _PLACE.search(str(error))
        if place and place.group(1):
            line, column = int(place.group(1)), int(place.group(2))
        else:
            line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
        what = _PLACE.sub("", str(error)).strip()
        raise PackError(path, line, column, t("pack.no-valid-toml", what=what), t("pack.mend-place")) from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PackError(path, 1, 1, t("pack.cant-read", reason=error.strerror), t("pack.check-file-there")) from None


def _decode(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8")) + 1
        raise PackError(path, line, column, t("pack.not-utf"), t("pack.save-as-utf")) from None


@lru_cache(maxsize=1)
def language_ids() -> tuple[str, ...]:
    """The languages there are packs for, English first."""
    found = sorted(path.parent.name for path in PACKS.glob("*/language.toml"))
    return tuple(sorted(found, key=lambda name: (name != "en", name)))


@lru_cache(maxsize=8)
def language_data(language: str) -> dict[str, Any]:
    """The `language.toml` of a language: abbreviations, months, greetings, closes."""
    return read_toml(PACKS / language / "language.toml")
