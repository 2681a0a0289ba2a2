"""Runs the checks of a guide over a letter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tactful.checks.inference import guess_guide, guess_language, infer_facts
from tactful.checks.kinds import kind
from tactful.checks.language import load_language
from tactful.checks.letter import Letter, Reader
from tactful.checks.messages import message
from tactful.checks.steps import find_steps
from tactful.checks.verdict import Verdict, skipped
from tactful.guidance.in_use import follows_packs, own_severities, rules_for
from tactful.guidance.rules import CheckRule
from tactful.guidance.spoken import checks_in_words
from tactful.letters.anatomy import Anatomy, read_anatomy
from tactful.model import (
    DEFAULT_LIMITS,
    CheckResult,
    FactValue,
    LaidOut,
    Limits,
    Report,
    Severity,
    Status,
    StepSpan,
    parse_fact,
)
from tactful.text.sentences import paragraphs


class Checker:
    """Checks letters of one guide and language; sentences judged once are remembered."""

    def __init__(self, guide_id: str = "bad-news", language: str = "en", spoken: str | None = None) -> None:
        """`spoken` is the language of the messages; None is the letter's own."""
        checks = checks_in_words(guide_id, language, spoken or language)
        self.guide = guide_id
        self.language = language
        self._reader = _reader(language)
        rules = rules_for(language)
        self._planned = [
            (rules[check.id], check, {key: text for key, text in check.messages.items() if "{" not in text})
            for check in checks
        ]

    def read(self, text: str, facts: Mapping[str, FactValue], laid: LaidOut | None = None) -> Letter:
        """The letter as the checks read it; `laid` gives its parts where they're known."""
        anatomy = _laid_anatomy(laid) if laid is not None else read_anatomy(text, self.language)
        letter = self._reader.read(text, anatomy, facts)
        letter.guide = self.guide
        return letter

    def check(
        self,
        text: str,
        facts: Mapping[str, FactValue] | None = None,
        laid: LaidOut | None = None,
        severities: Mapping[str, Severity] | None = None,
        *,
        limits: Limits = DEFAULT_LIMITS,
        file: str | None = None,
        guessed: tuple[str, ...] = (),
    ) -> Report:
        """The report on `text`. `severities` override the guide's; facts left open are inferred and said."""
        letter = self.read(text, facts or {}, laid)
        letter.limits = limits
        inferred = infer_facts(letter)
        letter.facts |= inferred
        letter.inferred = set(inferred)
        weights = {**own_severities(self.language), **(severities or {})}
        results = []
        for rule, check, plain in self._planned:
            verdict = judge(letter, rule)
            status = verdict.status
            results.append(
                CheckResult(
                    rule.id,
                    check.step,
                    weights.get(check.id) or verdict.severity or check.severity,
                    status,
                    (not verdict.variant and plain.get(status)) or message(check, verdict),
                    check.source,
                    () if status is Status.SKIP else verdict.findings,
                )
            )
        steps: tuple[StepSpan, ...] = laid.steps if laid is not None else find_steps(letter)
        return Report(
            guide=self.guide,
            language=self.language,
            words=letter.words,
            steps=steps,
            checks=tuple(results),
            facts=dict(letter.facts),
            guessed=(*guessed, *inferred),
            file=file,
        )


def judge(letter: Letter, rule: CheckRule) -> Verdict:
    """The verdict of one check: skipped where it doesn't apply, else what its kind says."""
    if (rule.when or rule.unless) and not _applies(letter, rule):
        return skipped()
    return kind(rule.kind)(letter, rule.find)


def _applies(letter: Letter, rule: CheckRule) -> bool:
    for fact, values in rule.when.items():
        given = letter.fact(fact)
        if not given or (values != ("*",) and given not in values):
            return False
    return all(letter.fact(fact).strip().lower() not in values for fact, values in rule.unless.items())


@follows_packs
@lru_cache(maxsize=8)
def _reader(language: str) -> Reader:
    return Reader(load_language(language))


def _laid_anatomy(laid: LaidOut) -> Anatomy:
    found: dict[str, list[tuple[int, int]]] = {}
    for part in laid.parts:
        found.setdefault(part.kind, []).append((part.start, part.end))

    def first(name: str) -> tuple[int, int] | None:
        return found[name][0] if name in found else None

    body = [span for place in found.get("body", ()) for span in paragraphs(laid.text, *place)]
    return Anatomy(
        head=tuple(span for name in ("letterhead", "date", "address", "reference") for span in found.get(name, ())),
        subject=first("subject"),
        salutation=first("salutation"),
        body=tuple(body),
        close=first("close"),
        signature=first("signature"),
        tail=tuple(span for name in ("enclosures", "cc", "other") for span in found.get(name, ())),
    )


@follows_packs
@lru_cache(maxsize=16)
def checker(guide: str, language: str, spoken: str | None = None) -> Checker:
    """The checker of a guide in a language, made once."""
    return Checker(guide, language, spoken)


def check(
    text: str,
    *,
    guide: str | None = None,
    language: str | None = None,
    facts: Mapping[str, object] | None = None,
    file: str | None = None,
    laid: LaidOut | None = None,
    severities: Mapping[str, Severity] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    spoken: str | None = None,
) -> Report:
    """The report on a letter.

    A guide, language or fact that isn't given is guessed from the text, and `Report.guessed` says so. `spoken` is
    the language of the messages; None is the letter's own.
    Raises UnknownNameError and InputError for names and values that don't exist.
    """
    given = {name: parse_fact(name, value) for name, value in (facts or {}).items() if value not in (None, "", [], ())}
    guessed: list[str] = []
    if guide is None:
        guessed.append("guide")
    if language is None:
        language = guess_language(text)
        guessed.append("language")
    if guide is None:
        guide = guess_guide(text, language, given)
    return checker(guide, language, spoken).check(
        text, given, laid, severities, limits=limits, file=file, guessed=tuple(guessed)
    )
