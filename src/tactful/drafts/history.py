"""Former versions of each draft: kept as they were, byte for byte, and thinned as they age."""

from __future__ import annotations

import datetime as dt
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tactful.drafts.atomic import make_private, write_atomic
from tactful.drafts.codec import decode_bytes
from tactful.drafts.files import digest, read_bytes
from tactful.errors import DraftError
from tactful.i18n import t
from tactful.model import Draft

_NAME = re.compile(r"(\d{5,})-([a-z]+)\.toml")
_ALL_OF_THE_LAST = 30
_GAPS = ((dt.timedelta(days=1), dt.timedelta(minutes=10)), (dt.timedelta(days=30), dt.timedelta(hours=6)))
_LAST_GAP = dt.timedelta(days=1)


class VersionKind(StrEnum):
    """Why a version was kept."""

    SAVED = "saved"
    """A later save took its place."""
    OUTSIDE = "outside"
    """Another program wrote it into the file while the draft was open."""
    TYPED = "typed"
    """It was typed but not saved when the file was changed by another program."""
    DAMAGED = "damaged"
    """It stood in the file and couldn't be read."""


_KINDS = tuple(kind.value for kind in VersionKind)


@dataclass(frozen=True, slots=True)
class Version:
    """One former version: `number` counts from 1 and stays; `saved` is when that text was saved."""

    number: int
    saved: dt.datetime
    kind: VersionKind
    path: Path


class History:
    """The former versions of one draft, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def versions(self) -> list[Version]:
        """All of them, oldest first."""
        found = []
        with suppress(OSError):
            for item in os.scandir(self._folder):
                name = _NAME.fullmatch(item.name)
                if name and name[2] in _KINDS and item.is_file(follow_symlinks=False):
                    when = dt.datetime.fromtimestamp(item.stat(follow_symlinks=False).st_mtime).astimezone()
                    found.append(Version(int(name[1]), when, VersionKind(name[2]), Path(item.path)))
        return sorted(found, key=lambda version: version.number)

    def keep(self, data: bytes, kind: VersionKind, saved: dt.datetime) -> Version:
        """Keeps these bytes as the newest version; bytes that are the newest already aren't kept twice."""
        known = self.versions()
        if known and known[-1].kind is kind and digest(known[-1].path.read_bytes()) == digest(data):
            return known[-1]
        make_private(self._folder.parent)
        make_private(self._folder)
        number = known[-1].number + 1 if known else 1
        while True:
            path = self._folder / f"{number:05d}-{kind}.toml"
            try:
                write_atomic(path, data, new=True)
                break
            except FileExistsError:
                number += 1
        with suppress(OSError):
            os.utime(path, (saved.timestamp(), saved.timestamp()))
        return Version(number, saved, kind, path)

    def thin(self, now: dt.datetime) -> None:
        """Lets go of versions that stand close together, the more the older; only those that were plainly saved."""
        saved = [version for version in self.versions() if version.kind is VersionKind.SAVED]
        last: dt.datetime | None = None
        for version in reversed(saved[:-_ALL_OF_THE_LAST]):
            age = now - version.saved
            gap = next((gap for limit, gap in _GAPS if age <= limit), _LAST_GAP)
            if last is not None and last - version.saved < gap:
                with suppress(OSError):
                    version.path.unlink()
            else:
                last = version.saved

    def load(self, number: int) -> tuple[Draft, bytes]:
        """The draft of one version and its bytes. Raises DraftError."""
        known = self.versions()
        for version in known:
            if version.number == number:
                data = read_bytes(version.path)
                return decode_bytes(data, version.path), data
        if not known:
            raise DraftError(self._folder.name, t("draft.no-former-version-draft-kept"))
        numbers = ", ".join(str(version.number) for version in known)
        raise DraftError(self._folder.name, t("draft.has-no-version", number=number), t("draft.there", names=numbers))

    def erase(self) -> None:
        """Forgets all of them."""
        import shutil

        shutil.rmtree(self._folder, ignore_errors=True)
