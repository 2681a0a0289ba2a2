"""A small guide with simple checks: words it looks for, words it doesn't like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tactful.errors import UnknownNameError
from tactful.model import (
    DEFAULT_LIMITS,
    Advice,
    Check,
    CheckResult,
    Example,
    FactQuestion,
    FactValue,
    Finding,
    Guide,
    LaidOut,
    Limits,
    Reminder,
    Report,
    Severity,
    Starter,
    Status,
    Step,
)

_NAMES = {"thanks": "Thanks", "segue": "Segue", "solution": "Solution", "referral": "Referral", "fix": "Fix"}

_STARTERS = {
    "thanks": (
        Starter("error", "Thank you for {number} years with {company}."),
        Starter("refusal", "Thank you for asking us for {what they asked for}."),
    ),
}

_QUESTIONS = (
    FactQuestion("recipient", "Who will open this letter?", "A name makes it a letter.", {}, "Ms Jana Novak"),
    FactQuestion("event", "What happened?", "It's the sentence the reader looks for."),
    FactQuestion(
        "fault",
        "Whose doing was it?",
        "If part of it is yours, the letter says so.",
        {"ours": "Ours", "partly": "Partly ours", "nobody": "Nobody's", "theirs": "Theirs", "unknown": "Not known"},
    ),
    FactQuestion("relationship", "Will you go on?", "It ends differently.", {"continues": "Yes", "ends": "No"}),
    FactQuestion("offer", "What can you offer?", "Modest and true is enough."),
    FactQuestion("offer_date", "By when?", "A day saves a call.", {}, "2026-11-20"),
)

# id, step, severity, applies to every letter; a word that must stand there, or words that shouldn't
_CHECKS: tuple[tuple[str, str | None, Severity, str, str], ...] = (
    ("thanks.opening", "thanks", Severity.MUST, "thank", ""),
    ("news.plain", "segue", Severity.MUST, "error", ""),
    ("apology.count", None, Severity.SHOULD, "", "terribly|deeply"),
    ("solution.offer", "solution", Severity.MUST, "refund", ""),
    ("fix.remedy", "fix", Severity.MUST, "corrected", ""),
    ("letter.placeholders", None, Severity.MUST, "", r"\[[^\]]+\]"),
)

_LABELS = {
    "thanks.opening": "Opens with thanks",
    "news.plain": "The news is said outright",
    "apology.count": "Sorry once, in plain words",
    "solution.offer": "Offers something",
    "fix.remedy": "Says how it was mended",
    "letter.placeholders": "Nothing left to fill in",
}


def _advice(text: str) -> tuple[Advice, ...]:
    return (Advice(text, ("A01",)),)


GUIDE = Guide(
    id="bad-news",
    language="en",
    title="Bad news",
    when="Something has gone badly, or the answer is no.",
    steps=tuple(
        Step(
            step,
            name,
            f"What {name.lower()} is for, in one sentence.",
            advice=_advice(f"Some advice on {name.lower()}."),
            dos=_advice("Do this."),
            donts=_advice("Leave that."),
            starters=_STARTERS.get(step, ()),
            reminders=(Reminder("true", "Is every sentence true?", ("A25",)),) if step == "segue" else (),
            questions=("offer_date",) if step == "solution" else (),
        )
        for step, name in _NAMES.items()
    ),
    checks=tuple(
        Check(
            check,
            step,
            severity,
            ("A07", "A10"),
            _LABELS[check],
            {"fail": f"What to do about {check}."},
            f"Why {check} is asked.",
            (Example("", f"A good passage for {check}."),),
            (Example("", f"A bad passage for {check}."),),
        )
        for check, step, severity, _, _ in _CHECKS
    ),
    questions={question.fact: question for question in _QUESTIONS},
    first_facts=("recipient", "event", "fault", "relationship", "offer"),
    situations={"error": "A mistake was made", "refusal": "The answer is no"},
    examples=(
        Example(
            "A mistake made good",
            "",
            {"recipient": "Mr Daniel Okafor", "fault": "ours", "relationship": "continues"},
            {
                "thanks": "Thank you for seven years.",
                "segue": "We made an error. You paid £200. We are sorry.",
                "solution": "You get a refund of £200.",
                "fix": "We corrected it today.",
            },
        ),
    ),
)


class Checker:
    """Judges by the words above."""

    def __init__(self, guide: str, language: str, spoken: str | None = None) -> None:
        self._guide = load_guide(guide, language)

    def check(
        self,
        text: str,
        facts: Mapping[str, FactValue] | None = None,
        laid: LaidOut | None = None,
        severities: Mapping[str, Severity] | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> Report:
        results = []
        for check, (_, _, _, wanted, unwanted) in zip(self._guide.checks, _CHECKS, strict=True):
            hits = re.finditer(unwanted, text) if unwanted else ()
            findings = tuple(
                Finding(hit.start(), hit.end(), hit.group(), () if "[" in hit.group() else ("truly",)) for hit in hits
            )
            good = not findings if unwanted else wanted in text.casefold()
            status = Status.PASS if good else Status.FAIL
            if check.id == "fix.remedy" and dict(facts or {}).get("fault") not in ("ours", "partly"):
                status = Status.SKIP
            message = check.messages["fail"] if status is Status.FAIL else "Good."
            results.append(CheckResult(check.id, check.step, check.severity, status, message, check.source, findings))
        spans = laid.steps if laid else ()
        words = sum(len(text[span.start : span.end].split()) for span in spans)
        return Report("bad-news", "en", words, spans, tuple(results))


def load_guide(guide: str, language: str = "en") -> Guide:
    if (guide, language) != ("bad-news", "en"):
        raise UnknownNameError("guide", guide, ("bad-news",))
    return GUIDE


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the small guide in the place of the real ones."""
    replacements: dict[str, Any] = {"load_guide": load_guide, "guide_ids": lambda: ("bad-news",)}
    for module in (
        "tactful.guidance",
        "tactful.session.letter",
        "tactful.session.beginning",
        "tactful.letters.layout",
        "tactful.tui.screens.new_letter",
        "tactful.tui.desk",
    ):
        for name, replacement in replacements.items():
            monkeypatch.setattr(f"{module}.{name}", replacement, raising=False)
    monkeypatch.setattr("tactful.checks.Checker", Checker, raising=False)
