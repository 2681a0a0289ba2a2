"""From a report to what a person sees at a step: which hint shows where, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tactful.letters.starters import fill
from tactful.model import CheckResult, Draft, Finding, Guide, LaidOut, Report, Severity, Starter, Status
from tactful.session.state import Addition, Hint, Place, StepProgress, StepState, Unticked

_SEVERITY_ORDER = {Severity.MUST: 0, Severity.SHOULD: 1, Severity.CONSIDER: 2}
_STATUS_ORDER = {Status.FAIL: 0, Status.UNSURE: 3, Status.PASS: 4, Status.SKIP: 5}
_FIRST = frozenset({"thanks.opening", "reply.acknowledges"})
"""Checks of what has to stand where the letter opens."""
_BESIDE = frozenset({"referral.contact"})
"""Checks whose findings are where something is missing, and not words to change."""
_AT_THE_END = frozenset({"closing.goodwill"})
"""Checks of the whole letter that, for want of words, belong where the letter ends."""


def hints(
    guide: Guide, draft: Draft, laid: LaidOut, report: Report, always: Mapping[str, str] | None = None
) -> tuple[Hint, ...]:
    """Every check of the report as a hint, what's open first and worst first, the dismissed ones last.

    `always` are the checks this person sets aside in every letter, with the reason.
    """
    applying = [step.id for step in guide.steps if draft.applies(step.id)]
    last = applying[-1] if applying else None
    found = [
        _hint(guide, result, places(laid, result.findings), last, draft, always or {})
        for result in report.checks
        if any(check.id == result.id for check in guide.checks)
    ]
    return tuple(sorted(found, key=_rank))


def shows_at(hint: Hint, step: str) -> bool:
    """Whether a hint is shown at a step: its own ones, and any whose words stand there.

    A good result of another step isn't repeated where its words happen to stand.
    """
    if hint.step == step:
        return True
    telling = hint.result.step is None or hint.status in (Status.FAIL, Status.UNSURE)
    return telling and hint.status is not Status.SKIP and any(place.step == step for place in hint.places)


def places(laid: LaidOut, findings: Iterable[Finding]) -> tuple[Place, ...]:
    """The words of the findings, each in its step's own text."""
    return tuple(_place(laid, finding) for finding in findings)


def progress(guide: Guide, draft: Draft, found: tuple[Hint, ...]) -> tuple[StepProgress, ...]:
    """How each step of the guide stands."""
    states = []
    for step in guide.steps:
        has_text = bool(draft.steps.get(step.id, "").strip())
        if not draft.applies(step.id):
            state = StepState.DOESNT_APPLY
        elif not has_text:
            state = StepState.OPEN
        elif any(hint.open and hint.severity is not Severity.CONSIDER and shows_at(hint, step.id) for hint in found):
            state = StepState.LOOK_AGAIN
        else:
            state = StepState.GOOD
        states.append(StepProgress(step.id, step.title, state, has_text))
    return tuple(states)


def unticked(guide: Guide, draft: Draft) -> tuple[Unticked, ...]:
    """The boxes that nobody has ticked yet, of the steps that are part of the letter."""
    return tuple(
        Unticked(reminder, step.id, step.title)
        for step in guide.steps
        if draft.applies(step.id)
        for reminder in step.reminders
        if not draft.ticks.get(reminder.id, False)
    )


def _hint(
    guide: Guide,
    result: CheckResult,
    where: tuple[Place, ...],
    last: str | None,
    draft: Draft,
    always: Mapping[str, str],
) -> Hint:
    step = result.step
    if step is None and where:
        step = where[0].step
    elif step is None and result.id in _AT_THE_END:
        step = last
    check = guide.check(result.id)
    addition = None
    missing = result.status in (Status.FAIL, Status.UNSURE) and (not where or result.id in _BESIDE)
    if missing and check.rewrite and step is not None:
        sentence = fill(Starter("", check.rewrite), draft.facts, guide.language)
        addition = Addition(step, sentence, result.id in _FIRST)
    here = draft.dismissed.get(result.id)
    reason = always.get(result.id) if here is None else here
    return Hint(check, result, step, where, reason, addition, here is None and reason is not None)


def _place(laid: LaidOut, finding: Finding) -> Place:
    mapped = laid.to_step(finding.start, finding.end)
    step, start, end = mapped if mapped is not None else (None, finding.start, finding.end)
    return Place(step, start, end, finding.start, finding.end, finding.text, finding.suggestions)


def _rank(hint: Hint) -> tuple[int, int, int]:
    if hint.dismissed is not None:
        return 1, 0, 0
    by_severity = _SEVERITY_ORDER[hint.severity]
    return 0, _STATUS_ORDER[hint.status], by_severity if hint.status in (Status.FAIL, Status.UNSURE) else 0
