"""The values everything else speaks in. Standard library only."""

from tactful.model.draft import PART_NAMES, Draft
from tactful.model.facts import FACTS, Fact, FactKind, FactValue, parse_fact, parse_setting
from tactful.model.guide import (
    Advice,
    Check,
    Example,
    FactQuestion,
    Gate,
    GateQuestion,
    GateReason,
    Guide,
    Reminder,
    Severity,
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
