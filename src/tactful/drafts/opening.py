"""Opens a draft for writing: its file, what was typed since, and the lock against a second window."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from tactful.drafts.changes import Position, changes, same_words
from tactful.drafts.codec import encode
from tactful.drafts.files import digest
from tactful.drafts.history import VersionKind
from tactful.drafts.ids import stamp
from tactful.drafts.journal import Journal, Replay, read_journal
from tactful.drafts.locks import Holder, Lock
from tactful.drafts.places import Places
from tactful.errors import DraftError, InputError, TactfulError, WriteError
from tactful.i18n import t
from tactful.model import Draft


@dataclass(slots=True)
class OpenedDraft:
    """A draft in a window.

    `recovered` tells that the journal held something the file didn't; `problem` what the person should
    know (a change from outside, a journal that can't be kept). With `locked_by`, another window has it:
    then there's no journal and it's for reading only.
    """

    draft: Draft
    path: Path
    recovered: bool = False
    position: Position | None = None
    journal: Journal | None = None
    problem: TactfulError | None = None
    locked_by: Holder | None = None
    lock: Lock | None = field(default=None, repr=False)
    places: Places | None = field(default=None, repr=False)
    base: Draft | None = field(default=None, repr=False)
    """What stands in the file, as it was last read or written here."""

    @property
    def read_only(self) -> bool:
        """Whether another window has it."""
        return self.journal is None

    @property
    def taken_over(self) -> bool:
        """Whether another window took it over since."""
        return self.lock is not None and not self.lock.held

    def close(self, position: Position | tuple[str, int] | None = None) -> None:
        """Gives it back: ends the journal, keeps the place, frees the lock."""
        if self.journal is not None:
            self.journal.close()
            if self.places is not None and position is not None:
                self.places.remember(Position(*position))
        if self.lock is not None:
            self.lock.release()


def peek(places: Places, draft: Draft, data: bytes) -> tuple[Draft, Position | None]:
    """The draft as it was last seen on a screen: the file with what was typed since. Changes nothing."""
    for path in (places.spare_journal, places.journal):
        replay = _read(path)
        if replay is not None and replay.changes_since(digest(data)) is not None:
            return _over(draft, replay.draft), replay.position or places.position()
    return draft, places.position()


def open_draft(places: Places, path: Path, draft: Draft, data: bytes, now: dt.datetime, seize: bool) -> OpenedDraft:
    """Takes the lock, and replays the journal over the file's draft and bytes."""
    lock: Lock | None = places.lock
    other: Holder | None = None
    problem: TactfulError | None = None
    try:
        assert lock is not None  # noqa: S101 - for the type checker
        other = lock.take()
        if other is not None and seize:
            lock.seize()
    except (OSError, WriteError):
        lock = None
    if other is not None and not seize:
        seen, position = peek(places, draft, data)
        return OpenedDraft(seen, path, False, position, locked_by=other, places=places)
    journal = Journal(places.journal, places.spare_journal)
    spare, main = _read(places.spare_journal), _read(places.journal)
    replay = next((one for one in (spare, main) if one and one.changes_since(digest(data)) is not None), None)
    if replay is None:
        problem = _keep_typed(places, draft, [one for one in (spare, main) if one], now)
        if main is None and _has_words(places.journal):
            problem = _unreadable_journal(places, now)
        if other is not None:
            _put_aside(places.journal, now)
        journal.start(data, draft)
        position = places.position()
        return OpenedDraft(draft, path, False, position, journal, problem or journal.problem, lock=lock, places=places)
    typed = _over(draft, replay.draft)
    recovered = not same_words(draft, typed)
    if replay.damaged:
        problem = _unreadable_journal(places, now)
    if recovered and replay is main and not replay.damaged and other is None:
        journal.resume(data, replay)
    else:
        if other is not None:
            _put_aside(places.journal, now)
        journal.start(data, draft, typed)
    return OpenedDraft(
        typed,
        path,
        recovered,
        replay.position or places.position(),
        journal,
        problem or journal.problem,
        lock=lock,
        places=places,
    )


def _over(draft: Draft, typed: Draft) -> Draft:
    """What was typed, under the name and dates of the file."""
    return replace(
        typed,
        id=draft.id,
        created=draft.created,
        updated=draft.updated,
        schema=draft.schema,
        extra=draft.extra,
    )


def _read(path: Path | None) -> Replay | None:
    if path is None:
        return None
    try:
        return read_journal(path)
    except OSError:
        return None


def _has_words(path: Path) -> bool:
    with suppress(OSError):
        return path.lstat().st_size > 0
    return False


def _keep_typed(places: Places, draft: Draft, replays: list[Replay], now: dt.datetime) -> DraftError | None:
    """The file isn't the one that was typed into: what was typed becomes a version, and its log is kept."""
    problem: DraftError | None = None
    for replay in replays:
        typed = _over(draft, replay.draft)
        if not max(replay.since) or not changes(draft, typed):
            continue
        remedy = t("draft.text-you-typed-kept-journal")
        with suppress(WriteError, InputError, OSError):
            version = places.history.keep(encode(typed).encode("utf-8"), VersionKind.TYPED, now)
            remedy = t("draft.what-you-had-typed-before", number=version.number)
        problem = DraftError(places.key, t("draft.another-program-changed-file-since"), remedy)
    if problem is not None:
        _put_aside(places.journal, now)
        if places.spare_journal is not None:
            _put_aside(places.spare_journal, now)
    return problem


def _unreadable_journal(places: Places, now: dt.datetime) -> DraftError:
    kept = _put_aside(places.journal, now)
    return DraftError(
        places.key,
        t("draft.part-what-was-typed-last"),
        t("draft.rest-kept", kept=kept),
    )


def _put_aside(path: Path, now: dt.datetime) -> Path:
    """Keeps a log under another name, so that a new one can begin."""
    aside = path.with_name(f"{path.stem}.{stamp(now)}.kept")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.stem}.{stamp(now)}-{number}.kept")
        number += 1
    try:
        path.rename(aside)
    except OSError:
        return path
    return aside
