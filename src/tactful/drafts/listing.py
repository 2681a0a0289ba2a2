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

Mark = str
"""What a file looks like from outside."""
_STALE = 3600.0
"""A temp file of this age, in seconds, was left behind by a death while saving."""


def draft_names(folder: Path) -> list[str]:
    """The ids of everything in the folder that's named as a draft, links included, in no order.

    Temp files left behind are cleared away.
    """
    found: list[str] = []
    with suppress(OSError):
        for item in os.scandir(folder):
            if item.name.startswith(TEMP_PREFIX) and item.name.endswith(TEMP_SUFFIX):
                with suppress(OSError):
                    if time.time() - item.stat(follow_symlinks=False).st_mtime > _STALE:
                        Path(item.path).unlink()
            elif item.name.endswith(SUFFIX) and not item.name.startswith("."):
                found.append(item.name.removesuffix(SUFFIX))
    return found


def draft_files(folder: Path) -> list[Path]:
    """The files of these drafts, by name."""
    return sorted(folder / f"{name}{SUFFIX}" for name in draft_names(folder))


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
        self._known: dict[Path, tuple[Mark, Entry]] = {}

    def entries(self) -> list[Entry]:
        """All of them, the last changed first."""
        known: dict[Path, tuple[Mark, Entry]] = {}
        for path in draft_files(self._folder):
            mark = mark_of(path)
            former = self._known.get(path)
            known[path] = former if former is not None and former[0] == mark else (mark, read_entry(path))
        self._known = known
        return newest_first([entry for _, entry in known.values()])


def newest_first(entries: list[Entry]) -> list[Entry]:
    """The entries by their last change."""
    oldest = dt.datetime.min.replace(tzinfo=dt.UTC)
    return sorted(entries, key=lambda entry: (entry.updated or oldest, entry.id), reverse=True)


def mark_of(path: Path | str) -> Mark:
    """What's different once a file was changed; empty when there's none."""
    try:
        about = os.lstat(path)
    except OSError:
        return ""
    return f"{about.st_ino:x}.{about.st_size:x}.{about.st_mtime_ns:x}.{about.st_ctime_ns:x}"


def _changed(path: Path) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(path.lstat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return None
