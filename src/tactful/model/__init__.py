"""The values everything else speaks in. Standard library only. They're loaded when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tactful.model.check import Check, Example, Severity
    from tactful.model.draft import PART_NAMES, Draft
    from tactful.model.facts import FACTS, Fact, FactKind, FactValue, parse_fact, parse_setting
    from tactful.model.guide import (
        Advice,
        FactQuestion,
        Gate,
        GateQuestion,
        GateReason,
        Guide,
        Reminder,
        Starter,
        Step,
    )
    from tactful.model.layout import LaidOut, Layout, Part, Segment
    from tactful.model.limits import DEFAULT_LIMITS, Limits
    from tactful.model.report import CheckResult, Finding, Report, Status, StepSpan

__all__ = [
    "DEFAULT_LIMITS",
    "FACTS",
    "PART_NAMES",
    "Advice",
    "Check",
    "CheckResult",
    "Draft",
    "Example",
    "Fact",
    "FactKind",
    "FactQuestion",
    "FactValue",
    "Finding",
    "Gate",
    "GateQuestion",
    "GateReason",
    "Guide",
    "LaidOut",
    "Layout",
    "Limits",
    "Part",
    "Reminder",
    "Report",
    "Segment",
    "Severity",
    "Starter",
    "Status",
    "Step",
    "StepSpan",
    "parse_fact",
    "parse_setting",
]

_HOMES = {
    "draft": (
        "PART_NAMES",
        "Draft",
    ),
    "facts": (
        "FACTS",
        "Fact",
        "FactKind",
        "FactValue",
        "parse_fact",
        "parse_setting",
    ),
    "check": ("Check", "Example", "Severity"),
    "guide": (
        "Advice",
        "FactQuestion",
        "Gate",
        "GateQuestion",
        "GateReason",
        "Guide",
        "Reminder",
        "Starter",
        "Step",
    ),
    "layout": (
        "LaidOut",
        "Layout",
        "Part",
        "Segment",
    ),
    "limits": (
        "DEFAULT_LIMITS",
        "Limits",
    ),
    "report": (
        "CheckResult",
        "Finding",
        "Report",
        "Status",
        "StepSpan",
    ),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            value = getattr(import_module(f"tactful.model.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'tactful.model' has no attribute {name!r}")
