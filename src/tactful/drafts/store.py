"""All drafts of a person: the one place where their files are made, changed and taken away."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tactful.config.paths import Paths
from tactful.drafts.atomic import make_private, move, write_atomic
from tactful.drafts.catalogue import Catalogue
from tactful.drafts.codec import encode
from tactful.drafts.copies import told
from tactful.drafts.entries import Entry, title_of
from tactful.drafts.files import SUFFIX, digest, read_draft
from tactful.drafts.finding import check_id, find
from tactful.drafts.history import Version
from tactful.drafts.ids import fresh_id
from tactful.drafts.listing import mark_of
from tactful.drafts.opening import OpenedDraft, open_draft, peek
from tactful.drafts.places import Places
from tactful.drafts.saving import Conflict, Saver
from tactful.drafts.shelf import Shelf
from tactful.drafts.trash import Trash, TrashEntry, id_in_trash
from tactful.errors import DraftError
from tactful.i18n import t
from tactful.model import Draft


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


class DraftStore:
    """The drafts below `paths`. `clock` tells the time, with its zone."""

    def __init__(self, paths: Paths, clock: Callable[[], dt.datetime] = _now) -> None:
        self.paths = paths
        self._clock = clock
        self._trash = Trash(paths.trash)
        self.catalogue = Catalogue(paths.drafts, paths.state / "index" / "letters.db")
        self._saver = Saver(paths)
        self._homes: dict[str, Path] = {}
        self._open: dict[Path, OpenedDraft] = {}

    @property
    def conflict(self) -> Conflict | None:
        """What another program had done to the file, if the last save met such a thing."""
        return self._saver.conflict

    def new(self, draft: Draft | None = None) -> Draft:
        """Makes a file for a draft under a fresh id. Raises WriteError, or InputError for half characters."""
        make_private(self.paths.drafts)
        now = self._time()
        while True:
            made = replace(draft or Draft(), id=fresh_id(now, self._taken), created=now, updated=now)
            path = self._home(made.id)
            data = encode(made).encode("utf-8")
            with suppress(FileExistsError):
                write_atomic(path, data, new=True)
                self._saver.wrote(path, data)
                self.catalogue.changed(made.id)
                return made

    def save(self, draft: Draft) -> Draft:
        """Puts the draft into its file, durably; what it replaces stays as a version where it's worth it.

        Returns it with the time of saving. See `conflict` for a file that another program had changed.
        Raises WriteError; then the file is as it was.
        """
        if not draft.id:
            return self.new(draft)
        path = self._home(draft.id)
        now = self._time()
        stamped = replace(draft, created=draft.created or now, updated=now)
        if path.parent == self.paths.drafts:
            make_private(self.paths.drafts)
        return self._saver.save(path, stamped, now, self._open.get(path))

    def find(self, ref: str | Path) -> Path:
        """The file of a draft by id, beginning of an id, or path. Raises DraftError naming candidates."""
        try:
            return find(ref, self.paths.drafts)
        except DraftError as error:
            gone = [path for path in self._trash.files() if id_in_trash(path) == os.fspath(ref)]
            if gone and isinstance(ref, str):
                raise DraftError(ref, t("draft.trash-2"), t("draft.tactful-restore-brings-back", ref=ref)) from None
            raise error from None

    def load(self, ref: str | Path) -> Draft:
        """The draft with all that was typed, for reading. Raises DraftError."""
        path = self.find(ref)
        draft, data = self._read(path)
        return peek(Places.of(self.paths, path), draft, data)[0]

    def open(self, ref: str | Path, take_over: bool = False) -> OpenedDraft:
        """The draft for writing, with its journal; for reading only while another window has it.

        `take_over` takes it from that window, which the person agreed to. Raises DraftError.
        """
        path = self.find(ref)
        if path in self._open:
            self._open.pop(path).close()
        draft, data = self._read(path)
        opened = open_draft(Places.of(self.paths, path), path, draft, data, self._time(), take_over)
        self._homes[draft.id] = path
        opened.base = draft
        if opened.problem is None and path.parent == self.paths.drafts:
            opened.problem = told(path, opened.draft)
        if not opened.read_only:
            self._open[path] = opened
        return opened

    def close(self, opened: OpenedDraft, position: tuple[str, int] | None = None) -> None:
        """Gives an opened draft back."""
        opened.close(position)
        if self._open.get(opened.path) is opened:
            del self._open[opened.path]
        if not opened.read_only and opened.path.parent == self.paths.drafts:
            self.catalogue.changed(opened.path.stem)

    def changed_outside(self, ref: str | Path) -> bool:
        """Whether another program changed the file since it was last read or written here."""
        return self._saver.changed_outside(self.find(ref))

    def settled_change(self, opened: OpenedDraft) -> bool:
        """As `changed_outside`, cheap enough to ask each second: true once the other program is done with the file."""
        return self._saver.settled_change(opened.path)

    def keep_next(self, opened: OpenedDraft) -> None:
        """Has the next save keep what it replaces as a version, however young."""
        self._saver.keep_next(opened.path)

    def entries(self, search: str = "") -> list[Entry]:
        """All drafts, the last changed first, damaged ones too; with `search`, those that hold all its words."""
        return self.catalogue.entries(search)

    def shelf(self, search: str = "") -> Shelf:
        """As `entries`, at once however many there are: as they were when last caught up with."""
        return self.catalogue.shelf(search)

    def rename(self, ref: str | Path, title: str) -> Draft:
        """Gives a draft another title."""
        return self._rewrite(ref, lambda draft: replace(draft, title=" ".join(title.split())))

    def duplicate(self, ref: str | Path) -> Draft:
        """A new draft with the same words."""
        draft = self.load(ref)
        title = title_of(draft)
        return self.new(replace(draft, title=f"{title} (2)" if title else ""))

    def delete(self, ref: str | Path) -> Path:
        """Moves a draft to the trash; its versions and what was typed stay with it. Returns the place there."""
        path = self.find(ref)
        self._refuse_if_open(path)
        place = self._trash.put(path, self._time())
        self.catalogue.changed(path.stem)
        return place

    def delete_forever(self, ref: str | Path) -> None:
        """Erases a draft and all that's known of it: file, trash, journal, versions, places."""
        try:
            path = self.find(ref)
        except DraftError:
            path = self._in_trash(ref)
            places = Places(self.paths, id_in_trash(path))
        else:
            self._refuse_if_open(path)
            places = Places.of(self.paths, path)
        for file in {path, *self._trash.of(places.key)}:
            self._saver.remove(file)
        places.erase()
        self.catalogue.erase(places.key)

    def trash_entries(self) -> list[TrashEntry]:
        """What the trash holds, the latest deletion first."""
        return self._trash.entries()

    def restore(self, ref: str | Path, version: int | None = None) -> Draft:
        """Brings a draft back from the trash, or back to a former version (the present one is kept)."""
        if version is not None:
            return self._restore_version(ref, version)
        source = self._in_trash(ref)
        name = check_id(id_in_trash(source))
        make_private(self.paths.drafts)
        target = self.paths.drafts / f"{name}{SUFFIX}"
        if os.path.lexists(target):
            name = fresh_id(self._time(), self._taken)
            target = self.paths.drafts / f"{name}{SUFFIX}"
        move(source, target)
        self.catalogue.changed(name)
        return self._read(target)[0]

    def versions(self, ref: str | Path) -> list[Version]:
        """The former versions of a draft, oldest first."""
        return Places.of(self.paths, self.find(ref)).history.versions()

    def load_version(self, ref: str | Path, number: int) -> Draft:
        """One former version. Raises DraftError when there's no such one."""
        path = self.find(ref)
        draft, _ = Places.of(self.paths, path).history.load(number)
        return replace(draft, id=path.stem)

    def _restore_version(self, ref: str | Path, number: int) -> Draft:
        path = self.find(ref)
        former = self.load_version(ref, number)
        try:
            self._read(path)
        except DraftError:
            self._refuse_if_open(path)
            now = self._time()
            stamped = replace(former, updated=now)
            return self._saver.save(path, stamped, now, None)
        return self._rewrite(ref, lambda draft: replace(former, id=draft.id, created=draft.created), keep=True)

    def _rewrite(self, ref: str | Path, change: Callable[[Draft], Draft], keep: bool = False) -> Draft:
        """Opens a draft, saves it changed, and closes it again; one that's open here is saved and stays open."""
        path = self.find(ref)
        here = self._open.get(path)
        opened = here or self.open(path)
        try:
            if opened.locked_by is not None:
                raise _open_elsewhere(path, opened)
            if keep:
                self._saver.keep_next(path)
            return self.save(change(self.load(path)))
        finally:
            if here is None:
                self.close(opened)

    def _read(self, path: Path) -> tuple[Draft, bytes]:
        stored = path.parent == self.paths.drafts
        mark = mark_of(path)
        draft, data = read_draft(path, follow=not stored)
        if path not in self._open:
            # What's open knows itself what it was made of; a look at the file mustn't hide a change from it.
            self._saver.saw(path, digest(data), mark)
        return (replace(draft, id=path.stem) if stored else draft), data

    def _home(self, name: str) -> Path:
        return self._homes.get(name) or self.paths.drafts / f"{check_id(name)}{SUFFIX}"

    def _taken(self, name: str) -> bool:
        state = self.paths.state
        known = (self._home(name), state / "history" / name, state / "journal" / f"{name}.log")
        return any(os.path.lexists(path) for path in known) or bool(self._trash.of(name))

    def _in_trash(self, ref: str | Path) -> Path:
        name = os.fspath(ref)
        files = self._trash.files()
        found = [path for path in files if id_in_trash(path) == name or path.stem == name]
        if not found:
            found = [path for path in files if name and path.stem.startswith(name)]
        ids = sorted({id_in_trash(path) for path in found})
        if len(ids) > 1:
            raise DraftError(
                name, t("draft.several-deleted-drafts-begin-like", names=", ".join(ids)), t("draft.give-more-id")
            )
        if not found:
            known = sorted({id_in_trash(path) for path in files}, reverse=True)
            remedy = t("draft.trash", names=", ".join(known[:8])) if known else t("draft.trash-empty")
            raise DraftError(name, t("draft.no-deleted-draft-called"), remedy)
        return found[0]

    def _refuse_if_open(self, path: Path) -> None:
        here = self._open.pop(path, None)
        if here is not None:
            here.close()
            return
        with suppress(OSError):
            holder = Places.of(self.paths, path).lock.holder()
            if holder is not None:
                raise DraftError(path.stem, t("draft.has-open", holder=holder), t("draft.close-there-first"))

    def _time(self) -> dt.datetime:
        now = self._clock()
        return (now if now.tzinfo is not None else now.astimezone()).replace(microsecond=0)


def _open_elsewhere(path: Path, opened: OpenedDraft) -> DraftError:
    return DraftError(path.stem, t("draft.has-open", holder=opened.locked_by), t("draft.close-there-first"))
