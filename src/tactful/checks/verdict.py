"""What a kind of check answers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tactful.model import Finding, Severity, Status

_NOTHING: Mapping[str, str | int] = MappingProxyType({})


class Verdict(NamedTuple):
    """A status, the variant of the message, the words it speaks of, and values for the message.

    `severity` overrides the check's own where the letter's case weighs more or less.
    """

    status: Status
    variant: str = ""
    findings: tuple[Finding, ...] = ()
    values: Mapping[str, str | int] = _NOTHING
    severity: Severity | None = None


def passed(*findings: Finding, **values: str | int) -> Verdict:
    """The check is content; the findings show with what."""
    return Verdict(Status.PASS, "", findings, values)


def failed(*findings: Finding, variant: str = "", severity: Severity | None = None, **values: str | int) -> Verdict:
    """The check found something to look at again, or an absence when there are no findings."""
    return Verdict(Status.FAIL, variant, findings, values, severity)


def unsure(*findings: Finding, **values: str | int) -> Verdict:
    """The check can't tell."""
    return Verdict(Status.UNSURE, "", findings, values)


def skipped() -> Verdict:
    """The check does not apply to this letter."""
    return Verdict(Status.SKIP)
