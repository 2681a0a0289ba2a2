"""The one state of an open draft. Faces render it and call it; they keep no copy of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tactful.drafts import refuse_surrogates
from tactful.errors import InputError, TactfulError, UnknownNameError
from tactful.guidance import load_guide
from tactful.guidance.spoken import in_words
from tactful.i18n import language, t
from tactful.letters.layout import lay_out
from tactful.model import (
    DEFAULT_LIMITS,
    FACTS,
    PART_NAMES,
    Draft,
    FactKind,
    Guide,
    LaidOut,
    Layout,
    Limits,
    Report,
    Severity,
    parse_fact,
)
from tactful.session import hints as reading
from tactful.session.changes import fact_change, reads_otherwise
from tactful.session.choices import Choices
from tactful.session.former import Former
from tactful.session.history import History
from tactful.session.keeping import Keeping
from tactful.session.sending import Sent, sent_of
from tactful.session.state import REVIEW, FactChange, Hint, Position, SaveState, StepProgress

if TYPE_CHECKING:
    from tactful.checks import Checker
    from tactful.drafts import DraftStore, OpenedDraft


def now() -> dt.datetime:
    """The time on the clock, with its offset."""
    return dt.datetime.now().astimezone()


class LetterSession(Former, Choices):
    """An open draft: what it says, what the checks say of it, where the person is, and whether it's saved.

    Going back, changing facts and changing the guide never lose text. The report is made only when
    somebody asks for it and kept until the letter changes, so a face may call freely and debounce as it likes.
    """

    def __init__(
        self,
        draft: Draft,
        *,
        store: DraftStore | None = None,
        checker: Checker | None = None,
        clock: Callable[[], dt.datetime] = now,
        severities: Mapping[str, Severity] | None = None,
        always: Mapping[str, str] | None = None,
        limits: Limits = DEFAULT_LIMITS,
        opened: OpenedDraft | None = None,
    ) -> None:
        self.guide: Guide = in_words(load_guide(draft.guide, draft.language), language())
        if store is not None and opened is None:
            draft = draft if draft.id else store.new(draft)
            opened = store.open(draft.id)
        self._draft = draft
        self.severities: Mapping[str, Severity] = severities or {}
        self.always: Mapping[str, str] = always or {}
        self.limits = limits
        self.revision = 0
        self._checker = checker
        self._keeping = Keeping(store, opened, draft, clock)
        self._history = History()
        self._laid: LaidOut | None = None
        self._report: Report | None = None
        self._hints: tuple[Hint, ...] | None = None
        self._position = self._known_position(opened) or Position(self._first_step())

    @classmethod
    def open(
        cls,
        store: DraftStore,
        ref: str | Path,
        *,
        take_over: bool = False,
        checker: Checker | None = None,
        severities: Mapping[str, Severity] | None = None,
    ) -> LetterSession:
        """The session of a stored draft, with what was typed and not yet saved; see `recovered` and `problem`."""
        opened = store.open(ref, take_over)
        try:
            session = cls(opened.draft, store=store, checker=checker, severities=severities, opened=opened)
        except BaseException:
            store.close(opened)
            raise
        session.recovered, session.problem = opened.recovered, opened.problem
        return session

    # What it is

    recovered: bool = False
    """Whether it holds words that a former window hadn't saved."""
    problem: TactfulError | None = None
    """What the person should know on opening: a change from outside, a journal that can't be kept."""

    @property
    def read_only(self) -> bool:
        """Whether another window has the draft, or it has been sent; then nothing can be changed here."""
        return self._keeping.read_only or self.sent is not None

    @property
    def sent(self) -> Sent | None:
        """What went out, if it's marked as sent; then nothing is changed any more."""
        return sent_of(self._draft)

    @property
    def draft(self) -> Draft:
        """The draft as it stands."""
        return self._draft

    @property
    def saved(self) -> SaveState:
        """Whether the draft on disk is the one on the screen, or what stands in the way."""
        return self._keeping.state

    @property
    def position(self) -> Position:
        """Where the person is: a step of the guide, or the review, and the cursor there."""
        return self._position

    @position.setter
    def position(self, position: tuple[str, int]) -> None:
        step, cursor = position
        if step != REVIEW and step not in self.guide.step_ids:
            raise UnknownNameError("step", step, (*self.guide.step_ids, REVIEW))
        self._position = Position(step, max(0, cursor))
        self._keeping.moved(self._position, self._draft)

    def applies(self, step: str) -> bool:
        """Whether the step belongs in the letter as things are."""
        return self._draft.applies(step)

    def leftovers(self) -> Mapping[str, str]:
        """Text of steps that this guide doesn't have; it's kept, and comes back with the other guide."""
        own = self.guide.step_ids
        return {step: text for step, text in self._draft.steps.items() if step not in own and text.strip()}

    # Changing it

    def edit(self, step: str, text: str, cursor: int | None = None) -> None:
        """Replace the text of a step. It's in the journal when this returns."""
        if step not in self.guide.step_ids and step not in self._draft.steps:
            raise UnknownNameError("step", step, self.guide.step_ids)
        refuse_surrogates(text)
        if cursor is not None:
            self._position = Position(step, cursor)
        if text != self._draft.steps.get(step, ""):
            self._change(self._draft.with_step(step, text))

    def set_fact(self, name: str, value: str | tuple[str, ...] | None) -> FactChange:
        """Answer a fact, or leave it open again; says which steps come or go by it."""
        given = value if isinstance(value, str) else "\n".join(value or ())
        refuse_surrogates(given)
        before = self._draft
        if name not in FACTS:
            raise UnknownNameError("fact", name, tuple(FACTS))
        stored = None
        if given.strip():
            stored = parse_fact(name, given.splitlines() if FACTS[name].kind is FactKind.LIST else given)
        after = before.with_fact(name, stored)
        if after.facts != before.facts:
            self._history.note(t("session.fact", name=name.replace("_", " ")), before, "facts")
            self._change(after)
        return fact_change(self.guide, name, before, after)

    def set_part(self, part: str, text: str | None) -> None:
        """Write a part (greeting, close, …) by hand; empty leaves it out, None goes back to the proposal."""
        known = (*PART_NAMES, "date", "address", "reference")
        if part not in known and part not in self._draft.parts:
            raise UnknownNameError("part", part, known)
        if text is None:
            self._change(replace(self._draft, parts={k: v for k, v in self._draft.parts.items() if k != part}))
        else:
            refuse_surrogates(text)
            self._change(self._draft.with_part(part, text))

    def set_title(self, title: str) -> None:
        """Name the letter, for the list of letters."""
        refuse_surrogates(title)
        self._change(replace(self._draft, title=" ".join(title.split())))

    def set_guide(self, guide_id: str) -> None:
        """Go on with another guide. All text stays; what the new guide has no step for is in `leftovers`."""
        guide = in_words(load_guide(guide_id, self._draft.language), language())
        if guide_id == self._draft.guide:
            return
        self._history.note(t("session.guide"), self._draft, "guide")
        self._use(guide)
        self._change(replace(self._draft, guide=guide_id))

    def undo_change(self) -> str | None:
        """Take back the last change that wasn't typing; says what it was, or None when there's none."""
        earlier = self._history.take_back(self._draft)
        if earlier is None:
            return None
        draft, what = earlier
        if draft.guide != self._draft.guide:
            self._use(in_words(load_guide(draft.guide, draft.language), language()))
        self._change(draft)
        return what

    def prefer(self, severities: Mapping[str, Severity], always: Mapping[str, str]) -> None:
        """How checks weigh for this person from now on, and which are set aside in every letter."""
        self.severities, self.always = severities, always
        self._report = self._hints = None

    # What it says

    def laid(self, layout: Layout | str | None = None) -> LaidOut:
        """The letter as it would be sent; in another layout on request."""
        if layout is not None:
            return lay_out(self._draft, layout)
        if self._laid is None:
            self._laid = lay_out(self._draft)
        return self._laid

    def report(self) -> Report:
        """What the checks say of the letter as it stands."""
        if self._report is None:
            laid = self.laid()
            self._report = self._judge().check(
                laid.text, facts=self._draft.facts, laid=laid, severities=self.severities, limits=self.limits
            )
        return self._report

    def hints(self, step: str | None = None) -> tuple[Hint, ...]:
        """The hints of a step, or of the whole letter: open ones first and worst first, dismissed last."""
        if self._hints is None:
            self._hints = reading.hints(self.guide, self._draft, self.laid(), self.report(), self.always)
        if step is None or step == REVIEW:
            return self._hints
        return tuple(hint for hint in self._hints if reading.shows_at(hint, step))

    def progress(self) -> tuple[StepProgress, ...]:
        """How each step stands, in the guide's order."""
        return reading.progress(self.guide, self._draft, self.hints())

    # Keeping it

    def save(self) -> None:
        """Save the draft. Never raises: `saved` says how it went, and an edit or a later save tries again."""
        self._take(self._keeping.save(self._draft))

    def look(self) -> bool:
        """Take in what another program changed in the letter's file; whether it did. `saved` tells what of it."""
        if not self._keeping.changed_outside():
            return False
        self._take(self._keeping.save(self._draft, anew=True))
        return True

    def close(self) -> None:
        """Save what's unsaved and let go of the draft."""
        self._draft = self._keeping.close(self._draft, self._position)

    # Inside

    def _known_position(self, opened: OpenedDraft | None) -> Position | None:
        """The place where the person left the draft, if the guide still has it."""
        if opened is None or opened.position is None:
            return None
        step, cursor = opened.position
        return Position(step, cursor) if step == REVIEW or step in self.guide.step_ids else None

    def _first_step(self) -> str:
        """The first step that applies and is still to be written."""
        applying = [step for step in self.guide.step_ids if self._draft.applies(step)]
        unwritten = [step for step in applying if not self._draft.steps.get(step, "").strip()]
        return (unwritten or applying or list(self.guide.step_ids))[0]

    def _use(self, guide: Guide) -> None:
        self.guide = guide
        self._checker = None
        if self._position.step != REVIEW and self._position.step not in guide.step_ids:
            self._position = Position(guide.step_ids[0])

    def _take(self, saved: Draft) -> None:
        """The draft as it was saved: with what another program wrote into its file."""
        before, self._draft = self._draft, saved
        if reads_otherwise(before, saved):
            self.revision += 1
            self._hints = self._laid = self._report = None

    def _judge(self) -> Checker:
        if self._checker is None:
            from tactful.checks import Checker

            self._checker = Checker(self.guide.id, self.guide.language, language())
        return self._checker

    def _change(self, draft: Draft) -> None:
        """Take the new draft as the current one; it's journaled before anything else happens."""
        if self.sent is not None:
            raise InputError(t("sent.locked", on=self.sent.on), t("sent.locked-remedy"))
        if self.read_only:
            raise InputError(t("session.letter-open-another-window"), t("session.close-there-take-over"))
        before, self._draft = self._draft, draft
        self.revision += 1
        self._keeping.changed(before, draft, self._position)
        self._hints = None
        if reads_otherwise(before, draft):
            self._laid = self._report = None
