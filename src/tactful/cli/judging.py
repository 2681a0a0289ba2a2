"""Checks one file: a letter as text, or a draft with its own guide, language and facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tactful.cli.reading import letter_of, read_bytes
from tactful.i18n import language
from tactful.model import DEFAULT_LIMITS, FactValue, Limits, Report, Severity


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options say; None and empty leave it to the draft, or to a guess."""

    guide: str | None = None
    language: str | None = None
    facts: Mapping[str, FactValue] | None = None
    only: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    limits: Limits = DEFAULT_LIMITS


@dataclass(frozen=True, slots=True)
class Judged:
    """The report on one file, and the text its spans count in."""

    report: Report
    text: str


def judge(name: str, wanted: Wanted) -> Judged:
    """Check the file of that name, `-` being standard input. Raises InputError and its children."""
    from tactful.checks import check

    data = read_bytes(name)
    facts = dict(wanted.facts or {})
    if name != "-" and Path(name).suffix == ".toml":
        from tactful.drafts.codec import decode_bytes
        from tactful.letters.layout import lay_out

        stored = decode_bytes(data, name, Path(name).stem)
        draft = replace(
            stored,
            guide=wanted.guide or stored.guide,
            language=wanted.language or stored.language,
            facts={**stored.facts, **facts},
        )
        laid = lay_out(draft)
        text = laid.text
        report = check(
            text,
            guide=draft.guide,
            language=draft.language,
            facts=draft.facts,
            file=name,
            laid=laid,
            severities=wanted.severities,
            spoken=language(),
            limits=wanted.limits,
        )
    else:
        text = letter_of(name, data)
        report = check(
            text,
            guide=wanted.guide,
            language=wanted.language,
            facts=facts,
            file=name,
            severities=wanted.severities,
            spoken=language(),
            limits=wanted.limits,
        )
    return Judged(_chosen(report, wanted), text)


def _chosen(report: Report, wanted: Wanted) -> Report:
    """The report with the checks asked for."""
    if not wanted.only and not wanted.ignore:
        return report
    kept = tuple(
        result
        for result in report.checks
        if (not wanted.only or result.id in wanted.only) and result.id not in wanted.ignore
    )
    return replace(report, checks=kept)
