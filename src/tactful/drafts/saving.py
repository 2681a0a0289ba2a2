"""Puts drafts into their files, and never over something it doesn't know."""

from __future__ import annotations

import datetime as dt
import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tactful.config.paths import Paths
from tactful.drafts.atomic import move, sync_folder, write_atomic, write_error
from tactful.drafts.changes import same_words
from tactful.drafts.codec import decode_bytes, encode
from tactful.drafts.files import digest, read_bytes
from tactful.drafts.history import VersionKind
from tactful.drafts.opening import OpenedDraft
from tactful.drafts.places import Places
from tactful.errors import DraftError, WriteError
from tactful.i18n import t
from tactful.model import Draft

_PAUSE = dt.timedelta(seconds=5)
_MINUTE = dt.timedelta(seconds=60)
_MUCH = 200


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another program changed or removed the file while it was open here; nothing of it is lost.

    `version` is the number under which its text is kept, `path` where it lies if it couldn't be read.
    """

    title: str
    remedy: str
    version: int | None = None
    path: Path | None = None


class Saver:
    """Knows what each file held when it was last read or written here."""

    def __init__(self, paths: Paths) -> None:
        self.conflict: Conflict | None = None
        self._paths = paths
        self._known: dict[Path, str] = {}
        self._ours: set[Path] = set()
        self._keep: set[Path] = set()

    def saw(self, path: Path, seen: str) -> None:
        """Notes what a file holds."""
        if self._known.get(path) != seen:
            self._ours.discard(path)
        self._known[path] = seen

    def wrote(self, path: Path, data: bytes) -> None:
        """Notes what was just written."""
        self._known[path] = digest(data)
        self._ours.add(path)

    def keep_next(self, path: Path) -> None:
        """Has the next save keep what it replaces, however young."""
        self._keep.add(path)

    def changed_outside(self, path: Path) -> bool:
        """Whether the file isn't what was last read or written here."""
        known = self._known.get(path)
        try:
            return known is not None and digest(read_bytes(path)) != known
        except DraftError:
            return True

    def save(self, path: Path, draft: Draft, now: dt.datetime, opened: OpenedDraft | None) -> None:
        """Puts the draft into the file. Raises WriteError; then the file is as it was."""
        self.conflict = None
        if opened is not None and opened.taken_over:
            raise WriteError(
                t("draft.another-window-has-taken-letter"),
                t("draft.what-you-typed-here-kept"),
            )
        data = encode(draft).encode("utf-8")
        places = Places.of(self._paths, path)
        journal = opened.journal if opened is not None else None
        exists = self._make_way(places, path, draft, now)
        if journal is not None:
            journal.about_to_save(data)
        try:
            write_atomic(path, data, keep_mode=exists and path.parent != self._paths.drafts, new=not exists)
        except FileExistsError as error:
            raise write_error(path, error) from error
        self.wrote(path, data)
        if journal is not None:
            journal.start(data, draft)

    def remove(self, path: Path) -> None:
        """Takes a file away for good. Raises WriteError."""
        self._known.pop(path, None)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise write_error(path, error) from error
        sync_folder(path.parent)

    def _make_way(self, places: Places, path: Path, draft: Draft, now: dt.datetime) -> bool:
        """Sees to it that what stands in the file isn't lost. Whether there's a file to replace."""
        if path.is_symlink():
            raise write_error(path, OSError(errno.ELOOP, "a link"))
        known = self._known.get(path)
        if not os.path.lexists(path):
            if known is not None:
                self.conflict = Conflict(t("draft.letters-file-had-been-taken"), t("draft.written-anew"))
            return False
        try:
            former = read_bytes(path)
            words = decode_bytes(former, path, path.stem)
        except DraftError as error:
            self._put_aside(path, error)
            return False
        if known is not None and digest(former) != known:
            if not same_words(words, draft):
                version = places.history.keep(former, VersionKind.OUTSIDE, now)
                self.conflict = Conflict(
                    t("draft.another-program-changed-letters-file"),
                    t("draft.text-kept-as-version-your", number=version.number),
                    version.number,
                )
        elif self._worth_keeping(places, path, words, draft, now):
            with suppress(WriteError, OSError):
                places.history.keep(former, VersionKind.SAVED, words.updated or now)
                places.history.thin(now)
        return True

    def _put_aside(self, path: Path, error: DraftError) -> None:
        aside = path.with_name(f"{path.stem}-damaged{path.suffix}")
        number = 2
        while os.path.lexists(aside):
            aside = path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")
            number += 1
        move(path, aside)
        self.conflict = Conflict(
            t("draft.unreadable-put-aside", reason=error.title),
            t("draft.kept-as-your-own-text", path=aside.name),
            path=aside,
        )

    def _worth_keeping(self, places: Places, path: Path, former: Draft, draft: Draft, now: dt.datetime) -> bool:
        if same_words(former, draft) or not _length(former):
            return False
        if path in self._keep or path not in self._ours or _length(former) - _length(draft) >= _MUCH:
            self._keep.discard(path)
            return True
        if former.updated is None or now - former.updated >= _PAUSE:
            return True
        kept = places.history.versions()
        return not kept or now - kept[-1].saved >= _MINUTE


def _length(draft: Draft) -> int:
    return sum(map(len, draft.steps.values())) + sum(map(len, draft.parts.values()))
