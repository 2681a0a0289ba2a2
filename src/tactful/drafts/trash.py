"""Deleted drafts, each with the time of its deletion in its name."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tactful.drafts.atomic import make_private, move
from tactful.drafts.entries import Entry
from tactful.drafts.files import SUFFIX
from tactful.drafts.ids import stamp, unstamp
from tactful.drafts.listing import read_entry

_MARK = "~"


@dataclass(frozen=True, slots=True)
class TrashEntry:
    """One deleted draft and when it was deleted."""

    entry: Entry
    deleted: dt.datetime | None

    @property
    def path(self) -> Path:
        """Where it lies in the trash."""
        return self.entry.path


class Trash:
    """The trash folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, file: Path, now: dt.datetime) -> Path:
        """Moves a draft's file into the trash. Raises WriteError."""
        make_private(self._folder)
        base = f"{file.stem}{_MARK}{stamp(now)}"
        target = self._folder / f"{base}{SUFFIX}"
        number = 2
        while os.path.lexists(target):
            target = self._folder / f"{base}-{number}{SUFFIX}"
            number += 1
        move(file, target)
        return target

    def files(self) -> list[Path]:
        """All deleted drafts' files, the latest deletion first."""
        found: list[Path] = []
        with suppress(OSError):
            found = [path for path in self._folder.iterdir() if path.suffix == SUFFIX and not path.name.startswith(".")]
        return sorted(found, key=lambda path: (deleted(path) or _LONG_AGO, path.name), reverse=True)

    def of(self, key: str) -> list[Path]:
        """The files deleted from the draft of exactly that id, the latest first."""
        return [path for path in self.files() if id_in_trash(path) == key]

    def entries(self) -> list[TrashEntry]:
        """What the trash holds, the latest deletion first."""
        return [TrashEntry(read_entry(path, id_in_trash(path)), deleted(path)) for path in self.files()]


def id_in_trash(path: Path) -> str:
    """The id the draft had."""
    return path.stem.rpartition(_MARK)[0] or path.stem


def deleted(path: Path) -> dt.datetime | None:
    """When it was deleted."""
    return unstamp(path.stem.rpartition(_MARK)[2].partition("-")[0])


_LONG_AGO = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
