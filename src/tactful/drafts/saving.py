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
from tactful.drafts.listing import mark_of
from tactful.drafts.merging import merge
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

    `version` is the number under which its text is kept, `path` where it lies if it couldn't be read. `taken` names
    what of it stands in the letter now, `clashes` what both had changed, where ours stands; as in `steps.thanks`.
    """

    title: str
    remedy: str
    version: int | None = None
    path: Path | None = None
    taken: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()


class Saver:
    """Knows what each file held when it was last read or written here."""

    def __init__(self, paths: Paths) -> None:
        self.conflict: Conflict | None = None
        self._paths = paths
        self._known: dict[Path, str] = {}
        self._marks: dict[Path, str] = {}
        self._glanced: dict[Path, str] = {}
        self._ours: set[Path] = set()
        self._keep: set[Path] = set()

    def saw(self, path: Path, seen: str, mark: str) -> None:
        """Notes what a file holds, and what it looked like before it was read."""
        if self._known.get(path) != seen:
            self._ours.discard(path)
        self._known[path] = seen
        self._marks[path] = mark

    def wrote(self, path: Path, data: bytes) -> None:
        """Notes what was just written."""
        self._known[path] = digest(data)
        self._marks[path] = mark_of(path)
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

    def settled_change(self, path: Path) -> bool:
        """Whether another program changed the file, and was done with it by the last time this was asked.

        One that can't be read now isn't meant: somebody may be in the middle of it.
        """
        mark, before = mark_of(path), self._glanced.get(path)
        self._glanced[path] = mark
        if mark == self._marks.get(path) or mark != before or path not in self._known:
            return False
        try:
            if mark:
                data = read_bytes(path)
                decode_bytes(data, path, path.stem)
                if digest(data) == self._known[path]:
                    self._marks[path] = mark
                    return False
        except DraftError:
            return False
        return True

    def save(self, path: Path, draft: Draft, now: dt.datetime, opened: OpenedDraft | None) -> Draft:
        """Puts the draft into the file, with what another program changed of it meanwhile; returns it as it stands.

        Raises WriteError; then the file is as it was.
        """
        self.conflict = None
        if opened is not None and opened.taken_over:
            raise WriteError(
                t("draft.another-window-has-taken-letter"),
                t("draft.what-you-typed-here-kept"),
            )
        encode(draft)  # what can't be stored is refused before anything is touched
        places = Places.of(self._paths, path)
        journal = opened.journal if opened is not None else None
        base = opened.base if opened is not None else None
        exists, draft = self._make_way(places, path, draft, now, base)
        data = encode(draft).encode("utf-8")
        if journal is not None:
            journal.about_to_save(data)
        try:
            write_atomic(path, data, keep_mode=exists and path.parent != self._paths.drafts, new=not exists)
        except FileExistsError as error:
            raise write_error(path, error) from error
        self.wrote(path, data)
        if journal is not None:
            journal.start(data, draft)
        if opened is not None:
            opened.base = draft
        return draft

    def remove(self, path: Path) -> None:
        """Takes a file away for good. Raises WriteError."""
        self._known.pop(path, None)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise write_error(path, error) from error
        sync_folder(path.parent)

    def _make_way(
        self, places: Places, path: Path, draft: Draft, now: dt.datetime, base: Draft | None
    ) -> tuple[bool, Draft]:
        """Sees to it that what stands in the file isn't lost. Whether there's a file to replace, and what by."""
        if path.is_symlink():
            raise write_error(path, OSError(errno.ELOOP, "a link"))
        known = self._known.get(path)
        if not os.path.lexists(path):
            if known is not None:
                self.conflict = Conflict(t("draft.letters-file-had-been-taken"), t("draft.written-anew"))
            return False, draft
        try:
            former = read_bytes(path)
            words = decode_bytes(former, path, path.stem)
        except DraftError as error:
            self._put_aside(path, error)
            return False, draft
        if known is not None and digest(former) != known:
            if not same_words(words, draft):
                draft = self._bring_together(places, former, words, draft, now, base)
        elif self._worth_keeping(places, path, words, draft, now):
            with suppress(WriteError, OSError):
                places.history.keep(former, VersionKind.SAVED, words.updated or now)
                places.history.thin(now)
        return True, draft

    def _bring_together(
        self, places: Places, former: bytes, theirs: Draft, ours: Draft, now: dt.datetime, base: Draft | None
    ) -> Draft:
        """Both texts are kept as versions; what only the other program changed comes into the letter."""
        version = places.history.keep(former, VersionKind.OUTSIDE, now).number
        merged = merge(base, ours, theirs) if base is not None else None
        if merged is not None and merged.taken:
            places.history.keep(encode(ours).encode("utf-8"), VersionKind.SAVED, now)
        remedy = t("draft.text-kept-as-version-your", number=version)
        if merged is not None and not merged.clashes:
            remedy = t("draft.change-taken-in", number=version)
        elif merged is not None and merged.taken:
            remedy = t("draft.both-changed", number=version)
        self.conflict = Conflict(
            t("draft.another-program-changed-letters-file"),
            remedy,
            version,
            taken=merged.taken if merged is not None else (),
            clashes=merged.clashes if merged is not None else (),
        )
        return merged.draft if merged is not None else ours

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
