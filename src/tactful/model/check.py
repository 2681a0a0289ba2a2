"""A check as a person meets it: what it looks for, what it says, and passages that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a failing check weighs. Only `must` makes a letter not ready."""

    MUST = "must"
    SHOULD = "should"
    CONSIDER = "consider"


@dataclass(frozen=True, slots=True)
class Example:
    """A whole letter, or a passage with what makes it good or bad."""

    title: str
    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    guide: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One check as a guide holds it.

    `label` is what it looks for in a few words ("The news is said outright"), `messages` what it says
    by status and variant (`pass`, `fail`, `unsure`, `skip`, or `fail.VARIANT`), `why` the reason a
    person reads on asking, `good` and `bad` passages that pass and fail by themselves.
    """

    id: str
    step: str | None
    severity: Severity
    source: tuple[str, ...]
    label: str
    messages: Mapping[str, str]
    why: str
    good: tuple[Example, ...] = ()
    bad: tuple[Example, ...] = ()
    rewrite: str = ""
