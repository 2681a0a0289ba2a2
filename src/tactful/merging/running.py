"""Row after row: fill the letter, check it, put it in its place. Nothing is kept in memory but counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tactful.checks import Checker
from tactful.drafts.codec import encode
from tactful.exports import placeholders
from tactful.i18n import language, t
from tactful.letters import lay_out
from tactful.merging.filling import Filler
from tactful.merging.recipients import Problem, Recipients, Row
from tactful.merging.targets import Target
from tactful.model import DEFAULT_LIMITS, Draft, Layout, Limits, Severity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row: a letter with its text, or a problem. `again` where it was there already."""

    line: int
    text: str = ""
    problem: Problem | None = None
    again: bool = False


@dataclass(slots=True)
class Counts:
    """How many rows came to what."""

    written: int = 0
    again: int = 0
    left_out: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one more."""
        if outcome.problem is not None:
            self.left_out += 1
        elif outcome.again:
            self.again += 1
        else:
            self.written += 1


@dataclass(frozen=True, slots=True)
class Merge:
    """One letter and its readers. `force` lets letters through that a *must* check objects to."""

    draft: Draft
    recipients: Recipients
    filler: Filler
    layout: Layout | None = None
    force: bool = False
    severities: Mapping[str, Severity] = field(default_factory=dict)
    limits: Limits = DEFAULT_LIMITS
    set_aside: frozenset[str] = frozenset()
    """Checks whose objections the person has overruled."""

    def fingerprint(self) -> str:
        """The merge in short: the same letter for the same list, or another one."""
        told = "\0".join((encode(self.draft), str(self.layout), str(self.force), self.recipients.digest()))
        return hashlib.sha256(told.encode("utf-8")).hexdigest()

    def run(self, target: Target | None = None) -> Iterator[Outcome]:
        """What becomes of each row, one by one; without a target nothing is written. Raises FileError, WriteError."""
        checker = Checker(self.draft.guide, self.draft.language, language())
        for row in self.recipients.rows():
            if target is not None and row.line <= target.done:
                continue
            outcome = self._one(row, checker, target)
            if target is not None:
                target.note(row.line)
            yield outcome

    def _one(self, row: Row | Problem, checker: Checker, target: Target | None) -> Outcome:
        draft = self.filler.fill(row) if isinstance(row, Row) else row
        if isinstance(draft, Problem):
            return Outcome(row.line, problem=draft)
        laid = lay_out(draft, self.layout)
        if target is not None and target.has(row.line, draft, self.layout):
            return Outcome(row.line, laid.text, again=True)
        objection = None if self.force else self._objection(row.line, draft, laid.text, checker)
        if objection is None and target is not None:
            objection = target.put(row.line, draft, self.layout)
        return Outcome(row.line, laid.text, objection)

    def _objection(self, line: int, draft: Draft, text: str, checker: Checker) -> Problem | None:
        if placeholders(text):
            return Problem(line, t("export.unfilled", names=placeholders(text)[0].text))
        report = checker.check(text, draft.facts, lay_out(draft, self.layout), self.severities, limits=self.limits)
        failing = [result for result in report.checks if result.blocking and result.id not in self.set_aside]
        if not failing:
            return None
        return Problem(line, t("merge.not-ready", checks=", ".join(result.id for result in failing)))
