"""What the screens need of the world outside: drafts, settings, clipboard, files, the clock.

One place to look for what the interface can do, and one thing to replace in a test.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tactful.model import Draft, FactValue, Severity
from tactful.tui.keys import ACTIONS

if TYPE_CHECKING:
    from tactful.clipboard import CopyResult
    from tactful.config.paths import Paths
    from tactful.config.settings import Settings
    from tactful.drafts import DraftStore
    from tactful.drafts.entries import Entry
    from tactful.drafts.shelf import Shelf
    from tactful.session import LetterSession

Value = TypeVar("Value")


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


def _with(table: Mapping[str, Value], name: str, value: Value | None) -> dict[str, Value]:
    """The table with that entry, or without it."""
    kept = {key: kept for key, kept in table.items() if key != name}
    return kept if value is None else {**kept, name: value}


class Desk:
    """The outside world as the screens see it."""

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        store: DraftStore,
        *,
        clock: Callable[[], dt.datetime] = _now,
    ) -> None:
        self.paths = paths
        self.settings = settings
        self.store = store
        self.clock = clock
        self._progress: dict[str, tuple[dt.datetime | None, tuple[int, int]]] = {}

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The person's own keys by action; what isn't an action's name is passed over."""
        known = {action.name for action in ACTIONS}
        return {name: tuple(keys.split(",")) for name, keys in self.settings.keys.items() if name in known}

    # --- letters

    def letters(self, search: str = "") -> Shelf:
        """The letters there are, the last changed first."""
        return self.store.shelf(search)

    @property
    def many(self) -> bool:
        """Whether there are so many letters that what `letters` tells must be caught up with."""
        return not self.store.catalogue.few

    def catch_up(self) -> Iterator[int]:
        """Reads what other programs changed of many letters, telling after each bite how many; for any thread."""
        return self.store.catalogue.catching_up()

    def read(self, ref: str) -> Draft:
        """A letter to look at."""
        return self.store.load(ref)

    def progress(self, entry: Entry) -> tuple[int, int]:
        """How many of a letter's steps hold text, and how many there are; read once until it changes."""
        known = self._progress.get(entry.id)
        if known is not None and known[0] == entry.updated:
            return known[1]
        draft = self.read(entry.id)
        from tactful.guidance import load_guide

        steps = [step for step in load_guide(draft.guide, draft.language).step_ids if draft.applies(step)]
        done = sum(1 for step in steps if draft.steps.get(step, "").strip())
        self._progress[entry.id] = (entry.updated, (done, len(steps)))
        return done, len(steps)

    def open(self, ref: str | Path, *, take_over: bool = False) -> LetterSession:
        """A letter to write on, where the person left off."""
        from tactful.session import LetterSession

        opened = self.store.open(ref, take_over)
        try:
            session = LetterSession(
                opened.draft,
                store=self.store,
                clock=self.clock,
                severities=self.settings.severities,
                always=self.settings.dismissed,
                limits=self.settings.limits,
                opened=opened,
            )
        except BaseException:
            self.store.close(opened)
            raise
        session.recovered, session.problem = opened.recovered, opened.problem
        return session

    def begin(
        self, guide: str, language: str, facts: Mapping[str, FactValue], gate: Mapping[str, Any] | None = None
    ) -> LetterSession:
        """A new letter, with what's known of its sender and the day, and what was answered before it."""
        from tactful.session.beginning import begin

        today = {"date": self.clock().date().isoformat()}
        draft = begin(guide, language, {**today, **facts}, sender=self.settings.sender)
        return self.start(replace(draft, gate=dict(gate or {})))

    def following(self, draft: Draft) -> Draft:
        """The letter that comes after this one, not stored yet."""
        from tactful.session.following import follow_up

        return follow_up(draft, self.clock().date().isoformat())

    def start(self, draft: Draft) -> LetterSession:
        """Store a draft that exists already and write on it."""
        from tactful.session import LetterSession

        own = self.settings
        return LetterSession(
            draft,
            store=self.store,
            clock=self.clock,
            severities=own.severities,
            always=own.dismissed,
            limits=own.limits,
        )

    # --- what needn't be asked

    def shown_by(self, offer: str, language: str) -> Mapping[str, str]:
        """What the words of an offer tell of its amount and its day."""
        from tactful.checks.offered import shown_by

        return shown_by(offer, language, self.clock().date())

    def shown_in(self, session: LetterSession) -> Mapping[str, str]:
        """What the offer of a letter tells of its amount and its day."""
        return self.shown_by(session.draft.fact("offer"), session.guide.language)

    # --- how this person likes it

    def set_aside(self, session: LetterSession, check: str, reason: str | None) -> None:
        """Set a check aside in every letter from now on, or let it speak again. Raises TactfulError."""
        own = self._own_settings()
        self._prefer(session, replace(own, dismissed=_with(own.dismissed, check, reason)))

    def set_weight(self, session: LetterSession, check: str, severity: Severity | None) -> None:
        """How much a check weighs in every letter; None for the guide's own. It speaks again if it was set aside."""
        own = self._own_settings()
        severities = _with(own.severities, check, severity)
        self._prefer(session, replace(own, severities=severities, dismissed=_with(own.dismissed, check, None)))

    def _own_settings(self) -> Settings:
        """The file as it is now: another window may have changed it. One that can't be read isn't replaced."""
        from tactful.config.settings import load_settings

        own, problem = load_settings(self.paths)
        if problem is not None:
            raise problem
        return own

    def _prefer(self, session: LetterSession, own: Settings) -> None:
        from tactful.config.settings import save_settings

        save_settings(self.paths, own)
        self.settings = replace(self.settings, severities=own.severities, dismissed=own.dismissed)
        session.prefer(own.severities, own.dismissed)

    # --- sending

    def copy(self, text: str, write_to_terminal: Callable[[str], None] | None) -> CopyResult:
        """Copy a letter; the result says by which way, and how sure it is."""
        from tactful.clipboard import copy

        return copy(text, write_to_terminal=write_to_terminal, fallback_dir=self.paths.state)

    def export(self, draft: Draft, path: Path, *, force: bool = False) -> Path:
        """Write a letter to a file."""
        from tactful.exports import export

        return export(draft, path, force=force)
