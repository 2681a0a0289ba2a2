"""Keeps a draft safe while it's written: journal on every change, save on request, and an honest state.

A failure is never raised into the face. It becomes the state of saving, with its remedy, and the next
change or save tries again by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from tactful.errors import TactfulError, UnknownNameError, WriteError
from tactful.i18n import t
from tactful.model import Draft
from tactful.session.state import Kept, Position, SaveState

if TYPE_CHECKING:
    from tactful.drafts import DraftStore, OpenedDraft, Version


class Keeping:
    """Between a session and the store; without a store the draft lives in memory only."""

    def __init__(
        self, store: DraftStore | None, opened: OpenedDraft | None, draft: Draft, clock: Callable[[], dt.datetime]
    ) -> None:
        self._store = store
        self._clock = clock
        self._opened = opened
        kept = Kept.SAVED if opened is not None and not opened.recovered else Kept.UNSAVED
        self.state = SaveState(kept, draft.updated if opened is not None else None)
        if opened is not None and opened.draft is not draft:
            self.changed(opened.draft, draft, None)

    @property
    def read_only(self) -> bool:
        """Whether another window has the draft, so that nothing may be changed here."""
        return self._opened is not None and self._opened.read_only

    def changed(self, before: Draft, after: Draft, position: Position | None) -> None:
        """A change happened: it's in the journal when this returns, or `state` says why not."""
        error: TactfulError | None = None
        journal = self._opened.journal if self._opened is not None else None
        if journal is not None:
            try:
                journal.record(before, after, position)
                error = journal.problem
            except WriteError as refused:
                error = refused
        self.state = SaveState(Kept.FAILED if error else Kept.UNSAVED, self.state.at, error)

    def moved(self, position: Position, draft: Draft) -> None:
        """The person went elsewhere in the letter."""
        journal = self._opened.journal if self._opened is not None else None
        if journal is not None:
            journal.place(position, draft)

    def versions(self) -> list[Version]:
        """The former versions that are kept, oldest first."""
        if self._store is None or self._opened is None:
            return []
        return self._store.versions(self._opened.path)

    def version(self, number: int) -> Draft:
        """A former version. Raises DraftError."""
        if self._store is None or self._opened is None:
            raise UnknownNameError("version", str(number), ())
        return self._store.load_version(self._opened.path, number)

    def changed_outside(self) -> bool:
        """Whether another program changed the file, and is done with it; cheap enough to ask each second."""
        if self._store is None or self._opened is None or self.read_only or self._opened.taken_over:
            return False
        return self._store.settled_change(self._opened)

    def save(self, draft: Draft, *, anew: bool = False) -> Draft:
        """Save the draft durably and return it as saved, with what another program changed; `state` says how it went.

        One that's saved already is saved again only `anew`.
        """
        if self._store is None or self.read_only or (self.state.kept is Kept.SAVED and not anew):
            return draft
        try:
            saved = self._store.save(draft)
        except TactfulError as error:
            self.state = SaveState(Kept.FAILED, self.state.at, error)
            return draft
        except OSError as error:
            refused = WriteError(
                t("session.letter-cant-saved", reason=error.strerror or error), t("session.what-you-typed-still-here")
            )
            self.state = SaveState(Kept.FAILED, self.state.at, refused)
            return draft
        conflict = self._store.conflict
        self.state = SaveState(
            Kept.SAVED, self._clock(), notice=f"{conflict.title} {conflict.remedy}" if conflict is not None else ""
        )
        return saved

    def keep_next(self) -> None:
        """Have the next save keep what it replaces."""
        if self._store is not None and self._opened is not None:
            self._store.keep_next(self._opened)

    def close(self, draft: Draft, position: Position) -> Draft:
        """Save what's unsaved and let go of the draft."""
        saved = self.save(draft)
        if self._store is not None and self._opened is not None:
            self._store.close(self._opened, position)
            self._opened = None
        return saved
