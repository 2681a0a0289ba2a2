"""What the checks found in one letter. All spans are half-open, in code points of the text as given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from tactful.model.check import Severity
from tactful.model.facts import FactValue


class Status(StrEnum):
    """The verdict of one check."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNSURE = "unsure"
    SKIP = "skip"


class Finding(NamedTuple):
    """The words a check speaks of: `text == letter[start:end]`, with plain words to put in their place."""

    start: int
    end: int
    text: str
    suggestions: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain JSON values."""
        return {"start": self.start, "end": self.end, "text": self.text, "suggestions": list(self.suggestions)}


class StepSpan(NamedTuple):
    """One place of the letter that belongs to a step of the guide."""

    id: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """The span as plain JSON values."""
        return {"id": self.id, "start": self.start, "end": self.end}


class CheckResult(NamedTuple):
    """What one check says of the letter; `severity` is the one in force, `step` None for the whole letter."""

    id: str
    step: str | None
    severity: Severity
    status: Status
    message: str
    source: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def blocking(self) -> bool:
        """Whether this check alone makes the letter not ready."""
        return self.status is Status.FAIL and self.severity is Severity.MUST

    def to_dict(self) -> dict[str, Any]:
        """The result as plain JSON values."""
        return {
            "id": self.id,
            "step": self.step,
            "severity": self.severity.value,
            "status": self.status.value,
            "message": self.message,
            "source": list(self.source),
            "findings": [finding.to_dict() for finding in self.findings],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The verdict on one letter: every check of its guide once, in the guidance's order.

    `guessed` names what was inferred, not given: `guide`, `language`, or a fact's name. `words` counts
    the words of the body.
    """

    guide: str
    language: str
    words: int
    steps: tuple[StepSpan, ...]
    checks: tuple[CheckResult, ...]
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    guessed: tuple[str, ...] = ()
    file: str | None = None

    @property
    def ready(self) -> bool:
        """True unless a check of severity *must* fails."""
        return not any(result.blocking for result in self.checks)

    @property
    def verdict(self) -> str:
        """`ready` or `not-ready`."""
        return "ready" if self.ready else "not-ready"

    def __getitem__(self, check: str) -> CheckResult:
        """The result of the check with that id. Raises KeyError."""
        for result in self.checks:
            if result.id == check:
                return result
        raise KeyError(check)

    def to_dict(self) -> dict[str, Any]:
        """The report as the JSON of `tactful check --format json`, schema 1."""
        return {
            "schema": 1,
            "file": self.file,
            "guide": self.guide,
            "language": self.language,
            "guessed": list(self.guessed),
            "facts": {name: list(value) if isinstance(value, tuple) else value for name, value in self.facts.items()},
            "verdict": self.verdict,
            "words": self.words,
            "steps": [step.to_dict() for step in self.steps],
            "checks": [result.to_dict() for result in self.checks],
        }
