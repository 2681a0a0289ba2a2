"""What a session tells its face: progress, hints, changes and the state of saving, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tactful.errors import TactfulError
from tactful.i18n import t
from tactful.model import Check, CheckResult, Reminder, Severity, Status

REVIEW = "review"
"""The place after the last step."""


class Position(NamedTuple):
    """Where the person is: a step's id or `review`, and the cursor's offset in that step's text."""

    step: str
    cursor: int = 0


class StepState(StrEnum):
    """How a step stands, in the words a face may show."""

    GOOD = "good"
    OPEN = "open"
    LOOK_AGAIN = "look-again"
    DOESNT_APPLY = "doesnt-apply"


@dataclass(frozen=True, slots=True)
class StepProgress:
    """One step of the guide: its state, and whether it holds text (also when it doesn't apply now)."""

    step: str
    title: str
    state: StepState
    has_text: bool


@dataclass(frozen=True, slots=True)
class Unticked:
    """A box of a step that applies and that nobody has ticked, with the step's title."""

    reminder: Reminder
    step: str
    title: str


@dataclass(frozen=True, slots=True)
class Place:
    """Words a check speaks of, in the letter and in the step's own text.

    `step` is None when they stand outside the steps (the greeting, for instance); then `start` and `end`
    are those of the letter.
    """

    step: str | None
    start: int
    end: int
    letter_start: int
    letter_end: int
    text: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addition:
    """A sentence for what's missing, its open places as slots, and where it goes: a step's beginning or end."""

    step: str
    text: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """One check as it stands now: what it is, what it says, and where its words are.

    `step` is where it shows (None: only in the review); `dismissed` the person's reason for overruling it;
    `addition` a sentence that would say what's missing. `always` says that it's set aside in every letter.
    """

    check: Check
    result: CheckResult
    step: str | None
    places: tuple[Place, ...] = ()
    dismissed: str | None = None
    addition: Addition | None = None
    always: bool = False

    @property
    def id(self) -> str:
        """The check's id."""
        return self.result.id

    @property
    def status(self) -> Status:
        """pass, fail, unsure or skip; dismissing doesn't change it."""
        return self.result.status

    @property
    def severity(self) -> Severity:
        """The severity in force."""
        return self.result.severity

    @property
    def message(self) -> str:
        """What the check says about this letter."""
        return self.result.message

    @property
    def open(self) -> bool:
        """Whether something is left to look at: it failed and wasn't dismissed."""
        return self.status is Status.FAIL and self.dismissed is None

    def places_in(self, step: str) -> tuple[Place, ...]:
        """The words that stand in that step."""
        return tuple(place for place in self.places if place.step == step)


@dataclass(frozen=True, slots=True)
class FactChange:
    """What setting a fact changed: its text before and after, and the steps that came or went (ids).

    `message` says the latter in words; it's empty when no step came or went.
    """

    fact: str
    before: str
    after: str
    steps_now_applying: tuple[str, ...] = ()
    steps_no_longer_applying: tuple[str, ...] = ()
    message: str = ""


class Kept(StrEnum):
    """Whether the draft on disk is the one on the screen."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SaveState:
    """The state of saving. `at` is the last good save, `error` what stands in the way, with its remedy.

    `notice` is what a person should know of a save that went well: another program had changed the file.
    """

    kept: Kept
    at: dt.datetime | None = None
    error: TactfulError | None = None
    notice: str = ""

    @property
    def words(self) -> str:
        """The state in a few words."""
        if self.error is not None:
            return t("saved.trouble-words", reason=self.error)
        if self.kept is Kept.SAVED and self.at is not None:
            return t("saved.at", time=f"{self.at:%H:%M}")
        return t("saved.yes") if self.kept is Kept.SAVED else t("saved.not-yet")
