"""Reports as SARIF 2.1.0, the format in which editors and code hosts take findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tactful._version import __version__
from tactful.cli.judging import Judged
from tactful.cli.places import Lines
from tactful.guidance import load_guide
from tactful.guidance.spoken import in_words
from tactful.i18n import language, t
from tactful.model import CheckResult, Finding, Severity, Status

_LEVEL = {Severity.MUST: "error", Severity.SHOULD: "warning", Severity.CONSIDER: "note"}


def sarif(judged: Sequence[Judged], failures: Sequence[str] = ()) -> dict[str, Any]:
    """One run over these letters; `failures` are the files that couldn't be read, in words."""
    rules = list(_rules(judged))
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    invocation: dict[str, Any] = {"executionSuccessful": not failures}
    if failures:
        invocation["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": failure}} for failure in failures
        ]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "tactful", "version": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "defaultEncoding": "utf-8",
                "invocations": [invocation],
                "artifacts": [{"location": {"uri": _uri(one.report.file)}} for one in judged],
                "results": [result for one in judged for result in _results(one, places)],
            }
        ],
    }


def _rules(judged: Sequence[Judged]) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for one in judged:
        guide = in_words(load_guide(one.report.guide, one.report.language), language())
        for result in one.report.checks:
            if result.id in seen:
                continue
            seen.add(result.id)
            check = guide.check(result.id)
            yield {
                "id": check.id,
                "name": "".join(word.capitalize() for word in check.id.replace("-", ".").split(".")),
                "shortDescription": {"text": check.label},
                "fullDescription": {"text": check.why},
                "help": {"text": f"{check.why} {t('cli.explain.source', items=', '.join(check.source))}."},
                "defaultConfiguration": {"level": _LEVEL[check.severity]},
                "properties": {"severity": check.severity.value, "source": list(check.source)},
            }


def _results(judged: Judged, rules: dict[str, int]) -> Iterator[dict[str, Any]]:
    lines = Lines(judged.text)
    uri = _uri(judged.report.file)
    for result in judged.report.checks:
        if result.status not in (Status.FAIL, Status.UNSURE):
            continue
        for finding in result.findings or (None,):
            yield _result(result, finding, lines, uri, rules)


def _result(
    result: CheckResult, finding: Finding | None, lines: Lines, uri: str, rules: dict[str, int]
) -> dict[str, Any]:
    failed = result.status is Status.FAIL
    location: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if finding is not None:
        location["region"] = _region(finding, lines)
    told: dict[str, Any] = {
        "ruleId": result.id,
        "ruleIndex": rules[result.id],
        "kind": "fail" if failed else "review",
        "level": _LEVEL[result.severity] if failed else "none",
        "message": {"text": result.message or result.id},
        "locations": [{"physicalLocation": location}],
        "properties": {"severity": result.severity.value, "status": result.status.value, "step": result.step},
    }
    if finding is not None and finding.suggestions:
        told["fixes"] = [_fix(finding, suggestion, uri) for suggestion in finding.suggestions]
    return told


def _region(finding: Finding, lines: Lines) -> dict[str, Any]:
    start, end = lines.place(finding.start), lines.place(finding.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
        "snippet": {"text": finding.text},
    }


def _fix(finding: Finding, suggestion: str, uri: str) -> dict[str, Any]:
    deleted = {"charOffset": finding.start, "charLength": finding.end - finding.start}
    return {
        "description": {"text": t("cli.sarif.instead", words=suggestion)},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri},
                "replacements": [{"deletedRegion": deleted, "insertedContent": {"text": suggestion}}],
            }
        ],
    }


def _uri(file: str | None) -> str:
    if file is None or file == "-":
        return "stdin"
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix().encode("utf-8", "surrogateescape"))
