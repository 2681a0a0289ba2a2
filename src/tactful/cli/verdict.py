"""A report as a person reads it: the verdict, what's open with its words and what to do, the rest as a count."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from tactful.cli.judging import Judged
from tactful.cli.paint import Paint
from tactful.cli.places import Lines
from tactful.guidance import load_guide
from tactful.model import CheckResult, Severity, Status
from tactful.text.visible import visible_line

_ORDER = {
    (Status.FAIL, Severity.MUST): 0,
    (Status.FAIL, Severity.SHOULD): 1,
    (Status.FAIL, Severity.CONSIDER): 2,
    (Status.UNSURE, Severity.MUST): 3,
    (Status.UNSURE, Severity.SHOULD): 4,
    (Status.UNSURE, Severity.CONSIDER): 5,
}
_WORDS_SHOWN = 60
_PLACES_SHOWN = 5


def verdict(judged: Judged, paint: Paint) -> str:
    """All lines about one letter, ending with a newline."""
    return "\n".join(_lines(judged, paint)) + "\n"


def _lines(judged: Judged, paint: Paint) -> Iterator[str]:
    report = judged.report
    guide = load_guide(report.guide, report.language)
    state = paint.good("ready") if report.ready else paint.bad("not ready")
    names = [f"{name}={report.facts[name]}" if name in report.facts else name for name in report.guessed]
    guessed = f" (guessed: {', '.join(names)})" if names else ""
    yield f"{paint.strong(visible_line(report.file or 'letter'))}: {state} · {report.words} words"
    yield paint.quiet(f"  read as {report.guide}, {report.language}{guessed}")
    lines = Lines(judged.text)
    shown = sorted(
        (result for result in report.checks if (result.status, result.severity) in _ORDER),
        key=lambda result: _ORDER[result.status, result.severity],
    )
    for result in shown:
        yield ""
        yield from _point(result, guide.check(result.id).label, lines, paint)
    yield ""
    counts = [(Status.PASS, "good"), (Status.UNSURE, "unsure"), (Status.SKIP, "don't apply")]
    told = [f"{sum(r.status is status for r in report.checks)} {word}" for status, word in counts]
    yield paint.quiet("  " + ", ".join([f"{sum(r.status is Status.FAIL for r in report.checks)} open", *told]))


def _point(result: CheckResult, label: str, lines: Lines, paint: Paint) -> Iterator[str]:
    kind = "unsure" if result.status is Status.UNSURE else result.severity.value
    mark = paint.bad(kind) if result.blocking else paint.open(kind)
    yield f"  {mark}  {paint.strong(label)}  {paint.quiet(result.id)}"
    yield from _wrapped(visible_line(result.message), paint)
    for finding in result.findings[:_PLACES_SHOWN]:
        words = finding.text if len(finding.text) <= _WORDS_SHOWN else f"{finding.text[: _WORDS_SHOWN - 1]}…"
        yield f"    {paint.quiet(str(lines.place(finding.start)))}  “{visible_line(words)}”" + _instead(
            finding.suggestions
        )
    more = len(result.findings) - _PLACES_SHOWN
    if more > 0:
        yield paint.quiet(f"    and {more} more")


def _wrapped(text: str, paint: Paint) -> list[str]:
    """A message set in, broken between words where it's read on a terminal."""
    if not paint.width:
        return [f"    {text}"]
    return textwrap.wrap(text, paint.width, initial_indent="    ", subsequent_indent="    ")


def _instead(suggestions: tuple[str, ...]) -> str:
    said = " or ".join(f"“{visible_line(suggestion)}”" for suggestion in suggestions[:3])
    return f"  → {said}" if said else ""
