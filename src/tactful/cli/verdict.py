"""A report as a person reads it: the verdict, what's open with its words and what to do, the rest as a count."""

from __future__ import annotations

from collections.abc import Iterator

from tactful.cli.judging import Judged
from tactful.cli.paint import Paint
from tactful.cli.places import Lines
from tactful.guidance.spoken import checks_in_words
from tactful.i18n import language, t
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
    labels = {check.id: check.label for check in checks_in_words(report.guide, report.language, language())}
    state = paint.good(t("cli.verdict.ready")) if report.ready else paint.bad(t("cli.verdict.not-ready"))
    names = [f"{name}={report.facts[name]}" if name in report.facts else name for name in report.guessed]
    guessed = " " + t("cli.verdict.guessed", names=", ".join(names)) if names else ""
    name = paint.strong(visible_line(report.file or t("cli.verdict.letter")))
    yield f"{name}: {state} · {t('step.words', count=report.words)}"
    yield paint.quiet(f"  {t('cli.verdict.read-as', guide=report.guide, language=report.language)}{guessed}")
    lines = Lines(judged.text)
    shown = sorted(
        (result for result in report.checks if (result.status, result.severity) in _ORDER),
        key=lambda result: _ORDER[result.status, result.severity],
    )
    for result in shown:
        yield ""
        yield from _point(result, labels[result.id], lines, paint)
    yield ""
    told = [
        t(f"cli.verdict.count.{status.value}", count=sum(result.status is status for result in report.checks))
        for status in (Status.FAIL, Status.PASS, Status.UNSURE, Status.SKIP)
    ]
    yield paint.quiet("  " + ", ".join(told))


def _point(result: CheckResult, label: str, lines: Lines, paint: Paint) -> Iterator[str]:
    kind = t("cli.verdict.unsure" if result.status is Status.UNSURE else f"weight.name.{result.severity.value}")
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
        yield paint.quiet(f"    {t('cli.verdict.more', count=more)}")


def _wrapped(text: str, paint: Paint) -> list[str]:
    """A message set in, broken between words where it's read on a terminal."""
    if not paint.width:
        return [f"    {text}"]
    import textwrap

    return textwrap.wrap(text, paint.width, initial_indent="    ", subsequent_indent="    ")


def _instead(suggestions: tuple[str, ...]) -> str:
    said = f" {t('cli.verdict.or')} ".join(f"“{visible_line(suggestion)}”" for suggestion in suggestions[:3])
    return f"  → {said}" if said else ""
