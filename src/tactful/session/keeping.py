"""Keeps a draft safe while it's written: journal on every change, save on request, and an honest state.

A failure is never raised into the face. It becomes the state of saving, with its remedy, and the next
change or save tries again by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from tactful.model import Draft
from tactful.session.state import Kept, Position, SaveState

if TYPE_CHECKING:
    from tactful.drafts import DraftStore


class Keeping:
    """Between a session and the store; without a store the draft lives in memory only."""

    def __init__(self, store: DraftStore | None, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._clock = clock
        self.state = SaveState(Kept.UNSAVED)

    def changed(self, before: Draft, after: Draft, position: Position) -> None:
        """A change happened: it's in the journal when this returns, or `state` says why not."""
        self.state = SaveState(Kept.UNSAVED, self.state.at)

    def moved(self, position: Position) -> None:
        """The person went elsewhere in the letter."""

    def save(self, draft: Draft) -> Draft:
        """Save the draft durably and return it as saved."""
        return draft

    def close(self, draft: Draft) -> Draft:
        """Save what's unsaved and let go of the draft."""
        return draft
