"""The drafts of a folder as a list; one bad file never hides the others."""

from __future__ import annotations

import datetime as dt
import os
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tactful.drafts.atomic import TEMP_PREFIX, TEMP_SUFFIX
from tactful.drafts.entries import Entry, entry_of
from tactful.drafts.files import SUFFIX, read_draft
from tactful.errors import DraftError
from tactful.text.search import terms

_STALE = 3600.0
"""A temp file of this age, in seconds, was left behind by a death while saving."""


def draft_files(folder: Path) -> list[Path]:
    """Everything in the folder that's named as a draft, links included; temp files left behind are cleared away."""
    found: list[Path] = []
    with suppress(OSError):
        for item in os.scandir(folder):
            if item.name.startswith(TEMP_PREFIX) and item.name.endswith(TEMP_SUFFIX):
                with suppress(OSError):
                    if time.time() - item.stat(follow_symlinks=False).st_mtime > _STALE:
                        Path(item.path).unlink()
            elif item.name.endswith(SUFFIX) and not item.name.startswith("."):
                found.append(Path(item.path))
    return sorted(found)


def read_entry(path: Path, name: str | None = None) -> Entry:
    """The entry of the file, read afresh; `name` is the id it goes by, if not that of its file."""
    name = path.stem if name is None else name
    changed = _changed(path)
    try:
        draft, _ = read_draft(path)
    except DraftError as error:
        reason = error.title.removeprefix(f"{path}:")
        reason = f"line {reason}" if error.line is not None else reason.strip()
        return Entry(name, name, "", "", "", changed, path, damaged=reason, words=frozenset(terms(name)))
    return entry_of(replace(draft, id=name), path, changed)


class Listing:
    """The entries of a folder, each file read once for as long as it stays the same."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[Path, tuple[tuple[int, ...], Entry]] = {}

    def entries(self) -> list[Entry]:
        """All of them, the last changed first."""
        known: dict[Path, tuple[tuple[int, ...], Entry]] = {}
        for path in draft_files(self._folder):
            mark = _mark(path)
            former = self._known.get(path)
            known[path] = former if former is not None and former[0] == mark else (mark, read_entry(path))
        self._known = known
        return newest_first([entry for _, entry in known.values()])


def newest_first(entries: list[Entry]) -> list[Entry]:
    """The entries by their last change."""
    oldest = dt.datetime.min.replace(tzinfo=dt.UTC)
    return sorted(entries, key=lambda entry: (entry.updated or oldest, entry.id), reverse=True)


def _mark(path: Path) -> tuple[int, ...]:
    """What's different once a file was changed."""
    try:
        about = path.lstat()
    except OSError:
        return ()
    return about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def _changed(path: Path) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(path.lstat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return None
